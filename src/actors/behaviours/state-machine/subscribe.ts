import { deliver } from '../../mailbox.ts'
import type { MonitorRef } from '../../monitors.ts'
import { type Address, whereis } from '../../names.ts'
import { onDeath } from '../../on-death.ts'
import { unwatch } from '../../pid.ts'
import { demonitor, monitor } from '../../process.ts'
import { ExitError, formatReason, type Reason } from '../../reason.ts'
import { currentProcess, outside, self } from '../../running.ts'
import type { NodeTimer } from '../../timers.ts'
import { checkTimeout, nodeFor } from '../call.ts'
import { Subscribe, Unsubscribe } from './requests.ts'
import { callAs, FunctionSubscriber, ProcessSubscriber } from './subscriptions.ts'
import type { EventObject } from './xstate.ts'

/** Is told of a machine's snapshots, and of its end. */
export interface MachineObserver<S> {
  /** Gets the snapshot that there is, then each new one. */
  next?(snapshot: S): void
  /** The machine has ended in any other way than normally; the error carries the reason. `'noproc'`: there was none. */
  error?(error: ExitError): void
  /** The machine has ended normally. */
  complete?(): void
}

/** What observers are given, to end it. */
export interface Subscription {
  /** Nothing is told from now on. */
  unsubscribe(): void
}

/**
 * Without an observer has the calling process told: it gets `['snapshot', ref, snapshot]` for the snapshot that the machine has and for each new
 * one, and `['DOWN', ref, 'process', server, reason]` when the machine ends. Ends with `unsubscribe(ref)`, or with the process.
 *
 * With an observer calls that, in the machine's turn: for host programs. What it throws is its caller's concern, not the machine's.
 */
export function subscribe(server: Address): MonitorRef
export function subscribe<S>(server: Address, observer: MachineObserver<S> | ((snapshot: S) => void)): Subscription
export function subscribe<S>(
  server: Address,
  observer?: MachineObserver<S> | ((snapshot: S) => void),
): MonitorRef | Subscription {
  if (observer === undefined) return subscribeProcess(server, null)
  const observing: MachineObserver<S> = typeof observer === 'function' ? { next: observer } : observer
  if (typeof observing !== 'object' || observing === null)
    throw new TypeError(`Expected \`observer\` to be a function or an object of functions, got \`${String(observer)}\``)
  return subscribeObserver(server, observing, null)
}

/**
 * As `subscribe`, for what the machine emits: events of one type, or all for `'*'`. The calling process gets `['emitted', ref, event]`; with a
 * handler that is called.
 */
export function on(server: Address, type: string): MonitorRef
export function on(server: Address, type: string, handler: (event: EventObject) => void): Subscription
export function on(server: Address, type: string, handler?: (event: EventObject) => void): MonitorRef | Subscription {
  if (typeof type !== 'string') throw new TypeError(`Expected \`type\` to be a string, got \`${String(type)}\``)
  return handler === undefined ? subscribeProcess(server, type) : subscribeObserver(server, { next: handler }, type)
}

/** Ends a subscription of the calling process's own. What has arrived stays in its mailbox. */
export function unsubscribe(ref: MonitorRef): true {
  const target = ref.target
  demonitor(ref, { flush: true })
  if (target !== null) deliver(target, new Unsubscribe(ref))
  return true
}

function subscribeProcess(server: Address, emitted: string | null): MonitorRef {
  const ref = monitor(server)
  const target = ref.target
  if (target !== null) deliver(target, new Subscribe(new ProcessSubscriber(self(), ref, emitted)))
  return ref
}

function subscribeObserver<S>(server: Address, observer: MachineObserver<S>, emitted: string | null): Subscription {
  const owner = currentProcess()
  const target = whereis(nodeFor(owner, server), server)
  const ended = (reason: Reason): void => callAs(owner, () => tellEnd(observer, reason))
  if (target === null) {
    outside(() => queueMicrotask(() => ended('noproc')))
    return { unsubscribe: () => {} }
  }
  const subscriber = new FunctionSubscriber((news: S) => observer.next?.(news), owner, emitted)
  const watcher = onDeath(target, ended)
  deliver(target, new Subscribe(subscriber))
  return {
    unsubscribe: () => {
      unwatch(watcher)
      deliver(target, new Unsubscribe(subscriber))
    },
  }
}

function tellEnd<S>(observer: MachineObserver<S>, reason: Reason): void {
  if (reason === 'normal') observer.complete?.()
  else observer.error?.(new ExitError(reason))
}

/**
 * Resolves to the first snapshot that satisfies `predicate`, beginning with the one that there is. Rejects with an `ExitError` whose reason is
 * `[what, ['StateMachine', 'waitFor', [server]]]` when the machine ends before, `what` being its reason, `'noproc'`, or `'timeout'` after
 * `timeout` ms.
 */
export function waitFor<S>(
  server: Address,
  predicate: (snapshot: S) => boolean,
  timeout: number | 'infinity' = 'infinity',
): Promise<S> {
  checkTimeout(timeout)
  return observe<S, S>(server, 'waitFor', timeout, (resolve) => ({
    next: (snapshot) => {
      if (predicate(snapshot)) resolve(snapshot)
    },
  }))
}

/**
 * Resolves to the machine's output when it is done. Rejects with an `ExitError` of reason `[what, ['StateMachine', 'toPromise', [server]]]`
 * when it ends in another way; one that has been done before is `'noproc'`.
 */
export function toPromise<O>(server: Address): Promise<O> {
  return observe<O, { readonly status: string; readonly output: O }>(server, 'toPromise', 'infinity', (resolve) => ({
    next: ({ status, output }) => {
      if (status === 'done') resolve(output)
    },
  }))
}

function observe<T, S>(
  server: Address,
  name: string,
  timeout: number | 'infinity',
  observing: (resolve: (value: T) => void) => MachineObserver<S>,
): Promise<T> {
  const caller = currentProcess()
  const { timers, scheduler } = nodeFor(caller, server)
  return new Promise<T>((resolve, reject) => {
    let timer: NodeTimer | null = null
    let over = false
    const settle = (how: () => void): void => {
      if (over) return
      over = true
      if (timer !== null) timers.stop(timer)
      subscription.unsubscribe()
      if (caller !== null) scheduler.resumedOne()
      how()
    }
    const fail = (what: Reason): void =>
      settle(() =>
        reject(
          new ExitError(
            [what, ['StateMachine', name, [server]]],
            `exited in: ${name}(${formatReason(server)}): ${formatReason(what)}`,
          ),
        ),
      )
    const subscription = subscribeObserver<S>(
      server,
      {
        ...observing((value) => settle(() => resolve(value))),
        error: ({ reason }) => fail(reason),
        complete: () => fail('normal'),
      },
      null,
    )
    if (timeout !== 'infinity') timer = timers.call(null, timeout, () => fail('timeout'), null)
  })
}
