import type { Duplex } from 'node:stream'
import { WebSocket } from 'ws'
import { CloseCode, type Opcode, type SendStatus } from '../connection/index.ts'
import type { Endpoint } from './endpoint.ts'
import type { Gate } from './gate.ts'
import { OpenSocket } from './open-socket.ts'
import type { AddressCount } from './places.ts'
import { usualAddress } from './remote-address.ts'

/** One object for all frames of a kind: `ws` reads it and keeps nothing. */
const TEXT = { binary: false, compress: false, fin: true } as const
const BINARY = { binary: true, compress: false, fin: true } as const
const TEXT_COMPRESSED = { ...TEXT, compress: true } as const
const BINARY_COMPRESSED = { ...BINARY, compress: true } as const

const MAX_CONTROL_BYTES = 125

/** A socket of `ws`, on the TCP or TLS stream below it. */
export class NodeSocket extends OpenSocket {
  readonly #gate: Gate
  readonly #ws: WebSocket
  readonly #stream: Duplex & { readonly remoteAddress?: string }
  readonly #compresses: boolean
  /** The answers to the frames of one TCP segment are being collected. */
  #collecting = false

  constructor(gate: Gate, ws: WebSocket, stream: Duplex, endpoint: Endpoint, address: AddressCount | null) {
    super(endpoint, address, gate.node.clock.now())
    this.#gate = gate
    this.#ws = ws
    this.#stream = stream
    this.#compresses = ws.extensions !== ''
    this.#listen()
  }

  get isOpen(): boolean {
    return this.#ws.readyState === WebSocket.OPEN
  }

  get bufferedBytes(): number {
    return this.#ws.readyState === WebSocket.OPEN ? this.#ws.bufferedAmount : 0
  }

  get remoteAddress(): string | undefined {
    const { remoteAddress } = this.#stream
    return remoteAddress === undefined ? undefined : usualAddress(remoteAddress)
  }

  send(opcode: Opcode, data: string | Uint8Array): SendStatus {
    const ws = this.#ws
    if (ws.readyState !== WebSocket.OPEN) return 'closed'
    if (ws.bufferedAmount >= this.#gate.limits.maxBufferedBytes) return this.#dropped()
    switch (opcode) {
      case 'text':
        ws.send(data, this.#compresses ? TEXT_COMPRESSED : TEXT)
        break
      case 'binary':
        ws.send(data, this.#compresses ? BINARY_COMPRESSED : BINARY)
        break
      default:
        if (Buffer.byteLength(data) > MAX_CONTROL_BYTES) return 'dropped'
        ws[opcode](data, false)
    }
    // Exactly then will the stream say that it has drained.
    return this.#stream.writableNeedDrain ? 'buffered' : 'sent'
  }

  close(code: number, reason: string): void {
    this.line = null
    if (code === 1005) this.#ws.close()
    else this.#ws.close(code, reason)
  }

  terminate(): void {
    this.line = null
    this.#ws.terminate()
  }

  cork(work: () => void): void {
    this.#stream.cork()
    try {
      work()
    } finally {
      this.#stream.uncork()
    }
  }

  #dropped(): SendStatus {
    this.#gate.noteCut('maxBufferedBytes', null, this.remoteAddress)
    return 'dropped'
  }

  // ---- what `ws` calls

  #listen(): void {
    const ws = this.#ws
    ws.on('message', (data, isBinary) => this.#message(data as Buffer, isBinary))
    ws.on('ping', (data) => this.#control('ping', data))
    ws.on('pong', (data) => this.#control('pong', data))
    ws.on('close', (code, reason) => this.#closed(code, reason))
    ws.on('error', (error) => this.#broken(error))
    this.#stream.on('drain', () => this.#drained())
  }

  #message(data: Buffer, isBinary: boolean): void {
    const { line } = this
    if (line === null) return
    const { scheduler } = this.#gate.node
    this.active = true
    this.#collect()
    scheduler.expectDrain()
    try {
      // The stream's buffers are not used again: no copy.
      if (isBinary) line.binary(data)
      else line.text(data.toString())
    } finally {
      scheduler.drainAfterIo()
    }
  }

  #control(opcode: 'ping' | 'pong', data: Buffer): void {
    const { line } = this
    if (line === null) return
    this.active = true
    this.#collect()
    line[opcode](data)
    this.#gate.node.scheduler.drainNow()
  }

  /** Holds back what is sent until all frames of this segment are handled: their answers leave in one write. */
  #collect(): void {
    if (this.#collecting) return
    this.#collecting = true
    this.#stream.cork()
    process.nextTick(release, this)
  }

  /** @internal */
  release(): void {
    this.#collecting = false
    this.#stream.uncork()
  }

  #drained(): void {
    const { line } = this
    if (line === null || this.#ws.bufferedAmount > 0) return
    line.drained()
    this.#gate.node.scheduler.drainNow()
  }

  /** The client broke the protocol or a limit and has been told so, or the stream failed: then there is only the close. */
  #broken(error: Error & { readonly code?: string }): void {
    const code = closeCodeOf(error.code)
    if (code === null || this.line === null) return
    this.#gate.noteCut(code === CloseCode.tooBig ? 'maxPayloadBytes' : 'protocol', code, this.remoteAddress)
    this.#gate.tell(this, { tag: 'protocol', code, message: error.message })
    this.#gate.node.scheduler.drainNow()
  }

  #closed(code: number, reason: Buffer): void {
    this.#gate.closed(this)
    if (this.line === null) return
    if (code === 1006) this.#gate.tell(this, { tag: 'lost' })
    else this.#gate.tell(this, { tag: 'remote', code, reason: reason.toString() })
    this.#gate.node.scheduler.drainNow()
  }
}

function release(socket: NodeSocket): void {
  socket.release()
}

/** With which close code `ws` has answered an error of the client; null if the error was not the client's. */
function closeCodeOf(code: string | undefined): number | null {
  switch (code) {
    case 'WS_ERR_INVALID_UTF8':
      return CloseCode.invalidPayload
    case 'WS_ERR_UNSUPPORTED_MESSAGE_LENGTH':
    case 'WS_ERR_UNSUPPORTED_DATA_PAYLOAD_LENGTH':
      return CloseCode.tooBig
    case 'WS_ERR_TOO_MANY_BUFFERED_PARTS':
      return CloseCode.policyViolation
    default:
      return code?.startsWith('WS_ERR_') === true ? CloseCode.protocolError : null
  }
}
