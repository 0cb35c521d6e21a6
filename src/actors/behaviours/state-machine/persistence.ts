import { delay } from './delayed-event.ts'
import type { Host } from './host.ts'
import type { PersistedSnapshot } from './persisted.ts'
import {
  type InnerActorRef,
  type InnerLogic,
  type InnerMachine,
  type InnerScope,
  type InnerSnapshot,
  isMachine,
  type LogicSnapshot,
} from './xstate.ts'

const PARENT = '#_parent'

/** Adds to a persisted snapshot what xstate leaves out. */
export function persistedParts(host: Host, logic: InnerLogic, persisted: LogicSnapshot): PersistedSnapshot {
  if (!isMachine(logic)) return { ...persisted }
  const timers = host.scheduled.flatMap((scheduled) => {
    const to = nameOf(host, scheduled.target)
    const { id, event, timer } = scheduled
    const remaining = timer === null ? 0 : timer.timers.remaining(timer)
    return to === null ? [] : [{ id, event, remaining, ...(to === undefined ? {} : { to }) }]
  })
  const postponed = host.postponed.filter((event) => !('from' in event))
  return { ...persisted, machine: logic.id, timers, postponed }
}

/** How a target is written down: undefined for the actor itself, null for one that nobody can find again. */
function nameOf({ actor, snapshot }: Host, target: InnerActorRef): string | undefined | null {
  if (target === actor) return undefined
  if (target === actor._parent) return PARENT
  const [id] = Object.entries((snapshot as InnerSnapshot).children).find(([, child]) => child === target) ?? []
  return id ?? null
}

/** Sets an actor's timers and postponed events going again. */
export function restoreParts(host: Host, persisted: unknown): void {
  const { timers = [], postponed = [] } = (persisted ?? {}) as Partial<PersistedSnapshot>
  for (const { id, event, remaining, to } of timers) {
    const target = targetOf(host, to)
    if (target !== undefined) delay(host, id, target, event, remaining)
  }
  host.restorePostponed(postponed)
}

function targetOf({ actor, snapshot }: Host, to: string | undefined): InnerActorRef | undefined {
  if (to === undefined) return actor
  return to === PARENT ? actor._parent : (snapshot as InnerSnapshot).children[to]
}

/** A live snapshot of a persisted one. @throws {TypeError} when it is not one of this machine */
export function restoreSnapshot(machine: InnerMachine, persisted: PersistedSnapshot, scope: InnerScope): InnerSnapshot {
  assertSnapshotOf(machine, persisted)
  // xstate puts the references of actors into the context that it is given, which is the user's.
  const own = { ...persisted, children: persisted.children ?? {}, context: withOwnMarkers(persisted.context) }
  try {
    return machine.restoreSnapshot?.(own, scope) as InnerSnapshot
  } catch (cause) {
    throw refusal(machine, (cause as Error).message, cause)
  }
}

function assertSnapshotOf(machine: InnerMachine, persisted: unknown): void {
  if (typeof persisted !== 'object' || persisted === null || !('status' in persisted) || !('value' in persisted))
    throw refusal(machine, 'it is no persisted snapshot of a machine')
  const { machine: id } = persisted as PersistedSnapshot
  if (typeof id === 'string' && id !== machine.id) throw refusal(machine, `it is one of machine '${id}'`)
}

function refusal(machine: InnerMachine, why: string, cause?: unknown): TypeError {
  return new TypeError(`Cannot restore machine '${machine.id}' from this snapshot: ${why}`, { cause })
}

/** Copies plain data down to where an actor's reference was; the rest is shared. */
function withOwnMarkers(part: unknown): unknown {
  if (!isPlain(part)) return part
  if ('xstate$$type' in part) return { ...part }
  const copies = Object.entries(part).map(([key, value]) => [key, value, withOwnMarkers(value)] as const)
  if (copies.every(([, value, copy]) => value === copy)) return part
  const copied = copies.map(([key, , copy]) => [key, copy] as const)
  return Array.isArray(part) ? copied.map(([, copy]) => copy) : Object.fromEntries(copied)
}

function isPlain(value: unknown): value is object {
  if (typeof value !== 'object' || value === null) return false
  const prototype: unknown = Object.getPrototypeOf(value)
  return prototype === Object.prototype || prototype === Array.prototype || prototype === null
}
