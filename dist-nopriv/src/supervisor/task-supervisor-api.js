/** Elixir's `Task.Supervisor` module: exported as the namespace `TaskSupervisor`. */
export { terminateChild } from "./dynamic-supervisor.js";
export { asyncNolink, asyncTask as async, children, childSpec, startChild, startLink } from "./task-supervisor.js";
export { asyncStream, asyncStreamNolink } from "./task-supervisor-stream.js";
//# sourceMappingURL=task-supervisor-api.js.map