import type { InnerNode, InnerSnapshot } from '../xstate.ts'
import type { Action } from './action.ts'
import type { Plan } from './plan.ts'
import type { Choice, Selector } from './selector.ts'
import { isAtomic, properAncestors, stateValue } from './state-sets.ts'

/** The states that a machine is in at once, in the order in which it has entered them; what is worked out of them is kept with them. */
export class Configuration {
  readonly nodes: readonly InnerNode[]
  readonly present: ReadonlySet<InnerNode>
  readonly value: unknown
  readonly tags: ReadonlySet<string>
  /** Whether no two of its states are beside each other: then each event has one list of transitions to try. */
  readonly isChain: boolean
  /** By event type. */
  readonly selectors: Map<string, Selector> = new Map()
  /** What waits for no event: for each innermost state the transitions of it and its ancestors. */
  readonly always: readonly (readonly Choice[])[]
  /** For several transitions at once, by their numbers. */
  readonly plans: Map<string, Plan> = new Map()
  /** What is done when the machine ends here. */
  exitActions: readonly Action[] | null = null

  constructor(nodes: readonly InnerNode[], choicesOf: (always: InnerNode['always'], here: Configuration) => Choice[]) {
    const root = nodes.find(({ parent }) => parent === undefined) as InnerNode
    this.nodes = nodes
    this.present = new Set(nodes)
    this.value = stateValue(root, nodes)
    this.tags = new Set(nodes.flatMap(({ tags }) => tags))
    this.isChain = nodes.every(({ type }) => type !== 'parallel')
    this.always = nodes.filter(isAtomic).flatMap((leaf) => {
      const choices = [leaf, ...properAncestors(leaf, undefined)].flatMap(({ always }) => choicesOf(always, this))
      return choices.length === 0 ? [] : [choices]
    })
  }

  /** Lets go of what was worked out, and so of the configurations that it names. */
  forget(): void {
    this.selectors.clear()
    this.plans.clear()
    for (const choice of this.always.flat()) choice.plan = null
  }
}

/** Kept on the list of states in a snapshot, which is the configuration's own when the snapshot was made here. */
const CONFIGURATION: unique symbol = Symbol('linecard.configuration')

export function markConfiguration(configuration: Configuration): void {
  Object.defineProperty(configuration.nodes, CONFIGURATION, { value: configuration })
}

/** The configuration of a snapshot that was made here, or undefined. */
export function markedConfiguration({ _nodes: nodes }: InnerSnapshot): Configuration | undefined {
  return (nodes as { [CONFIGURATION]?: Configuration })[CONFIGURATION]
}
