/** Elixir's `Task.Supervisor` module: exported as the namespace `TaskSupervisor`. */

export { terminateChild } from './dynamic-supervisor.ts'
export { asyncNolink, asyncTask as async, children, childSpec, startChild, startLink } from './task-supervisor.ts'
export { asyncStream, asyncStreamNolink } from './task-supervisor-stream.ts'
