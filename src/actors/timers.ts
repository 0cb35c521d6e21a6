import type { Clock } from './clock.ts'
import { badarg } from './errors.ts'
import { deliver } from './mailbox.ts'
import { type Address, checkAddress, whereis } from './names.ts'
import type { Node } from './node.ts'
import { extrasOf, isDead, Pid } from './pid.ts'
import { Ref } from './ref.ts'
import { OUTSIDE, outside, running, self } from './running.ts'
import { type TimerSink, TimerWheel, WheelEntry } from './timer-wheel.ts'

/** One entry of the wheel: a message to an address, or a call of the runtime's own. */
export class NodeTimer extends WheelEntry {
  readonly timers: Timers
  /** The reference that the user holds; null for the runtime's own timers. */
  ref: TimerRef | null = null
  target: Pid | Address
  message: unknown
  /** Set on timers that are not messages. */
  readonly action: ((argument: unknown) => void) | null
  previousOwned: NodeTimer | null = null
  nextOwned: NodeTimer | null = null

  constructor(timers: Timers, target: Pid | Address, message: unknown, action: ((argument: unknown) => void) | null) {
    super()
    this.timers = timers
    this.target = target
    this.message = message
    this.action = action
  }
}

/** What `sendAfter` and `startTimer` return: cancel or read the timer with it, on any process. */
export class TimerRef extends Ref {
  /** @internal Null once it has expired or was cancelled. */ timer: NodeTimer | null = null
}

/** A node's timers: one wheel and one alarm of the clock. */
export class Timers implements TimerSink<NodeTimer> {
  readonly #node: Node
  readonly #clock: Clock
  readonly #wheel: TimerWheel<NodeTimer>
  #alarmAt = Number.POSITIVE_INFINITY
  /** Whether `#dismiss` is on its way. */
  #leaving = false

  constructor(node: Node, clock: Clock) {
    this.#node = node
    this.#clock = clock
    this.#wheel = new TimerWheel(clock.now())
  }

  /** Number of timers that are running. */
  get size(): number {
    return this.#wheel.size
  }

  /** Sends `message` to `target` in `ms`; `wrap` makes the message from the reference (`startTimer`). */
  send(target: Pid | Address, ms: number, message: unknown, wrap: boolean): TimerRef {
    if (!isDelay(ms)) throw badarg(`Expected a delay in whole ms from 0 to ${MAX_DELAY}, got \`${String(ms)}\``)
    checkAddress(target)
    const ref = new TimerRef()
    const payload = wrap ? ['timeout', ref, message] : message
    if (target instanceof Pid && isDead(target)) return ref
    const timer = new NodeTimer(this, target, payload, null)
    timer.ref = ref
    ref.timer = timer
    if (target instanceof Pid) own(target, timer)
    this.#start(timer, ms)
    return ref
  }

  /** Calls `action(argument)` in `ms`, a timeout, unless `owner` dies first. It must not throw. */
  call(owner: Pid | null, ms: number, action: (argument: never) => void, argument: unknown): NodeTimer {
    if (!isDelay(ms) || ms > MAX_TIMEOUT)
      throw badarg(`Expected a timeout in whole ms from 0 to ${MAX_TIMEOUT}, got \`${String(ms)}\``)
    return this.schedule(owner, ms, action, argument)
  }

  /** As `call`, for any `isDelay`. */
  schedule(owner: Pid | null, ms: number, action: (argument: never) => void, argument: unknown): NodeTimer {
    return this.scheduleAt(owner, Math.ceil(this.#clock.now() + ms), action, argument)
  }

  /** As `schedule`, at a time of the clock, in whole ms. */
  scheduleAt(owner: Pid | null, deadline: number, action: (argument: never) => void, argument: unknown): NodeTimer {
    const timer = new NodeTimer(this, owner ?? '', argument, action as (argument: unknown) => void)
    if (owner !== null) own(owner, timer)
    this.#startAt(timer, deadline)
    return timer
  }

  /** Starts a timer of `call` again, from now, whether it is running or not. */
  restart(timer: NodeTimer, ms: number): void {
    this.restartAt(timer, Math.ceil(this.#clock.now() + ms))
  }

  /** As `restart`, at a time of the clock, in whole ms. */
  restartAt(timer: NodeTimer, deadline: number): void {
    if (timer.target instanceof Pid && timer.previousOwned === null && timer.target.extras?.timers !== timer)
      own(timer.target, timer)
    this.#startAt(timer, deadline)
  }

  stop(timer: NodeTimer): void {
    this.#wheel.remove(timer)
    if (timer.target instanceof Pid) disown(timer.target, timer)
    if (timer.ref !== null) timer.ref.timer = null
    if (this.#wheel.size > 0 || this.#leaving || this.#alarmAt === Number.POSITIVE_INFINITY) return
    this.#leaving = true
    outside(() => setImmediate(this.#dismiss))
  }

  /** The alarm of a timer that was stopped must not keep the program alive. Not at once: a host timer for each timer would cost too much. */
  readonly #dismiss = (): void => {
    this.#leaving = false
    if (this.#wheel.size === 0) this.clear()
  }

  /** Whole ms until `timer` fires: never more than it was started with. */
  remaining(timer: NodeTimer): number {
    return Math.max(0, Math.floor(timer.deadline - this.#clock.now()))
  }

  /** @internal */
  fire(timer: NodeTimer): void {
    if (timer.ref !== null) timer.ref.timer = null
    if (timer.target instanceof Pid) disown(timer.target, timer)
    if (timer.action !== null) timer.action(timer.message)
    else this.#deliver(timer.target, timer.message)
  }

  /** Ends them all, for a node that stops. */
  clear(): void {
    this.#alarmAt = Number.POSITIVE_INFINITY
    this.#clock.clearAlarm(this.#ring)
  }

  #deliver(target: Pid | Address, message: unknown): void {
    const pid = target instanceof Pid ? target : whereis(this.#node, target)
    if (pid !== null) deliver(pid, message)
  }

  #start(timer: NodeTimer, ms: number): void {
    this.#startAt(timer, Math.ceil(this.#clock.now() + ms))
  }

  #startAt(timer: NodeTimer, deadline: number): void {
    this.#wheel.insert(timer, deadline)
    if (deadline < this.#alarmAt) this.#setAlarm(deadline)
  }

  #setAlarm(deadline: number): void {
    this.#alarmAt = deadline
    this.#clock.setAlarm(deadline, this.#ring)
  }

  readonly #ring = (): void => {
    this.#alarmAt = Number.POSITIVE_INFINITY
    const outer = running.process
    running.process = OUTSIDE
    this.#wheel.advance(this.#clock.now(), this)
    running.process = outer
    const next = this.#wheel.nextDeadline()
    if (next < this.#alarmAt) this.#setAlarm(next)
    this.#node.scheduler.drainNow()
  }
}

/** Ends every timer that is addressed to a process that has died. */
export function dropTimers(process: Pid): void {
  const extras = process.extras
  if (extras === null) return
  while (extras.timers !== null) extras.timers.timers.stop(extras.timers)
}

function own(process: Pid, timer: NodeTimer): void {
  const extras = extrasOf(process)
  timer.nextOwned = extras.timers
  if (extras.timers !== null) extras.timers.previousOwned = timer
  extras.timers = timer
}

function disown(process: Pid, timer: NodeTimer): void {
  const { previousOwned: previous, nextOwned: next } = timer
  if (previous !== null) previous.nextOwned = next
  else if (process.extras?.timers === timer) process.extras.timers = next
  if (next !== null) next.previousOwned = previous
  timer.previousOwned = timer.nextOwned = null
}

/** The longest that a timer runs: 2^63 ns, OTP's end of time, in 292 years. */
const MAX_DELAY = 9_223_372_036_854
/** The longest that anybody waits, as in OTP: not quite 50 days. */
export const MAX_TIMEOUT: number = 2 ** 32 - 1

/** Whether a timer may be started with `ms`. */
export function isDelay(ms: unknown): ms is number {
  return Number.isInteger(ms) && (ms as number) >= 0 && (ms as number) <= MAX_DELAY
}

export interface CancelTimerOptions {
  /** Returns `'ok'` and sends the caller `['cancel_timer', ref, result]`. @default false */
  readonly async?: boolean
  /** Whether the result is wanted; if not, there is no message either. @default true */
  readonly info?: boolean
}

/**
 * Cancels a timer: the ms that were left, or false if it had expired, was cancelled or is no timer. Mirrors `Process.cancel_timer/1`.
 * @throws {OtpError} OTP_ERR_BADARG when `ref` is no reference
 */
export function cancelTimer(ref: Ref): number | false
export function cancelTimer(ref: Ref, options: CancelTimerOptions): number | false | 'ok'
export function cancelTimer(ref: Ref, options: CancelTimerOptions = {}): number | false | 'ok' {
  const { async = false, info = true } = options
  const left = cancelNow(timerOf(ref))
  if (async && info) deliver(self(), ['cancel_timer', ref, left])
  return async || !info ? 'ok' : left
}

function cancelNow(timer: NodeTimer | null): number | false {
  if (timer === null) return false
  const left = timer.timers.remaining(timer)
  timer.timers.stop(timer)
  return left
}

/** The ms until a timer fires, or false as for `cancelTimer`. Mirrors `Process.read_timer/1`. */
export function readTimer(ref: Ref): number | false {
  const timer = timerOf(ref)
  return timer === null ? false : timer.timers.remaining(timer)
}

function timerOf(ref: Ref): NodeTimer | null {
  if (!(ref instanceof Ref)) throw badarg(`Expected a timer's reference, got \`${String(ref)}\``)
  return ref instanceof TimerRef ? ref.timer : null
}
