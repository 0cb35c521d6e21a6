import type { WebSocket } from 'uWebSockets.js'
import type { Opcode, SendStatus } from '../connection/index.ts'
import type { Endpoint } from './endpoint.ts'
import { OpenSocket } from './open-socket.ts'
import type { AddressCount } from './places.ts'
import { encodeText } from './uws-text.ts'

/** A socket of uWebSockets.js, with ours set on it: reading it there costs less than a call into C++. */
export type UwsWebSocket = WebSocket<unknown> & { socket: UwsSocket }

/** `send` of uWebSockets.js answers 1, 0 or 2. */
const STATUS: readonly SendStatus[] = ['buffered', 'sent', 'dropped']

const MAX_CONTROL_BYTES = 125

/**
 * A socket of uWebSockets.js. After its close callback every use of it throws, so it is let go of there, and asked for nothing afterwards.
 *
 * The library answers pings itself and has no way to send a pong: one that an application pushes is left out, as RFC 6455 §5.5.3 allows.
 */
export class UwsSocket extends OpenSocket {
  /** Null before the upgrade and after the close. @internal */ ws: UwsWebSocket | null = null
  /** Messages of so many bytes are compressed. */
  readonly #compressFrom: number

  constructor(endpoint: Endpoint, address: AddressCount | null, now: number, compressFrom: number) {
    super(endpoint, address, now)
    this.#compressFrom = compressFrom
  }

  get isOpen(): boolean {
    return this.ws !== null
  }

  get bufferedBytes(): number {
    return this.ws === null ? 0 : this.ws.getBufferedAmount()
  }

  get remoteAddress(): string | undefined {
    return this.ws === null ? undefined : Buffer.from(this.ws.getRemoteAddressAsText()).toString('latin1')
  }

  send(opcode: Opcode, data: string | Uint8Array): SendStatus {
    const { ws } = this
    if (ws === null) return 'closed'
    switch (opcode) {
      case 'text':
        return STATUS[ws.send(encoded(data), false, data.length >= this.#compressFrom)] as SendStatus
      case 'binary':
        return STATUS[ws.send(data, true, data.length >= this.#compressFrom)] as SendStatus
      case 'ping':
        if (Buffer.byteLength(data) > MAX_CONTROL_BYTES) return 'dropped'
        return STATUS[ws.ping(data)] as SendStatus
      case 'pong':
        return 'sent'
    }
  }

  close(code: number, reason: string): void {
    const { ws } = this
    if (ws === null) return
    this.line = null
    // The close callback runs inside of this.
    ws.end(code === 1005 ? undefined : code, reason)
  }

  terminate(): void {
    const { ws } = this
    if (ws === null) return
    this.line = null
    ws.close()
  }

  cork(work: () => void): void {
    if (this.ws === null) work()
    else this.ws.cork(work)
  }
}

function encoded(data: string | Uint8Array): string | Uint8Array {
  return typeof data === 'string' ? encodeText(data) : data
}
