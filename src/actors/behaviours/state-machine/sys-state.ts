import type { Host } from './host.ts'
import { type InnerMachine, type InnerSnapshot, isMachine, type LogicSnapshot } from './xstate.ts'

/** What `Sys` shows of an actor: of a machine, as of a gen_statem, its state and its data; of what has no states, its snapshot. */
export function sysStateOf({ logic, snapshot }: Host): unknown {
  if (!isMachine(logic)) return snapshot
  const { value, context } = snapshot as InnerSnapshot
  return [value, context]
}

/**
 * The snapshot with what `Sys.replaceState` gives in its place. Nothing is entered or left: no action runs, and children and timers stay.
 *
 * @throws {TypeError} when it is no such pair, or for what has no states
 * @throws {Error} when the machine has no such state
 */
export function withSysState({ logic, snapshot }: Host, state: unknown): LogicSnapshot {
  if (!isMachine(logic)) throw new TypeError('Expected a state machine: of other actors the state cannot be replaced')
  return snapshotIn(logic, snapshot as InnerSnapshot, state)
}

/** `before` with other state and context, and perhaps of another machine, whose states go by the ids that they have. */
export function snapshotIn(machine: InnerMachine, before: InnerSnapshot, state: unknown): InnerSnapshot {
  if (!Array.isArray(state) || state.length !== 2)
    throw new TypeError('Expected the state of a state machine to be [value, context]')
  const [value, context] = state as [unknown, object]
  if (value === before.value && machine === before.machine) return { ...before, context } as InnerSnapshot
  const historyValue = Object.fromEntries(
    Object.entries(before.historyValue).map(([id, nodes]) => [
      id,
      nodes.flatMap((node) => machine.idMap.get(node.id) ?? []),
    ]),
  )
  return { ...machine.resolveState({ value, context, historyValue }), children: before.children } as InnerSnapshot
}
