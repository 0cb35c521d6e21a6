import type { EventObject, InnerActorRef, Inspected, InspectionEvent } from './xstate.ts'

type Inspector = (event: InspectionEvent) => void

/** Those who are told of every actor, event, action, step and snapshot under one machine, in xstate's inspection events. */
export class Inspection {
  readonly #inspectors = new Set<Inspector>()
  /** Events that were told of when they were sent, and come up again when they are taken. */
  readonly #sent = new WeakSet<EventObject>()
  readonly #rootId: string

  constructor(rootId: string) {
    this.#rootId = rootId
  }

  get wanted(): boolean {
    return this.#inspectors.size > 0
  }

  add(inspector: Inspector): { unsubscribe(): void } {
    this.#inspectors.add(inspector)
    return { unsubscribe: () => void this.#inspectors.delete(inspector) }
  }

  /** Tells of an event once: when it is sent, or when it is taken if it comes from outside. */
  event(source: InnerActorRef | undefined, target: InnerActorRef, event: EventObject): void {
    if (this.#sent.has(event)) return
    this.#sent.add(event)
    this.tell({ type: '@xstate.event', sourceRef: source, actorRef: target, event })
  }

  tell(inspected: Inspected): void {
    const event = { ...inspected, rootId: this.#rootId } as unknown as InspectionEvent
    for (const told of [...this.#inspectors]) told(event)
  }
}
