import { deliver, type Pid } from '../actors/index.ts'
import { CLOSED, CONGESTED, ENDING, SHEDDING } from './card-flags.ts'
import { type ExceededLimit, overloaded, socketEnded } from './endings.ts'
import { BINARY, DRAINED, type FrameInfo, LineEnd, PING, PONG, ReceivedFrame, TEXT } from './incoming.ts'
import { RateLimit } from './limits.ts'
import { extrasOf, type LineExtras, Opening } from './line-extras.ts'
import type { LineGroup } from './line-group.ts'
import { flushBacklog, sendBacklog } from './outgoing.ts'
import type { ConnectionRequest } from './request.ts'
import type { Line, Socket, SocketEnd } from './socket.ts'
import { byteLength, tellOverload, trafficFor } from './traffic.ts'

/**
 * One connection between its socket and its process: the transport puts frames in, the process takes its state and its socket from here.
 * All that an idle connection has besides its pid.
 */
export class LineCard implements Line {
  readonly group: LineGroup
  readonly socket: Socket
  /** Null before the supervisor has started it. */
  pid: Pid | null = null
  /** The application's state. */
  state: unknown = undefined
  flags = 0
  /** Frames in the mailbox; more than there are if a callback took some by `receive`. */
  unanswered = 0
  /** Null from `init` on. */
  opening: Opening | null
  extras: LineExtras | null = null

  constructor(group: LineGroup, request: ConnectionRequest, socket: Socket) {
    const { node, limits } = group
    this.group = group
    this.socket = socket
    this.opening = new Opening(request)
    const traffic = trafficFor(node)
    if (traffic !== null) extrasOf(this).traffic = traffic
    if (limits.maxMessageRate !== Number.POSITIVE_INFINITY)
      extrasOf(this).rate = new RateLimit(limits.maxMessageRate, node.clock.now())
  }

  // ---- what the transport calls

  text(data: string): void {
    receiveFrame(this, data, TEXT, true)
  }

  binary(data: Uint8Array): void {
    receiveFrame(this, data, BINARY, true)
  }

  ping(data: Uint8Array): void {
    receiveFrame(this, data, PING, this.group.program.wantsControl)
  }

  pong(data: Uint8Array): void {
    receiveFrame(this, data, PONG, this.group.program.wantsControl)
  }

  drained(): void {
    if ((this.flags & (CONGESTED | CLOSED)) !== CONGESTED) return
    this.flags &= ~CONGESTED
    if (this.extras?.backlog != null) sendBacklog(this, this.extras.backlog)
    if ((this.flags & (CONGESTED | ENDING)) === 0 && this.group.program.wantsDrain) this.post(DRAINED)
  }

  ended(how: SocketEnd): void {
    if ((this.flags & CLOSED) !== 0) return
    const end = socketEnded(how)
    this.#closed(end.code)
    this.post(new LineEnd(end))
  }

  // ---- what the process and its program call

  /** Puts a message into the mailbox, or keeps it until there is one. */
  post(message: unknown): void {
    if (this.pid !== null) deliver(this.pid, message)
    else if (this.opening !== null) {
      this.opening.early ??= []
      this.opening.early.push(message)
    }
  }

  /** Closes the socket behind everything that was pushed; the first close counts. */
  close(code: number, text: string): void {
    if ((this.flags & CLOSED) !== 0) return
    if (this.extras?.backlog != null) flushBacklog(this, this.extras.backlog)
    this.#closed(code)
    this.socket.close(code, text)
  }

  /** Closes because of `limit`, and has the process end. */
  overload(limit: ExceededLimit): void {
    if ((this.flags & CLOSED) !== 0) return
    const end = overloaded(limit)
    this.group.overloads[limit]++
    tellOverload(this, limit, 'close')
    this.flags |= SHEDDING
    this.close(end.code, end.text)
    this.post(new LineEnd(end))
  }

  #closed(code: number): void {
    this.flags |= CLOSED
    const extras = extrasOf(this)
    extras.code = code
    extras.backlog = null
  }
}

/** `wanted`: whether the application has a callback for it. Even if not, it counts against the rate. */
function receiveFrame(card: LineCard, data: string | Uint8Array, info: FrameInfo, wanted: boolean): void {
  if ((card.flags & (CLOSED | ENDING)) !== 0) return
  if (card.extras !== null && !isWithinRate(card, card.extras, data)) card.overload('max_message_rate')
  else if (wanted) {
    const { maxUnanswered } = card.group.limits
    if (++card.unanswered > maxUnanswered && recount(card) > maxUnanswered) card.overload('max_unanswered')
    else if (card.pid === null) card.post(new ReceivedFrame(data, info))
    else card.group.node.scheduler.arrive(card.pid, new ReceivedFrame(data, info))
  }
}

/** Counts a frame where that is wanted; false if it is one too many for the rate. */
function isWithinRate(card: LineCard, { traffic, rate }: LineExtras, data: string | Uint8Array): boolean {
  if (traffic !== null) {
    traffic.framesIn++
    traffic.bytesIn += byteLength(data)
  }
  return rate === null || rate.take(card.group.node.clock.now())
}

/**
 * Counts what really waits, the frame that is coming included: what a callback took by `receive` was not counted off. The one message with
 * which a process stands in the run ring is taken for a frame.
 */
function recount(card: LineCard): number {
  if (card.pid === null) return card.unanswered
  const { queue } = card.pid
  let waiting = 2
  for (let index = 0; index < (queue?.length ?? 0); index++) if (queue?.at(index) instanceof ReceivedFrame) waiting++
  card.unanswered = Math.min(card.unanswered, waiting)
  return card.unanswered
}
