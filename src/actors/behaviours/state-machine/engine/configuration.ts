import type { InnerNode, InnerSnapshot } from '../xstate.ts'
import type { Action } from './action.ts'
import type { History } from './history.ts'
import type { Plan } from './plan.ts'
import type { Choice, ChoicesOf, Selector } from './selector.ts'
import { childrenIn, complete, isAtomic, properAncestors, stateValue } from './state-nodes.ts'

/**
 * The states that a machine is in at once, in the order in which it has entered them, and what its history states remember. All that is worked
 * out of these is kept with them.
 */
export class Configuration {
  /** The machine's; it is among the states, but for an oddity of history states. */
  readonly root: InnerNode
  readonly nodes: readonly InnerNode[]
  readonly history: History
  readonly present: ReadonlySet<InnerNode>
  /** The states that the value names: they look for transitions. */
  readonly shown: readonly InnerNode[]
  readonly value: unknown
  readonly tags: ReadonlySet<string>
  /** Whether no two of its states are beside each other: then each event has one list of transitions to try. */
  readonly isChain: boolean
  /** By event type. */
  readonly selectors: Map<string, Selector> = new Map()
  /** What waits for no event: for each innermost state the transitions of it and its ancestors. */
  readonly always: readonly (readonly Choice[])[]
  /** For several transitions at once. */
  together: PlanTree = { plan: null, more: null }
  /** What is done when the machine ends here. */
  exitActions: readonly Action[] | null = null

  constructor(root: InnerNode, nodes: readonly InnerNode[], history: History, choicesOf: ChoicesOf) {
    this.root = root
    this.nodes = nodes
    this.history = history
    this.present = new Set(nodes)
    const shown = complete(nodes)
    this.shown = shown
    this.value = stateValue(root, shown)
    this.tags = new Set(nodes.flatMap(({ tags }) => tags))
    this.isChain = shown.every((node) => childrenIn(node, shown).length < 2)
    this.always = nodes.filter(isAtomic).flatMap((leaf) => {
      const choices = [leaf, ...properAncestors(leaf, undefined)].flatMap(({ always }) => choicesOf(always))
      return choices.length === 0 ? [] : [choices]
    })
  }

  /** Lets go of what was worked out, and so of the configurations that it names. */
  forget(): void {
    this.selectors.clear()
    this.together = { plan: null, more: null }
    for (const choice of this.always.flat()) choice.plan = null
  }
}

/** Plans by the numbers of the transitions that are taken together. */
export interface PlanTree {
  plan: Plan | null
  more: Map<number, PlanTree> | null
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
