import {
  acknowledgeStart,
  type Boot,
  Call,
  Cast,
  DEBUGGED,
  debugIncoming,
  deliver,
  ExitError,
  endProcess,
  failStart,
  formatted,
  genericStatus,
  handleSystemMessage,
  isDead,
  isOrderly,
  isParentExit,
  isSystemMessage,
  isThenable,
  Marker,
  type Pid,
  particulars,
  type Reason,
  reasonOfThrown,
  reportTermination,
  type SystemProgram,
  type SystemStatus,
  startEnded,
  suspend,
  trapExit,
} from '../actors/index.ts'
import { CLOSED, CORKED, ENDING, INITIALIZED, SHEDDING } from './card-flags.ts'
import type { AnyConnectionSpec, IncomingControl, IncomingMessage } from './connection-types.ts'
import { debugResult } from './debugging.ts'
import { codeOf, crash, Ending, exited, parentExited, stopped } from './endings.ts'
import { BINARY, DRAINED, LineEnd, OPEN, ReceivedFrame, TEXT } from './incoming.ts'
import { LineCard } from './line-card.ts'
import { extrasOf, type Opening } from './line-extras.ts'
import { pushFrames } from './outgoing.ts'
import { tellStart, tellStop } from './traffic.ts'

/** The loop of a connection process, one for each route; what differs between its processes is in their cards. */
export class ConnectionProgram implements SystemProgram {
  readonly behaviour = 'connection'
  readonly label: string
  readonly wantsControl: boolean
  readonly wantsDrain: boolean
  readonly #spec: AnyConnectionSpec

  constructor(spec: AnyConnectionSpec) {
    this.label = spec.name ?? 'Connection'
    this.wantsControl = spec.handleControl !== undefined
    this.wantsDrain = spec.handleDrain !== undefined
    this.#spec = spec
  }

  /**
   * The start is over before `init`, which may take its time: the supervisor has other connections to start. Then it runs at once, without a
   * way through the mailbox: whoever opens a connection in a callback of its own lets the scheduler run next anyway.
   */
  start(process: Pid): void {
    const boot = process.state as Boot
    const card = boot.argument as LineCard
    if ((card.flags & CLOSED) !== 0) {
      failStart(process, 'normal', 'ignore')
      return
    }
    trapExit(true)
    process.state = card
    card.pid = process
    tellStart(card)
    const { early } = card.opening as Opening
    if (early !== null) for (const message of early) deliver(process, message)
    acknowledgeStart(process, boot)
    this.receive(process, OPEN)
  }

  receive(process: Pid, message: unknown): void {
    const card = process.state as LineCard
    if ((process.flags & DEBUGGED) !== 0) debugIncoming(process, message)
    let result: unknown
    try {
      if (message instanceof ReceivedFrame) result = this.#onFrame(card, message)
      else if (message instanceof Marker) result = this.#onMarker(card, message)
      else if (isSystemMessage(message)) {
        handleSystemMessage(process, this, message)
        return
      } else result = this.#onMessage(process, card, message)
    } catch (thrown) {
      this.#threw(process, thrown, message)
      return
    }
    if (isThenable(result)) this.#await(process, result, message)
    else this.#obey(process, result, message)
  }

  batch(process: Pid, run: () => void): void {
    const card = process.state as LineCard
    if ((card.flags & CLOSED) !== 0) run()
    else {
      card.flags |= CORKED
      card.socket.cork(run)
      card.flags &= ~CORKED
    }
  }

  stray(process: Pid, thrown: unknown): void {
    this.#threw(process, thrown, undefined)
  }

  /** Whatever the process died of, its socket does not outlive it. */
  ended(process: Pid, reason: Reason): void {
    const card = process.state
    if (card instanceof LineCard) {
      card.close(codeOf(reason), '')
      tellStop(card, reason)
      card.state = card.opening = null
    } else startEnded(process, reason)
  }

  // ---- sys

  systemGetState(process: Pid): unknown {
    return (process.state as LineCard).state
  }

  systemSetState(process: Pid, state: unknown): void {
    goOn(process.state as LineCard, state)
  }

  systemTerminate(process: Pid, reason: Reason): void {
    this.#end(process, process.state as LineCard, exited(reason), [])
  }

  systemStatus(process: Pid, status: SystemStatus): unknown {
    const { formatStatus } = this.#spec
    const { state } = formatted(
      { state: this.systemGetState(process), log: status.log },
      formatStatus?.bind(this.#spec),
    )
    return genericStatus(process, status, state)
  }

  // ---- callbacks: each gives a result, or an `Ending` of the runtime's own

  #onFrame(card: LineCard, { data, info }: ReceivedFrame): unknown {
    card.unanswered--
    if ((card.flags & SHEDDING) !== 0) return ['ok', card.state]
    if (info === TEXT || info === BINARY) {
      return this.#spec.handleIn([data, info] as unknown as IncomingMessage, card.state)
    }
    return this.#spec.handleControl?.([data, info] as unknown as IncomingControl, card.state)
  }

  #onMarker(card: LineCard, marker: Marker): unknown {
    if (marker instanceof LineEnd) return marker.ending
    if (marker === OPEN) return this.#init(card)
    return marker === DRAINED ? this.#spec.handleDrain?.(card.state) : ['ok', card.state]
  }

  #init(card: LineCard): unknown {
    const { request } = card.opening as Opening
    card.opening = null
    return this.#spec.init(request, card.group.argument)
  }

  #onMessage(process: Pid, card: LineCard, message: unknown): unknown {
    refuseRequests(process, message)
    if (isParentExit(process, message)) return parentExited(message[2])
    if (this.#spec.handleInfo !== undefined) return this.#spec.handleInfo(message, card.state)
    reportUnhandled(process, message)
    return ['ok', card.state]
  }

  // ---- what they returned

  #await(process: Pid, result: PromiseLike<unknown>, message: unknown): void {
    suspend(
      process,
      result,
      (value) => this.#obey(process, value, message),
      (thrown) => this.#threw(process, thrown, message),
    )
  }

  #obey(process: Pid, result: unknown, message: unknown): void {
    if (isDead(process)) return
    const card = process.state as LineCard
    try {
      const end = follow(card, result)
      if ((process.flags & DEBUGGED) !== 0 && Array.isArray(result))
        debugResult(process, result, card.state, end !== null)
      if (end !== null) this.#end(process, card, end, message)
    } catch (thrown) {
      this.#threw(process, thrown, message)
    }
  }

  #threw(process: Pid, thrown: unknown, message: unknown): void {
    if (isDead(process)) return
    const card = process.state as LineCard
    if (thrown instanceof ExitError) this.#end(process, card, exited(thrown.reason), message)
    else this.#end(process, card, crash(crashReason(thrown)), message)
  }

  // ---- the end: `terminate`, then the close frame, then reports, then the process

  #end(process: Pid, card: LineCard, end: Ending, message: unknown): void {
    card.flags |= ENDING
    extrasOf(card).told = end.told
    let result: unknown
    try {
      if ((card.flags & INITIALIZED) !== 0) result = this.#spec.terminate?.(end.told, card.state)
    } catch (thrown) {
      this.#finish(process, card, afterThrow(thrown, end), message)
      return
    }
    if (isThenable(result)) this.#awaitTerminate(process, card, result, end, message)
    else this.#finish(process, card, end, message)
  }

  #awaitTerminate(process: Pid, card: LineCard, result: PromiseLike<unknown>, end: Ending, message: unknown): void {
    suspend(
      process,
      result,
      () => this.#finish(process, card, end, message),
      (thrown) => this.#finish(process, card, afterThrow(thrown, end), message),
    )
  }

  #finish(process: Pid, card: LineCard, end: Ending, message: unknown): void {
    if (isDead(process)) return
    card.close(end.code, end.text)
    if (!isOrderly(end.exit)) this.#report(process, card, end.exit, message)
    endProcess(process, end.exit)
  }

  #report(process: Pid, card: LineCard, reason: Reason, message: unknown): void {
    const { formatStatus } = this.#spec
    const status = { state: card.state, message, reason }
    reportTermination(process, 'connection/terminate', status, formatStatus?.bind(this.#spec))
  }
}

/** Does what a result says, its state first; returns the end that it wants, if it does. */
function follow(card: LineCard, result: unknown): Ending | null {
  if (Array.isArray(result)) {
    const { length } = result
    switch (result[0]) {
      case 'ok':
        if (length !== 2) break
        goOn(card, result[1])
        return null
      case 'push':
        if (length !== 3) break
        goOn(card, result[2])
        pushFrames(card, result[1])
        return null
      case 'reply':
        if (length !== 4) break
        goOn(card, result[3])
        pushFrames(card, result[2])
        return null
      case 'stop':
        if (length >= 3 && length <= 5) return followStop(card, result)
        break
      default:
    }
  }
  return result instanceof Ending ? result : crash(['bad_return_value', result])
}

function goOn(card: LineCard, state: unknown): void {
  card.state = state
  card.flags |= INITIALIZED
}

function followStop(card: LineCard, result: readonly unknown[]): Ending {
  goOn(card, result[result.length - 1])
  const end = result.length === 3 ? stopped(result[1]) : stopped(result[1], result[2] ?? null)
  if (result.length === 5) pushFrames(card, result[3])
  return end
}

/** A connection is no server: as with Bandit, a request crashes it. */
function refuseRequests(process: Pid, message: unknown): void {
  const tag = Array.isArray(message) ? message[0] : null
  if (message instanceof Call || tag === '$gen_call')
    throw new Error(`attempted to call ${process}, a connection, which answers no calls`)
  if (message instanceof Cast || tag === '$gen_cast')
    throw new Error(`attempted to cast to ${process}, a connection, which takes no casts`)
}

function reportUnhandled(process: Pid, message: unknown): void {
  const { reports } = process.node
  if (!reports.wanted) return
  reports.send({ level: 'error', label: 'connection/no_handle_info', pid: process, ...particulars(process), message })
}

function crashReason(thrown: unknown): Reason {
  return thrown instanceof Error ? reasonOfThrown(thrown) : ['bad_return_value', thrown]
}

/** In `terminate`, as in all callbacks of a GenServer, a thrown value that is no error is a returned one. */
function afterThrow(thrown: unknown, end: Ending): Ending {
  if (!(thrown instanceof Error)) return end
  const { exit, code } = crash(reasonOfThrown(thrown))
  return new Ending(end.told, exit, code)
}
