import { deliver, type Envelope } from '../../mailbox.ts'
import type { Pid } from '../../pid.ts'
import type { Reason } from '../../reason.ts'
import type { Inspection } from './inspection.ts'
import type { PersistedSnapshot } from './persisted.ts'
import { Schedule, type Scheduled } from './schedule.ts'
import type { MachineOptions } from './settings.ts'
import type { Subscriptions } from './subscriptions.ts'
import {
  type EventObject,
  HOST,
  type InnerActorRef,
  type InnerScope,
  type InnerSnapshot,
  type InnerSystem,
  type LogicSnapshot,
} from './xstate.ts'

/** What all actors of a machine have from us. */
export interface HostSystem extends InnerSystem {
  readonly settings: MachineOptions
  /** Null while nobody wants to be told of every step. */
  readonly inspection: Inspection | null
  /** The next thing that xstate's algorithm says of `event` is which transitions take it. */
  expectSelection(event: EventObject): void
}

/** An actor in its process: what its events, timers and postponed events are kept with. */
export abstract class Host {
  /** Null for a child that its parent has not started yet. */
  abstract readonly process: Pid | null
  /** The actor, as its code and others know it. */
  abstract readonly actor: InnerActorRef
  abstract readonly system: HostSystem
  /** What it does: a machine, a promise, … */
  abstract readonly logic: object
  /** What xstate's algorithm is given for it. */
  abstract readonly scope: InnerScope
  abstract readonly snapshot: LogicSnapshot
  /** Whether it goes on after what it has handled so far. */
  abstract readonly active: boolean
  #schedule: Schedule | null = null
  /** Events to be handled again when the state has changed, oldest first. */
  #postponed: EventObject[] | null = null
  /** Set by `postpone`, for the event that is being handled. */
  #postponing = false

  /** Goes on from another snapshot. */
  abstract resumeFrom(snapshot: LogicSnapshot): void

  /** Handles one event to its end. */
  protected abstract step(event: EventObject): void

  /** What there is to do when a message has been handled; ends the process of an actor that is done. */
  abstract settle(message: unknown): void

  /** Ends the process in an orderly way: somebody wants it to. */
  abstract shutDown(reason: Reason, message: unknown): void

  /** Ends the process, whose code threw. */
  abstract crash(thrown: unknown, message: unknown): void

  /** Its process has died, whatever the reason. */
  abstract ended(reason: Reason): void

  /** Those who want to hear of it. */
  abstract readonly subscriptions: Subscriptions

  /** What it can be restored from. */
  abstract persist(): PersistedSnapshot

  /** Takes an event for its mailbox. */
  accept(event: EventObject): void {
    if (this.process !== null) deliver(this.process, event)
  }

  /** Sends an event to the actor that has made this one. */
  tellParent(parent: Host, event: EventObject): void {
    parent.accept(event)
  }

  /** Handles an event, and after a change of state those that were postponed until then. */
  take(event: EventObject): void {
    const { snapshot } = this
    this.#handle(event)
    if (this.#postponed !== null && this.#changed(snapshot)) this.#replay()
  }

  /** Keeps the event that is being handled until the state has changed. */
  postpone(): void {
    this.#postponing = true
  }

  get postponed(): readonly EventObject[] {
    return this.#postponed ?? []
  }

  /** Takes over events that an earlier life of this actor had postponed. */
  restorePostponed(events: readonly EventObject[]): void {
    this.#postponed = events.length === 0 ? null : [...events]
  }

  get schedule(): Schedule {
    this.#schedule ??= new Schedule()
    return this.#schedule
  }

  /** What it has scheduled, oldest first. */
  get scheduled(): Scheduled[] {
    return this.#schedule?.list() ?? []
  }

  /** A link says nothing of a normal end: children that are still there are told to stop. */
  protected stopChildren(): void {
    const { children = {} } = this.snapshot as Partial<InnerSnapshot>
    for (const child of Object.values(children)) child._stop()
  }

  #handle(event: EventObject): void {
    this.#postponing = false
    this.step(event)
    if (!this.#postponing) return
    this.#postponing = false
    this.#postponed ??= []
    this.#postponed.push(event)
  }

  /** As gen_statem: all that was postponed comes before what waits in the mailbox, and again after each further change. */
  #replay(): void {
    let due = this.#takePostponed()
    for (let event = due.shift(); event !== undefined && this.active; event = due.shift()) {
      const { snapshot } = this
      this.#handle(event)
      if (this.#changed(snapshot)) due = [...this.#takePostponed(), ...due]
    }
  }

  #takePostponed(): EventObject[] {
    const events = this.#postponed ?? []
    this.#postponed = null
    return events
  }

  #changed(before: LogicSnapshot): boolean {
    const { snapshot } = this
    if (snapshot === before || !this.active) return false
    return !sameState((before as InnerSnapshot).value, (snapshot as InnerSnapshot).value)
  }
}

/** Whether two state values are the same state: a name, or names with the states below them. */
function sameState(a: unknown, b: unknown): boolean {
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return a === b
  const [inA, inB] = [a as Record<string, unknown>, b as Record<string, unknown>]
  const keys = Object.keys(inA)
  return keys.length === Object.keys(inB).length && keys.every((key) => sameState(inA[key], inB[key]))
}

/** The host of an actor of this node, or null: its reference may be foreign. */
export function hostOf(actor: InnerActorRef): Host | null {
  return actor instanceof Host ? actor : ((actor as { readonly [HOST]?: Host })[HOST] ?? null)
}

/** A message of the runtime's own to an actor. */
export abstract class HostMessage implements Envelope {
  /** It is taken out of the mailbox. */
  abstract reach(host: Host): void
  abstract asOtpTuple(): unknown
}

/** The request of a call that the runtime answers itself, whatever the machine. */
export abstract class HostQuery {
  abstract answer(host: Host): unknown
}
