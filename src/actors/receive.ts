import { capture, captured } from './capture.ts'
import { asSeen, lookSoon, Marker } from './mailbox.ts'
import { type Matcher, type Pattern, toMatcher } from './pattern.ts'
import { extrasOf, isDead, LOOKING, type Pid, WAITING } from './pid.ts'
import { fulfilled, isPromiseLike, own, running, self, unowned } from './running.ts'
import type { NodeTimer } from './timers.ts'

/** A `receive` that found nothing yet. A process waits in one at a time, and uses one object for all of them. */
export class ReceiveWait {
  matcher: Matcher | null = null
  resolve: (message: unknown) => void = ignored
  reject: (error: unknown) => void = ignored
  /** Null when no code of the process waits, but its program. */
  promise: Promise<unknown> | null = null
  /** So many messages at the queue's head were looked at and left. */
  scanned = 0
  timer: NodeTimer | null = null
  otherwise: unknown = undefined
  /** Only sees that there is a message, and leaves it. */
  peek = false
  /** Whether no code of the process is asked whether a message fits. */
  plain = false

  /** Goes on with a message that has just come for the process, if that fits and need not take its turn; returns whether it did. */
  offer(process: Pid, message: unknown): boolean {
    const { matcher } = this
    if (this.promise === null || !this.plain || message instanceof Marker) return false
    if (this.scanned !== (process.queue?.length ?? 0)) return false
    if (!process.node.scheduler.mayGoOn()) return false
    const seen = asSeen(message)
    if (matcher !== null && !matcher(seen)) return false
    goOn(process, this, seen)
    return true
  }
}

function ignored(): void {}

/**
 * Takes the first message in the mailbox that fits, or waits for one. The others stay, in order. Mirrors `receive do … after … end`.
 *
 * `pattern` is a predicate (a type guard types the result), or a value in which `_` stands for anything: `['DOWN', ref, 'process', _, _]`.
 * Without one any message fits. `afterMs` counts from now; when it is over, `otherwise` is the result; 0 only looks.
 *
 * @throws {OtpError} OTP_ERR_NO_PROCESS outside a process
 * @throws {TypeError} when the process is waiting in another `receive`
 */
export function receive<T = unknown>(): Promise<T>
export function receive<T>(pattern: (message: unknown) => message is T): Promise<T>
export function receive<T = unknown>(pattern: Pattern | undefined): Promise<T>
export function receive<T, D = undefined>(
  pattern: (message: unknown) => message is T,
  afterMs: number | 'infinity',
  otherwise?: D,
): Promise<T | D>
export function receive<T>(pattern: Pattern | undefined, afterMs: number | 'infinity', otherwise: T): Promise<T>
export function receive<T = unknown, D = undefined>(
  pattern: Pattern | undefined,
  afterMs: number | 'infinity',
  otherwise?: D,
): Promise<T | D>
export function receive(
  pattern?: Pattern,
  afterMs: number | 'infinity' = 'infinity',
  otherwise?: unknown,
): Promise<unknown> {
  const process = self()
  // Code that outlived its process waits for ever: nothing may come of it.
  if (isDead(process)) return new Promise(() => {})
  if ((process.flags & WAITING) !== 0)
    throw new TypeError(`${process} is already waiting in a receive; a process waits in one at a time`)
  const matcher = pattern === undefined ? null : toMatcher(pattern)
  const found = take(process, matcher, 0, false)
  if (found !== NOTHING) return fulfilled(found)
  if (afterMs === 0) return fulfilled(otherwise)
  const seen = process.queue?.length ?? 0
  if (process.node.scheduler.waitBegins()) {
    if (isDead(process)) return new Promise(() => {})
    const come = take(process, matcher, seen, false)
    if (come !== NOTHING) return fulfilled(come)
  }
  return waitFor(process, matcher, typeof pattern !== 'function', afterMs, otherwise)
}

function waitFor(
  process: Pid,
  matcher: Matcher | null,
  plain: boolean,
  afterMs: number | 'infinity',
  otherwise: unknown,
): Promise<unknown> {
  const promise = unowned(capture)
  const wait = beginWait(process, matcher, captured.resolve as (message: unknown) => void, captured.reject)
  wait.promise = promise
  wait.plain = plain
  wait.scanned = process.queue?.length ?? 0
  wait.otherwise = otherwise
  if (afterMs !== 'infinity') wait.timer = process.node.timers.call(process, afterMs, giveUp, process)
  return promise
}

/** Calls `ready` when the process has a message; takes none. */
export function awaitMessage(process: Pid, ready: () => void): void {
  if (take(process, null, 0, true) !== NOTHING) ready()
  else beginWait(process, null, ready, ready).peek = true
}

/**
 * For programs: calls `ready` with the first message that fits, taken out of the mailbox, when the process has been parked and has one. The
 * others stay, in order.
 */
export function awaitMatching(process: Pid, matcher: Matcher, ready: (message: unknown) => void): void {
  beginWait(process, matcher, ready, ready)
}

function beginWait(
  process: Pid,
  matcher: Matcher | null,
  resolve: (message: unknown) => void,
  reject: (error: unknown) => void,
): ReceiveWait {
  const extras = extrasOf(process)
  extras.wait ??= new ReceiveWait()
  process.flags |= WAITING
  const { wait } = extras
  wait.matcher = matcher
  wait.resolve = resolve
  wait.reject = reject
  wait.scanned = 0
  return wait
}

const NOTHING: unique symbol = Symbol('nothing')

/** Takes the first message from position `from` on that fits, or returns NOTHING. */
function take(process: Pid, matcher: Matcher | null, from: number, peek: boolean): unknown {
  const queue = process.queue
  if (queue === null) return NOTHING
  for (let index = from; index < queue.length; index++) {
    const message = queue.at(index)
    if (message instanceof Marker) continue
    const seen = asSeen(message)
    if (matcher !== null && !matcher(seen)) continue
    if (!peek) queue.removeAt(index)
    return seen
  }
  return NOTHING
}

/** Looks through what came since the process began to wait. */
export function scanMailbox(process: Pid): void {
  const wait = waitOf(process)
  if (wait === null) return
  let found: unknown
  try {
    found = take(process, wait.matcher, wait.scanned, wait.peek)
  } catch (error) {
    const { promise, reject } = wait
    finish(process, wait)
    // An error that nobody awaits is the process's.
    if (promise !== null) own(promise, process)
    reject(error)
    return
  }
  if (found === NOTHING) wait.scanned = process.queue?.length ?? 0
  else goOn(process, wait, found)
}

/** The time is over: a message that is there already still wins. */
function giveUp(process: Pid): void {
  const outer = running.process
  running.process = process
  scanMailbox(process)
  running.process = outer
  const wait = waitOf(process)
  if (wait !== null) goOn(process, wait, wait.otherwise)
}

/** The `receive` in which the process waits, or null. */
function waitOf(process: Pid): ReceiveWait | null {
  return (process.flags & WAITING) === 0 ? null : (process.extras?.wait ?? null)
}

function goOn(process: Pid, wait: ReceiveWait, received: unknown): void {
  const { promise, resolve } = wait
  finish(process, wait)
  if (promise !== null && isPromiseLike(received)) own(promise, process)
  resolve(received)
}

function finish(process: Pid, wait: ReceiveWait): void {
  if (wait.timer !== null) process.node.timers.stop(wait.timer)
  wait.matcher = wait.timer = wait.promise = null
  wait.otherwise = undefined
  wait.resolve = wait.reject = ignored
  wait.peek = false
  process.flags &= ~WAITING
  process.node.scheduler.resumedOne()
}

/** Gives up a `receive` that nobody awaits any more: the callback that began it has returned. */
export function cancelReceive(process: Pid): void {
  const wait = waitOf(process)
  if (wait !== null) finish(process, wait)
}

/** After the process has given the thread back in a `receive`: messages that came meanwhile are still to be looked at. */
export function resumeReceive(process: Pid): void {
  const wait = waitOf(process)
  if (wait !== null && (process.flags & LOOKING) === 0 && (process.queue?.length ?? 0) > wait.scanned) lookSoon(process)
}
