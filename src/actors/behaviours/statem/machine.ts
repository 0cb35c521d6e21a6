import type { Pid } from '../../pid.ts'
import { sameTerm } from '../../terms.ts'
import type { EventType } from './action-types.ts'
import type { CallbackModule, Mode } from './callback-module.ts'
import { StatemEvent } from './event.ts'
import { type TimeoutRequest, Timeouts } from './timeouts.ts'

const NONE: readonly CallbackModule[] = []

/**
 * A process of a state machine: stands in `pid.state`. The `next…` fields are what its callbacks have asked for since the event began; they
 * take effect together, in `commit`.
 */
export class Machine {
  readonly process: Pid
  module: CallbackModule
  /** The modules that were pushed over, the last one first. */
  below: readonly CallbackModule[] = NONE
  stateFunctions = false
  stateEnter = false
  state: unknown
  data: unknown
  /** Oldest first. */
  postponed: StatemEvent[] = []
  /** What is to be handled before the next message; the next one last. */
  pending: StatemEvent[] = []
  timeouts: Timeouts | null = null
  hibernates = false

  /** The event that is being handled. */
  type: EventType = 'internal'
  content: unknown = 'init_state'
  /** Whether the callback that runs is the state's enter callback. */
  entering = false
  /** Whether the enter callback is to be called. */
  enters = false
  nextState: unknown
  nextData: unknown
  postpones = false
  nextHibernates = false
  inserted: StatemEvent[] | null = null
  requests: TimeoutRequest[] | null = null

  constructor(process: Pid, module: CallbackModule, state: unknown, data: unknown) {
    this.process = process
    this.module = module
    this.state = this.nextState = state
    this.data = this.nextData = data
  }

  setMode([stateFunctions, stateEnter]: Mode): void {
    this.stateFunctions = stateFunctions
    this.stateEnter = stateEnter
  }

  /** Begins with an event. */
  begin(type: EventType, content: unknown): void {
    this.type = type
    this.content = content
    this.entering = this.enters = this.postpones = this.nextHibernates = false
    this.nextState = this.state
    this.nextData = this.data
  }

  /** What the callbacks asked for takes effect. Mirrors `loop_state_transition` and what follows it. */
  commit(): void {
    const { timeouts, requests, inserted } = this
    const changes = !sameTerm(this.nextState, this.state)
    if (this.postpones) this.postponed.push(new StatemEvent(this.type, this.content))
    if (changes && this.postponed.length > 0) {
      stack(this.pending, this.postponed)
      this.postponed = []
    }
    if (timeouts !== null) {
      if (changes) timeouts.cancelState()
      timeouts.cancelEvent()
    }
    this.state = this.nextState
    this.data = this.nextData
    this.hibernates = this.nextHibernates
    if (requests !== null) {
      this.requests = null
      this.timeouts ??= new Timeouts(this.process)
      this.timeouts.apply(requests)
    }
    if (inserted !== null) {
      this.inserted = null
      stack(this.pending, inserted)
    }
  }

  /** Begins with the next event that is there without a message. Returns whether there is one. */
  beginNext(): boolean {
    if (this.pending.length > 0) {
      const event = this.pending.pop() as StatemEvent
      this.begin(event.type, event.content)
      return true
    }
    const { timeouts } = this
    const over = timeouts === null ? null : timeouts.takeZero()
    if (over === null) return false
    this.begin(over.type, over.content)
    return true
  }
}

/** Puts events on top of those that wait, the first one topmost. */
function stack(pending: StatemEvent[], events: readonly StatemEvent[]): void {
  for (let index = events.length - 1; index >= 0; index--) pending.push(events[index] as StatemEvent)
}
