/** Why connections end, and what that means for the callback, for the client and for processes that are linked. */

import { isOrderly, isShutdown, type Reason } from '../actors/index.ts'
import { CloseCode, parseCloseDetail } from './close.ts'
import type { SocketEnd } from './socket.ts'

/**
 * Why a connection ends: `'normal'`, it stopped; `'remote'`, the client closed; `'shutdown'`, the server goes down; `'timeout'`, nothing came
 * for too long; else `['error', reason]`, where `'closed'` is a TCP connection that ended without a close frame.
 */
export type TerminateReason = 'normal' | 'remote' | 'shutdown' | 'timeout' | readonly ['error', Reason]

/** A limit that was exceeded, as `['error', limit]` tells `terminate`. */
export type ExceededLimit = 'max_unanswered' | 'max_message_rate' | 'max_buffered_bytes'

/** How an end looks from all sides. */
export class Ending {
  /** What `terminate` is told. */
  readonly told: TerminateReason
  /** With what the process ends, as its links and monitors learn it. Thousand Island's words where there are any. */
  readonly exit: Reason
  readonly code: number
  /** The close frame's reason. */
  readonly text: string

  constructor(told: TerminateReason, exit: Reason, code: number, text = '') {
    this.told = told
    this.exit = exit
    this.code = code
    this.text = text
  }
}

/** A callback threw, or returned what it may not. */
export function crash(reason: Reason): Ending {
  return new Ending(['error', reason], reason, CloseCode.internalError)
}

/** `exit(reason)` in a callback, or `GenServer.stop` from outside. */
export function exited(reason: Reason): Ending {
  return isShutdown(reason) ? new Ending('shutdown', reason, codeOf(reason)) : crash(reason)
}

/** The supervisor wants the connection to end, or has ended itself: that is no fault of the connection, and the client may come back. */
export function parentExited(reason: Reason): Ending {
  if (isShutdown(reason)) return exited(reason)
  return new Ending(['error', reason], reason, CloseCode.serviceRestart)
}

/**
 * The result `stop(reason, state)`, or one with a close detail.
 * @throws {TypeError | RangeError} when the detail is none
 */
export function stopped(reason: Reason, detail?: unknown): Ending {
  const usual = stoppedWith(reason)
  if (detail === undefined) return usual
  const { code, text } = parseCloseDetail(detail)
  return new Ending(usual.told, usual.exit, code, text)
}

function stoppedWith(reason: Reason): Ending {
  const local = ['shutdown', 'local_closed']
  if (reason === 'normal') return new Ending('normal', local, CloseCode.normal)
  if (reason === 'timeout') return new Ending('timeout', ['shutdown', 'timeout'], CloseCode.internalError)
  if (isShutdown(reason) && reason !== 'shutdown') {
    const why = (reason as [string, unknown])[1]
    if (why === 'disconnected') return new Ending('normal', local, CloseCode.normal)
    if (why === 'restart') return new Ending('normal', reason, CloseCode.serviceRestart)
  }
  return crash(reason)
}

const PEER_CLOSED: Reason = Object.freeze(['shutdown', 'peer_closed'])
/** How most connections end that nobody closes. */
const LOST = new Ending(Object.freeze(['error', 'closed'] as const), PEER_CLOSED, 1006)

/** The socket is gone, closed by the client or by the transport. */
export function socketEnded(how: SocketEnd): Ending {
  switch (how.tag) {
    case 'remote':
      return new Ending('remote', PEER_CLOSED, how.code, how.reason)
    case 'lost':
      return LOST
    case 'protocol':
      return new Ending(['error', how.message], ['shutdown', 'protocol_error'], how.code)
    case 'timeout':
      return new Ending('timeout', ['shutdown', 'timeout'], how.code)
  }
}

/** The client sends more, or reads less, than it may. */
export function overloaded(limit: ExceededLimit): Ending {
  const exit = ['shutdown', limit]
  if (limit === 'max_buffered_bytes')
    return new Ending(['error', limit], exit, CloseCode.tryAgainLater, 'reads too slowly')
  return new Ending(['error', limit], exit, CloseCode.policyViolation, 'sends too much')
}

/** The close code for a process that has ended with `reason` and not closed its socket: it was killed, or nearly so. */
export function codeOf(reason: Reason): number {
  if (!isOrderly(reason)) return CloseCode.internalError
  if (reason === 'normal') return CloseCode.normal
  return Array.isArray(reason) && reason[1] === 'restart' ? CloseCode.serviceRestart : CloseCode.goingAway
}
