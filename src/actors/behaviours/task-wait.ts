import { isDead, type Pid } from '../pid.ts'
import { ExitError, formatReason, type Reason } from '../reason.ts'
import { checkTimeout } from './call.ts'
import { type CallQueue, type Expiring, enqueueCall, leaveQueue } from './call-timeouts.ts'
import type { Task } from './task.ts'
import { activeMonitor, forget, ownerOf, type TaskMessage, takeAnswer } from './task-mailbox.ts'
import type { TaskMonitor, TaskWaiter } from './task-monitor.ts'

/** Ms to wait for a result, where nothing else is said. */
export const DEFAULT_TIMEOUT = 5000

/** What `yield` gives: the result, the reason with which the task ended without one, or null when it still runs. */
export type Yielded<T> = ['ok', T] | ['exit', Reason] | null

let resolveNew: (value: never) => void
let rejectNew: (error: unknown) => void
/** One executor for all waits: it costs no closure. */
export const capture = (resolve: (value: never) => void, reject: (error: unknown) => void): void => {
  resolveNew = resolve
  rejectNew = reject
}

/**
 * An owner's wait for one task or several. No receive: it may wait for other tasks at the same time, as it may in several calls. Made right
 * after `new Promise(capture)`, which it settles.
 */
export abstract class TaskWait implements TaskWaiter, Expiring {
  readonly owner: Pid
  readonly timeout: number | 'infinity'
  queue: CallQueue | null = null
  previousCall: Expiring | null = null
  nextCall: Expiring | null = null
  deadline = 0
  /** @internal */ readonly settle: (value: never) => void
  /** @internal */ readonly refuse: (error: unknown) => void

  constructor(owner: Pid, timeout: number | 'infinity') {
    this.owner = owner
    this.timeout = timeout
    this.settle = resolveNew
    this.refuse = rejectNew
  }

  abstract replied(monitor: TaskMonitor, value: unknown): void
  abstract ended(monitor: TaskMonitor, reason: Reason): void
  abstract fail(why: 'timeout'): void

  /** Answers of this task come here from now on. */
  attach(task: Task): void {
    const monitor = activeMonitor(task)
    if (monitor !== null) monitor.waiter = this
  }

  startTimer(): void {
    if (this.timeout === 0) this.fail('timeout')
    else if (this.timeout !== 'infinity') enqueueCall(this.owner.node, this, this.timeout)
  }

  protected resolve(value: unknown): void {
    if (isHeard(this)) this.settle(value as never)
  }

  protected reject(error: ExitError): void {
    if (isHeard(this)) this.refuse(error)
  }
}

/** The wait is over; returns whether its owner is still there to be told. */
function isHeard(wait: TaskWait): boolean {
  leaveQueue(wait)
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
  if (answer === null) {
    const promise = new Promise<T>(capture)
    const wait = new AwaitWait(task, timeout)
    wait.attach(task)
    wait.startTimer()
    return promise
  }
  if (answer.length === 2) return Promise.resolve(answer[1] as T)
  return Promise.reject(awaitFailure('await', answer[4], task, timeout))
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
  if (answer !== null) return Promise.resolve(asYielded<T>(answer))
  const promise = new Promise<Yielded<T>>(capture)
  const wait = new YieldWait(task, timeout)
  wait.attach(task)
  wait.startTimer()
  return promise
}

/** An answer as `yield` gives it. */
export function asYielded<T>(answer: TaskMessage): ['ok', T] | ['exit', Reason] {
  return answer.length === 2 ? ['ok', answer[1] as T] : ['exit', answer[4]]
}

/** What a wait of code gives that has outlived its process. */
export function never(): Promise<never> {
  return new Promise(() => {})
}
