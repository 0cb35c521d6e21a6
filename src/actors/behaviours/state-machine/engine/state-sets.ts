/**
 * Which states a transition leaves and enters: SCXML's procedures as xstate has them. The answer depends on the present states, what history
 * states remember, and the transitions alone, so that it is worked out once and kept.
 */

import type { InnerNode, InnerTransition } from '../xstate.ts'
import { defaultTargets, type History, remembered } from './history.ts'
import { isDescendant, isHistory, properAncestors, regionsOf } from './state-nodes.ts'

/** Where a machine is, as far as these procedures ask. */
export interface Place {
  readonly root: InnerNode
  readonly history: History
}

/** Its targets, with what is remembered in place of history states. */
function effectiveTargets(targets: readonly InnerNode[], history: History): Set<InnerNode> {
  return new Set(
    targets.flatMap((node) =>
      isHistory(node) ? (remembered(node, history) ?? [...effectiveTargets(defaultTargets(node), history)]) : [node],
    ),
  )
}

/** The state that a transition happens in: what is below it is left and entered. None for one that enters the root anew. */
function domainOf({ source, reenter, target = [] }: InnerTransition, { root, history }: Place): InnerNode | undefined {
  const targets = [...effectiveTargets(target, history)]
  if (!reenter && targets.every((node) => node === source || isDescendant(node, source))) return source
  const common = leastCommonAncestor([...targets, source])
  if (common !== undefined) return common
  return reenter ? undefined : root
}

function leastCommonAncestor([head, ...tail]: readonly InnerNode[]): InnerNode | undefined {
  return properAncestors(head as InnerNode, undefined).find((ancestor) =>
    tail.every((node) => isDescendant(node, ancestor)),
  )
}

/** The states among `present` that transitions leave. */
export function exitSet(
  transitions: readonly InnerTransition[],
  present: Iterable<InnerNode>,
  place: Place,
): Set<InnerNode> {
  const left = new Set<InnerNode>()
  for (const transition of transitions) {
    if (transition.target === undefined || transition.target.length === 0) continue
    const domain = domainOf(transition, place)
    if (transition.reenter && transition.source === domain) left.add(domain)
    for (const node of present) if (isDescendant(node, domain)) left.add(node)
  }
  return left
}

/** Of transitions that would leave the same states, the one of the inner state, or else the first. */
export function withoutConflicts(
  enabled: readonly InnerTransition[],
  present: ReadonlySet<InnerNode>,
  place: Place,
): InnerTransition[] {
  const chosen = new Set<InnerTransition>()
  for (const transition of enabled) {
    const leaves = exitSet([transition], present, place)
    const rivals = [...chosen].filter((other) => intersect(leaves, exitSet([other], present, place)))
    if (rivals.some((other) => !isDescendant(transition.source, other.source))) continue
    for (const rival of rivals) chosen.delete(rival)
    chosen.add(transition)
  }
  return [...chosen]
}

function intersect(a: ReadonlySet<unknown>, b: ReadonlySet<unknown>): boolean {
  for (const item of a) if (b.has(item)) return true
  return false
}

/** The states that transitions enter, and those among them that begin with their initial state. */
export class EntrySet {
  readonly states: Set<InnerNode> = new Set()
  readonly byDefault: Set<InnerNode> = new Set()
  readonly #history: History

  constructor(transitions: readonly InnerTransition[], place: Place) {
    this.#history = place.history
    for (const transition of transitions) this.#add(transition, place)
  }

  #add(transition: InnerTransition, place: Place): void {
    const { source, reenter, target = [] } = transition
    const domain = domainOf(transition, place)
    for (const node of target) {
      if (!isHistory(node) && (source !== node || source !== domain || reenter)) this.#enter(node)
      this.#descend(node)
    }
    const limit = source.parent === undefined && reenter ? undefined : domain
    for (const node of effectiveTargets(target, this.#history)) {
      const ancestors = properAncestors(node, domain)
      if (domain?.type === 'parallel') ancestors.push(domain)
      this.#ascend(ancestors, limit)
    }
  }

  #enter(node: InnerNode): void {
    this.states.add(node)
    this.byDefault.add(node)
  }

  #descend(node: InnerNode): void {
    if (isHistory(node)) this.#recall(node)
    else if (node.type === 'compound') {
      const [initial] = node.initial.target as readonly [InnerNode]
      if (!isHistory(initial)) this.#enter(initial)
      this.#descend(initial)
      this.#ascend(properAncestors(initial, node), undefined)
    } else if (node.type === 'parallel') {
      for (const region of regionsOf(node)) {
        if (this.#isInside(region)) continue
        this.#enter(region)
        this.#descend(region)
      }
    }
  }

  #recall(node: InnerNode): void {
    const { parent } = node
    const recalled = remembered(node, this.#history)
    const targets = recalled ?? defaultTargets(node)
    const isInitial = recalled === undefined && targets === parent?.initial.target
    for (const target of targets) {
      this.states.add(target)
      if (isInitial && parent !== undefined) this.byDefault.add(parent)
      this.#descend(target)
    }
    for (const target of targets) this.#ascend(properAncestors(target, parent), undefined)
  }

  #ascend(ancestors: readonly InnerNode[], limit: InnerNode | undefined): void {
    for (const ancestor of ancestors) {
      if (limit === undefined || isDescendant(ancestor, limit)) this.states.add(ancestor)
      if (ancestor.type !== 'parallel') continue
      for (const region of regionsOf(ancestor)) {
        if (this.#isInside(region)) continue
        this.states.add(region)
        this.#descend(region)
      }
    }
  }

  /** Whether something below `region` is entered. */
  #isInside(region: InnerNode): boolean {
    for (const node of this.states) if (isDescendant(node, region)) return true
    return false
  }
}
