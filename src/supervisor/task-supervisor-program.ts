import {
  type ChildSpec,
  createTask,
  type From,
  type Pid,
  type StartResult,
  self,
  startSoon,
  startWaiting,
  TaskProgram,
  type TaskWork,
} from '../actors/index.ts'
import type { CompleteChildSpec } from './child-spec.ts'
import type { DynamicState } from './dynamic-state.ts'
import { DynamicSupervisorProgram } from './dynamic-supervisor-program.ts'

/** Asks a Task.Supervisor for a task; null stands for its default. */
export type StartTask = readonly [
  tag: 'start_task',
  args: readonly [starter: Pid, 'monitor'] | readonly [starter: Pid, callers: unknown, work: TaskWork],
  restart: NonNullable<ChildSpec['restart']> | null,
  shutdown: NonNullable<ChildSpec['shutdown']> | null,
]

/** Elixir's `Task.Supervisor`: a DynamicSupervisor that makes its children's specs itself. */
export class TaskSupervisorProgram extends DynamicSupervisorProgram {
  protected override handleCall(process: Pid, state: DynamicState, request: unknown, from: From): void {
    const asked = isStartTask(request) ? ['start_child', specOf(request)] : request
    super.handleCall(process, state, asked, from)
  }
}

function isStartTask(request: unknown): request is StartTask {
  return Array.isArray(request) && request[0] === 'start_task' && request.length === 4
}

/** Mirrors the clause for `:start_task` of `DynamicSupervisor.handle_call/3`. */
function specOf([, args, restart, shutdown]: StartTask): CompleteChildSpec {
  return {
    id: 'undefined',
    start: [supervised, 'startLink', args],
    restart: restart ?? 'temporary',
    shutdown: shutdown ?? 5000,
    type: 'worker',
    significant: false,
    modules: [supervised],
  }
}

/** Mirrors `Task.Supervised`: what the supervisor calls to start a child, and starts again if the child's `restart` says so. */
const supervised = {
  startLink(starter: Pid, callers: unknown, work?: TaskWork): StartResult {
    if (work === undefined) return ['ok', startWaiting(starter, self())]
    const process = createTask(new TaskProgram(starter, work, null, callers), self(), true)
    startSoon(process)
    return ['ok', process]
  },
  toString: () => 'Task.Supervised',
}
