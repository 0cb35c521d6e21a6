import {
  type Address,
  type AsyncStreamOptions,
  currentNode,
  type Enumerable,
  type FunctionName,
  type FurtherArguments,
  makeStream,
  Pid,
  type Reason,
  type ResultOf,
  reasonOfThrown,
  type StartResult,
  type StreamResult,
  type TaskSource,
  taskArguments,
} from '../actors/index.ts'
import { request } from './outcome.ts'
import type { SupervisedTaskOptions } from './task-supervisor.ts'
import type { StartTask } from './task-supervisor-program.ts'

/** How a supervised stream goes about its elements. */
export interface SupervisedStreamOptions extends AsyncStreamOptions, SupervisedTaskOptions {}

/**
 * `Task.asyncStream` whose tasks run under a supervisor. They are linked to the caller besides. When the supervisor has no room the loop throws
 * an `OtpError` OTP_ERR_MAX_CHILDREN. Mirrors `Task.Supervisor.async_stream/4,6`.
 */
export function asyncStream<E, T>(
  supervisor: Address,
  enumerable: Enumerable<E>,
  run: (element: E, signal: AbortSignal) => T,
  options?: SupervisedStreamOptions,
): AsyncIterable<StreamResult<Awaited<T>>>
export function asyncStream<M extends object, K extends FunctionName<M>>(
  supervisor: Address,
  enumerable: Enumerable<unknown>,
  module: M,
  name: K,
  args: FurtherArguments<M[K]>,
  options?: SupervisedStreamOptions,
): AsyncIterable<StreamResult<ResultOf<M[K]>>>
export function asyncStream(
  supervisor: Address,
  enumerable: Enumerable<unknown>,
  ...rest: readonly unknown[]
): AsyncIterable<never> {
  return supervisedStream(supervisor, enumerable, rest, true)
}

/** As `asyncStream`, but a task that crashes harms nobody: its result is `['exit', reason]`. Mirrors `Task.Supervisor.async_stream_nolink/4,6`. */
export function asyncStreamNolink<E, T>(
  supervisor: Address,
  enumerable: Enumerable<E>,
  run: (element: E, signal: AbortSignal) => T,
  options?: SupervisedStreamOptions,
): AsyncIterable<StreamResult<Awaited<T>>>
export function asyncStreamNolink<M extends object, K extends FunctionName<M>>(
  supervisor: Address,
  enumerable: Enumerable<unknown>,
  module: M,
  name: K,
  args: FurtherArguments<M[K]>,
  options?: SupervisedStreamOptions,
): AsyncIterable<StreamResult<ResultOf<M[K]>>>
export function asyncStreamNolink(
  supervisor: Address,
  enumerable: Enumerable<unknown>,
  ...rest: readonly unknown[]
): AsyncIterable<never> {
  return supervisedStream(supervisor, enumerable, rest, false)
}

function supervisedStream(
  supervisor: Address,
  enumerable: Enumerable<unknown>,
  rest: readonly unknown[],
  linked: boolean,
): AsyncIterable<never> {
  const [work, options] = taskArguments<SupervisedStreamOptions>(rest)
  const source = new SupervisedSource(supervisor, linked, options.shutdown ?? null)
  const node = supervisor instanceof Pid ? supervisor.node : options.node
  return makeStream(enumerable, work, options, () => [source, node ?? currentNode()])
}

class SupervisedSource implements TaskSource {
  readonly linked: boolean
  readonly #supervisor: Address
  readonly #shutdown: StartTask[3]

  constructor(supervisor: Address, linked: boolean, shutdown: StartTask[3]) {
    this.#supervisor = supervisor
    this.linked = linked
    this.#shutdown = shutdown
  }

  start(guard: Pid, starter: Pid, started: (result: StartResult) => void, failed: (reason: Reason) => void): void {
    const asked: StartTask = ['start_task', [starter, 'monitor'], 'temporary', this.#shutdown]
    request(guard, this.#supervisor, asked, { resolve: started, reject: (error) => failed(reasonOfThrown(error)) })
  }
}
