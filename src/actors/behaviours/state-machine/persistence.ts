import { delay } from './delayed-event.ts'
import type { Host } from './host.ts'
import { changeParts, hide, isPlain, reveal } from './opaque.ts'
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

/** An actor's snapshot as data, with what xstate leaves out. */
export function persist(host: Host, logic: InnerLogic, snapshot: LogicSnapshot, options: unknown): PersistedSnapshot {
  if (!isMachine(logic)) return { ...logic.getPersistedSnapshot(snapshot, options) }
  const inner = snapshot as InnerSnapshot
  const context = hide(inner.context) as InnerSnapshot['context']
  const written = logic.getPersistedSnapshot({ ...inner, context }, options)
  const persisted = { ...written, context: reveal((written as InnerSnapshot).context) }
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
  const own = hideContexts(persisted)
  try {
    const restored = machine.restoreSnapshot?.(own, scope) as InnerSnapshot
    revealContexts(restored)
    return restored
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
  return 'xstate$$type' in part ? { ...part } : changeParts(part, withOwnMarkers)
}

/** A persisted machine, and those inside it, with what xstate must not walk through hidden in their contexts. */
function hideContexts(persisted: PersistedSnapshot): PersistedSnapshot {
  const children = Object.entries((persisted.children ?? {}) as Record<string, { snapshot?: PersistedSnapshot }>)
  return {
    ...persisted,
    context: hide(withOwnMarkers(persisted.context)),
    children: Object.fromEntries(
      children.map(([id, child]) => [
        id,
        child.snapshot !== undefined && 'context' in child.snapshot
          ? { ...child, snapshot: hideContexts(child.snapshot) }
          : child,
      ]),
    ),
  } as PersistedSnapshot
}

function revealContexts(snapshot: InnerSnapshot): void {
  const revealed = snapshot as { context: unknown }
  revealed.context = reveal(revealed.context)
  for (const child of Object.values(snapshot.children)) {
    const inner = child.getSnapshot() as InnerSnapshot | undefined
    if (inner !== undefined && 'context' in inner && 'children' in inner) revealContexts(inner)
  }
}
