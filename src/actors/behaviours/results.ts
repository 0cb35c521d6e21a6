/**
 * OTP's result tuples, by the names of their first atoms: `ok(state)` is `{:ok, state}`. They are plain arrays; `['ok', state]` written by
 * hand is the same.
 */

import type { Reason } from '../reason.ts'
import type { Actions } from './statem/action-types.ts'

/** What a result may carry last: a timeout in ms, `'hibernate'`, or work to do before the next message. */
export type Extra = number | 'infinity' | 'hibernate' | Continue
export type Continue = readonly ['continue', unknown]

/** `{:ok, state}`, with an extra if there is one; from the `init` of a state machine state, data and actions. */
export function ok<S>(state: S): ['ok', S]
export function ok<S, E extends Extra = Extra>(state: S, extra: E): ['ok', S, E]
export function ok<S, D>(state: S, data: D): ['ok', S, D]
export function ok<S, D, A extends Actions>(state: S, data: D, actions: A): ['ok', S, D, A]
export function ok(...rest: unknown[]): unknown {
  // Every `init` ends so: spreading costs more than what is made.
  return rest.length === 1 ? ['ok', rest[0]] : ['ok', ...rest]
}

export function noreply<S>(state: S, extra?: Extra): ['noreply', S, Extra?] {
  return extra === undefined ? ['noreply', state] : ['noreply', state, extra]
}

/** A GenServer's `{:reply, reply, state}`, with an extra if there is one; a connection's `{:reply, code, frames, state}`. */
export function reply<R, S>(reply: R, state: S): ['reply', R, S, never?]
export function reply<R, S, E extends Extra = Extra>(reply: R, state: S, extra: E): ['reply', R, S, E]
export function reply<A, B, C>(first: A, second: B, third: C): ['reply', A, B, C]
export function reply(first: unknown, second: unknown, third?: unknown): unknown {
  return third === undefined ? ['reply', first, second] : ['reply', first, second, third]
}

/** `stop(reason)` from init, `stop(reason, state)`, `stop(reason, reply, state)`; a connection's close detail and last frames go before the state. */
export function stop(reason: Reason): ['stop', Reason]
export function stop<S>(reason: Reason, state: S): ['stop', Reason, S]
export function stop<A, S>(reason: Reason, reply: A, state: S): ['stop', Reason, A, S]
export function stop<A, B, S>(reason: Reason, detail: A, frames: B, state: S): ['stop', Reason, A, B, S]
export function stop(...rest: unknown[]): unknown {
  return ['stop', ...rest]
}

/** `:ignore`: the process is not wanted, and that is no error. */
export const ignore: 'ignore' = 'ignore'

/** `{:continue, term}`: calls `handleContinue(term, state)` before any message. */
export function continueWith<T>(term: T): ['continue', T] {
  return ['continue', term]
}
