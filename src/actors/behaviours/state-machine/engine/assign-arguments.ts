import type { ActionInfo, EventObject, InnerActorRef, InnerSystem, MachineContext } from '../xstate.ts'
import type { Action } from './action.ts'

/** What makes actors for an assignment. */
interface Spawner {
  spawn(action: Action, event: EventObject, src: unknown, options: unknown): unknown
}

/** The first argument of an assignment. `spawn` is made only for those that look at it. */
export class AssignArguments implements ActionInfo {
  readonly context: MachineContext
  readonly event: EventObject
  readonly self: InnerActorRef
  readonly system: InnerSystem
  readonly #spawner: Spawner
  readonly #action: Action

  constructor(
    context: MachineContext,
    event: EventObject,
    self: InnerActorRef,
    system: InnerSystem,
    spawner: Spawner,
    action: Action,
  ) {
    this.context = context
    this.event = event
    this.self = self
    this.system = system
    this.#spawner = spawner
    this.#action = action
  }

  get spawn(): (src: unknown, options?: unknown) => unknown {
    return (src, options) => this.#spawner.spawn(this.#action, this.event, src, options)
  }
}
