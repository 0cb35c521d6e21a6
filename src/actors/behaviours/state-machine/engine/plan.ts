import {
  contextAction,
  type InnerMachine,
  type InnerNode,
  type InnerTransition,
  invokeAction,
  stopAction,
} from '../xstate.ts'
import { Action } from './action.ts'
import type { Configuration } from './configuration.ts'
import { type History, remember } from './history.ts'
import { initialNodes, isDone } from './state-nodes.ts'
import { EntrySet, exitSet, type Place, withoutConflicts } from './state-sets.ts'

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
  const transitions = withoutConflicts(enabled, here.present, { root, history: here.history })
  const present = new Set(here.nodes)
  const batches: Batch[] = []

  const left = [...exitSet(transitions, present, { root, history: here.history })].sort((a, b) => b.order - a.order)
  const records = remember(left, here.nodes)
  const history = records === null ? here.history : { ...here.history, ...records }
  for (const node of left) {
    batches.push(batchOf([...node.exit, ...node.invoke.map(({ id }) => stopAction(id))], machine))
    present.delete(node)
  }
  batches.push(
    batchOf(
      transitions.flatMap(({ actions }) => actions),
      machine,
    ),
  )
  enter(transitions, { root, history }, present, batches)
  const stays = present.size === here.nodes.length && here.nodes.every((node) => present.has(node))
  const next = stays && records === null ? here : intern([...present], history)
  return { batches: merged(batches), next, remembers: records !== null }
}

/** What the start of a machine does; `here` is its root alone. */
export function initialPlanOf(
  machine: InnerMachine,
  here: Configuration,
  intern: (nodes: readonly InnerNode[], history: History) => Configuration,
): Plan {
  const { root, config } = machine
  const { context } = config
  const batches = typeof context === 'function' ? [batchOf([contextAction(context as never)], machine)] : []
  const present = new Set(here.nodes)
  const target = [...initialNodes(root)]
  enter([{ source: root, target, reenter: true, actions: [] }], { root, history: here.history }, present, batches)
  return { batches: merged(batches), next: intern([...present], here.history), remembers: false }
}

function batchOf(actions: readonly unknown[], machine: InnerMachine): Batch {
  return {
    actions: actions.map((action) => new Action(action, machine)),
    deferredActorIds: undefined,
    completion: null,
  }
}

/** Adds the states that transitions enter to `present`, and what that does to `batches`. */
function enter(transitions: readonly InnerTransition[], place: Place, present: Set<InnerNode>, batches: Batch[]): void {
  const entered = new EntrySet(transitions, place)
  const completed = new Set<InnerNode>()
  for (const node of [...entered.states].sort((a, b) => a.order - b.order)) {
    present.add(node)
    const initial = entered.byDefault.has(node) && node.type === 'compound' ? node.initial.actions : []
    batches.push({
      ...batchOf([...node.entry, ...node.invoke.map(invokeAction), ...initial], node.machine),
      deferredActorIds: node.invoke.map(({ id }) => id),
      completion: node.type === 'final' ? completionOf(node, present, completed) : null,
    })
  }
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
