import { isDead, type Pid } from '../pid.ts'
import { ExitError, formatReason, type Reason } from '../reason.ts'
import { fulfilled } from '../running.ts'
import { checkTimeout } from './call.ts'
import { enqueueCall, leaveQueue } from './call-timeouts.ts'
import type { Task } from './task.ts'
import { activeMonitor, forget, ownerOf, type TaskMessage, takeAnswer } from './task-mailbox.ts'
import type { TaskMonitor, TaskWaiter } from './task-monitor.ts'
import { Wait } from './wait.ts'

/** Ms to wait for a result, where nothing else is said. */
export const DEFAULT_TIMEOUT = 5000

/** What `yield` gives: the result, the reason with which the task ended without one, or null when it still runs. */
export type Yielded<T> = ['ok', T] | ['exit', Reason] | null

const NOTHING: unique symbol = Symbol('nothing')

/**
 * An owner's wait for one task or several. No receive: it may wait for other tasks at the same time, as it may in several calls. One for each
 * await, and so without private methods, each of which would cost every wait.
 */
export abstract class TaskWait implements TaskWaiter {
  readonly owner: Pid
  readonly timeout: number | 'infinity'
  /** @internal Null until there is a promise. */ wait: Wait<unknown> | null = null
  /** @internal What came of it before there was a promise. */ outcome: unknown = NOTHING
  /** @internal Whether that is an error. */ failed = false
  /** @internal */ over = false

  constructor(owner: Pid, timeout: number | 'infinity') {
    this.owner = owner
    this.timeout = timeout
  }

  abstract replied(monitor: TaskMonitor, value: unknown): void
  abstract ended(monitor: TaskMonitor, reason: Reason): void
  abstract fail(why: 'timeout'): void

  /** Answers of this task come here from now on. */
  attach(task: Task): void {
    const monitor = activeMonitor(task)
    if (monitor !== null) monitor.waiter = this
  }

  /** Waits. As in a call the others get their turns first, so that there is a promise to settle only for what takes longer. */
  promise<T>(): Promise<T> {
    if (!this.over && this.timeout !== 0) this.owner.node.scheduler.waitBegins()
    return this.promiseNow()
  }

  /** The others have had their turns. */
  promiseNow<T>(): Promise<T> {
    const { owner, timeout } = this
    if (!this.over && timeout === 0) this.fail('timeout')
    if (this.outcome !== NOTHING) return this.failed ? Promise.reject(this.outcome) : fulfilled(this.outcome as T)
    const wait = new Wait<T>(this, owner)
    this.wait = wait
    if (!this.over && timeout !== 'infinity') enqueueCall(owner.node, wait, timeout)
    return wait.promise
  }

  protected resolve(value: unknown): void {
    if (!isHeard(this)) return
    if (this.wait === null) this.outcome = value
    else this.wait.resolve(value as never)
  }

  protected reject(error: ExitError): void {
    if (!isHeard(this)) return
    if (this.wait === null) {
      this.outcome = error
      this.failed = true
    } else this.wait.reject(error)
  }
}

/** The wait is over; returns whether its owner is still there to be told. */
function isHeard(wait: TaskWait): boolean {
  wait.over = true
  if (wait.wait !== null) leaveQueue(wait.wait)
  wait.owner.node.scheduler.resumedOne()
  return !isDead(wait.owner)
}

class AwaitWait extends TaskWait {
  /** @internal */ readonly task: Task

  constructor(task: Task, timeout: number | 'infinity') {
    super(task.owner, timeout)
    this.task = task
  }

  override replied(monitor: TaskMonitor, value: unknown): void {
    monitor.end()
    this.resolve(value)
  }

  override ended(_monitor: TaskMonitor, reason: Reason): void {
    this.reject(awaitFailure('await', reason, this.task, this.timeout))
  }

  override fail(): void {
    forget(this.owner, this.task.ref)
    this.reject(awaitFailure('await', 'timeout', this.task, this.timeout))
  }
}

/** Waits for any task in its owner's turn, and only notes in the monitor what it hears. */
class Hearing implements TaskWaiter {
  replied(monitor: TaskMonitor, value: unknown): void {
    monitor.end()
    note(monitor, HAS_RESULT, value)
  }

  ended(monitor: TaskMonitor, reason: Reason): void {
    note(monitor, HAS_ENDED, reason)
  }
}

const HEARS = new Hearing()
const HAS_RESULT = new Hearing()
const HAS_ENDED = new Hearing()

function note(monitor: TaskMonitor, waiter: Hearing, heard: unknown): void {
  monitor.waiter = waiter
  monitor.heard = heard
  monitor.watcher?.node.scheduler.resumedOne()
}

class YieldWait extends TaskWait {
  /** @internal */ readonly task: Task

  constructor(task: Task, timeout: number | 'infinity') {
    super(task.owner, timeout)
    this.task = task
  }

  override replied(monitor: TaskMonitor, value: unknown): void {
    monitor.end()
    this.resolve(['ok', value])
  }

  override ended(_monitor: TaskMonitor, reason: Reason): void {
    this.resolve(['exit', reason])
  }

  override fail(): void {
    const monitor = activeMonitor(this.task)
    if (monitor !== null) monitor.waiter = null
    this.resolve(null)
  }
}

/** @throws {TypeError} when somebody waits for the task already: two cannot have its one answer */
export function checkFree(task: Task): void {
  if (activeMonitor(task)?.waiter != null) throw new TypeError(`${task} is being waited for already`)
}

/** What `exited in: Task.await(…)` is in Elixir. */
export function awaitFailure(
  how: 'await' | 'await_many',
  what: Reason,
  tasks: Task | readonly Task[],
  timeout: number | 'infinity',
): ExitError {
  const words = (): string => `exited in: Task.${how}(${formatReason(tasks)}, ${timeout}): ${formatReason(what)}`
  return new ExitError([what, ['Task', how, [tasks, timeout]]], words)
}

/**
 * Resolves to a task's result; afterwards nothing more is heard of the task. Only its owner may ask. Mirrors `Task.await/2`.
 *
 * Rejects with an `ExitError` whose reason is `[why, ['Task', 'await', [task, timeout]]]`: the reason with which the task ended without a
 * result, or `'timeout'` after `timeout` ms. After that the task runs on, and its result is dropped. A second await of a task just times out.
 *
 * An owner may wait for several tasks at once: `Promise.all(tasks.map((task) => Task.await(task)))`.
 *
 * @throws {OtpError} OTP_ERR_BADARG when another process than the owner calls
 * @throws {TypeError} when the owner is waiting for this task already
 */
export function awaitTask<T>(task: Task<T>, timeout: number | 'infinity' = DEFAULT_TIMEOUT): Promise<T> {
  checkTimeout(timeout)
  const owner = ownerOf(task)
  if (isDead(owner)) return never()
  checkFree(task)
  const answer = takeAnswer(task)
  if (answer === null) return (timeout === 0 ? null : awaitForATurn(task, timeout)) ?? awaitLonger(task, timeout)
  if (answer.length === 2) return fulfilled(answer[1] as T)
  return Promise.reject(awaitFailure('await', answer[4], task, timeout))
}

/** Gives the others their turns; null when the task is not done with that. Nearly all are, so that there need be nothing that waits. */
function awaitForATurn<T>(task: Task<T>, timeout: number | 'infinity'): Promise<T> | null {
  const monitor = activeMonitor(task)
  if (monitor === null) return null
  monitor.waiter = HEARS
  task.owner.node.scheduler.waitBegins()
  const { waiter, heard } = monitor
  if (waiter === HEARS) return null
  monitor.heard = undefined
  if (isDead(task.owner)) return never()
  return waiter === HAS_RESULT ? fulfilled(heard as T) : Promise.reject(awaitFailure('await', heard, task, timeout))
}

function awaitLonger<T>(task: Task<T>, timeout: number | 'infinity'): Promise<T> {
  const wait = new AwaitWait(task, timeout)
  wait.attach(task)
  return wait.promiseNow()
}

/**
 * Looks for `timeout` ms whether a task is done. Resolves to `['ok', result]`; to `['exit', reason]` when it ended without a result; to null
 * when it still runs: it may be asked again. Only its owner may ask. Mirrors `Task.yield/2`.
 *
 * @throws as `Task.await`
 */
export function yieldTask<T>(task: Task<T>, timeout: number | 'infinity' = DEFAULT_TIMEOUT): Promise<Yielded<T>> {
  checkTimeout(timeout)
  if (isDead(ownerOf(task))) return never()
  checkFree(task)
  return yieldTo(task, timeout)
}

/** `yieldTask` by the owner, without a look at who calls. */
export function yieldTo<T>(task: Task<T>, timeout: number | 'infinity'): Promise<Yielded<T>> {
  const answer = takeAnswer(task)
  if (answer !== null) return fulfilled(asYielded<T>(answer))
  const wait = new YieldWait(task, timeout)
  wait.attach(task)
  return wait.promise()
}

/** An answer as `yield` gives it. */
export function asYielded<T>(answer: TaskMessage): ['ok', T] | ['exit', Reason] {
  return answer.length === 2 ? ['ok', answer[1] as T] : ['exit', answer[4]]
}

/** What a wait of code gives that has outlived its process. */
export function never(): Promise<never> {
  return new Promise(() => {})
}
