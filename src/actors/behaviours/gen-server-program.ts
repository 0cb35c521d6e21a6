import { terminate as endProcess } from '../death.ts'
import { deliver, Marker } from '../mailbox.ts'
import { BUSY, DEBUGGED, extrasOf, HIBERNATING, IDLE_TIMER, isDead, isGoing, type Pid, QUEUED } from '../pid.ts'
import { isOrderly, type Reason, reasonOfThrown } from '../reason.ts'
import { particulars } from '../reports.ts'
import { isThenable, suspend } from '../suspend.ts'
import { Call, Cast, type From, replyTo } from './call.ts'
import { debugEvent } from './debug.ts'
import { acknowledgeStart, Boot, failStart, isParentExit, reportCrash, startEnded } from './gen.ts'
import type { AnySpec, ServerStatus } from './gen-server-types.ts'
import { debugIncoming, genericStatus, handleSystemMessage, type SystemProgram, type SystemStatus } from './system.ts'
import { isSystemMessage, isSystemTuple, SystemMessage } from './system-message.ts'
import { formatted, reportTermination } from './termination-report.ts'

/** In a mailbox: no message came for as long as the last return said. */
const IDLE: Marker = new Marker('timeout')

type Clause = (state: unknown, ...args: unknown[]) => unknown

/** The loop of `gen_server`, one for each module; what differs between its processes is in their state. */
export class GenServerProgram implements SystemProgram {
  readonly behaviour = 'gen_server'
  readonly label: string
  readonly #spec: AnySpec
  /** By the first element of the request; null without any. */
  readonly #calls: Map<unknown, Clause> | null
  readonly #casts: Map<unknown, Clause> | null

  readonly #programIn: ((module: unknown) => GenServerProgram | null) | undefined

  /** `programIn` finds the program of another module, for `Sys.changeCode`. */
  constructor(spec: AnySpec, programIn?: (module: unknown) => GenServerProgram | null) {
    this.#programIn = programIn
    this.label = spec.name ?? 'GenServer'
    this.#spec = spec
    this.#calls = clausesOf(spec.calls)
    this.#casts = clausesOf(spec.casts)
  }

  start(process: Pid): void {
    const boot = process.state as Boot
    let result: unknown
    try {
      result = this.#spec.init === undefined ? ['ok', boot.argument] : this.#spec.init(boot.argument)
    } catch (thrown) {
      this.#initThrew(process, thrown)
      return
    }
    if (isThenable(result))
      suspend(
        process,
        result,
        (value) => this.#initReturned(process, value),
        (thrown) => this.#initThrew(process, thrown),
      )
    else this.#initReturned(process, result)
  }

  receive(process: Pid, message: unknown): void {
    if ((process.flags & (IDLE_TIMER | HIBERNATING | DEBUGGED)) !== 0) notice(process, message)
    let from: From | null = null
    let result: unknown
    try {
      if (message instanceof Call) {
        from = message
        result = this.#onCall(message.request, message, process.state)
      } else if (message instanceof Cast) result = this.#onCast(message.request, process.state)
      else if (message instanceof SystemMessage) {
        handleSystemMessage(process, this, message)
        return
      } else if (message === IDLE) result = this.#onInfo(process, 'timeout')
      else if (!Array.isArray(message)) result = this.#onInfo(process, message)
      else if (message[0] === '$gen_call' && message.length === 3) {
        from = message[1] as From
        result = this.#onCall(message[2], from, process.state)
      } else if (message[0] === '$gen_cast' && message.length === 2) result = this.#onCast(message[1], process.state)
      else if (isParentExit(process, message)) {
        this.#end(process, message[2], process.state, message, null)
        return
      } else if (isSystemTuple(message)) {
        handleSystemMessage(process, this, message)
        return
      } else result = this.#onInfo(process, message)
    } catch (thrown) {
      this.#threw(process, thrown, from, message)
      return
    }
    this.#take(process, result, from, message)
  }

  stray(process: Pid, thrown: unknown): void {
    if (process.state instanceof Boot) this.#initThrew(process, thrown)
    else this.#crash(process, reasonOfThrown(thrown), process.state, undefined)
  }

  ended(process: Pid, reason: Reason): void {
    startEnded(process, reason)
  }

  // ---- sys

  systemGetState(process: Pid): unknown {
    return process.state
  }

  systemSetState(process: Pid, state: unknown): void {
    process.state = state
  }

  systemTerminate(process: Pid, reason: Reason): void {
    this.#end(process, reason, process.state, [], null)
  }

  /** The timeout that was running starts again, in full. */
  systemContinue(process: Pid): void {
    if ((process.flags & IDLE_TIMER) !== 0) startIdleTimer(process, extrasOf(process).idleMs)
  }

  systemModule(module: unknown): GenServerProgram | null {
    return this.#programIn?.(module) ?? null
  }

  systemCodeChange(process: Pid, oldVsn: unknown, extra: unknown): unknown {
    const { codeChange } = this.#spec
    return codeChange === undefined ? ['ok', process.state] : this.#spec.codeChange?.(oldVsn, process.state, extra)
  }

  systemStatus(process: Pid, status: SystemStatus): unknown {
    const { formatStatus } = this.#spec
    const { state } = formatted({ state: process.state, log: status.log }, formatStatus?.bind(this.#spec))
    return genericStatus(process, status, state)
  }

  // ---- init

  #initReturned(process: Pid, result: unknown): void {
    const boot = process.state as Boot
    if (isGoing(process)) return
    if (
      Array.isArray(result) &&
      result[0] === 'ok' &&
      (result.length === 2 || (result.length === 3 && isExtra(result[2])))
    ) {
      process.state = result[1]
      acknowledgeStart(process, boot)
      if (result.length === 3) this.#extra(process, result[2])
    } else if (result === 'ignore') failStart(process, 'normal', 'ignore')
    else if (Array.isArray(result) && result[0] === 'stop' && result.length === 2) failInit(process, result[1])
    else failInit(process, ['bad_return_value', result])
  }

  #initThrew(process: Pid, thrown: unknown): void {
    if (isGoing(process)) return
    // In every callback of gen_server a thrown value is a returned value.
    if (thrown instanceof Error) failInit(process, reasonOfThrown(thrown))
    else this.#initReturned(process, thrown)
  }

  // ---- callbacks

  #onCall(request: unknown, from: From, state: unknown): unknown {
    const clause = this.#calls?.get(Array.isArray(request) ? request[0] : request)
    if (clause !== undefined) return runClause(clause, state, request)
    if (this.#spec.handleCall === undefined)
      throw new Error(`attempted to call ${this.label} but no handleCall and no clause takes the request`)
    return this.#spec.handleCall(request, from, state)
  }

  #onCast(request: unknown, state: unknown): unknown {
    const clause = this.#casts?.get(Array.isArray(request) ? request[0] : request)
    if (clause !== undefined) return runClause(clause, state, request)
    if (this.#spec.handleCast === undefined)
      throw new Error(`attempted to cast ${this.label} but no handleCast and no clause takes the request`)
    return this.#spec.handleCast(request, state)
  }

  #onInfo(process: Pid, message: unknown): unknown {
    if (this.#spec.handleInfo !== undefined) return this.#spec.handleInfo(message, process.state)
    const { reports } = process.node
    if (reports.wanted)
      reports.send({
        level: 'error',
        label: 'GenServer/no_handle_info',
        pid: process,
        ...particulars(process),
        message,
      })
    return ['noreply', process.state]
  }

  /** A loop, so that a long chain of continues needs no stack. */
  #onContinue(process: Pid, first: unknown): void {
    let term = first
    for (;;) {
      let result: unknown
      if ((process.flags & DEBUGGED) !== 0) debugEvent(process, ['continue', term])
      try {
        if (this.#spec.handleContinue === undefined)
          throw new Error(`${this.label} returned a continue but has no handleContinue`)
        result = this.#spec.handleContinue(term, process.state)
      } catch (thrown) {
        this.#threw(process, thrown, null, ['continue', term])
        return
      }
      if (!continues(result)) {
        this.#take(process, result, null, ['continue', term])
        return
      }
      process.state = result[1]
      if ((process.flags & DEBUGGED) !== 0) debugEvent(process, ['noreply', result[1]])
      term = result[2][1]
    }
  }

  // ---- what they returned

  /** Only a promise is awaited. `from` is set for calls alone: only they may reply. */
  #take(process: Pid, result: unknown, from: From | null, message: unknown): void {
    if (isThenable(result)) this.#await(process, result, from, message)
    else this.#obey(process, result, from, message)
  }

  /** Apart, because a function with closures in it costs their context on every call. */
  #await(process: Pid, result: PromiseLike<unknown>, from: From | null, message: unknown): void {
    suspend(
      process,
      result,
      (value) => this.#obey(process, value, from, message),
      (thrown) => this.#threw(process, thrown, from, message),
    )
  }

  #obey(process: Pid, result: unknown, from: From | null, message: unknown): void {
    if (isGoing(process)) return
    if (Array.isArray(result)) {
      const { length } = result
      switch (result[0]) {
        case 'noreply':
          if (length === 2 || (length === 3 && isExtra(result[2]))) {
            process.state = result[1]
            if ((process.flags & DEBUGGED) !== 0) debugEvent(process, ['noreply', result[1]])
            if (length === 3) this.#extra(process, result[2])
            return
          }
          break
        case 'reply':
          if (from !== null && (length === 3 || (length === 4 && isExtra(result[3])))) {
            process.state = result[2]
            replyTo(from, result[1])
            if ((process.flags & DEBUGGED) !== 0) debugEvent(process, ['out', result[1], from, result[2]])
            if (length === 4) this.#extra(process, result[3])
            return
          }
          break
        case 'stop':
          if (length === 3) {
            this.#end(process, result[1], result[2], message, null)
            return
          }
          if (length === 4 && from !== null) {
            this.#end(process, result[1], result[3], message, [from, result[2]])
            return
          }
          break
        default:
      }
    }
    this.#crash(process, ['bad_return_value', result], process.state, message)
  }

  #threw(process: Pid, thrown: unknown, from: From | null, message: unknown): void {
    if (isGoing(process)) return
    if (thrown instanceof Error) this.#crash(process, reasonOfThrown(thrown), process.state, message)
    else this.#obey(process, thrown, from, message)
  }

  #extra(process: Pid, extra: unknown): void {
    if (typeof extra === 'number') startIdleTimer(process, extra)
    else if (extra === 'hibernate') process.flags |= HIBERNATING
    else if (Array.isArray(extra)) this.#onContinue(process, extra[1])
  }

  // ---- the end

  #crash(process: Pid, reason: Reason, state: unknown, message: unknown): void {
    this.#end(process, reason, state, message, null)
  }

  /** Runs `terminate`, then reports, replies and ends, in this order. */
  #end(process: Pid, reason: Reason, state: unknown, message: unknown, answer: readonly [From, unknown] | null): void {
    process.state = state
    const finish = (final: Reason): void => {
      if (isDead(process)) return
      if (!isOrderly(final)) this.#report(process, { state, message, reason: final })
      if (answer !== null) {
        replyTo(answer[0], answer[1])
        if ((process.flags & DEBUGGED) !== 0) debugEvent(process, ['out', answer[1], answer[0], state])
      }
      endProcess(process, final)
    }
    const failed = (thrown: unknown): void => finish(thrown instanceof Error ? reasonOfThrown(thrown) : reason)
    if (this.#spec.terminate === undefined) {
      finish(reason)
      return
    }
    let result: unknown
    try {
      result = this.#spec.terminate(reason, state)
    } catch (thrown) {
      failed(thrown)
      return
    }
    if (isThenable(result)) suspend(process, result, () => finish(reason), failed)
    else finish(reason)
  }

  #report(process: Pid, status: ServerStatus): void {
    const { formatStatus } = this.#spec
    reportTermination(process, 'gen_server/terminate', status, formatStatus?.bind(this.#spec))
  }
}

function clausesOf(clauses: object | undefined): Map<unknown, Clause> | null {
  return clauses === undefined ? null : new Map(Object.entries(clauses as Record<string, Clause>))
}

function failInit(process: Pid, reason: Reason): void {
  if (!isOrderly(reason)) reportCrash(process, reason)
  failStart(process, reason, ['error', reason])
}

function runClause(clause: Clause, state: unknown, request: unknown): unknown {
  if (!Array.isArray(request)) return clause(state)
  switch (request.length) {
    case 1:
      return clause(state)
    case 2:
      return clause(state, request[1])
    case 3:
      return clause(state, request[1], request[2])
    default:
      return clause(state, ...request.slice(1))
  }
}

function isExtra(value: unknown): boolean {
  if (typeof value === 'number') return Number.isInteger(value) && value >= 0
  return (
    value === 'hibernate' ||
    value === 'infinity' ||
    (Array.isArray(value) && value[0] === 'continue' && value.length === 2)
  )
}

function continues(result: unknown): result is ['noreply', unknown, ['continue', unknown]] {
  return (
    Array.isArray(result) &&
    result.length === 3 &&
    result[0] === 'noreply' &&
    Array.isArray(result[2]) &&
    isExtra(result[2])
  )
}

/** A timeout of 0 fires only if there is no message now; any other one, if none comes in time. */
function startIdleTimer(process: Pid, ms: number): void {
  if (ms === 0 && (process.queue === null || process.queue.length === 0)) {
    deliver(process, IDLE)
    return
  }
  const extras = extrasOf(process)
  extras.idleMs = ms
  process.flags |= IDLE_TIMER
  if (ms === 0) return
  if (extras.idleTimer === null) extras.idleTimer = process.node.timers.call(process, ms, timeIsUp, process)
  else process.node.timers.restart(extras.idleTimer, ms)
}

function timeIsUp(process: Pid): void {
  if ((process.flags & (QUEUED | BUSY)) === 0) deliver(process, IDLE)
}

/** A message is here that something has to be done about first: any cancels the timeout, but one of `sys` only puts it off. */
function notice(process: Pid, message: unknown): void {
  if ((process.flags & IDLE_TIMER) !== 0 && process.extras?.idleTimer != null)
    process.node.timers.stop(process.extras.idleTimer)
  if (isSystemMessage(message)) return
  process.flags &= ~(IDLE_TIMER | HIBERNATING)
  if ((process.flags & DEBUGGED) !== 0) debugIncoming(process, message)
}
