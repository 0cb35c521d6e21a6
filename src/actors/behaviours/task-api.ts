/** Elixir's `Task` module: exported as the namespace `Task`, beside the type `Task`. */

export { ignore, shutdown } from './task-end.ts'
export { awaitMany, yieldMany } from './task-many.ts'
export { asyncTask as async, childSpec, completed, start, startLink } from './task-start.ts'
export { asyncStream } from './task-stream.ts'
export { awaitTask as await, yieldTask as yield } from './task-wait.ts'
