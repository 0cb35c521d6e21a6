import { type Boot, deliver, type From, isOrderly, type Pid, type Reason, type StartResult } from '../actors/index.ts'
import type { CompleteChildSpec, SpecCheck } from './child-spec.ts'
import type { DynamicChild } from './dynamic-child.ts'
import { type DynamicFlags, DynamicState } from './dynamic-state.ts'
import { addRestart, wholeSeconds } from './restart-intensity.ts'
import { dynamicEndedAsAsked, shutDown } from './shut-down.ts'
import { caughtByDynamicSupervisor, startChildThen } from './start-child.ts'
import { run, type Steps } from './steps.ts'
import { intensityFault } from './supervisor-flags.ts'
import { answer, failInit, type Setup, SupervisorLoop } from './supervisor-loop.ts'
import { reportChild, reportUnexpected } from './supervisor-report.ts'

/** Elixir's `DynamicSupervisor`: children come and go, each on its own; no order, no ids. */
export class DynamicSupervisorProgram extends SupervisorLoop<DynamicState> {
  // biome-ignore lint/correctness/useYield: it never has to wait
  protected override *prepare(process: Pid, boot: Boot, returned: unknown): Steps<DynamicState | null> {
    const setup = boot.argument as Setup
    const flags = flagsOf(setup.module, returned)
    if (flags[0] === 'ok') return new DynamicState(boot.name ?? [process, setup.module], flags[1], setup)
    failInit(process, flags[1])
    return null
  }

  /** Mirrors `DynamicSupervisor.code_change/3`: the flags may change, the children stay. */
  protected override changed(state: DynamicState, returned: unknown): unknown {
    if (returned === 'ignore') return ['ok', state]
    if (!isInitResult(returned)) return returned
    const flags = flagsOf(state.setup.module, returned)
    if (flags[0] === 'error') return flags
    state.flags = flags[1]
    return ['ok', state]
  }

  protected override handleCall(process: Pid, state: DynamicState, request: unknown, from: From): void {
    const tag: unknown = Array.isArray(request) ? request[0] : request
    switch (tag) {
      case 'start_child':
        this.#onStartChild(process, state, (request as unknown[])[1], from)
        break
      case 'terminate_child':
        run(process, this.#onTerminateChild(process, state, (request as unknown[])[1] as Pid, from))
        break
      case 'which_children':
        answer(process, from, state.entries())
        break
      case 'count_children':
        answer(process, from, state.count())
        break
      default:
        this.noClause(process, state, 'handle_call', request)
    }
  }

  protected override handleCast(): boolean {
    return true
  }

  protected override handleInfo(process: Pid, state: DynamicState, message: unknown): void {
    if (Array.isArray(message) && message.length === 2 && message[0] === '$gen_restart') {
      const pid = message[1] as Pid
      const child = state.children.get(pid)
      if (child !== undefined) this.#restart(process, state, pid, child)
    } else reportUnexpected(process, 'DynamicSupervisor', message)
  }

  /** Mirrors `DynamicSupervisor.maybe_restart_child/3`. */
  protected override childExited(process: Pid, state: DynamicState, pid: Pid, reason: Reason): void {
    const child = state.children.get(pid)
    if (child === undefined || state.restarting.has(pid)) return
    if (child.restart === 'permanent' || !isOrderly(reason)) {
      reportChild(process, state.name, 'child_terminated', reason, () => state.offender(pid, child))
      if (child.restart !== 'temporary') {
        this.#restart(process, state, pid, child)
        return
      }
    }
    state.delete(pid)
  }

  protected override *endChildren(process: Pid, state: DynamicState): Steps {
    yield* this.#shutDown(process, state, state.alive())
  }

  *#shutDown(process: Pid, state: DynamicState, children: Iterable<readonly [Pid, DynamicChild]>): Steps {
    const disorders = yield* shutDown(process, children, dynamicEndedAsAsked)
    for (const [pid, child, reason] of disorders) {
      reportChild(process, state.name, 'shutdown_error', reason, () => state.offender(pid, child))
    }
  }

  /** The path of every connection: no generator, no promise. */
  #onStartChild(process: Pid, state: DynamicState, spec: unknown, from: From): void {
    if (state.children.size >= state.flags.maxChildren) {
      answer(process, from, ['error', 'max_children'])
      return
    }
    const { start } = spec as CompleteChildSpec
    startChildThen(process, start, state.flags.extraArguments, caughtByDynamicSupervisor, (result) => {
      if (isStarted(result)) state.add(result[1], spec as CompleteChildSpec)
      answer(process, from, result)
    })
  }

  *#onTerminateChild(process: Pid, state: DynamicState, pid: Pid, from: From): Steps {
    const child = state.children.get(pid)
    if (child === undefined) {
      answer(process, from, ['error', 'not_found'])
      return
    }
    if (!state.restarting.has(pid)) yield* this.#shutDown(process, state, [[pid, child]])
    state.delete(pid)
    answer(process, from, 'ok')
  }

  /** Mirrors `DynamicSupervisor.restart_child/3`; `pid` is the one that the child had. */
  #restart(process: Pid, state: DynamicState, pid: Pid, child: DynamicChild): void {
    const { history, exceeded } = addRestart(state.history, wholeSeconds(process.node.clock.now()), state.flags)
    state.history = history
    if (exceeded) {
      reportChild(process, state.name, 'shutdown', 'reached_max_restart_intensity', () => state.offender(pid, child))
      state.delete(pid)
      run(process, this.stop(process, state, 'shutdown', null))
      return
    }
    startChildThen(process, child.start, state.flags.extraArguments, caughtByDynamicSupervisor, (result) => {
      if (result !== 'ignore' && result[0] === 'error') {
        state.restarting.add(pid)
        reportChild(process, state.name, 'start_error', result[1], () => state.offender(pid, child))
        deliver(process, ['$gen_restart', pid])
      } else {
        state.delete(pid)
        if (isStarted(result)) state.children.set(result[1], child)
      }
    })
  }
}

function isStarted(result: StartResult): result is Extract<StartResult, readonly ['ok', ...unknown[]]> {
  return result !== 'ignore' && result[0] === 'ok'
}

/** Mirrors `DynamicSupervisor.init/2`. */
function isInitResult(returned: unknown): returned is readonly ['ok', DynamicFlags] {
  if (!Array.isArray(returned) || returned.length !== 2 || returned[0] !== 'ok') return false
  return typeof returned[1] === 'object' && returned[1] !== null
}

/** The checked flags that the `init` of `module` has returned, or why it has failed. */
function flagsOf(module: unknown, returned: unknown): SpecCheck<DynamicFlags> {
  if (!isInitResult(returned)) return ['error', ['bad_return', [module, 'init', returned]]]
  const flags = checkDynamicFlags(returned[1])
  return flags[0] === 'ok' ? flags : ['error', ['supervisor_data', flags[1]]]
}

function checkDynamicFlags(flags: DynamicFlags): SpecCheck<DynamicFlags> {
  const { strategy, maxRestarts, maxSeconds, maxChildren, extraArguments } = flags
  if (strategy !== 'one_for_one') return ['error', ['invalid_strategy', strategy]]
  const fault = intensityFault(maxRestarts, maxSeconds)
  if (fault !== null) return ['error', fault]
  const isLimit = maxChildren === Number.POSITIVE_INFINITY || (Number.isInteger(maxChildren) && maxChildren >= 0)
  if (!isLimit) return ['error', ['invalid_max_children', maxChildren]]
  return Array.isArray(extraArguments) ? ['ok', flags] : ['error', ['invalid_extra_arguments', extraArguments]]
}
