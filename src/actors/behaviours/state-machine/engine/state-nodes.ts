import type { InnerNode } from '../xstate.ts'

export function isAtomic({ type }: InnerNode): boolean {
  return type === 'atomic' || type === 'final'
}

export function isHistory({ type }: InnerNode): boolean {
  return type === 'history'
}

/** Its states, history states left out. */
export function regionsOf({ states }: InnerNode): InnerNode[] {
  return Object.values(states).filter((node) => !isHistory(node))
}

/** A state with those that it begins with. */
export function initialNodes(node: InnerNode, found: Set<InnerNode> = new Set()): Set<InnerNode> {
  if (found.has(node)) return found
  found.add(node)
  if (node.type === 'compound') initialNodes(node.initial.target?.[0] as InnerNode, found)
  else if (node.type === 'parallel') for (const region of regionsOf(node)) initialNodes(region, found)
  return found
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

/** Whether a state has come to its end, `present` being the states that the machine is in. */
export function isDone(node: InnerNode, present: ReadonlySet<InnerNode>): boolean {
  const children = regionsOf(node)
  if (node.type === 'compound') return children.some((child) => child.type === 'final' && present.has(child))
  if (node.type === 'parallel') return children.every((child) => isDone(child, present))
  return node.type === 'final'
}

/**
 * A list of states with what belongs to it: what a compound or parallel state is in at least, and all ancestors. xstate's lists lack some of
 * them in odd cases of history states, and are looked at like this.
 */
export function complete(nodes: readonly InnerNode[]): InnerNode[] {
  const all = new Set(nodes)
  const entered = new Set(nodes.map(({ parent }) => parent))
  for (const node of all) {
    if (node.type === 'compound' && !entered.has(node)) addInitial(node, node, all)
    else if (node.type === 'parallel')
      for (const region of regionsOf(node)) if (!all.has(region)) addInitial(region, region, all)
  }
  for (const node of all) if (node.parent !== undefined) all.add(node.parent)
  return [...all]
}

function addInitial(node: InnerNode, top: InnerNode, all: Set<InnerNode>): void {
  all.add(node)
  if (node.type === 'compound') for (const initial of node.initial.target ?? []) addInitial(initial, top, all)
  else if (node.type === 'parallel') for (const region of regionsOf(node)) addInitial(region, top, all)
  for (const ancestor of properAncestors(node, top)) all.add(ancestor)
}

/** The states below a state that its part of the state value names, in the order of that. */
export function childrenIn(node: InnerNode, nodes: readonly InnerNode[]): InnerNode[] {
  const children = nodes.filter(({ parent }) => parent === node)
  const [first] = children
  return node.type === 'compound' && first !== undefined && isAtomic(first) ? [first] : children
}

/** The state value of a complete list of states: its order is that of the list. */
export function stateValue(node: InnerNode, nodes: readonly InnerNode[]): unknown {
  const children = childrenIn(node, nodes)
  const [first] = children
  if (node.type === 'compound' && first !== undefined && isAtomic(first)) return first.key
  return Object.fromEntries(children.map((child) => [child.key, stateValue(child, nodes)]))
}
