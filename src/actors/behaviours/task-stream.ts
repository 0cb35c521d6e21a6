import { availableParallelism } from 'node:os'
import type { FunctionName, FurtherArguments, ResultOf } from '../call-by-name.ts'
import { currentNode } from '../default-node.ts'
import { Fifo } from '../fifo.ts'
import type { Node } from '../node.ts'
import { formatReason, type Reason } from '../reason.ts'
import { currentProcess } from '../running.ts'
import { checkMayStart } from '../spawn.ts'
import { isThenable } from '../suspend.ts'
import { checkTimeout } from './call.ts'
import { startWaiting } from './task-start.ts'
import { StreamGuard, StreamTask, streamFailure, type TaskSource } from './task-stream-guard.ts'
import { DEFAULT_TIMEOUT } from './task-wait.ts'
import { type TaskWork, taskArguments, workWith } from './task-work.ts'

/** How `asyncStream` goes about its elements. */
export interface AsyncStreamOptions {
  /** So many tasks run at the same time. @default the number of processors, as in Elixir; tasks that wait for I/O want more */
  readonly maxConcurrency?: number
  /** Whether results come in the order of the elements; else in the order in which tasks end. @default true */
  readonly ordered?: boolean
  /** Ms that each task may take. @default 5000 */
  readonly timeout?: number | 'infinity'
  /**
   * What happens when a task takes longer. It is killed; `'exit'`: the caller exits with `['timeout', ['Task.Supervised', 'stream', [timeout]]]`;
   * `'kill_task'`: its result is `['exit', 'timeout']`. @default 'exit'
   */
  readonly onTimeout?: 'exit' | 'kill_task'
  /** Gives the element with a failure: `['exit', [element, reason]]`. @default false */
  readonly zipInputOnExit?: boolean
  /** Where to run the tasks. @default the caller's node, or the default node */
  readonly node?: Node
}

/** One result of a stream: what the task returned, or why it did not. */
export type StreamResult<T> = ['ok', T] | ['exit', Reason]

/** What a stream is made of: a list, a generator, another stream, … */
export type Enumerable<E> = Iterable<E> | AsyncIterable<E>

type Settings = Required<Omit<AsyncStreamOptions, 'node'>>

/**
 * Runs `run(element)` for each element, each in a task of its own, some at a time. Iterate over it with `for await`: it gives `['ok', result]`
 * or `['exit', reason]` for each element. Nothing is begun before the first result is asked for, and no more elements are taken than tasks may
 * run. Each iteration begins anew. Mirrors `Task.async_stream/3,5`.
 *
 * The tasks are linked to the caller: one that crashes ends it too, unless it traps exits. Leaving the loop early kills those that run. `run`
 * may be async; one that declares a second parameter gets the task's `AbortSignal`.
 *
 * The host program may iterate too: as nothing can be linked to it, a crash is an `['exit', reason]` there.
 *
 * @example
 * for await (const result of Task.asyncStream(urls, (url, signal) => fetch(url, { signal }), { maxConcurrency: 10 })) console.log(result)
 */
export function asyncStream<E, T>(
  enumerable: Enumerable<E>,
  run: (element: E, signal: AbortSignal) => T,
  options?: AsyncStreamOptions,
): AsyncIterable<StreamResult<Awaited<T>>>
export function asyncStream<M extends object, K extends FunctionName<M>>(
  enumerable: Enumerable<unknown>,
  module: M,
  name: K,
  args: FurtherArguments<M[K]>,
  options?: AsyncStreamOptions,
): AsyncIterable<StreamResult<ResultOf<M[K]>>>
export function asyncStream(enumerable: Enumerable<unknown>, ...rest: readonly unknown[]): AsyncIterable<never> {
  const [work, options] = taskArguments<AsyncStreamOptions>(rest)
  return makeStream(enumerable, work, options, () => [unsupervised, options.node ?? currentNode()])
}

const unsupervised: TaskSource = {
  linked: true,
  start: (guard, starter, started) => started(['ok', startWaiting(starter, guard)]),
}

/** A stream whose tasks come from where `begin` says when an iteration begins. */
export function makeStream(
  enumerable: Enumerable<unknown>,
  work: TaskWork,
  options: AsyncStreamOptions,
  begin: () => [TaskSource, Node],
): AsyncIterable<never> {
  checkEnumerable(enumerable)
  const settings = settingsOf(options)
  return {
    [Symbol.asyncIterator](): AsyncIterator<never> {
      return results(enumerable, work, settings, begin) as AsyncIterator<never>
    },
  }
}

/** Mirrors `Task.Supervised.stream_reduce/7`: takes elements while there is room, then waits for the next task that ends. */
async function* results(
  enumerable: Enumerable<unknown>,
  work: TaskWork,
  settings: Settings,
  begin: () => [TaskSource, Node],
): AsyncGenerator<StreamResult<unknown>, void, undefined> {
  const caller = currentProcess()
  checkMayStart(caller)
  const [source, node] = begin()
  const guard = new StreamGuard(caller, node, source, settings.timeout)
  const elements = new Elements(enumerable)
  /** Tasks whose results have not been given yet, in the order of their elements. */
  const line = new Fifo<StreamTask>()
  let unordered = 0
  let room = settings.maxConcurrency
  try {
    for (;;) {
      if (room > 0 && !elements.done) {
        const step = elements.next()
        const { done, value } = isThenable(step) ? await step : step
        if (done === true) continue
        elements.done = false
        const task = new StreamTask(guard, value)
        const starting = guard.launch(task, workWith(work, value))
        if (starting !== null) await starting
        room--
        if (settings.ordered) line.push(task)
        else unordered++
      } else if (line.length > 0 || unordered > 0) {
        const task = await guard.nextEnded()
        room++
        const result = resultOf(task, settings, guard)
        if (settings.ordered) {
          task.result = result
          for (let head = line.at(0); head?.result != null; head = line.at(0)) {
            line.shift()
            yield head.result
          }
        } else {
          unordered--
          yield result
        }
      } else return
    }
  } finally {
    guard.close()
    await elements.close()
  }
}

function resultOf(task: StreamTask, settings: Settings, guard: StreamGuard): StreamResult<unknown> {
  if (task.reply !== null) return task.reply
  if (task.timedOut && settings.onTimeout === 'exit') {
    guard.leave()
    throw streamFailure('timeout', settings.timeout)
  }
  const reason = task.timedOut ? 'timeout' : task.reason
  return ['exit', settings.zipInputOnExit ? [task.element, reason] : reason]
}

/** What a stream is made of, one by one. */
class Elements {
  readonly #iterator: Iterator<unknown> | AsyncIterator<unknown>
  /** Nothing more is to be had, or to be closed. */
  done = false

  constructor(enumerable: Enumerable<unknown>) {
    this.#iterator =
      Symbol.asyncIterator in enumerable ? enumerable[Symbol.asyncIterator]() : enumerable[Symbol.iterator]()
  }

  /** `done` from now on: unless an element came. One that throws has closed itself. */
  next(): IteratorResult<unknown> | PromiseLike<IteratorResult<unknown>> {
    this.done = true
    return this.#iterator.next()
  }

  async close(): Promise<void> {
    if (!this.done) await this.#iterator.return?.()
  }
}

function settingsOf(options: AsyncStreamOptions): Settings {
  const {
    maxConcurrency = availableParallelism(),
    ordered = true,
    timeout = DEFAULT_TIMEOUT,
    onTimeout = 'exit',
    zipInputOnExit = false,
  } = options
  if (!(Number.isInteger(maxConcurrency) && maxConcurrency > 0))
    throw new RangeError(`Expected \`maxConcurrency\` to be an integer > 0, got \`${String(maxConcurrency)}\``)
  checkTimeout(timeout)
  if (onTimeout !== 'exit' && onTimeout !== 'kill_task')
    throw new TypeError(`Expected \`onTimeout\` to be 'exit' or 'kill_task', got \`${formatReason(onTimeout)}\``)
  return { maxConcurrency, ordered, timeout, onTimeout, zipInputOnExit }
}

function checkEnumerable(value: unknown): void {
  const isIterable = typeof value === 'string' || (typeof value === 'object' && value !== null)
  if (isIterable && (Symbol.iterator in Object(value) || Symbol.asyncIterator in Object(value))) return
  throw new TypeError(`Expected something to iterate over, got \`${formatReason(value)}\``)
}
