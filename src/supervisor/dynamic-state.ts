import type { Pid } from '../actors/index.ts'
import type { CompleteChildSpec } from './child-spec.ts'
import { ChildKinds, type DynamicChild } from './dynamic-child.ts'
import type { RestartHistory, RestartIntensity } from './restart-intensity.ts'
import type { Setup } from './supervisor-loop.ts'
import type { Offender, SupervisorName } from './supervisor-report.ts'
import type { ChildCounts, ChildEntry } from './supervisor-state.ts'

/** The flags of a DynamicSupervisor, its defaults filled in. */
export interface DynamicFlags extends RestartIntensity {
  readonly strategy: 'one_for_one'
  /** `'infinity'` is `Infinity` here. */
  readonly maxChildren: number
  readonly extraArguments: readonly unknown[]
}

/** What a DynamicSupervisor knows of its children. */
export class DynamicState {
  readonly name: SupervisorName
  flags: DynamicFlags
  readonly setup: Setup
  /** By pid, oldest first. A child whose restart has failed stays under the pid that it had. */
  readonly children: Map<Pid, DynamicChild> = new Map()
  readonly restarting: Set<Pid> = new Set()
  history: RestartHistory = []
  readonly #kinds: ChildKinds = new ChildKinds()

  constructor(name: SupervisorName, flags: DynamicFlags, setup: Setup) {
    this.name = name
    this.flags = flags
    this.setup = setup
  }

  /** A child was started for the first time. */
  add(pid: Pid, spec: CompleteChildSpec): void {
    this.children.set(pid, this.#kinds.childOf(spec))
  }

  delete(pid: Pid): void {
    this.children.delete(pid)
    if (this.restarting.size > 0) this.restarting.delete(pid)
  }

  *alive(): Iterable<readonly [Pid, DynamicChild]> {
    for (const entry of this.children) if (!this.restarting.has(entry[0])) yield entry
  }

  offender(pid: Pid, { start, restart, shutdown, kind }: DynamicChild): Offender {
    return { pid: this.#shown(pid), id: 'undefined', start, restart, shutdown, type: kind.type }
  }

  entries(): ChildEntry[] {
    return [...this.children].map(([pid, { kind }]) => {
      return ['undefined', this.restarting.has(pid) ? 'restarting' : pid, kind.type, kind.modules]
    })
  }

  count(): ChildCounts {
    const specs = this.children.size
    let supervisors = 0
    for (const { kind } of this.children.values()) if (kind.type === 'supervisor') supervisors++
    return { specs, active: specs - this.restarting.size, supervisors, workers: specs - supervisors }
  }

  #shown(pid: Pid): unknown {
    return this.restarting.has(pid) ? ['restarting', pid] : pid
  }
}
