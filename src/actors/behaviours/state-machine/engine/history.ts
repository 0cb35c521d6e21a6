import type { InnerNode } from '../xstate.ts'
import { isAtomic, isDescendant, isHistory } from './state-nodes.ts'

/** What history states remember, by their ids: the states that their parents were in when they were last left. */
export type History = Readonly<Record<string, readonly InnerNode[]>>

export function remembered({ id }: InnerNode, history: History): readonly InnerNode[] | undefined {
  return history[id]
}

/** What a history state stands for that remembers nothing: its own target, or its parent's initial one. */
export function defaultTargets({ config, parent, machine }: InnerNode): readonly InnerNode[] {
  const around = parent as InnerNode
  const { target } = config
  if (target === undefined || target === '')
    return around.type === 'parallel' ? [around] : (around.initial.target ?? [])
  return [target].flat().map((one) => {
    if (typeof one !== 'string') return one as InnerNode
    return one.startsWith('#') ? machine.getStateNodeById(one) : below(around, one)
  })
}

/** A state by its path, as in `a.b`; a backslash takes a dot for itself. */
function below(node: InnerNode, path: string): InnerNode {
  const keys = [...path.matchAll(/((?:\\.|[^.\\])+)/g)].map(([key]) => key.replaceAll(/\\(.)/g, '$1'))
  return keys.reduce((state, key) => state.states[key] as InnerNode, node)
}

/** What is remembered after the states `left` were left while the machine was in `present`; null when none of them has a history state. */
export function remember(
  left: readonly InnerNode[],
  present: readonly InnerNode[],
): Readonly<Record<string, readonly InnerNode[]>> | null {
  const records: [string, readonly InnerNode[]][] = []
  for (const node of left)
    for (const child of Object.values(node.states)) {
      if (!isHistory(child)) continue
      const belongs =
        child.history === 'deep'
          ? (state: InnerNode) => isAtomic(state) && isDescendant(state, node)
          : (state: InnerNode) => state.parent === node
      records.push([child.id, present.filter(belongs)])
    }
  return records.length === 0 ? null : Object.fromEntries(records)
}
