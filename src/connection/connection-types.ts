import type { Awaitable, Reason, ServerStatus } from '../actors/index.ts'
import type { CloseDetail } from './close.ts'
import type { TerminateReason } from './endings.ts'
import type { FrameInfo } from './incoming.ts'
import type { ConnectionRequest } from './request.ts'
import type { Frames } from './results.ts'

/** A message from the client, as `handleIn` gets it: a text as a string, a binary as bytes. `typeof data` tells them apart. */
export type IncomingMessage =
  | readonly [data: string, info: FrameInfo<'text'>]
  | readonly [data: Uint8Array, info: FrameInfo<'binary'>]

/** A ping or pong from the client, as `handleControl` gets it. */
export type IncomingControl = readonly [data: Uint8Array, info: FrameInfo<'ping' | 'pong'>]

/**
 * What every callback but `terminate` may return.
 *
 * - `ok(state)`: goes on.
 * - `push(frames, state)`: sends one frame or several, and goes on.
 * - `reply(code, frames, state)`: the same; `code` is for the callback's reader.
 * - `stop(reason, state)`: calls `terminate`, closes, and ends the process.
 * - `stop(reason, closeDetail, state)`: closes with that code, or `[code, reason]`.
 * - `stop(reason, closeDetail, frames, state)`: sends these frames first.
 *
 * | reason | `terminate` is told | close code without a detail |
 * |---|---|---|
 * | `'normal'`, `['shutdown', 'disconnected']` | `'normal'` | 1000 |
 * | `['shutdown', 'restart']` | `'normal'` | 1012 |
 * | `'timeout'` | `'timeout'` | 1011 |
 * | any other | `['error', reason]` | 1011 |
 *
 * Anything else is a crash with reason `['bad_return_value', result]`, and so is a throw: `terminate` is told `['error', reason]`, the client
 * sees 1011. A frame or a close detail that cannot be sent crashes with the `TypeError` or `RangeError` that says why.
 */
export type ConnectionResult<S> =
  | readonly ['ok', S]
  | readonly ['push', Frames, S]
  | readonly ['reply', unknown, Frames, S]
  | readonly ['stop', Reason, S]
  | readonly ['stop', Reason, CloseDetail, S]
  | readonly ['stop', Reason, CloseDetail, Frames, S]

/**
 * A connection's callbacks, named and ordered as WebSock's. Each may be async: the connection then handles nothing else until it is done,
 * while all others go on. Their results: `ConnectionResult`.
 *
 * The process traps exits: signals of linked processes come to `handleInfo` as `['EXIT', pid, reason]`, those of its supervisor end it.
 */
export interface ConnectionSpec<A, S, M> {
  /** What reports call it. @default 'Connection' */
  readonly name?: string
  /**
   * The connection is open: makes the first state, in the new process. `argument` is the route's. Any result is allowed: `push` greets,
   * `stop` ends. A throw closes with 1011; there being no state yet, `terminate` is not called then.
   */
  init(request: ConnectionRequest, argument: A): Awaitable<ConnectionResult<S>>
  /** A whole message came from the client. Any result. */
  handleIn(frame: IncomingMessage, state: NoInfer<S>): Awaitable<ConnectionResult<NoInfer<S>>>
  /** A ping or pong came; the ping has been answered. Any result. Without this callback they are dropped. */
  handleControl?(frame: IncomingControl, state: NoInfer<S>): Awaitable<ConnectionResult<NoInfer<S>>>
  /** A message came from a process. Any result. Without this callback such messages are reported and dropped. */
  handleInfo?(message: M, state: NoInfer<S>): Awaitable<ConnectionResult<NoInfer<S>>>
  /** A slow reader has caught up: nothing that was pushed waits any more. Any result. */
  handleDrain?(state: NoInfer<S>): Awaitable<ConnectionResult<NoInfer<S>>>
  /**
   * The last thing a connection does; its result is ignored. The close frame, if it is ours to send, follows. A throw closes with 1011 and is
   * the reason with which the process ends. Not called when the process is killed.
   */
  terminate?(reason: TerminateReason, state: NoInfer<S>): unknown
  /** What crash reports show: return it without what must not be logged. */
  formatStatus?(status: ServerStatus<NoInfer<S>>): ServerStatus
}

// biome-ignore lint/suspicious/noExplicitAny: stands for every connection's callbacks
export type AnyConnectionSpec = ConnectionSpec<any, any, any>
