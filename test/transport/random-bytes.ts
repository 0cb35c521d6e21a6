import { closeFrame, frame, handshake } from './raw-client.ts'

/** A pseudo-random source that a seed repeats (mulberry32). */
export class RandomBytes {
  #state: number

  constructor(seed: number) {
    this.#state = seed >>> 0
  }

  /** From 0 to below 1. */
  next(): number {
    this.#state = (this.#state + 0x6d2b79f5) >>> 0
    let mixed = this.#state
    mixed = Math.imul(mixed ^ (mixed >>> 15), mixed | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }

  /** An integer from 0 to below `end`. */
  below(end: number): number {
    return Math.floor(this.next() * end)
  }

  bytes(length: number): Buffer {
    return Buffer.from(Array.from({ length }, () => this.below(256)))
  }

  pick<T>(choices: readonly T[]): T {
    return choices[this.below(choices.length)] as T
  }

  /** A few bytes changed, taken out, doubled or put in. */
  mutate(original: Buffer): Buffer {
    let bytes = original
    for (let count = 1 + this.below(4); count > 0; count--) {
      const at = this.below(bytes.length + 1)
      const to = Math.min(bytes.length, at + this.below(20))
      const part = this.pick([
        () => this.bytes(to - at),
        () => Buffer.alloc(0),
        () => Buffer.concat([bytes.subarray(at, to), bytes.subarray(at, to)]),
        () => Buffer.concat([this.bytes(this.below(8)), bytes.subarray(at, to)]),
      ])()
      bytes = Buffer.concat([bytes.subarray(0, at), part, bytes.subarray(to)])
    }
    return this.below(10) === 0 ? bytes.subarray(0, this.below(bytes.length + 1)) : bytes
  }

  /** What might be meant as an opening handshake. */
  handshake(): Buffer {
    const path = this.pick(['/ws', '/ws?a=%zz', '/%77s', '/ws/%', '/nowhere', '*', ''])
    const headers: Record<string, string | null> = {
      'X-Noise': this.bytes(this.below(50))
        .toString('latin1')
        .replace(/[\r\n]/g, ''),
      'Sec-WebSocket-Protocol': this.pick([null, 'a', 'a, a', ',']),
      'Sec-WebSocket-Extensions': this.pick([null, 'permessage-deflate', 'permessage-deflate; x=', ';;']),
      'Content-Length': this.pick([null, null, '5', '-1', 'x']),
      'Transfer-Encoding': this.pick([null, null, null, 'chunked']),
    }
    const whole = handshake(path, headers, this.pick(['GET', 'GET', 'POST', 'HEAD', 'get', 'BREW']))
    return this.pick([
      () => whole,
      () => this.mutate(whole),
      () => this.mutate(whole),
      () => this.bytes(this.below(300)),
    ])()
  }

  /** What might be meant as a frame. */
  frame(): Buffer {
    const payload = this.bytes(this.below(this.pick([4, 130, 1000])))
    const opcode = this.pick([0, 1, 1, 2, 2, 8, 9, 10, this.below(16)])
    const whole = frame(opcode, payload, {
      fin: this.below(5) > 0,
      rsv: this.pick([0, 0, 0, this.below(8)]),
      masked: this.below(10) > 0,
    })
    return this.pick([
      () => whole,
      () => this.mutate(whole),
      () => frame(1, 'valid'),
      () => closeFrame(this.below(6000)),
      () => this.bytes(1 + this.below(40)),
    ])()
  }
}
