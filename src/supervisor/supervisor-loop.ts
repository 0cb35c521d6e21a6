import {
  acknowledgeStart,
  type Boot,
  Call,
  Cast,
  DEBUGGED,
  debugEvent,
  debugIncoming,
  deliver,
  endProcess,
  type From,
  failStart,
  genericStatus,
  handleSystemMessage,
  isDead,
  isOrderly,
  isParentExit,
  isSystemMessage,
  isThenable,
  type Pid,
  particulars,
  type Reason,
  reasonOfThrown,
  replyTo,
  reportCrash,
  Stacktrace,
  SystemMessage,
  type SystemProgram,
  type SystemStatus,
  startEnded,
  TRAP_EXIT,
} from '../actors/index.ts'
import { run, type Steps, settled, Wait } from './steps.ts'

/** What a supervisor process is started with. */
export interface Setup {
  /** Gives what the callback `init` of a supervisor returns: of another supervisor's, if `newer` is one. */
  init(newer?: unknown): unknown
  /** Whose `init` that is, for error tuples and reports. */
  readonly module: unknown
}

/** What the two kinds of supervisor have in common: how they begin, which messages they take, how they end. */
export abstract class SupervisorLoop<S extends { readonly setup: Setup }> implements SystemProgram {
  readonly behaviour = 'gen_server'
  readonly label: string

  constructor(label: string) {
    this.label = label
  }

  /** Makes the first state of what `init` has returned, or null when it has failed the start. */
  protected abstract prepare(process: Pid, boot: Boot, returned: unknown): Steps<S | null>
  protected abstract handleCall(process: Pid, state: S, request: unknown, from: From): void
  /** Casts that only the supervisor itself sends; false for all others. */
  protected abstract handleCast(process: Pid, state: S, request: unknown): boolean
  protected abstract handleInfo(process: Pid, state: S, message: unknown): void
  protected abstract childExited(process: Pid, state: S, pid: Pid, reason: Reason): void
  protected abstract endChildren(process: Pid, state: S): Steps

  start(process: Pid): void {
    process.flags |= TRAP_EXIT
    run(process, this.#boot(process, process.state as Boot))
  }

  receive(process: Pid, message: unknown): void {
    const state = process.state as S
    if ((process.flags & DEBUGGED) !== 0 && !(message instanceof Wait)) debugIncoming(process, message)
    if (message instanceof Call) this.handleCall(process, state, message.request, message)
    else if (message instanceof Wait) message.proceed()
    else if (message instanceof Cast) this.#onCast(process, state, message.request)
    else if (isSystemMessage(message)) handleSystemMessage(process, this, message)
    else if (Array.isArray(message)) this.#onTuple(process, state, message)
    else this.#onInfo(process, state, message)
  }

  /** What its start functions have left behind: through the mailbox, so that it interrupts nothing. */
  stray(process: Pid, thrown: unknown): void {
    deliver(process, new SystemMessage(null, ['terminate', reasonOfThrown(thrown)]))
  }

  ended(process: Pid, reason: Reason): void {
    startEnded(process, reason)
  }

  systemGetState(process: Pid): S {
    return process.state as S
  }

  systemSetState(process: Pid, state: unknown): void {
    process.state = state
  }

  systemTerminate(process: Pid, reason: Reason): void {
    run(process, this.stop(process, process.state as S, reason, []))
  }

  /** `init` says again which children and flags there are. Mirrors `supervisor:code_change/3`. */
  systemCodeChange(process: Pid, _oldVsn: unknown, _extra: unknown, module: unknown): unknown {
    const state = process.state as S
    const returned = state.setup.init(module)
    return isThenable(returned) ? returned.then((value) => this.changed(state, value)) : this.changed(state, returned)
  }

  systemStatus(process: Pid, status: SystemStatus): unknown {
    const state = process.state as S
    return [...genericStatus(process, status, state), ['supervisor', [['Callback', state.setup.module]]]]
  }

  /** The state as what `init` has returned anew wants it: `['ok', state]`, or what is wrong. */
  protected abstract changed(state: S, returned: unknown): unknown

  #onTuple(process: Pid, state: S, message: unknown[]): void {
    const [tag, second, third] = message
    if (tag === 'EXIT' && message.length === 3) {
      if (isParentExit(process, message)) run(process, this.stop(process, state, third, message))
      else {
        this.childExited(process, state, second as Pid, third)
        debugNoReply(process)
      }
    } else if (tag === '$gen_call' && message.length === 3) this.handleCall(process, state, third, second as From)
    else if (tag === '$gen_cast' && message.length === 2) this.#onCast(process, state, second)
    else this.#onInfo(process, state, message)
  }

  #onCast(process: Pid, state: S, request: unknown): void {
    if (this.handleCast(process, state, request)) debugNoReply(process)
    else this.noClause(process, state, 'handle_cast', request)
  }

  #onInfo(process: Pid, state: S, message: unknown): void {
    this.handleInfo(process, state, message)
    debugNoReply(process)
  }

  /** OTP's supervisors have no clause for other requests and end on one. */
  protected noClause(process: Pid, state: S, callback: string, request: unknown): void {
    const error = new Error(`no function clause matching in ${this.label}.${callback}`)
    run(process, this.stop(process, state, [error, new Stacktrace(error)], request))
  }

  *#boot(process: Pid, boot: Boot): Steps {
    let returned: unknown
    try {
      returned = (boot.argument as Setup).init()
      if (isThenable(returned)) returned = yield* settled(returned)
    } catch (thrown) {
      // In a callback of gen_server, which `init` is called from, a thrown value is a returned value.
      if (thrown instanceof Error) return failInit(process, reasonOfThrown(thrown))
      if (thrown !== 'ignore') return failInit(process, ['bad_return_value', thrown])
      returned = thrown
    }
    if (returned === 'ignore') return failStart(process, 'normal', 'ignore')
    const state = yield* this.prepare(process, boot, returned)
    if (state === null || isDead(process)) return
    process.state = state
    acknowledgeStart(process, boot)
  }

  /** Shuts the children down, reports an abnormal reason as every gen_server does, and ends. */
  protected *stop(process: Pid, state: S, reason: Reason, message: unknown): Steps {
    yield* this.endChildren(process, state)
    const { reports } = process.node
    if (!isOrderly(reason) && reports.wanted) {
      const report = { pid: process, ...particulars(process), state, message, reason }
      reports.send({ level: 'error', label: 'gen_server/terminate', ...report })
      reportCrash(process, reason)
    }
    endProcess(process, reason)
  }
}

/** Answers a request to a supervisor. */
export function answer(process: Pid, from: From, value: unknown): void {
  replyTo(from, value)
  if ((process.flags & DEBUGGED) !== 0) debugEvent(process, ['out', value, from, process.state])
}

function debugNoReply(process: Pid): void {
  if ((process.flags & DEBUGGED) !== 0) debugEvent(process, ['noreply', process.state])
}

/** Mirrors `{stop, Reason}` from `init`. */
export function failInit(process: Pid, reason: Reason): void {
  if (!isOrderly(reason)) reportCrash(process, reason)
  failStart(process, reason, ['error', reason])
}
