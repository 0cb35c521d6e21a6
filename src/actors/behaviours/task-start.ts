import type { ArgumentsOf, FunctionName, ResultOf } from '../call-by-name.ts'
import { terminate } from '../death.ts'
import { currentNode } from '../default-node.ts'
import { addLink } from '../links.ts'
import { deliver } from '../mailbox.ts'
import { BUSY, isDead, type Pid } from '../pid.ts'
import { makeRef } from '../ref.ts'
import { currentProcess, self } from '../running.ts'
import { checkMayStart, setLineage, startSoon } from '../spawn.ts'
import type { ChildSpec } from './child-spec.ts'
import { Starting } from './starting.ts'
import { Task, type TaskMfa } from './task.ts'
import { watchTask } from './task-monitor.ts'
import { type ResultSink, TaskProgram } from './task-program.ts'
import { type TaskFunction, type TaskWork, workOf } from './task-work.ts'

/**
 * Starts a task: a process of its own, linked to the caller, that runs `run` and keeps the result for its owner, the caller, who asks for it
 * with `Task.await` or `Task.yield`. Mirrors `Task.async/1,3`.
 *
 * A task that crashes ends its owner too, unless that traps exits. An owner that does not ask gets the messages `[task.ref, result]` and then
 * DOWN. `run` may be async; one that declares a parameter gets the task's `AbortSignal`, which fires when the task is shut down or killed.
 *
 * Only a process can own a task: the host program takes `Task.asyncStream`, `Task.start`, or steps inside with `runProcess`.
 *
 * @throws {OtpError} OTP_ERR_NO_PROCESS when the host program calls
 * @example
 * const page = Task.async((signal) => fetch(url, { signal }))
 * const rows = Task.async(Database, 'load', [id])
 * show(await Task.await(page), await Task.await(rows))
 */
export function asyncTask<T>(run: (signal: AbortSignal) => T): Task<Awaited<T>>
export function asyncTask<M extends object, K extends FunctionName<M>>(
  module: M,
  name: K,
  args: ArgumentsOf<M[K]>,
): Task<ResultOf<M[K]>>
export function asyncTask(first: TaskFunction | object, name?: string, args?: readonly unknown[]): Task {
  const owner = self()
  checkMayStart(owner)
  const work = workOf(first, name, args)
  const program = new TaskProgram(owner, work, null)
  const process = createTask(program, owner, true)
  const monitor = watchTask(owner, process)
  program.sink = monitor
  startSoon(process)
  return new Task(mfaOf(work), owner, process, monitor)
}

/** A task that is done already, with `result`: for code that has a task to give. It has no process. Mirrors `Task.completed/1`. */
export function completed<T>(result: T): Task<T> {
  const owner = self()
  const ref = makeRef()
  deliver(owner, [ref, owner.node.outgoing(result)])
  return new Task(COMPLETED, owner, null, ref)
}

/**
 * Starts a process that runs `run` and whose result nobody gets; nobody is linked to it. Awaited it gives the pid, `.result()` gives
 * `['ok', pid]`. Mirrors `Task.start/1,3`.
 */
export function start(run: (signal: AbortSignal) => unknown): Starting
export function start<M extends object, K extends FunctionName<M>>(
  module: M,
  name: K,
  args: ArgumentsOf<M[K]>,
): Starting
export function start(first: TaskFunction | object, name?: string, args?: readonly unknown[]): Starting {
  return startUnasked(workOf(first, name, args), false)
}

/** As `Task.start`, linked to the caller: what a supervisor does with `[Task, run]`. Mirrors `Task.start_link/1,3`. */
export function startLink(run: (signal: AbortSignal) => unknown): Starting
export function startLink<M extends object, K extends FunctionName<M>>(
  module: M,
  name: K,
  args: ArgumentsOf<M[K]>,
): Starting
export function startLink(first: TaskFunction | object, name?: string, args?: readonly unknown[]): Starting {
  return startUnasked(workOf(first, name, args), true)
}

/** How a supervisor starts a task that runs `run`, once: `[Task, run]`. Mirrors `Task.child_spec/1`. */
export function childSpec(run: (signal: AbortSignal) => unknown): ChildSpec {
  return { id: 'Task', start: [module, 'startLink', [run]], restart: 'temporary' }
}

/** Stands for this module in child specs. */
const module = { startLink, toString: () => 'Task' }

function startUnasked(work: TaskWork, linked: boolean): Starting {
  const caller = currentProcess()
  checkMayStart(caller)
  const parent = caller ?? currentNode().host
  const process = createTask(new TaskProgram(parent, work, null), parent, linked && caller !== null)
  startSoon(process)
  return Starting.of(['ok', process])
}

/** A task's process, that is not running yet. */
export function createTask(program: TaskProgram, parent: Pid, linked: boolean): Pid {
  const process = parent.node.createProcess(program)
  if (linked) addLink(parent, process)
  setLineage(process, parent, false)
  return process
}

/**
 * Starts a process, linked to `parent`, that does nothing until `assignWork` tells it what. One whose starter has died meanwhile ends at once.
 * Mirrors `Task.Supervised.start_link/2`.
 */
export function startWaiting(starter: Pid, parent: Pid): Pid {
  const process = createTask(new TaskProgram(starter, null, null), parent, true)
  process.flags |= BUSY
  if (isDead(starter)) terminate(process, ['shutdown', 'noproc'])
  return process
}

/** Tells a process of `startWaiting` what to do. */
export function assignWork(process: Pid, work: TaskWork, sink: ResultSink): void {
  const program = process.program as TaskProgram
  program.work = work
  program.sink = sink
  process.flags &= ~BUSY
  startSoon(process)
}

/** Makes a process of `startWaiting` a task of `owner`'s. */
export function adoptTask(owner: Pid, process: Pid, work: TaskWork, linked: boolean): Task {
  if (linked) addLink(owner, process)
  const monitor = watchTask(owner, process)
  assignWork(process, work, monitor)
  return new Task(mfaOf(work), owner, process, monitor)
}

const APPLY: TaskMfa = Object.freeze(['erlang', 'apply', 2] as const)
const COMPLETED: TaskMfa = Object.freeze(['Task', 'completed', 1] as const)

function mfaOf({ module, run, args }: TaskWork): TaskMfa {
  return typeof run === 'string' ? [module, run, args.length] : APPLY
}
