/**
 * What a state machine's callbacks return, and the actions that they ask for, by the names of OTP's atoms: `nextState('open', data)` is
 * `{:next_state, :open, data}`. They are plain arrays and strings; `['next_state', 'open', data]` written by hand is the same.
 */

import type { Reason } from '../../reason.ts'
import type { From } from '../call.ts'
import type { Actions, EventType, Replies, TimeoutOptions, TimeoutTime } from './action-types.ts'

/** Goes to a state: a change, unless it is the same term as the present one. */
export function nextState<const S, D>(state: S, data: D): ['next_state', S, D]
export function nextState<const S, D, A extends Actions>(state: S, data: D, actions: A): ['next_state', S, D, A]
export function nextState(state: unknown, data: unknown, actions?: unknown): unknown {
  return actions === undefined ? ['next_state', state, data] : ['next_state', state, data, actions]
}

/** Stays in the state, with new data. */
export function keepState<D>(data: D): ['keep_state', D]
export function keepState<D, A extends Actions>(data: D, actions: A): ['keep_state', D, A]
export function keepState(data: unknown, actions?: unknown): unknown {
  return actions === undefined ? ['keep_state', data] : ['keep_state', data, actions]
}

/** Stays in the state, with the same data. */
export function keepStateAndData(): 'keep_state_and_data'
export function keepStateAndData<A extends Actions>(actions: A): ['keep_state_and_data', A]
export function keepStateAndData(actions?: unknown): unknown {
  return actions === undefined ? 'keep_state_and_data' : ['keep_state_and_data', actions]
}

/** Stays in the state, with new data, and calls its enter callback again. */
export function repeatState<D>(data: D): ['repeat_state', D]
export function repeatState<D, A extends Actions>(data: D, actions: A): ['repeat_state', D, A]
export function repeatState(data: unknown, actions?: unknown): unknown {
  return actions === undefined ? ['repeat_state', data] : ['repeat_state', data, actions]
}

/** Stays in the state, with the same data, and calls its enter callback again. */
export function repeatStateAndData(): 'repeat_state_and_data'
export function repeatStateAndData<A extends Actions>(actions: A): ['repeat_state_and_data', A]
export function repeatStateAndData(actions?: unknown): unknown {
  return actions === undefined ? 'repeat_state_and_data' : ['repeat_state_and_data', actions]
}

/** Sends replies, then ends. */
export function stopAndReply<R extends Replies>(reason: Reason, replies: R): ['stop_and_reply', Reason, R]
export function stopAndReply<R extends Replies, D>(
  reason: Reason,
  replies: R,
  data: D,
): ['stop_and_reply', Reason, R, D]
export function stopAndReply(...rest: unknown[]): unknown {
  return ['stop_and_reply', ...rest]
}

/** Action: keeps the event until the state changes, and handles it again then. */
export const postpone: 'postpone' = 'postpone'

/** Action: has an event handled before all that wait. */
export function nextEvent<T extends EventType, C>(type: T, content: C): ['next_event', T, C] {
  return ['next_event', type, content]
}

/** Action: an event of type `'state_timeout'` in `ms`, unless the state changes before. */
export function stateTimeout(cancel: 'cancel'): ['state_timeout', 'cancel']
export function stateTimeout<C>(update: 'update', content: C): ['state_timeout', 'update', C]
export function stateTimeout<C>(ms: TimeoutTime, content: C): ['state_timeout', TimeoutTime, C]
export function stateTimeout<C>(
  ms: TimeoutTime,
  content: C,
  options: TimeoutOptions,
): ['state_timeout', TimeoutTime, C, TimeoutOptions]
export function stateTimeout(time: unknown, content?: unknown, options?: unknown): unknown {
  return timeout('state_timeout', time, content, options)
}

/** Action: an event of type `'timeout'` in `ms`, unless any other event comes before. */
export function eventTimeout(cancel: 'cancel'): ['timeout', 'cancel']
export function eventTimeout<C>(update: 'update', content: C): ['timeout', 'update', C]
export function eventTimeout<C>(ms: TimeoutTime, content: C): ['timeout', TimeoutTime, C]
export function eventTimeout<C>(
  ms: TimeoutTime,
  content: C,
  options: TimeoutOptions,
): ['timeout', TimeoutTime, C, TimeoutOptions]
export function eventTimeout(time: unknown, content?: unknown, options?: unknown): unknown {
  return timeout('timeout', time, content, options)
}

/** Action: an event of type `['timeout', name]` in `ms`. Of each name there is one; names are compared by value. */
export function genericTimeout<N>(name: N, cancel: 'cancel'): [['timeout', N], 'cancel']
export function genericTimeout<N, C>(name: N, update: 'update', content: C): [['timeout', N], 'update', C]
export function genericTimeout<N, C>(name: N, ms: TimeoutTime, content: C): [['timeout', N], TimeoutTime, C]
export function genericTimeout<N, C>(
  name: N,
  ms: TimeoutTime,
  content: C,
  options: TimeoutOptions,
): [['timeout', N], TimeoutTime, C, TimeoutOptions]
export function genericTimeout(name: unknown, time: unknown, content?: unknown, options?: unknown): unknown {
  return timeout(['timeout', name], time, content, options)
}

function timeout(type: unknown, time: unknown, content: unknown, options: unknown): unknown {
  if (time === 'cancel') return [type, time]
  return options === undefined ? [type, time, content] : [type, time, content, options]
}

/** Action: goes on with the callbacks of another module. */
export function changeCallbackModule<M extends object>(module: M): ['change_callback_module', M] {
  return ['change_callback_module', module]
}

/** Action: goes on with the callbacks of another module until `popCallbackModule`. */
export function pushCallbackModule<M extends object>(module: M): ['push_callback_module', M] {
  return ['push_callback_module', module]
}

/** Action: goes back to the callbacks of the module before the last push. */
export const popCallbackModule: 'pop_callback_module' = 'pop_callback_module'

/** The caller of a call, or null when an event is anything else: `const from = callerOf(type)`. */
export function callerOf(type: EventType | 'enter'): From | null {
  return typeof type !== 'string' && type[0] === 'call' ? type[1] : null
}
