import { acquireFifo } from './fifo.ts'
import { BUSY, DEAD, LOOKING, type Pid, QUEUED, WAITING } from './pid.ts'

/** What stands in a mailbox or in the run ring and is no message: `receive` and `info` pass it over. */
export class Marker {
  readonly label: string

  constructor(label: string) {
    this.label = label
  }
}

/** In the ring in place of a message: the process's first turn. */
export const START: Marker = new Marker('start')
/** In the ring in place of a message: go on with your own queue. */
export const WAKE: Marker = new Marker('wake')
/** In the ring beside a process that is busy: a message came that its `receive` may be waiting for. */
export const LOOK: Marker = new Marker('look')

/** A message with work to do in the runtime: a call, a cast. */
export interface Envelope {
  /** The tuple which OTP would have in the mailbox. */
  asOtpTuple(): unknown
}

/** A message as process code sees it that takes it out of the mailbox itself: envelopes become OTP's tuples. */
export function asSeen(message: unknown): unknown {
  if (typeof message !== 'object' || message === null || !('asOtpTuple' in message)) return message
  return (message as Envelope).asOtpTuple()
}

/**
 * Puts a message into a process's mailbox; a dead process takes none.
 * @internal
 */
export function deliver(process: Pid, message: unknown): void {
  const flags = process.flags
  if ((flags & (QUEUED | BUSY | DEAD)) === 0) {
    process.flags = flags | QUEUED
    process.node.scheduler.enqueue(process, message)
  } else if ((flags & DEAD) !== 0) {
    process.node.deadLetter(process, message)
  } else {
    process.node.scheduler.units--
    const waits = (flags & (WAITING | QUEUED | LOOKING)) === WAITING
    if (waits && process.extras?.wait?.offer(process, message) === true) return
    process.queue ??= acquireFifo<unknown>()
    process.queue.push(message)
    if (waits) lookSoon(process)
  }
}

/** Has a process that waits in `receive` look at its mailbox. @internal */
export function lookSoon(process: Pid): void {
  process.flags |= LOOKING
  process.node.scheduler.enqueue(process, LOOK)
}
