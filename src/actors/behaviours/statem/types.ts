import type { Reason } from '../../reason.ts'
import type { Awaitable } from '../gen-server-types.ts'
import type { Actions, EventType, Replies, TimeoutType } from './action-types.ts'

/** How the callbacks are called. With `'state_enter'` also at each change of the state. Mirrors `t:gen_statem:callback_mode_result/0`. */
export type CallbackMode =
  | 'state_functions'
  | 'handle_event_function'
  | readonly ('state_functions' | 'handle_event_function' | 'state_enter')[]

/**
 * What `init` of a state machine may return. `['ok', state, data]`: the process runs, and the start function returns it. `'ignore'`: it ends
 * normally and the start returns `'ignore'`. `['stop', reason]`: it ends with `reason` and the start returns `['error', reason]`.
 */
export type StatemInitResult<D> =
  | readonly ['ok', unknown, D]
  | readonly ['ok', unknown, D, Actions]
  | 'ignore'
  | readonly ['stop', Reason]

/**
 * What a state's callback may return. `S`: the states, `D`: the data.
 *
 * `next_state` goes to a state, which is a change when it is another term; `keep_state` stays; `repeat_state` stays and calls the state's
 * enter callback again. The end: `stop`, and `stop_and_reply`, which replies before `terminate` runs.
 */
export type StatemResult<S, D> =
  | readonly ['next_state', S, D]
  | readonly ['next_state', S, D, Actions]
  | readonly ['keep_state', D]
  | readonly ['keep_state', D, Actions]
  | 'keep_state_and_data'
  | readonly ['keep_state_and_data', Actions]
  | readonly ['repeat_state', D]
  | readonly ['repeat_state', D, Actions]
  | 'repeat_state_and_data'
  | readonly ['repeat_state_and_data', Actions]
  | 'stop'
  | readonly ['stop', Reason]
  | readonly ['stop', Reason, D]
  | readonly ['stop_and_reply', Reason, Replies]
  | readonly ['stop_and_reply', Reason, Replies, D]

/** What `codeChange` may return: state and data as the new code has them. Anything else is the error that `Sys.changeCode` returns. */
export type StatemChange<D> = readonly ['ok', unknown, D] | readonly ['error', Reason]

/** What a crash report, or `Sys.getStatus`, shows of a state machine. `formatStatus` returns it without what must not be shown. */
export interface StatemStatus<S = unknown, D = unknown> {
  readonly state: S
  readonly data: D
  /** Why it ends; only in a crash report. */
  readonly reason?: Reason
  /** The event that it was handling, then those that it would have handled before its next message; only in a crash report. */
  readonly queue?: readonly (readonly [type: EventType, content: unknown])[]
  /** The newest first. */
  readonly postponed: readonly (readonly [type: EventType, content: unknown])[]
  readonly timeouts: readonly (readonly [type: TimeoutType, content: unknown])[]
  /** The events that `Sys.log` has; only for `Sys.getStatus`. */
  readonly log?: readonly unknown[]
}

// biome-ignore-start lint/suspicious/noExplicitAny: users annotate their own events, and states where they have several; only `any` lets every annotation through
/** A state of mode `state_functions`: gets each event of the machine while it is in this state; as `'enter'`, the state that it comes from. */
export type StateFunction<S, D> = (type: EventType | 'enter', content: any, data: D) => Awaitable<StatemResult<S, D>>

/**
 * A state machine's callbacks, named and ordered as gen_statem's. Each may be async: the process then handles no other event until it is
 * done, while other processes run. A throw of an `Error` ends the machine; any other thrown value is the callback's return value.
 */
export interface GenStatemSpec<A, S, D, States, I = Awaitable<StatemInitResult<D>>> {
  /** What reports and default child ids call it. */
  readonly name?: string
  /** Says which of the callbacks below are used; called once, when `init` is done. */
  callbackMode(): CallbackMode
  /** Makes the first state and the data. */
  init(arg: A): I
  /** Mode `state_functions`: a callback for each state, by its name. Mirrors `StateName/3`. */
  readonly states?: States
  /** Mode `handle_event_function`: all events in all states. A state may be any term; states are compared by value. */
  handleEvent?(
    type: EventType | 'enter',
    content: any,
    state: S,
    data: NoInfer<D>,
  ): Awaitable<StatemResult<NoInfer<S>, NoInfer<D>>>
  /**
   * The last thing that a machine does: after a `stop`, an error in a callback, `GenStatem.stop`, or its parent's exit if it traps exits. Gets
   * an error bare, without its stacktrace. What it returns is ignored; an `Error` that it throws replaces the reason.
   */
  terminate?(reason: Reason, state: StateOf<S, States>, data: NoInfer<D>): unknown
  /**
   * Makes state and data of an older version into those of this: `Sys.changeCode` asks for it, with its `oldVsn` and `extra`, and then for the
   * callback mode. Without it they stay as they are.
   */
  codeChange?(oldVsn: any, state: any, data: any, extra: any): Awaitable<StatemChange<NoInfer<D>>>
  /** What crash reports and `Sys.getStatus` show: return it without what must not be logged. */
  formatStatus?(status: StatemStatus<StateOf<S, States>, NoInfer<D>>): Partial<StatemStatus>
}

/** Whatever is in it; what the callbacks return is looked at when they have. */
export type AnyStatemSpec = GenStatemSpec<any, any, any, any, unknown>
// biome-ignore-end lint/suspicious/noExplicitAny: as above

/** The names of `states`, or what `handleEvent` says that a state is. */
type StateOf<S, States> = string extends keyof States ? S : keyof States

/** The data in what `init` returns. A number is taken for any number: helpers give literals. */
export type DataIn<I> =
  Awaited<I> extends infer T ? (T extends readonly ['ok', unknown, infer D, ...unknown[]] ? Widened<D> : never) : never
type Widened<D> = D extends number ? number : D

/**
 * Refuses a state function that goes to a state which is not among `States`. An intersection, and no constraint of `States`: a constraint that
 * names its own parameter would leave the parameters of the functions untyped.
 */
export type Reachable<States, D> = string extends keyof States
  ? unknown
  : [Exclude<NextStates<States>, keyof States>] extends [never]
    ? unknown
    : { readonly states: { readonly [K in keyof States]: StateFunction<keyof States, D> } }

type NextStates<States> = { [K in keyof States]: NextStateOf<States[K]> }[keyof States]
/** The states that a function names; not those that it computes. */
type NextStateOf<F> = F extends (...args: never[]) => infer R ? NextStateIn<Awaited<R>> : never
type NextStateIn<T> = T extends readonly ['next_state', infer S, ...unknown[]] ? (string extends S ? never : S) : never

/** A callback module: what `genStatem` makes, or plain callbacks; an ES module's exports will do. */
export type StatemModule = { readonly spec: AnyStatemSpec } | AnyStatemSpec
