import type { Line, Opcode, SendStatus, Socket } from '../../src/connection/index.ts'

/** A socket without a network: notes what the client would see, and reads as slowly as it is told. */
export class MemorySocket implements Socket {
  /** `text:hello`, `binary:1,2`, `ping:p`, `CLOSE 1000 "reason"`, `CUT`. */
  readonly saw: string[] = []
  /** Frames that went out in one cork each; frames outside of corks count for one. */
  readonly writes: number[] = []
  bufferedBytes = 0
  /** Where the socket says that it has drained. */
  line: Line | null = null
  #waiting: { seen: string; bytes: number }[] | null = null
  #dropsFrom = Number.POSITIVE_INFINITY
  #corked = false
  #closed = false

  get closed(): boolean {
    return this.#closed
  }

  send(opcode: Opcode, data: string | Uint8Array): SendStatus {
    if (this.#closed) return 'closed'
    const bytes = Buffer.byteLength(data)
    if (this.bufferedBytes + bytes > this.#dropsFrom) return 'dropped'
    this.#count()
    const seen = `${opcode}:${opcode === 'binary' ? [...(data as Uint8Array)] : Buffer.from(data as string).toString()}`
    if (this.#waiting === null) this.saw.push(seen)
    else {
      this.#waiting.push({ seen, bytes })
      this.bufferedBytes += bytes
    }
    return this.#waiting === null ? 'sent' : 'buffered'
  }

  close(code: number, reason: string): void {
    if (this.#closed) return
    this.#flush()
    this.saw.push(reason === '' ? `CLOSE ${code}` : `CLOSE ${code} "${reason}"`)
    this.#closed = true
  }

  terminate(): void {
    if (!this.#closed) this.saw.push('CUT')
    this.#closed = true
  }

  cork(work: () => void): void {
    if (this.#corked) throw new Error('corked twice')
    this.writes.push(0)
    this.#corked = true
    work()
    this.#corked = false
    if (this.writes.at(-1) === 0) this.writes.pop()
  }

  /** The client stops to read: everything waits, and what would exceed `dropsFrom` bytes is dropped by the socket. */
  stall(dropsFrom: number = Number.POSITIVE_INFINITY): void {
    this.#waiting ??= []
    this.#dropsFrom = dropsFrom
  }

  /** The client reads again. */
  resume(): void {
    this.#flush()
    this.line?.drained()
  }

  /** The client reads all that waits, and stalls again at once. */
  readOnce(): void {
    this.resume()
    this.stall()
  }

  /** The client is gone; the transport says so. */
  lose(): void {
    this.#closed = true
    this.line?.ended({ tag: 'lost' })
  }

  #flush(): void {
    for (const { seen } of this.#waiting ?? []) this.saw.push(seen)
    this.#waiting = null
    this.bufferedBytes = 0
  }

  #count(): void {
    if (this.#corked) this.writes[this.writes.length - 1] = (this.writes.at(-1) ?? 0) + 1
    else this.writes.push(1)
  }
}
