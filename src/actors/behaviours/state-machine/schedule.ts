import type { NodeTimer } from '../../timers.ts'
import type { EventObject, InnerActorRef } from './xstate.ts'

/** An event that will come later: an `after`, a delayed `raise` or `sendTo`. In its actor's list from its start until it is taken or cancelled. */
export interface Scheduled {
  readonly id: string
  readonly target: InnerActorRef
  readonly event: EventObject
  /** Null once the time has come. */
  timer: NodeTimer | null
  /** Whether it is still wanted. */
  active: boolean
  previous: Scheduled | null
  next: Scheduled | null
}

/** What an actor has scheduled. */
export class Schedule {
  #newest: Scheduled | null = null

  add(scheduled: Scheduled): void {
    scheduled.next = this.#newest
    if (this.#newest !== null) this.#newest.previous = scheduled
    this.#newest = scheduled
  }

  /** Takes an entry out: its event is taken, or not wanted any more. */
  remove(scheduled: Scheduled): void {
    if (!scheduled.active) return
    scheduled.active = false
    const { previous, next, timer } = scheduled
    if (previous === null) this.#newest = next
    else previous.next = next
    if (next !== null) next.previous = previous
    scheduled.previous = scheduled.next = null
    if (timer !== null) timer.timers.stop(timer)
    scheduled.timer = null
  }

  /** All entries of one id: two may share it. */
  cancel(id: string): void {
    for (const scheduled of this.list()) if (scheduled.id === id) this.remove(scheduled)
  }

  clear(): void {
    while (this.#newest !== null) this.remove(this.#newest)
  }

  /** Oldest first. */
  list(): Scheduled[] {
    const all: Scheduled[] = []
    for (let entry = this.#newest; entry !== null; entry = entry.next) all.push(entry)
    return all.reverse()
  }
}
