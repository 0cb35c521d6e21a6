import type { InnerMachine, InnerNode, InnerSnapshot, MachineContext } from '../xstate.ts'
import type { Configuration } from './configuration.ts'
import type { History } from './history.ts'
import { initialPlanOf, type Plan } from './plan.ts'
import { bare } from './snapshot.ts'

/** How a machine begins. */
export class Beginning {
  /** Makes the snapshot before all states: the same one again if all of it may be shared. */
  readonly before: () => InnerSnapshot
  readonly plan: Plan

  constructor(machine: InnerMachine, intern: (nodes: readonly InnerNode[], history: History) => Configuration) {
    const here = intern([machine.root], {})
    this.plan = initialPlanOf(machine, here, intern)
    const like = machine.resolveState({ value: {}, context: {}, historyValue: {} })
    const { context } = machine.config
    const isShared = typeof context === 'object' && context !== null
    const shared = isShared ? bare(like, here, context as MachineContext) : null
    this.before = () => shared ?? bare(like, here, {})
  }
}
