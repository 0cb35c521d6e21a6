/** Elixir's `Task` module: exported as the namespace `Task`, beside the type `Task`. */
export { ignore, shutdown } from "./task-end.js";
export { awaitMany, yieldMany } from "./task-many.js";
export { asyncTask as async, childSpec, completed, start, startLink } from "./task-start.js";
export { asyncStream } from "./task-stream.js";
export { awaitTask as await, yieldTask as yield } from "./task-wait.js";
//# sourceMappingURL=task-api.js.map