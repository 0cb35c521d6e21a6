/** Erlang's `timer` module under its own names: exported as the namespace `Timer`. */

import { currentNode } from './default-node.ts'
import { badarg } from './errors.ts'
import { deliver } from './mailbox.ts'
import { type Address, whereis } from './names.ts'
import type { Pid } from './pid.ts'
import { sendAfter as sendAfterTo } from './process.ts'
import { Ref } from './ref.ts'
import { self } from './running.ts'
import { cancelTimer, type NodeTimer, TimerRef } from './timers.ts'

export { sleep } from './process.ts'

/** What `sendInterval` returns. */
export class IntervalRef extends Ref {
  /** @internal Null when nothing is sent any more. */ timer: NodeTimer | null = null
}

/** What an interval's timer carries. */
interface Interval {
  readonly ref: IntervalRef
  readonly target: Pid
  readonly message: unknown
  readonly ms: number
}

/** Sends `message` to `target`, or to the caller, in `ms`: `Process.sendAfter` in another order. Mirrors `timer:send_after/2,3`. */
export function sendAfter(ms: number, message: unknown): TimerRef
export function sendAfter(ms: number, target: Address, message: unknown): TimerRef
export function sendAfter(ms: number, ...rest: [unknown] | [Address, unknown]): TimerRef {
  return rest.length === 1 ? sendAfterTo(self(), rest[0], ms) : sendAfterTo(rest[0], rest[1], ms)
}

/**
 * Sends `message` to `target`, or to the caller, every `ms` until it is cancelled or the receiver dies. All times count from the start: a
 * late message does not delay the next. A name is looked up now; if nobody has it, nothing is ever sent. Mirrors `timer:send_interval/2,3`.
 *
 * @throws {OtpError} OTP_ERR_BADARG when `ms` is not an integer from 1 to 2^32 - 1
 */
export function sendInterval(ms: number, message: unknown): IntervalRef
export function sendInterval(ms: number, target: Address, message: unknown): IntervalRef
export function sendInterval(ms: number, ...rest: [unknown] | [Address, unknown]): IntervalRef {
  if (ms === 0) throw badarg('Expected an interval of 1 ms or more, got `0`')
  const [target, message] = rest.length === 1 ? [self(), rest[0]] : [whereis(currentNode(), rest[0]), rest[1]]
  const ref = new IntervalRef()
  if (target !== null)
    ref.timer = target.node.timers.call(target, ms, tick, { ref, target, message, ms } satisfies Interval)
  return ref
}

function tick({ ref, target, message, ms }: Interval): void {
  const timer = ref.timer as NodeTimer
  timer.timers.restartAt(timer, timer.deadline + ms)
  deliver(target, message)
}

/**
 * Ends a timer or interval of this module; a message that has arrived stays. `['ok', 'cancel']` also if it had ended before,
 * `['error', 'badarg']` if `ref` is none. Mirrors `timer:cancel/1`.
 */
export function cancel(ref: Ref): ['ok', 'cancel'] | ['error', 'badarg'] {
  if (ref instanceof TimerRef) cancelTimer(ref)
  else if (!(ref instanceof IntervalRef)) return ['error', 'badarg']
  else if (ref.timer !== null) {
    ref.timer.timers.stop(ref.timer)
    ref.timer = null
  }
  return ['ok', 'cancel']
}
