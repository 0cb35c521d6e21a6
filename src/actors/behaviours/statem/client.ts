import type { Address } from '../../names.ts'
import { callAs, checkTimeout, type From, replyTo } from '../call.ts'
import type { ReplyAction } from './action-types.ts'

/** Ms to wait for an answer. The tuples are OTP's: what they say of late replies is true of all calls here. */
export type CallTimeout = number | 'infinity' | readonly ['clean_timeout' | 'dirty_timeout', number | 'infinity']

/**
 * Sends `request` to a state machine as an event of type `['call', from]` and resolves to its reply. Waits for ever, if `timeout` says
 * nothing else. Mirrors `gen_statem:call/2,3`.
 *
 * Rejects with an `ExitError` whose reason is `[what, ['gen_statem', 'call', [server, request, timeout]]]`, `what` being `'noproc'`,
 * `'timeout'`, `'calling_self'`, or the reason with which the machine ended before it replied. A postponed call waits in the machine.
 */
export function call<R = unknown>(server: Address, request: unknown, timeout: CallTimeout = 'infinity'): Promise<R> {
  const ms = Array.isArray(timeout) ? timeout[1] : timeout
  checkTimeout(ms)
  return callAs<R>('gen_statem', server, request, timeout, ms)
}

/** Answers a call, from any process: `reply(from, value)`, or one or several reply actions. Returns `'ok'`. Mirrors `gen_statem:reply/1,2`. */
export function reply(from: From, value: unknown): 'ok'
export function reply(replies: ReplyAction | readonly ReplyAction[]): 'ok'
export function reply(...args: [From, unknown] | [ReplyAction | readonly ReplyAction[]]): 'ok' {
  if (args.length === 2) return replyTo(args[0], args[1])
  const [replies] = args
  const list = replies[0] === 'reply' ? [replies as ReplyAction] : (replies as readonly ReplyAction[])
  for (const [, from, value] of list) replyTo(from, value)
  return 'ok'
}
