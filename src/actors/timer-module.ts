/**
 * Erlang's `timer` module under its own names: exported as the namespace `Timer`.
 *
 * What starts a timer returns `['ok', tref]`, or `['error', 'badarg']` for a time or target that is none. Times are whole ms. A timer goes on when
 * whoever started it ends; an interval of `applyInterval` ends with its caller, one of `sendInterval` with its receiver.
 *
 * @module
 */

import { type ArgumentsOf, type FunctionName, workIn } from './call-by-name.ts'
import { exitSignal } from './death.ts'
import { currentNode } from './default-node.ts'
import { deliver } from './mailbox.ts'
import { type Address, isAddress, whereis } from './names.ts'
import type { Node } from './node.ts'
import { isDead, Pid } from './pid.ts'
import { exit, send, sleep as sleepAtMost } from './process.ts'
import type { Reason } from './reason.ts'
import { Ref } from './ref.ts'
import { currentProcess, self } from './running.ts'
import { spawnFunction } from './spawn.ts'
import { isDelay, MAX_TIMEOUT, type NodeTimer } from './timers.ts'

export { hms, hours, minutes, seconds, type Timed, tc } from './time.ts'

/** A timer or interval of this module, for `Timer.cancel`. It is no reference of `Process.sendAfter`. */
export class TRef extends Ref {
  /** @internal Null when there is nothing to come any more. */ timer: NodeTimer | null = null
}

/** What starts a timer returns. */
export type TimerResult = ['ok', TRef] | ['error', 'badarg']

// ---- once

/**
 * Sends `message` to `target`, or to the caller, in `ms`; 0 is now. Mirrors `timer:send_after/2,3`.
 *
 * A name is looked up when the time is over; that nobody has it is no error then, but a `badarg` when `ms` is 0, as for `send`.
 */
export function sendAfter(ms: number, message: unknown): TimerResult
export function sendAfter(ms: number, target: Address, message: unknown): TimerResult
export function sendAfter(ms: number, ...rest: readonly unknown[]): TimerResult {
  const [target, message] = rest.length < 2 ? [self(), rest[0]] : rest
  if (!isDelay(ms) || !isAddress(target)) return badarg()
  if (ms === 0) {
    send(target, message)
    return ['ok', new TRef()]
  }
  const node = currentNode()
  return once(target instanceof Pid ? target : null, ms, () => deliverTo(node, target, message))
}

/** Sends `target`, or the caller, the exit signal `reason` in `ms`; 0 is now. See `sendAfter` for names. Mirrors `timer:exit_after/2,3`. */
export function exitAfter(ms: number, reason: Reason): TimerResult
export function exitAfter(ms: number, target: Address, reason: Reason): TimerResult
export function exitAfter(ms: number, ...rest: readonly unknown[]): TimerResult {
  const [target, reason] = rest.length < 2 ? [self(), rest[0]] : rest
  if (!isDelay(ms)) return badarg()
  const node = currentNode()
  if (ms === 0) {
    const pid = find(node, target)
    if (pid !== null) exit(pid, reason)
    return ['ok', new TRef()]
  }
  // As in OTP it is not the caller whom the signal comes from, but whoever keeps the timers.
  return once(target instanceof Pid ? target : null, ms, () => {
    const pid = find(node, target)
    if (pid !== null) exitSignal(pid, node.host, reason, 'exit')
  })
}

/** Kills `target`, or the caller, in `ms`: `exitAfter` with the reason `'kill'`. Mirrors `timer:kill_after/1,2`. */
export function killAfter(ms: number, target: Address = self()): TimerResult {
  return exitAfter(ms, target, 'kill')
}

/**
 * Calls a function in `ms`, in a process of its own that nobody is linked to; 0 is now. Mirrors `timer:apply_after/4`.
 *
 * It is given as `fun` with `args`, or as in OTP by its module and name: `Timer.applyAfter(1000, Cache, 'sweep', [])`.
 */
export function applyAfter<A extends readonly unknown[]>(ms: number, fun: (...args: A) => unknown, args: A): TimerResult
export function applyAfter(ms: number, fun: () => unknown): TimerResult
export function applyAfter<M extends object, K extends FunctionName<M>>(
  ms: number,
  module: M,
  name: K,
  args: ArgumentsOf<M[K]>,
): TimerResult
export function applyAfter(ms: number, ...given: readonly unknown[]): TimerResult {
  const work = workIn(given)
  if (!isDelay(ms) || work === null) return badarg()
  const node = currentNode()
  if (ms > 0) return once(null, ms, () => spawnFunction(node, work))
  spawnFunction(node, work)
  return ['ok', new TRef()]
}

function once(owner: Pid | null, ms: number, action: () => void): TimerResult {
  const ref = new TRef()
  if (owner !== null && isDead(owner)) return ['ok', ref]
  const { timers } = owner?.node ?? currentNode()
  ref.timer = timers.schedule(owner, ms, expire, { ref, action })
  return ['ok', ref]
}

function expire({ ref, action }: { readonly ref: TRef; readonly action: () => void }): void {
  ref.timer = null
  action()
}

// ---- again and again

/** What an interval's timer carries. */
interface Interval {
  readonly ref: TRef
  readonly ms: number
  readonly action: () => void
}

/**
 * Sends `message` to `target`, or to the caller, every `ms` until it is cancelled or the receiver ends. All times count from the start: a
 * late message does not delay the next. Mirrors `timer:send_interval/2,3`.
 *
 * Of a name it is the process that has it now whose end counts; the messages go to whoever has it then. If nobody has it now, nothing is
 * ever sent. An `ms` of 0 is a `badarg`.
 */
export function sendInterval(ms: number, message: unknown): TimerResult
export function sendInterval(ms: number, target: Address, message: unknown): TimerResult
export function sendInterval(ms: number, ...rest: readonly unknown[]): TimerResult {
  const [target, message] = rest.length < 2 ? [self(), rest[0]] : rest
  if (!isAddress(target)) return badarg()
  const node = currentNode()
  const owner = find(node, target)
  return owner === null && isPeriod(ms) ? ['ok', new TRef()] : every(owner, ms, () => deliverTo(node, target, message))
}

/** Calls a function every `ms`, each time in a process of its own, until it is cancelled or the caller ends. See `applyAfter`. Mirrors `timer:apply_interval/4`. */
export function applyInterval<A extends readonly unknown[]>(
  ms: number,
  fun: (...args: A) => unknown,
  args: A,
): TimerResult
export function applyInterval(ms: number, fun: () => unknown): TimerResult
export function applyInterval<M extends object, K extends FunctionName<M>>(
  ms: number,
  module: M,
  name: K,
  args: ArgumentsOf<M[K]>,
): TimerResult
export function applyInterval(ms: number, ...given: readonly unknown[]): TimerResult {
  const work = workIn(given)
  if (work === null) return badarg()
  const node = currentNode()
  return every(currentProcess(), ms, () => spawnFunction(node, work))
}

function every(owner: Pid | null, ms: number, action: () => void): TimerResult {
  if (!isPeriod(ms)) return badarg()
  const ref = new TRef()
  if (owner !== null && isDead(owner)) return ['ok', ref]
  const { timers } = owner?.node ?? currentNode()
  ref.timer = timers.schedule(owner, ms, tick, { ref, ms, action } satisfies Interval)
  return ['ok', ref]
}

function tick({ ref, ms, action }: Interval): void {
  const timer = ref.timer as NodeTimer
  timer.timers.restartAt(timer, timer.deadline + ms)
  action()
}

/** An interval of 0 would leave no time for anything else. */
function isPeriod(ms: unknown): boolean {
  return isDelay(ms) && ms > 0
}

/**
 * Ends a timer or interval of this module; what has been sent stays. `['ok', 'cancel']` also if it had ended before, `['error', 'badarg']` for
 * anything else than what this module's functions return behind `'ok'`. Mirrors `timer:cancel/1`.
 */
export function cancel(tref: TRef | 'badarg'): ['ok', 'cancel'] | ['error', 'badarg'] {
  if (!(tref instanceof TRef)) return badarg()
  if (tref.timer !== null) tref.timer.timers.stop(tref.timer)
  tref.timer = null
  return ['ok', 'cancel']
}

/** Resolves in `ms`, which may be any number of days, or never. For the rest see `Process.sleep`. Mirrors `timer:sleep/1`. */
export async function sleep(ms: number | 'infinity'): Promise<'ok'> {
  if (ms === 'infinity') return sleepAtMost(ms)
  for (let left = ms; ; left -= MAX_TIMEOUT) {
    if (!(left > MAX_TIMEOUT)) return sleepAtMost(left)
    await sleepAtMost(MAX_TIMEOUT)
  }
}

// ---- what they are given

function badarg(): ['error', 'badarg'] {
  return ['error', 'badarg']
}

/** The process to send to; null if there is none, for whatever reason a via module has: nobody is there to hear it. */
function find(node: Node, target: unknown): Pid | null {
  try {
    return isAddress(target) ? whereis(node, target) : null
  } catch {
    return null
  }
}

function deliverTo(node: Node, target: Address, message: unknown): void {
  const pid = find(node, target)
  if (pid !== null) deliver(pid, message)
}
