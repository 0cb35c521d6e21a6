import {
  type Address,
  type ArgumentsOf,
  adoptTask,
  type ChildSpec,
  callersIn,
  checkMayStart,
  currentNode,
  currentProcess,
  type FunctionName,
  idOfName,
  Pid,
  type ResultOf,
  type Starting,
  type StartOptions,
  type StartResult,
  self,
  type Task,
  taskArguments,
  tooMany,
} from '../actors/index.ts'
import { type DynamicSupervisorOptions, pidOf, startWith, whichChildren } from './dynamic-supervisor.ts'
import { type Outcome, request, requestOutcome } from './outcome.ts'
import { type StartTask, TaskSupervisorProgram } from './task-supervisor-program.ts'

/** How a Task.Supervisor treats its tasks. */
export interface TaskSupervisorOptions extends StartOptions {
  /** With so many tasks no more are started: `startChild` answers `['error', 'max_children']`, `async` rejects. @default 'infinity' */
  readonly maxChildren?: number | 'infinity'
  /** So many restarts within `maxSeconds` are allowed, of tasks that are not temporary. @default 3 */
  readonly maxRestarts?: number
  /** In whole seconds. @default 5 */
  readonly maxSeconds?: number
}

/** How a Task.Supervisor ends one task. */
export interface SupervisedTaskOptions {
  /** Ms that the task has to end in after exit signal `shutdown`, before it is killed. @default 5000 */
  readonly shutdown?: NonNullable<ChildSpec['shutdown']>
}

/** The same for a task that nobody awaits, and when it is started again. */
export interface SupervisedChildOptions extends SupervisedTaskOptions {
  /** `temporary`: never started again; `transient`: after an abnormal end only; `permanent`: always. @default 'temporary' */
  readonly restart?: NonNullable<ChildSpec['restart']>
}

const program = new TaskSupervisorProgram('Task.Supervisor')

/**
 * Starts a supervisor for tasks, linked to the caller: a DynamicSupervisor whose children are tasks. When it ends, it shuts them all down at the
 * same time. Mirrors `Task.Supervisor.start_link/1`.
 */
export function startLink(options: TaskSupervisorOptions = {}): Starting {
  const { name, timeout, debug, node, maxChildren, maxRestarts, maxSeconds } = options
  const known = { name, timeout, debug, node, maxChildren, maxRestarts, maxSeconds }
  return startWith(program, known as DynamicSupervisorOptions)
}

/** How a supervisor starts a Task.Supervisor: `[TaskSupervisor, { name: 'tasks' }]`. Mirrors `Task.Supervisor.child_spec/1`. */
export function childSpec(options: TaskSupervisorOptions = {}): ChildSpec {
  const { name = 'Task.Supervisor' } = options
  return { id: idOfName(name), start: [module, 'startLink', [options]], type: 'supervisor' }
}

/** Stands for this module in child specs. */
const module = { startLink, toString: () => 'Task.Supervisor' }

/**
 * Starts a task as `Task.async` does, under a supervisor: linked to the caller, its owner, and shut down with the supervisor. Resolves to the
 * task when it has been started. Mirrors `Task.Supervisor.async/3,5`.
 *
 * Rejects with an `ExitError` when the supervisor is not there, with an `OtpError` OTP_ERR_MAX_CHILDREN when it has no room.
 *
 * @throws {OtpError} OTP_ERR_NO_PROCESS when the host program calls
 */
export function asyncTask<T>(
  supervisor: Address,
  run: (signal: AbortSignal) => T,
  options?: SupervisedTaskOptions,
): Promise<Task<Awaited<T>>>
export function asyncTask<M extends object, K extends FunctionName<M>>(
  supervisor: Address,
  module: M,
  name: K,
  args: ArgumentsOf<M[K]>,
  options?: SupervisedTaskOptions,
): Promise<Task<ResultOf<M[K]>>>
export function asyncTask(supervisor: Address, ...rest: readonly unknown[]): Promise<Task> {
  return startOwned(supervisor, rest, true)
}

/**
 * As `async`, but owner and task are not linked: the task's crash is only its `await`'s failure, or its DOWN message, and the task goes on
 * when its owner ends. Mirrors `Task.Supervisor.async_nolink/3,5`.
 *
 * @example
 * // in a server that must answer meanwhile: the result comes to `handleInfo`, as `[ref, result]`, or else as DOWN
 * const task = await TaskSupervisor.asyncNolink('tasks', () => resize(image))
 * return noreply({ ...state, jobs: state.jobs.set(task.ref, from) })
 */
export function asyncNolink<T>(
  supervisor: Address,
  run: (signal: AbortSignal) => T,
  options?: SupervisedTaskOptions,
): Promise<Task<Awaited<T>>>
export function asyncNolink<M extends object, K extends FunctionName<M>>(
  supervisor: Address,
  module: M,
  name: K,
  args: ArgumentsOf<M[K]>,
  options?: SupervisedTaskOptions,
): Promise<Task<ResultOf<M[K]>>>
export function asyncNolink(supervisor: Address, ...rest: readonly unknown[]): Promise<Task> {
  return startOwned(supervisor, rest, false)
}

function startOwned(supervisor: Address, rest: readonly unknown[], linked: boolean): Promise<Task> {
  const owner = self()
  checkMayStart(owner)
  const [work, { shutdown = null }] = taskArguments<SupervisedTaskOptions>(rest)
  const asked: StartTask = ['start_task', [owner, 'monitor'], 'temporary', shutdown]
  return new Promise((resolve, reject) => {
    // As part of the reply: the task learns what to do, and is watched, before anything else can happen to it.
    const answered = (result: StartResult): void => {
      if (result[0] === 'ok') resolve(adoptTask(owner, result[1] as Pid, work, linked))
      else reject(tooMany())
    }
    request(owner, supervisor, asked, { resolve: answered, reject })
  })
}

/**
 * Starts a task that nobody awaits. Awaited it gives the pid, and throws a `StartError` if there is none; `.result()` gives OTP's tuple:
 * `['error', 'max_children']` when there is no room. Mirrors `Task.Supervisor.start_child/3,5`.
 */
export function startChild(
  supervisor: Address,
  run: (signal: AbortSignal) => unknown,
  options?: SupervisedChildOptions,
): Outcome<Pid, StartResult>
export function startChild<M extends object, K extends FunctionName<M>>(
  supervisor: Address,
  module: M,
  name: K,
  args: ArgumentsOf<M[K]>,
  options?: SupervisedChildOptions,
): Outcome<Pid, StartResult>
export function startChild(supervisor: Address, ...rest: readonly unknown[]): Outcome<Pid, StartResult> {
  const [work, { restart = null, shutdown = null }] = taskArguments<SupervisedChildOptions>(rest)
  const starter = currentProcess() ?? (supervisor instanceof Pid ? supervisor.node : currentNode()).host
  const asked: StartTask = ['start_task', [starter, callersIn(starter), work], restart, shutdown]
  return requestOutcome(supervisor, asked, pidOf)
}

/** The pids of the tasks that run, oldest first. Mirrors `Task.Supervisor.children/1`. */
export async function children(supervisor: Address): Promise<Pid[]> {
  const entries = await whichChildren(supervisor)
  return entries.map(([, child]) => child).filter((child) => child instanceof Pid)
}
