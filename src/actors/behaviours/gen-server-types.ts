import type { Reason } from '../reason.ts'
import type { From } from './call.ts'
import type { StartOptions } from './gen.ts'
import type { Extra } from './results.ts'

export type Awaitable<T> = T | PromiseLike<T>

/**
 * What `init` may return. `['ok', state]`: the process runs, and the start function returns it. `'ignore'`: it ends normally and the start
 * returns `'ignore'`. `['stop', reason]`: it ends with `reason` and the start returns `['error', reason]`.
 */
export type InitResult<S> =
  | readonly ['ok', S]
  | readonly ['ok', S, Extra]
  | 'ignore'
  | readonly ['stop', Reason, ...Never]

/**
 * Nothing, but of any length: the compiler infers what a helper such as `noreply` is given from every result that is as long as the helper's,
 * and would take the reason of `stop` for a state. With this on its end `stop` is as long as none.
 */
type Never = readonly never[]

/** What `handleCast`, `handleInfo` and `handleContinue` may return: go on with this state, or end after `terminate(reason, state)`. */
export type NoReplyResult<S> = readonly ['noreply', S, Extra?] | readonly ['stop', Reason, S, ...Never]

/** What `handleCall` may return besides: a reply now, or one that is sent when `terminate` has run. */
export type CallResult<R, S> =
  | readonly ['reply', R, S, Extra?]
  | readonly ['stop', Reason, R, S, ...Never]
  | NoReplyResult<S>

/** What a crash report, or `Sys.getStatus`, shows of a server. `formatStatus` returns it without what must not be shown. */
export interface ServerStatus<S = unknown> {
  readonly state: S
  /** The last message; only in a crash report. */
  readonly message?: unknown
  /** Why it ends; only in a crash report. */
  readonly reason?: Reason
  /** The events that `Sys.log` has; only for `Sys.getStatus`. */
  readonly log?: readonly unknown[]
}

/** What `codeChange` may return: the state as the new code has it. Anything else is the error that `Sys.changeCode` returns. */
export type CodeChangeResult<S> = readonly ['ok', S] | readonly ['error', Reason]

// biome-ignore-start lint/suspicious/noExplicitAny: users annotate the parameters of their own messages; only `any` lets every annotation through
export type CallClause<S> = (state: S, ...args: any[]) => Awaitable<CallResult<unknown, S>>
export type CastClause<S> = (state: S, ...args: any[]) => Awaitable<NoReplyResult<S>>

/**
 * A GenServer's callbacks, named and ordered as OTP's. All are optional. Each may be async: the process then handles no other message until it
 * is done, while other processes run. A throw ends the server, as `terminate` and the supervisor learn.
 */
export interface GenServerSpec<A, S, Calls, Casts, I = Awaitable<InitResult<S>>> {
  /** What reports and default child ids call it. */
  readonly name?: string
  /** Makes the first state. Without it the start argument is the state. */
  init?(arg: A): I
  /** Requests as clauses: `call(server, 'add', 2)` sends `['add', 2]` and runs `add(state, 2)`. What fits none goes to `handleCall`. */
  readonly calls?: Calls
  /** The same for casts. */
  readonly casts?: Casts
  /** Answers a call, or keeps `from` for a later `reply`. */
  handleCall?(request: any, from: From, state: NoInfer<S>): Awaitable<CallResult<unknown, NoInfer<S>>>
  /** Takes a cast that fits none of `casts`. */
  handleCast?(request: any, state: NoInfer<S>): Awaitable<NoReplyResult<NoInfer<S>>>
  /** Every other message, `'timeout'` among them. Without it such messages are reported and dropped. */
  handleInfo?(message: any, state: NoInfer<S>): Awaitable<NoReplyResult<NoInfer<S>>>
  /** Runs before any message after a return of `continueWith(term)`. */
  handleContinue?(term: any, state: NoInfer<S>): Awaitable<NoReplyResult<NoInfer<S>>>
  /**
   * The last thing a server does: after a `stop`, an error in a callback, `GenServer.stop`, or its parent's exit if it traps exits. Not after
   * an exit signal that it does not trap, nor a kill. What it returns is ignored; what it throws replaces the reason.
   */
  terminate?(reason: Reason, state: NoInfer<S>): unknown
  /**
   * Makes the state of an older version into one of this: `Sys.changeCode` asks for it, with its `oldVsn` and `extra`. Without it the state
   * stays as it is.
   */
  codeChange?(oldVsn: any, state: any, extra: any): Awaitable<CodeChangeResult<NoInfer<S>>>
  /** What crash reports and `Sys.getStatus` show: return it without what must not be logged. */
  formatStatus?(status: ServerStatus<NoInfer<S>>): ServerStatus
}

/** Whatever is in it; what `init` returns is looked at when it has. */
export type AnySpec = GenServerSpec<any, any, any, any, unknown>

/** The state in what `init` returns. The whole return is inferred and taken apart here: inferring the state alone would mix in the reasons of `stop`. */
export type StateIn<I> =
  Awaited<I> extends infer T ? (T extends readonly ['ok', infer S, ...unknown[]] ? S : never) : never

/** The arguments of the start functions; an `init` that takes none needs none. */
export type StartArguments<A> = undefined extends A
  ? [arg?: A, options?: StartOptions]
  : [arg: A, options?: StartOptions]

/** The clauses' names; none if there are no clauses. */
export type ClauseName<Clauses> = string extends keyof Clauses ? never : keyof Clauses & string

/** The arguments of a clause, without its state. */
export type ClauseArgs<F> = F extends (state: any, ...args: infer P) => unknown ? P : never
/** What callers of a clause get. */
export type ClauseReply<F> = F extends (...args: any[]) => infer R ? ReplyIn<Awaited<R>> : never
type ReplyIn<T> = T extends readonly ['reply', infer R, ...any[]]
  ? R
  : T extends readonly ['stop', any, infer R, any]
    ? R
    : never
// biome-ignore-end lint/suspicious/noExplicitAny: as above
