import { asyncOwner, OUTSIDE, running } from './async-owner.ts'
import { OtpError } from './errors.ts'
import type { Pid } from './pid.ts'

export { type AfterReaction, followAsync, OUTSIDE, own, ownerOf, running, whenReactionEnds } from './async-owner.ts'

/** The process whose code is running, or null in the host program's own code. */
export function currentProcess(): Pid | null {
  const process = running.process
  if (process === null) return asyncOwner()
  return process === OUTSIDE ? null : process
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

/**
 * A promise of a value that is there already. It is nobody's, as no code runs on its behalf: noting an owner in it costs more than making it.
 * A value that is a promise itself may still fail, and is its process's.
 */
export function fulfilled<T>(value: T): Promise<T> {
  if (isPromiseLike(value)) return Promise.resolve(value)
  const saved = running.process
  running.process = OUTSIDE
  const promise = Promise.resolve(value)
  running.process = saved
  return promise
}

/** Whether a promise that gets this value may have to wait for it, and may fail. */
export function isPromiseLike(value: unknown): boolean {
  return typeof value === 'function' || (typeof value === 'object' && value !== null && 'then' in value)
}

/** A promise that is nobody's until it fails, or gets a promise for its value: whoever does that notes its owner then. */
export function unowned<T>(
  executor: (resolve: (value: T) => void, reject: (error: unknown) => void) => void,
): Promise<T> {
  const saved = running.process
  running.process = OUTSIDE
  const promise = new Promise(executor)
  running.process = saved
  return promise
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
