/** What a transport puts into a connection's mailbox. */

import { type Envelope, Marker } from '../actors/index.ts'
import type { Ending } from './endings.ts'
import type { Opcode } from './socket.ts'

/** What a callback is told about a frame besides its data: WebSock's `[opcode: opcode]`. One object for all frames of a kind. */
export interface FrameInfo<O extends Opcode = Opcode> {
  readonly opcode: O
}

export const TEXT: FrameInfo<'text'> = Object.freeze({ opcode: 'text' })
export const BINARY: FrameInfo<'binary'> = Object.freeze({ opcode: 'binary' })
export const PING: FrameInfo<'ping'> = Object.freeze({ opcode: 'ping' })
export const PONG: FrameInfo<'pong'> = Object.freeze({ opcode: 'pong' })

/** A frame from the client. */
export class ReceivedFrame implements Envelope {
  readonly data: string | Uint8Array
  readonly info: FrameInfo

  constructor(data: string | Uint8Array, info: FrameInfo) {
    this.data = data
    this.info = info
  }

  /** What a callback sees that takes it out of the mailbox itself, by `receive`. */
  asOtpTuple(): unknown {
    return ['$frame', this.data, this.info]
  }
}

/** The first thing in a connection's mailbox: run `init`. */
export const OPEN: Marker = new Marker('open')

/** The slow reader has caught up. */
export const DRAINED: Marker = new Marker('drained')

/** The socket is gone. A marker, so that no `receive` of a callback can take it away. */
export class LineEnd extends Marker {
  readonly ending: Ending

  constructor(ending: Ending) {
    super('line_end')
    this.ending = ending
  }
}
