/**
 * Which states a transition leaves and enters: SCXML's procedures as xstate has them, for machines without history states. There the answer
 * depends on the present states and the transitions alone, so that it is worked out once and kept.
 */

import type { InnerNode, InnerTransition } from '../xstate.ts'

export function isAtomic({ type }: InnerNode): boolean {
  return type === 'atomic' || type === 'final'
}

/** The nearest first, up to and without `end`. */
export function properAncestors(node: InnerNode, end: InnerNode | undefined): InnerNode[] {
  const ancestors: InnerNode[] = []
  if (node === end) return ancestors
  for (let ancestor = node.parent; ancestor !== undefined && ancestor !== end; ancestor = ancestor.parent)
    ancestors.push(ancestor)
  return ancestors
}

/** Of no state everything is a descendant. */
export function isDescendant(node: InnerNode, ancestor: InnerNode | undefined): boolean {
  let top = node
  while (top.parent !== undefined && top.parent !== ancestor) top = top.parent
  return top.parent === ancestor
}

/** The state that a transition happens in: what is below it is left and entered. None for one that enters the root anew. */
function domainOf(transition: InnerTransition, root: InnerNode): InnerNode | undefined {
  const { source, reenter, target = [] } = transition
  if (!reenter && target.every((node) => node === source || isDescendant(node, source))) return source
  const common = leastCommonAncestor([...target, source])
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
  root: InnerNode,
): Set<InnerNode> {
  const left = new Set<InnerNode>()
  for (const transition of transitions) {
    if (transition.target === undefined || transition.target.length === 0) continue
    const domain = domainOf(transition, root)
    if (transition.reenter && transition.source === domain) left.add(domain)
    for (const node of present) if (isDescendant(node, domain)) left.add(node)
  }
  return left
}

/** Of transitions that would leave the same states, the one of the inner state, or else the first. */
export function withoutConflicts(
  enabled: readonly InnerTransition[],
  present: ReadonlySet<InnerNode>,
  root: InnerNode,
): InnerTransition[] {
  const chosen = new Set<InnerTransition>()
  for (const transition of enabled) {
    const leaves = exitSet([transition], present, root)
    const rivals = [...chosen].filter((other) => intersect(leaves, exitSet([other], present, root)))
    const outer = rivals.findIndex((other) => !isDescendant(transition.source, other.source))
    if (outer >= 0) continue
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
  readonly states = new Set<InnerNode>()
  readonly byDefault = new Set<InnerNode>()

  constructor(transitions: readonly InnerTransition[], root: InnerNode) {
    for (const transition of transitions) this.#add(transition, root)
  }

  #add(transition: InnerTransition, root: InnerNode): void {
    const { source, reenter, target = [] } = transition
    const domain = domainOf(transition, root)
    for (const node of target) {
      if (source !== node || source !== domain || reenter) this.#enter(node)
      this.#descend(node)
    }
    const limit = source.parent === undefined && reenter ? undefined : domain
    for (const node of target) {
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
    if (node.type === 'compound') {
      const [initial] = node.initial.target as readonly [InnerNode]
      this.#enter(initial)
      this.#descend(initial)
      this.#ascend(properAncestors(initial, node), undefined)
    } else if (node.type === 'parallel') {
      for (const region of Object.values(node.states)) {
        if (this.#isInside(region)) continue
        this.#enter(region)
        this.#descend(region)
      }
    }
  }

  #ascend(ancestors: readonly InnerNode[], limit: InnerNode | undefined): void {
    for (const ancestor of ancestors) {
      if (limit === undefined || isDescendant(ancestor, limit)) this.states.add(ancestor)
      if (ancestor.type !== 'parallel') continue
      for (const region of Object.values(ancestor.states)) {
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

/** Whether a state has come to its end, `present` being the states that the machine is in. */
export function isDone(node: InnerNode, present: ReadonlySet<InnerNode>): boolean {
  const children = Object.values(node.states)
  if (node.type === 'compound') return children.some((child) => child.type === 'final' && present.has(child))
  if (node.type === 'parallel') return children.every((child) => isDone(child, present))
  return node.type === 'final'
}

/** The state value of a configuration: its order is that of the states in it. */
export function stateValue(root: InnerNode, nodes: readonly InnerNode[]): unknown {
  const children = new Map<InnerNode, InnerNode[]>()
  for (const node of nodes) {
    if (node.parent === undefined) continue
    const siblings = children.get(node.parent)
    if (siblings === undefined) children.set(node.parent, [node])
    else siblings.push(node)
  }
  return valueBelow(root, children)
}

function valueBelow(node: InnerNode, children: ReadonlyMap<InnerNode, readonly InnerNode[]>): unknown {
  const active = children.get(node) ?? []
  const [first] = active
  if (node.type === 'compound' && first !== undefined && isAtomic(first)) return first.key
  return Object.fromEntries(active.map((child) => [child.key, valueBelow(child, children)]))
}
