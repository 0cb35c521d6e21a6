import type { InnerActor, InnerSnapshot, MachineContext } from '../xstate.ts'
import type { Configuration } from './configuration.ts'

/** Shared by all snapshots without children. */
const NONE: Readonly<Record<string, never>> = Object.freeze({})

/** A snapshot as xstate makes one: the same members in the same order. What it does not say is as in `like`. */
export function snapshotOf(
  like: InnerSnapshot,
  here: Configuration,
  context: MachineContext,
  children: Readonly<Record<string, InnerActor>>,
  status: InnerSnapshot['status'],
  output: unknown,
): InnerSnapshot {
  return {
    status,
    output,
    error: undefined,
    machine: like.machine,
    context,
    _nodes: here.nodes,
    value: here.value,
    tags: here.tags,
    children,
    historyValue: here.history,
    matches: like.matches,
    hasTag: like.hasTag,
    can: like.can,
    getMeta: like.getMeta,
    toJSON: like.toJSON,
  }
}

/** The same snapshot out of shared parts: an idle machine has little of its own. */
export function compact(snapshot: InnerSnapshot, here: Configuration): InnerSnapshot {
  const { context, children, status, output } = snapshot
  return snapshotOf(snapshot, here, context, isEmpty(children) ? NONE : children, status, output)
}

/** One without children. */
export function bare(like: InnerSnapshot, here: Configuration, context: MachineContext): InnerSnapshot {
  return snapshotOf(like, here, context, NONE, 'active', undefined)
}

function isEmpty(children: object): boolean {
  for (const _ in children) return false
  return true
}
