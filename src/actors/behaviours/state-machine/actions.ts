import { replyTo } from '../call.ts'
import type { ReplyTo } from './events.ts'
import { hostOf } from './host.ts'
import type {
  ActionArgs,
  AnyEventObject,
  EventObject,
  InnerActorRef,
  MachineContext,
  ParameterizedObject,
} from './xstate.ts'

/** A plain action: xstate infers what it gets from where it stands. */
type PlainAction<
  TContext extends MachineContext,
  TExpressionEvent extends EventObject,
  TEvent extends EventObject,
  TParams,
> = (args: ActionArgs<TContext, TExpressionEvent, TEvent>, params: TParams) => void

/**
 * An action that answers the `call` whose event is being handled, with a value or with what a function makes of the action's arguments. An event
 * that was sent, not called, has nobody to answer. Mirrors gen_statem's `{reply, From, Reply}`.
 *
 * To answer later keep the event's `from` in the context, and give it to `StateMachine.reply`.
 *
 * @example
 * on: { get: { actions: reply(({ context }) => context.count) } }
 */
export function reply<
  TContext extends MachineContext,
  TExpressionEvent extends AnyEventObject,
  TParams extends ParameterizedObject['params'] | undefined,
  TEvent extends EventObject,
>(
  value:
    | ReplyTo<TExpressionEvent>
    | ((args: ActionArgs<TContext, TExpressionEvent, TEvent>, params: TParams) => ReplyTo<TExpressionEvent>),
): PlainAction<TContext, TExpressionEvent, TEvent, TParams> {
  return function reply(args, params) {
    const { from } = args.event
    if (from === undefined) return
    replyTo(from, isFunction(value) ? value(args, params) : value)
  }
}

function isFunction<F extends (...args: never[]) => unknown>(value: F | unknown): value is F {
  return typeof value === 'function'
}

/**
 * An action that keeps the event which is being handled until the state has changed, and handles it again then, before all that came later. A
 * call waits meanwhile. Mirrors gen_statem's `postpone`: the state has changed when its value has, so a state that is entered anew is no change.
 *
 * @example
 * busy: { on: { job: { actions: postpone } } }
 */
export function postpone({ self }: { readonly self: unknown }): void {
  const host = hostOf(self as InnerActorRef)
  if (host === null) throw new TypeError('Expected `postpone` to be an action of a machine that Linecard runs')
  host.postpone()
}
