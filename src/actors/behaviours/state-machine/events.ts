import type { From } from '../call.ts'
import type { EventObject } from './xstate.ts'

/**
 * What an event that is answered carries besides: `type Get = { type: 'get' } & Called<number>` is an event that can be called, with a number
 * for a reply.
 */
export interface Called<R = unknown> {
  /** Who called. Absent when the event was sent. */
  readonly from?: Caller<R>
}

/** Who called, as `From`; the type says what the reply is. */
export interface Caller<in R = unknown> extends From {
  /** @internal Never there: it carries the type. */
  readonly answer?: (reply: R) => void
}

/** The reply to an event of type `E`, as far as the event says. */
export type ReplyTo<E> = E extends Called<infer R> ? R : unknown

/**
 * Any message as an event. An object with a `type` is one already; an atom `'tick'` is `{ type: 'tick' }`; a tuple is an event of its first
 * atom, as in `{ type: 'DOWN', message: ['DOWN', ref, …] }`; what is none of these is `{ type: 'info', message }`.
 */
export function toEvent(message: unknown): EventObject {
  if (isEvent(message)) return message
  if (typeof message === 'string') return { type: message }
  const type: unknown = Array.isArray(message) ? message[0] : undefined
  return { type: typeof type === 'string' ? type : 'info', message } as EventObject
}

/** A request as an event that knows whom to answer. Key by key, because a spread costs more than the rest of a call. */
export function toCalledEvent(request: unknown, from: From): EventObject {
  const event = toEvent(request) as Readonly<Record<string, unknown>>
  const called: Record<string, unknown> = { type: event.type, from }
  for (const key in event) if (key !== 'type' && key !== 'from') called[key] = event[key]
  return called as unknown as EventObject
}

export function isEvent(message: unknown): message is EventObject {
  return typeof message === 'object' && message !== null && typeof (message as { type?: unknown }).type === 'string'
}
