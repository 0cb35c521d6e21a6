import type { ConnectionLine, Opcode, SendStatus, Socket } from '../connection/index.ts'
import type { Endpoint } from './endpoint.ts'
import type { AddressCount } from './places.ts'

/** A WebSocket that a listener has open: what both transports keep for each, and no more. Intrusive list: 15,000 of them need no Set. */
export abstract class OpenSocket implements Socket {
  readonly endpoint: Endpoint
  /** Who is told what comes. Null before there is one, and from the moment when there is nothing more to tell. */
  line: ConnectionLine | null = null
  /** A frame came since the last sweep. */
  active = false
  /** It was silent for long and has been pinged. */
  pinged = false
  /** When the last sweep that found it active was, or when it was opened: in whole ms, which cost nothing beside the field. */
  activeAt: number
  readonly address: AddressCount | null
  previous: OpenSocket | null = null
  next: OpenSocket | null = null

  constructor(endpoint: Endpoint, address: AddressCount | null, now: number) {
    this.endpoint = endpoint
    this.address = address
    this.activeAt = Math.ceil(now)
  }

  /** Neither side has closed. */
  abstract readonly isOpen: boolean
  abstract readonly remoteAddress: string | undefined
  abstract readonly bufferedBytes: number
  abstract send(opcode: Opcode, data: string | Uint8Array): SendStatus
  abstract close(code: number, reason: string): void
  abstract terminate(): void
  abstract cork(work: () => void): void
}
