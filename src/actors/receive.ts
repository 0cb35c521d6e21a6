import { asSeen, lookSoon, Marker } from './mailbox.ts'
import { type Matcher, type Pattern, toMatcher } from './pattern.ts'
import { extrasOf, isDead, LOOKING, type Pid, WAITING } from './pid.ts'
import { fulfilled, running, self } from './running.ts'
import type { NodeTimer } from './timers.ts'

/** A `receive` that found nothing yet. */
export interface ReceiveWait {
  readonly matcher: Matcher | null
  readonly resolve: (message: unknown) => void
  readonly reject: (error: unknown) => void
  /** So many messages at the queue's head were looked at and left. */
  scanned: number
  timer: NodeTimer | null
  readonly otherwise: unknown
  /** Only sees that there is a message, and leaves it. */
  readonly peek: boolean
}

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
  return waitFor(process, matcher, afterMs, otherwise)
}

function waitFor(
  process: Pid,
  matcher: Matcher | null,
  afterMs: number | 'infinity',
  otherwise: unknown,
): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const wait: ReceiveWait = {
      matcher,
      resolve,
      reject,
      scanned: process.queue?.length ?? 0,
      timer: null,
      otherwise,
      peek: false,
    }
    beginWait(process, wait)
    if (afterMs !== 'infinity') wait.timer = process.node.timers.call(process, afterMs, giveUp, process)
  })
}

/** Calls `ready` when the process has a message; takes none. */
export function awaitMessage(process: Pid, ready: () => void): void {
  if (take(process, null, 0, true) !== NOTHING) ready()
  else
    beginWait(process, {
      matcher: null,
      resolve: ready,
      reject: ready,
      scanned: 0,
      timer: null,
      otherwise: undefined,
      peek: true,
    })
}

/**
 * For programs: calls `ready` with the first message that fits, taken out of the mailbox, when the process has been parked and has one. The
 * others stay, in order.
 */
export function awaitMatching(process: Pid, matcher: Matcher, ready: (message: unknown) => void): void {
  beginWait(process, {
    matcher,
    resolve: ready,
    reject: ready,
    scanned: 0,
    timer: null,
    otherwise: undefined,
    peek: false,
  })
}

function beginWait(process: Pid, wait: ReceiveWait): void {
  extrasOf(process).wait = wait
  process.flags |= WAITING
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
  const wait = process.extras?.wait
  if (wait == null) return
  try {
    const found = take(process, wait.matcher, wait.scanned, wait.peek)
    if (found === NOTHING) wait.scanned = process.queue?.length ?? 0
    else finish(process, wait).resolve(found)
  } catch (error) {
    finish(process, wait).reject(error)
  }
}

/** The time is over: a message that is there already still wins. */
function giveUp(process: Pid): void {
  const outer = running.process
  running.process = process
  scanMailbox(process)
  running.process = outer
  const wait = process.extras?.wait
  if (wait != null) finish(process, wait).resolve(wait.otherwise)
}

function finish(process: Pid, wait: ReceiveWait): ReceiveWait {
  if (wait.timer !== null) process.node.timers.stop(wait.timer)
  extrasOf(process).wait = null
  process.flags &= ~WAITING
  process.node.scheduler.resumedOne()
  return wait
}

/** Gives up a `receive` that nobody awaits any more: the callback that began it has returned. */
export function cancelReceive(process: Pid): void {
  const wait = process.extras?.wait
  if (wait != null) finish(process, wait)
}

/** After the process has given the thread back in a `receive`: messages that came meanwhile are still to be looked at. */
export function resumeReceive(process: Pid): void {
  const wait = process.extras?.wait
  if (wait != null && (process.flags & LOOKING) === 0 && (process.queue?.length ?? 0) > wait.scanned) lookSoon(process)
}
