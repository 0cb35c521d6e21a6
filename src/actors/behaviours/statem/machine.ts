import { asSeen } from '../../mailbox.ts'
import { DEBUGGED, type Pid } from '../../pid.ts'
import { sameTerm } from '../../terms.ts'
import { debugEvent } from '../debug.ts'
import type { EventType } from './action-types.ts'
import type { CallbackModule, Mode } from './callback-module.ts'
import { StatemEvent } from './event.ts'
import { type TimeoutRequest, Timeouts } from './timeouts.ts'
import type { StatemStatus } from './types.ts'

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

  /** What is told of it: `handling` says whether an event is being handled. */
  status(handling: boolean): StatemStatus & Required<Pick<StatemStatus, 'queue'>> {
    const pending = this.pending.map(pairOf).reverse()
    return {
      state: this.state,
      data: this.data,
      queue: handling ? [[this.type, this.content], ...pending] : pending,
      postponed: this.postponed.map(pairOf).reverse(),
      timeouts: this.timeouts?.list() ?? [],
    }
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
    const { process, timeouts, requests, inserted } = this
    if ((process.flags & DEBUGGED) !== 0) {
      const event = [this.type, this.content]
      debugEvent(process, [this.postpones ? 'postpone' : 'consume', event, this.state, this.nextState])
    }
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
      this.timeouts ??= new Timeouts(process)
      this.timeouts.apply(requests, this.state)
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
    if ((this.process.flags & DEBUGGED) !== 0) debugEvent(this.process, ['in', [over.type, over.content], this.state])
    this.begin(over.type, over.content)
    return true
  }
}

function pairOf({ type, content }: StatemEvent): [EventType, unknown] {
  return [type, asSeen(content)]
}

/** Puts events on top of those that wait, the first one topmost. */
function stack(pending: StatemEvent[], events: readonly StatemEvent[]): void {
  for (let index = events.length - 1; index >= 0; index--) pending.push(events[index] as StatemEvent)
}
