import {
  type Boot,
  deliver,
  type From,
  failStart,
  isOrderly,
  type Pid,
  type Reason,
  type StartResult,
} from '../actors/index.ts'
import { checkChildSpec, checkChildSpecs } from './child-spec.ts'
import { addRestart, wholeSeconds } from './restart-intensity.ts'
import { endedAsAsked, shutDown } from './shut-down.ts'
import { caughtBySupervisor, startChild, startChildThen } from './start-child.ts'
import { run, type Steps } from './steps.ts'
import { planRestart } from './strategy.ts'
import { checkFlags } from './supervisor-flags.ts'
import { answer, failInit, type Setup, SupervisorLoop } from './supervisor-loop.ts'
import { reportChild, reportProgress, reportUnexpected } from './supervisor-report.ts'
import { Child, SupervisorState } from './supervisor-state.ts'

/** OTP's `supervisor`: a fixed order of children, and a strategy that says who is restarted with whom. */
export class SupervisorProgram extends SupervisorLoop<SupervisorState> {
  protected override *prepare(process: Pid, boot: Boot, returned: unknown): Steps<SupervisorState | null> {
    const setup = boot.argument as Setup
    const { module } = setup
    const fail = (reason: Reason): null => {
      failInit(process, reason)
      return null
    }
    if (!isInitResult(returned)) return fail(['bad_return', [module, 'init', returned]])
    const flags = checkFlags(returned[1][0])
    if (flags[0] === 'error') return fail(['supervisor_data', flags[1]])
    const specs = checkChildSpecs(returned[1][1], flags[1].autoShutdown)
    if (specs[0] === 'error') return fail(['start_spec', specs[1]])
    const state = new SupervisorState(boot.name ?? [process, module], flags[1], setup)
    for (const spec of specs[1]) state.add(new Child(spec))
    const failure = yield* this.#startChildren(process, state, [...state.children.values()])
    if (failure === null) return state
    yield* this.endChildren(process, state)
    failStart(process, ['shutdown', failure], ['error', ['shutdown', failure]])
    return null
  }

  protected override changed(state: SupervisorState, returned: unknown): unknown {
    if (returned === 'ignore') return ['ok', state]
    if (!isInitResult(returned)) return returned
    const flags = checkFlags(returned[1][0])
    if (flags[0] === 'error') return flags
    const specs = checkChildSpecs(returned[1][1], flags[1].autoShutdown)
    return specs[0] === 'error' ? specs : ['ok', state.changed(flags[1], specs[1])]
  }

  protected override handleCall(process: Pid, state: SupervisorState, request: unknown, from: From): void {
    const [tag, argument] = Array.isArray(request) ? (request as unknown[]) : [request]
    switch (tag) {
      case 'which_children':
        answer(
          process,
          from,
          state.backwards.map((child) => child.entry),
        )
        break
      case 'count_children':
        answer(process, from, state.count())
        break
      case 'get_childspec':
        answer(process, from, childSpecOf(state.children.get(argument)))
        break
      case 'delete_child':
        answer(process, from, deleteChild(state, argument))
        break
      case 'start_child':
        run(process, this.#onStartChild(process, state, argument, from))
        break
      case 'restart_child':
        run(process, this.#onRestartChild(process, state, argument, from))
        break
      case 'terminate_child':
        run(process, this.#onTerminateChild(process, state, argument, from))
        break
      default:
        this.noClause(process, state, 'handle_call', request)
    }
  }

  protected override handleCast(process: Pid, state: SupervisorState, request: unknown): boolean {
    if (!Array.isArray(request) || request[0] !== 'try_again_restart') return false
    const child = state.children.get(request[1])
    if (child?.restarting === true) this.#restart(process, state, child)
    return true
  }

  protected override handleInfo(process: Pid, _state: SupervisorState, message: unknown): void {
    reportUnexpected(process, 'supervisor', message)
  }

  /** Mirrors `supervisor:do_restart/3`. Processes that are no children are strangers: their ends are ignored. */
  protected override childExited(process: Pid, state: SupervisorState, pid: Pid, reason: Reason): void {
    const child = state.withPid(pid)
    if (child === undefined) return
    if (child.restart === 'permanent' || !isOrderly(reason)) {
      reportChild(process, state.name, 'child_terminated', reason, () => child.offender)
      if (child.restart !== 'temporary') {
        this.#restart(process, state, child)
        return
      }
    }
    state.retire(child)
    if (state.endsWith(child)) run(process, this.stop(process, state, 'shutdown', null))
  }

  protected override *endChildren(process: Pid, state: SupervisorState): Steps {
    for (const child of state.backwards) yield* this.#shutDown(process, state, child)
  }

  // ---- starting and restarting

  /** In order; gives `['failed_to_start_child', id, why]` of the first that fails. Mirrors `supervisor:start_children/2`. */
  *#startChildren(process: Pid, state: SupervisorState, children: readonly Child[]): Steps<StartFailure | null> {
    for (const child of children) {
      const failure = noteStart(process, state, child, yield* startChild(child.spec.start, [], caughtBySupervisor))
      if (failure !== null) return failure
    }
    return null
  }

  /** On success the child has its pid. */
  *#start(process: Pid, state: SupervisorState, child: Child): Steps<StartResult> {
    const result = yield* startChild(child.spec.start, [], caughtBySupervisor)
    if (result !== 'ignore' && result[0] === 'ok') noteStart(process, state, child, result)
    return result
  }

  /** Mirrors `supervisor:restart/2`. When a start fails, the supervisor tries again after the messages that it has by then. */
  #restart(process: Pid, state: SupervisorState, child: Child): void {
    const now = wholeSeconds(process.node.clock.now())
    const { history, exceeded } = addRestart(state.history, now, state.flags)
    state.history = history
    if (exceeded) {
      reportChild(process, state.name, 'shutdown', 'reached_max_restart_intensity', () => child.offender)
      state.retire(child)
      run(process, this.stop(process, state, 'shutdown', null))
    } else if (state.flags.strategy === 'one_for_one') {
      child.clear()
      startChildThen(process, child.spec.start, [], caughtBySupervisor, (result) => {
        tryAgain(process, state, noteStart(process, state, child, result))
      })
    } else run(process, this.#restartGroup(process, state, child))
  }

  *#restartGroup(process: Pid, state: SupervisorState, child: Child): Steps {
    const plan = planRestart(state.flags.strategy, [...state.children.values()], child)
    child.clear()
    for (const sibling of plan.stop) {
      yield* this.#shutDown(process, state, sibling)
      state.retire(sibling)
    }
    tryAgain(process, state, yield* this.#startChildren(process, state, plan.start))
  }

  *#shutDown(process: Pid, state: SupervisorState, child: Child): Steps {
    if (child.pid === null) return
    const disorders = yield* shutDown(process, [[child.pid, child.spec]], endedAsAsked)
    for (const [, , reason] of disorders)
      reportChild(process, state.name, 'shutdown_error', reason, () => child.offender)
  }

  // ---- requests

  /** Mirrors `supervisor:handle_start_child/2`. */
  *#onStartChild(process: Pid, state: SupervisorState, spec: unknown, from: From): Steps {
    const checked = checkChildSpec(spec, state.flags.autoShutdown)
    if (checked[0] === 'error') {
      answer(process, from, checked)
      return
    }
    const child = new Child(checked[1])
    const present = state.children.get(child.spec.id)
    if (present !== undefined) {
      answer(process, from, ['error', present.pid === null ? 'already_present' : ['already_started', present.pid]])
      return
    }
    const result = yield* this.#start(process, state, child)
    const failed = result !== 'ignore' && result[0] === 'error'
    if (!failed && (result !== 'ignore' || child.restart !== 'temporary')) state.add(child)
    answer(process, from, failed ? ['error', [result[1], child.spec]] : answerOf(result))
  }

  *#onRestartChild(process: Pid, state: SupervisorState, id: unknown, from: From): Steps {
    const child = state.children.get(id)
    if (child === undefined) answer(process, from, ['error', 'not_found'])
    else if (child.restarting) answer(process, from, ['error', 'restarting'])
    else if (child.pid !== null) answer(process, from, ['error', 'running'])
    else answer(process, from, answerOf(yield* this.#start(process, state, child)))
  }

  *#onTerminateChild(process: Pid, state: SupervisorState, id: unknown, from: From): Steps {
    const child = state.children.get(id)
    if (child === undefined) {
      answer(process, from, ['error', 'not_found'])
      return
    }
    yield* this.#shutDown(process, state, child)
    state.retire(child)
    answer(process, from, 'ok')
  }
}

type RawInit = readonly ['ok', readonly [flags: object, children: readonly unknown[]]]

function isInitResult(returned: unknown): returned is RawInit {
  if (!Array.isArray(returned) || returned.length !== 2 || returned[0] !== 'ok' || !Array.isArray(returned[1]))
    return false
  const [flags, children] = returned[1] as unknown[]
  return typeof flags === 'object' && flags !== null && Array.isArray(children)
}

/** An ignored child is kept, without a process. */
function answerOf(result: StartResult): unknown {
  return result === 'ignore' ? ['ok', 'undefined'] : result
}

/** Why the start of several children ended early. */
type StartFailure = readonly ['failed_to_start_child', id: unknown, reason: Reason]

/** What the start of a child came to: on success it has its pid. Gives what failed. */
function noteStart(process: Pid, state: SupervisorState, child: Child, result: StartResult): StartFailure | null {
  if (result === 'ignore') {
    if (child.restart === 'temporary') state.retire(child)
  } else if (result[0] === 'ok') {
    child.pid = result[1]
    reportProgress(process, state.name, () => child.offender)
  } else {
    reportChild(process, state.name, 'start_error', result[1], () => child.offender)
    return ['failed_to_start_child', child.spec.id, result[1]]
  }
  return null
}

/** Mirrors `supervisor:try_again_restart/1`. */
function tryAgain(process: Pid, state: SupervisorState, failure: StartFailure | null): void {
  const child = failure === null ? undefined : state.children.get(failure[1])
  if (child === undefined) return
  child.restarting = true
  deliver(process, ['$gen_cast', ['try_again_restart', child.spec.id]])
}

function deleteChild(state: SupervisorState, id: unknown): unknown {
  const child = state.children.get(id)
  if (child === undefined) return ['error', 'not_found']
  if (child.restarting) return ['error', 'restarting']
  if (child.pid !== null) return ['error', 'running']
  state.children.delete(id)
  return 'ok'
}

function childSpecOf(child: Child | undefined): unknown {
  return child === undefined ? ['error', 'not_found'] : ['ok', child.spec]
}
