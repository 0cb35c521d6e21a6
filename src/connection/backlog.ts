import { acquireFifo, type Fifo, releaseFifo } from '../actors/index.ts'
import type { Opcode } from './socket.ts'

/** A frame that waits for a slow reader. */
export interface WaitingFrame {
  readonly opcode: Opcode
  readonly data: string | Uint8Array
  readonly bytes: number
}

/**
 * Frames for a slow reader, under the policy `drop_oldest`: what the socket has buffered cannot be taken back, so while it buffers, frames
 * wait here.
 */
export class Backlog {
  readonly #frames: Fifo<WaitingFrame> = acquireFifo()
  #bytes = 0

  get length(): number {
    return this.#frames.length
  }

  /** Of the frames that wait. */
  get bytes(): number {
    return this.#bytes
  }

  push(frame: WaitingFrame): void {
    this.#frames.push(frame)
    this.#bytes += frame.bytes
  }

  /** Takes the oldest. */
  shift(): WaitingFrame | undefined {
    const frame = this.#frames.shift()
    if (frame !== undefined) this.#bytes -= frame.bytes
    return frame
  }

  /** Gives the empty queue back. */
  release(): void {
    releaseFifo(this.#frames)
  }
}
