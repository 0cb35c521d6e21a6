import { isDead, KeyMap, type Pid } from '../actors/index.ts'
import type { AutoShutdown, CompleteChildSpec } from './child-spec.ts'
import type { RestartHistory, RestartIntensity } from './restart-intensity.ts'
import type { Strategy } from './strategy.ts'
import type { Setup } from './supervisor-loop.ts'
import type { Offender, SupervisorName } from './supervisor-report.ts'

/** How a supervisor goes about its children. */
export interface SupervisorFlags extends RestartIntensity {
  readonly strategy: Strategy
  readonly autoShutdown: AutoShutdown
}

/** One entry of `whichChildren`. */
export type ChildEntry = readonly [
  id: unknown,
  child: Pid | 'undefined' | 'restarting',
  type: 'worker' | 'supervisor',
  modules: CompleteChildSpec['modules'],
]

/** What `countChildren` gives. */
export interface ChildCounts {
  readonly specs: number
  /** Children that are alive. */
  readonly active: number
  readonly supervisors: number
  readonly workers: number
}

/** One child of a supervisor: its spec, and the process that it has now. */
export class Child {
  readonly spec: CompleteChildSpec
  pid: Pid | null = null
  /** Its restart has failed and will be tried again. */
  restarting = false

  /** `before`: the child of this id under another spec. */
  constructor(spec: CompleteChildSpec, before?: Child) {
    this.spec = spec
    if (before === undefined) return
    this.pid = before.pid
    this.restarting = before.restarting
  }

  get restart(): CompleteChildSpec['restart'] {
    return this.spec.restart
  }

  get entry(): ChildEntry {
    const { id, type, modules } = this.spec
    return [id, this.restarting ? 'restarting' : (this.pid ?? 'undefined'), type, modules]
  }

  get offender(): Offender {
    return { ...this.spec, pid: this.pid ?? (this.restarting ? 'restarting' : 'undefined') }
  }

  /** It runs no more, and nobody is about to restart it. */
  clear(): void {
    this.pid = null
    this.restarting = false
  }
}

export class SupervisorState {
  readonly name: SupervisorName
  readonly flags: SupervisorFlags
  readonly setup: Setup
  /** In start order, which survives restarts. */
  readonly children: KeyMap<Child> = new KeyMap()
  history: RestartHistory = []

  constructor(name: SupervisorName, flags: SupervisorFlags, setup: Setup) {
    this.name = name
    this.flags = flags
    this.setup = setup
  }

  /** With other flags and specs: children that have no spec any more go on behind those that have, new ones are not started. */
  changed(flags: SupervisorFlags, specs: readonly CompleteChildSpec[]): SupervisorState {
    const next = new SupervisorState(this.name, flags, this.setup)
    next.history = this.history
    for (const spec of specs) next.add(new Child(spec, this.children.get(spec.id)))
    for (const child of this.children.values()) if (!next.children.has(child.spec.id)) next.add(child)
    return next
  }

  add(child: Child): void {
    this.children.set(child.spec.id, child)
  }

  /** A child has ended for now: the spec of a temporary one goes with it. Mirrors `supervisor:del_child/2`. */
  retire(child: Child): void {
    if (child.restart === 'temporary') this.children.delete(child.spec.id)
    child.clear()
  }

  withPid(pid: Pid): Child | undefined {
    for (const child of this.children.values()) if (child.pid === pid) return child
    return undefined
  }

  /** Last started first. */
  get backwards(): Child[] {
    return [...this.children.values()].reverse()
  }

  /** Whether the end of `child`, which is not restarted, ends the supervisor. Mirrors `supervisor:do_auto_shutdown/2`. */
  endsWith(child: Child): boolean {
    if (!child.spec.significant || this.flags.autoShutdown === 'never') return false
    return this.flags.autoShutdown === 'any_significant' || !this.#hasSignificant()
  }

  #hasSignificant(): boolean {
    return [...this.children.values()].some(
      ({ spec, pid, restarting }) => spec.significant && (pid !== null || restarting),
    )
  }

  count(): ChildCounts {
    const children = [...this.children.values()]
    const supervisors = children.filter(({ spec }) => spec.type === 'supervisor').length
    const active = children.filter(({ pid }) => pid !== null && !isDead(pid)).length
    return { specs: children.length, active, supervisors, workers: children.length - supervisors }
  }
}
