import { createHook, executionAsyncResource } from 'node:async_hooks'
import { OtpError } from './errors.ts'
import type { Pid } from './pid.ts'

/**
 * Which process's code is running.
 *
 * While the runtime calls into a process, `running.process` says so: one field, no cost. Code that goes on later (after an `await`, in a
 * timer or an I/O callback) is found through Node's async hooks: every promise or handle made by a process's code carries its pid, and so
 * does whatever is made there. An `AsyncLocalStorage` would cost each turn; this costs only each promise (about 100 ns).
 */
export const running: { process: Pid | typeof OUTSIDE | null } = { process: null }

/** Stands in `running.process` for the runtime's and the host's own work: what is made meanwhile belongs to no process. */
export const OUTSIDE: unique symbol = Symbol('outside')

const OWNER = Symbol('linecard.owner')
type Owned = { [OWNER]?: Pid }

/** The async half, switched on by the first node that wants it and never off again: hooks are the host program's, not a node's. */
let following = false

/** Makes `self()` and containment work in code that runs after an `await`. */
export function followAsync(): void {
  if (following) return
  following = true
  createHook({
    init(_id, _type, _trigger, resource: Owned) {
      const process = running.process
      const owner = process === null ? (executionAsyncResource() as Owned)[OWNER] : process
      if (owner !== undefined && owner !== OUTSIDE) resource[OWNER] = owner
    },
  }).enable()
}

/** The process whose code is running, or null in the host program's own code. */
export function currentProcess(): Pid | null {
  const process = running.process
  if (process === null) return following ? ((executionAsyncResource() as Owned)[OWNER] ?? null) : null
  return process === OUTSIDE ? null : process
}

/** Whose code made `resource` (a promise), or null. */
export function ownerOf(resource: object): Pid | null {
  return (resource as Owned)[OWNER] ?? null
}

/** Runs `work` as nobody's: what it makes (servers, sockets, timers) outlives and outranks any one process. */
export function outside<T>(work: () => T): T {
  const saved = running.process
  running.process = OUTSIDE
  try {
    return work()
  } finally {
    running.process = saved
  }
}

/** The calling process's pid. Mirrors `self/0`. @throws {OtpError} OTP_ERR_NO_PROCESS when no process is calling. */
export function self(): Pid {
  const process = currentProcess()
  if (process !== null) return process
  throw new OtpError(
    'OTP_ERR_NO_PROCESS',
    "Expected to be called by a process, but the host program called. Use a node's `run` or `spawn` to be one.",
  )
}
