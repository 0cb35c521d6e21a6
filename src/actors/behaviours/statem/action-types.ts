import type { From } from '../call.ts'

/** What a timeout is, and the type of its event: the event timeout, the state timeout, or one of any other name. */
export type TimeoutType = 'timeout' | 'state_timeout' | readonly ['timeout', name: unknown]

/** What a state's callback is called with. Mirrors `t:gen_statem:event_type/0`. */
export type EventType = readonly ['call', From] | 'cast' | 'info' | 'internal' | TimeoutType

/** Ms until a timeout; `'infinity'`: never, so that it is cancelled. */
export type TimeoutTime = number | 'infinity'

/** How the time of a timeout is meant. */
export interface TimeoutOptions {
  /** The time is a point in time, as `monotonicTime()` gives it. @default false */
  readonly abs?: boolean
}

/** `{:reply, from, reply}`: answers a call. */
export type ReplyAction = readonly ['reply', From, unknown, never?]
/** One reply or a list of them. */
export type Replies = ReplyAction | readonly ReplyAction[]

/** Sets a timeout of a type, in place of the one of that type which is running; cancels it; or changes the content of its event. */
export type TimeoutAction =
  | TimeoutTime
  | readonly [TimeoutType, TimeoutTime, unknown]
  | readonly [TimeoutType, TimeoutTime, unknown, TimeoutOptions]
  | readonly [TimeoutType, 'cancel']
  | readonly [TimeoutType, 'update', unknown]

/** What an enter callback may ask for. */
export type EnterAction = ReplyAction | TimeoutAction | 'hibernate' | readonly ['hibernate', boolean]

/** What a callback may ask for beside what it returns. Mirrors `t:gen_statem:action/0`. */
export type Action =
  | EnterAction
  | 'postpone'
  | readonly ['postpone', boolean]
  | readonly ['next_event', EventType, unknown]
  | readonly ['change_callback_module' | 'push_callback_module', module: object]
  | 'pop_callback_module'

/** One action or a list of them, done in this order. A single timeout named `'cancel'` has to be in a list. */
export type Actions = Action | readonly Action[]
