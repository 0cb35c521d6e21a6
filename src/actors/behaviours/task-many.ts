import type { Clock } from '../clock.ts'
import { isDead, type Pid } from '../pid.ts'
import type { Reason } from '../reason.ts'
import type { Ref } from '../ref.ts'
import { checkTimeout } from './call.ts'
import type { Task } from './task.ts'
import { forget, ownerOf, takeAnswerOf } from './task-mailbox.ts'
import type { TaskMonitor } from './task-monitor.ts'
import { awaitFailure, checkFree, DEFAULT_TIMEOUT, never, TaskWait, type Yielded, yieldTo } from './task-wait.ts'

/** The results of several tasks, in their order. */
export type TaskResults<Tasks extends readonly Task[]> = {
  -readonly [K in keyof Tasks]: Tasks[K] extends Task<infer T> ? T : never
}

class ManyWait extends TaskWait {
  readonly #tasks: readonly Task[]
  readonly #awaiting: Set<unknown>
  readonly #results: Map<unknown, unknown> = new Map()

  constructor(owner: Pid, tasks: readonly Task[], timeout: number | 'infinity') {
    super(owner, timeout)
    this.#tasks = tasks
    this.#awaiting = new Set(tasks.map(({ ref }) => ref))
  }

  /** What is in the mailbox already comes first, in its order. */
  begin<T>(): Promise<T> {
    this.#takeAnswers()
    if (!this.over) for (const task of this.#tasks) this.attach(task)
    return this.promise()
  }

  #takeAnswers(): void {
    while (this.#awaiting.size > 0) {
      const answer = takeAnswerOf(this.owner, (ref) => this.#awaiting.has(ref))
      if (answer === null) return
      if (answer.length === 5) {
        this.ended(null, answer[4])
        return
      }
      this.#keep(answer[0], answer[1])
    }
  }

  override replied(monitor: TaskMonitor, value: unknown): void {
    monitor.end()
    this.#keep(monitor, value)
  }

  override ended(_monitor: TaskMonitor | null, reason: Reason): void {
    this.#giveUp(reason)
  }

  override fail(): void {
    this.#giveUp('timeout')
  }

  #keep(ref: Ref, value: unknown): void {
    this.#awaiting.delete(ref)
    this.#results.set(ref, value)
    if (this.#awaiting.size === 0) this.resolve(this.#tasks.map((task) => this.#results.get(task.ref)))
  }

  /** The tasks run on; their results are dropped. */
  #giveUp(why: Reason): void {
    for (const { ref } of this.#tasks) if (this.#awaiting.has(ref)) forget(this.owner, ref)
    this.reject(awaitFailure('await_many', why, this.#tasks, this.timeout))
  }
}

/**
 * Resolves to the results of several tasks, in their order. `timeout` is for all of them together. When one ends without a result, or time is
 * over, it rejects as `Task.await` does, with `[why, ['Task', 'await_many', [tasks, timeout]]]`; the other tasks run on, and their results are
 * dropped. Mirrors `Task.await_many/2`.
 *
 * @throws as `Task.await`
 */
export function awaitMany<const Tasks extends readonly Task[]>(
  tasks: Tasks,
  timeout: number | 'infinity' = DEFAULT_TIMEOUT,
): Promise<TaskResults<Tasks>> {
  checkTimeout(timeout)
  const owner = ownerOfAll(tasks)
  if (owner === null) return Promise.resolve([] as never)
  if (isDead(owner)) return never()
  return new ManyWait(owner, tasks, timeout).begin()
}

/**
 * Looks for `timeout` ms, for all of them together, which of several tasks are done: resolves to `[task, result]` for each, in their order,
 * where `result` is what `Task.yield` gives. Mirrors `Task.yield_many/2`.
 *
 * @throws as `Task.await`
 */
export function yieldMany<T>(
  tasks: readonly Task<T>[],
  timeout: number | 'infinity' = DEFAULT_TIMEOUT,
): Promise<[Task<T>, Yielded<T>][]> {
  checkTimeout(timeout)
  const owner = ownerOfAll(tasks)
  if (owner === null) return Promise.resolve([])
  return isDead(owner) ? never() : yieldEach(tasks, owner.node.clock, timeout)
}

async function yieldEach<T>(
  tasks: readonly Task<T>[],
  clock: Clock,
  timeout: number | 'infinity',
): Promise<[Task<T>, Yielded<T>][]> {
  const deadline = clock.now() + (timeout === 'infinity' ? 0 : timeout)
  const results: [Task<T>, Yielded<T>][] = []
  for (const task of tasks) {
    const left = timeout === 'infinity' ? timeout : Math.max(0, Math.ceil(deadline - clock.now()))
    results.push([task, await yieldTo(task, left)])
  }
  return results
}

/** Null when there are none. @throws as `ownerOf` and `checkFree`, for any of them */
function ownerOfAll(tasks: readonly Task[]): Pid | null {
  if (!Array.isArray(tasks)) throw new TypeError(`Expected an array of tasks, got \`${String(tasks)}\``)
  let owner: Pid | null = null
  for (const task of tasks) {
    owner = ownerOf(task)
    checkFree(task)
  }
  return owner
}
