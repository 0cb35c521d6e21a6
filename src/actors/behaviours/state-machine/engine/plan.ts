import { type InnerMachine, type InnerNode, type InnerTransition, invokeAction, stopAction } from '../xstate.ts'
import { Action } from './action.ts'
import type { Configuration } from './configuration.ts'
import { type History, remember } from './history.ts'
import { isDone } from './state-nodes.ts'
import { EntrySet, exitSet, withoutConflicts } from './state-sets.ts'

/** What transitions do in a configuration. */
export interface Plan {
  readonly batches: readonly Batch[]
  readonly next: Configuration
  /** Whether history states remember something anew: a change, even if it is the same. */
  readonly remembers: boolean
}

/** Actions that are done together. */
export interface Batch {
  readonly actions: readonly Action[]
  /** Actors that are there only after these actions, but to which they may send; undefined outside of an entry. */
  readonly deferredActorIds: readonly string[] | undefined
  /** The final state that has been entered then. */
  readonly completion: Completion | null
}

/** What it means that a final state is entered. */
export interface Completion {
  readonly node: InnerNode
  /** States that are done now, the innermost first; the final state's output goes with its own parent. */
  readonly done: readonly InnerNode[]
  /** Set when the machine is done: the state that made it so. */
  readonly root: InnerNode | null
}

/** Finds out what transitions do; `intern` gives the one configuration of a list of states. */
export function planOf(
  machine: InnerMachine,
  enabled: readonly InnerTransition[],
  here: Configuration,
  intern: (nodes: readonly InnerNode[], history: History) => Configuration,
): Plan {
  const { root } = machine
  const place = { root, history: here.history }
  const transitions = withoutConflicts(enabled, here.present, place)
  const present = new Set(here.nodes)
  const batches: Batch[] = []
  const add = (actions: readonly unknown[], deferredActorIds?: readonly string[], completion?: Completion): void => {
    batches.push({
      actions: actions.map((action) => new Action(action, machine)),
      deferredActorIds,
      completion: completion ?? null,
    })
  }

  const left = [...exitSet(transitions, present, place)].sort((a, b) => b.order - a.order)
  const records = remember(left, here.nodes)
  const history = records === null ? here.history : { ...here.history, ...records }
  for (const node of left) {
    add([...node.exit, ...node.invoke.map(({ id }) => stopAction(id))])
    present.delete(node)
  }
  add(transitions.flatMap(({ actions }) => actions))
  const entered = new EntrySet(transitions, { root, history })
  const completed = new Set<InnerNode>()
  for (const node of [...entered.states].sort((a, b) => a.order - b.order)) {
    present.add(node)
    const initial = entered.byDefault.has(node) && node.type === 'compound' ? node.initial.actions : []
    const completion = node.type === 'final' ? completionOf(node, present, completed) : undefined
    add(
      [...node.entry, ...node.invoke.map(invokeAction), ...initial],
      node.invoke.map(({ id }) => id),
      completion,
    )
  }
  const stays = present.size === here.nodes.length && here.nodes.every((node) => present.has(node))
  const next = stays && records === null ? here : intern([...present], history)
  return { batches: merged(batches), next, remembers: records !== null }
}

function completionOf(node: InnerNode, present: ReadonlySet<InnerNode>, completed: Set<InnerNode>): Completion {
  const { parent } = node
  const done = parent?.type === 'compound' ? [parent] : []
  let outer = parent?.type === 'parallel' ? parent : parent?.parent
  let cause = outer ?? node
  while (outer?.type === 'parallel' && !completed.has(outer) && isDone(outer, present)) {
    completed.add(outer)
    done.push(outer)
    cause = outer
    outer = outer.parent
  }
  return { node, done, root: outer === undefined ? cause : null }
}

/** Batches make a difference only where actors are invoked or a state is done. */
function merged(batches: readonly Batch[]): Batch[] {
  const few: Batch[] = []
  for (const batch of batches) {
    const last = few.at(-1)
    if (batch.actions.length === 0 && batch.completion === null) continue
    if (last !== undefined && isPlain(last) && isPlain(batch))
      few[few.length - 1] = { ...last, actions: [...last.actions, ...batch.actions] }
    else few.push(batch)
  }
  return few
}

function isPlain({ deferredActorIds = [], completion }: Batch): boolean {
  return deferredActorIds.length === 0 && completion === null
}
