import { inspectAs } from '../inspect.ts'
import type { Pid } from '../pid.ts'
import { formatReason } from '../reason.ts'
import type { Ref } from '../ref.ts'

/** Module, function name and number of arguments of what a task runs. Every plain function is `['erlang', 'apply', 2]`, as in Elixir. */
export type TaskMfa = readonly [module: unknown, name: string, arity: number]

/**
 * A task that its owner can ask for its result: Elixir's `%Task{}`. Made by `Task.async`; plain data, of no use to any process but its owner.
 *
 * @typeParam T - the result
 */
export class Task<out T = unknown> {
  declare protected readonly result: T
  readonly mfa: TaskMfa
  /** Who started it, and alone may ask for its result. */
  readonly owner: Pid
  /** Null for a task that `Task.completed` made. */
  readonly pid: Pid | null
  /** The monitor of its process. The result is the owner's message `[ref, result]`, if the owner does not ask for it. */
  readonly ref: Ref

  /** @internal */
  constructor(mfa: TaskMfa, owner: Pid, pid: Pid | null, ref: Ref) {
    this.mfa = mfa
    this.owner = owner
    this.pid = pid
    this.ref = ref
  }

  toString(): string {
    return `%Task{mfa: ${formatReason(this.mfa)}, owner: ${this.owner}, pid: ${this.pid}, ref: ${this.ref}}`
  }
}
inspectAs(Task.prototype, String)
