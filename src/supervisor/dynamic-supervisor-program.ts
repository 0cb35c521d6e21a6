import { type Boot, deliver, type From, isOrderly, type Pid, type Reason, type StartResult } from '../actors/index.ts'
import type { CompleteChildSpec, SpecCheck } from './child-spec.ts'
import { addRestart, type RestartHistory, type RestartIntensity, wholeSeconds } from './restart-intensity.ts'
import { dynamicEndedAsAsked, shutDown } from './shut-down.ts'
import { caughtByDynamicSupervisor, startChildThen } from './start-child.ts'
import { run, type Steps } from './steps.ts'
import { intensityFault } from './supervisor-flags.ts'
import { answer, failInit, type Setup, SupervisorLoop } from './supervisor-loop.ts'
import { type Offender, reportChild, reportUnexpected, type SupervisorName } from './supervisor-report.ts'
import type { ChildCounts, ChildEntry } from './supervisor-state.ts'

export interface DynamicFlags extends RestartIntensity {
  readonly strategy: 'one_for_one'
  /** `'infinity'` is `Infinity` here. */
  readonly maxChildren: number
  readonly extraArguments: readonly unknown[]
}

/** One child costs an entry here; a temporary one not even a spec of its own. */
export class DynamicState {
  readonly name: SupervisorName
  readonly flags: DynamicFlags
  readonly setup: Setup
  /** By pid, oldest first. A child whose restart has failed stays under the pid that it had. */
  readonly children: Map<Pid, CompleteChildSpec> = new Map()
  readonly restarting: Set<Pid> = new Set()
  history: RestartHistory = []
  #lastTemporary: CompleteChildSpec | null = null

  constructor(name: SupervisorName, flags: DynamicFlags, setup: Setup) {
    this.name = name
    this.flags = flags
    this.setup = setup
  }

  save(pid: Pid, spec: CompleteChildSpec): void {
    this.children.set(pid, spec.restart === 'temporary' ? this.#withoutArguments(spec) : spec)
  }

  /** The arguments of what is never started again are not kept. Mirrors `DynamicSupervisor.mfa_for_restart/2`; equal specs are shared. */
  #withoutArguments(spec: CompleteChildSpec): CompleteChildSpec {
    const last = this.#lastTemporary
    const { shutdown, type, start, modules } = spec
    const fits = last !== null && last.shutdown === shutdown && last.type === type && sameFunction(last.start, start)
    if (fits && (last.modules === modules || last.modules[0] === modules[0])) return last
    const kept = Array.isArray(start) ? ([start[0], start[1], []] as const) : noStart
    this.#lastTemporary = { ...spec, id: 'undefined', start: kept }
    return this.#lastTemporary
  }

  delete(pid: Pid): void {
    this.children.delete(pid)
    this.restarting.delete(pid)
  }

  *alive(): Iterable<readonly [Pid, CompleteChildSpec]> {
    for (const entry of this.children) if (!this.restarting.has(entry[0])) yield entry
  }

  offender(pid: Pid, spec: CompleteChildSpec): Offender {
    return { ...spec, id: 'undefined', pid: this.restarting.has(pid) ? ['restarting', pid] : pid }
  }

  entries(): ChildEntry[] {
    return [...this.children].map(([pid, { type, modules }]) => {
      return ['undefined', this.restarting.has(pid) ? 'restarting' : pid, type, modules]
    })
  }

  count(): ChildCounts {
    const specs = this.children.size
    let supervisors = 0
    for (const { type } of this.children.values()) if (type === 'supervisor') supervisors++
    return { specs, active: specs - this.restarting.size, supervisors, workers: specs - supervisors }
  }
}

/** In place of a start function that is not needed any more. */
function noStart(): ['error', 'undefined'] {
  return ['error', 'undefined']
}

function sameFunction(kept: CompleteChildSpec['start'], start: CompleteChildSpec['start']): boolean {
  if (!Array.isArray(kept) || !Array.isArray(start)) return kept === noStart && typeof start === 'function'
  return kept[0] === start[0] && kept[1] === start[1]
}

/** Elixir's `DynamicSupervisor`: children come and go, each on its own; no order, no ids. */
export class DynamicSupervisorProgram extends SupervisorLoop<DynamicState> {
  // biome-ignore lint/correctness/useYield: it never has to wait
  protected override *prepare(process: Pid, boot: Boot, returned: unknown): Steps<DynamicState | null> {
    const flags = checkDynamicFlags(returned as DynamicFlags)
    const setup = boot.argument as Setup
    if (flags[0] === 'ok') return new DynamicState(boot.name ?? [process, setup.module], flags[1], setup)
    failInit(process, ['supervisor_data', flags[1]])
    return null
  }

  /** There is no `init` that could say anything new. */
  protected override changed(state: DynamicState): unknown {
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
      const spec = state.children.get(pid)
      if (spec !== undefined) this.#restart(process, state, pid, spec)
    } else reportUnexpected(process, 'DynamicSupervisor', message)
  }

  /** Mirrors `DynamicSupervisor.maybe_restart_child/3`. */
  protected override childExited(process: Pid, state: DynamicState, pid: Pid, reason: Reason): void {
    const spec = state.children.get(pid)
    if (spec === undefined || state.restarting.has(pid)) return
    if (spec.restart === 'permanent' || !isOrderly(reason)) {
      reportChild(process, state.name, 'child_terminated', reason, () => state.offender(pid, spec))
      if (spec.restart !== 'temporary') {
        this.#restart(process, state, pid, spec)
        return
      }
    }
    state.delete(pid)
  }

  protected override *endChildren(process: Pid, state: DynamicState): Steps {
    yield* this.#shutDown(process, state, state.alive())
  }

  *#shutDown(process: Pid, state: DynamicState, children: Iterable<readonly [Pid, CompleteChildSpec]>): Steps {
    const disorders = yield* shutDown(process, children, dynamicEndedAsAsked)
    for (const [pid, spec, reason] of disorders) {
      reportChild(process, state.name, 'shutdown_error', reason, () => state.offender(pid, spec))
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
      if (isStarted(result)) state.save(result[1], spec as CompleteChildSpec)
      answer(process, from, result)
    })
  }

  *#onTerminateChild(process: Pid, state: DynamicState, pid: Pid, from: From): Steps {
    const spec = state.children.get(pid)
    if (spec === undefined) {
      answer(process, from, ['error', 'not_found'])
      return
    }
    if (!state.restarting.has(pid)) yield* this.#shutDown(process, state, [[pid, spec]])
    state.delete(pid)
    answer(process, from, 'ok')
  }

  /** Mirrors `DynamicSupervisor.restart_child/3`; `pid` is the one that the child had. */
  #restart(process: Pid, state: DynamicState, pid: Pid, spec: CompleteChildSpec): void {
    const { history, exceeded } = addRestart(state.history, wholeSeconds(process.node.clock.now()), state.flags)
    state.history = history
    if (exceeded) {
      reportChild(process, state.name, 'shutdown', 'reached_max_restart_intensity', () => state.offender(pid, spec))
      state.delete(pid)
      run(process, this.stop(process, state, 'shutdown', null))
      return
    }
    startChildThen(process, spec.start, state.flags.extraArguments, caughtByDynamicSupervisor, (result) => {
      if (result !== 'ignore' && result[0] === 'error') {
        state.restarting.add(pid)
        reportChild(process, state.name, 'start_error', result[1], () => state.offender(pid, spec))
        deliver(process, ['$gen_restart', pid])
      } else {
        state.delete(pid)
        if (isStarted(result)) state.save(result[1], spec)
      }
    })
  }
}

function isStarted(result: StartResult): result is Extract<StartResult, readonly ['ok', ...unknown[]]> {
  return result !== 'ignore' && result[0] === 'ok'
}

/** Mirrors `DynamicSupervisor.init/2`. */
function checkDynamicFlags(flags: DynamicFlags): SpecCheck<DynamicFlags> {
  const { strategy, maxRestarts, maxSeconds, maxChildren, extraArguments } = flags
  if (strategy !== 'one_for_one') return ['error', ['invalid_strategy', strategy]]
  const fault = intensityFault(maxRestarts, maxSeconds)
  if (fault !== null) return ['error', fault]
  const isLimit = maxChildren === Number.POSITIVE_INFINITY || (Number.isInteger(maxChildren) && maxChildren >= 0)
  if (!isLimit) return ['error', ['invalid_max_children', maxChildren]]
  return Array.isArray(extraArguments) ? ['ok', flags] : ['error', ['invalid_extra_arguments', extraArguments]]
}
