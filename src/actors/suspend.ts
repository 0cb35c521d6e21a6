import { crashed } from './death.ts'
import { BUSY, isDead, type Pid, QUEUED, RUNNING, WAITING } from './pid.ts'
import { cancelReceive, resumeReceive } from './receive.ts'
import { running } from './running.ts'
import { endTurn } from './turn.ts'

/** Whether a callback's result has to be awaited. Everything else is used as it is: an await costs more than most callbacks. */
export function isThenable(value: unknown): value is PromiseLike<unknown> {
  return typeof value === 'object' && value !== null && typeof (value as { then?: unknown }).then === 'function'
}

/**
 * The process's callback awaits: it takes no message until `work` settles, then goes on with `proceed(value)` or `failed(error)` as its own
 * code. If the process is killed meanwhile, neither is called.
 */
export function suspend(
  process: Pid,
  work: PromiseLike<unknown>,
  proceed: (value: unknown) => void,
  failed: (thrown: unknown) => void,
): void {
  process.flags = (process.flags & ~QUEUED) | BUSY
  // Promise.resolve also tames a thenable that settles twice or throws.
  Promise.resolve(work).then(
    (value) => goOn(process, proceed, value),
    (thrown) => goOn(process, failed, thrown),
  )
  resumeReceive(process)
}

function goOn(process: Pid, step: (value: unknown) => void, value: unknown): void {
  if (isDead(process)) return
  if ((process.flags & WAITING) !== 0) cancelReceive(process)
  process.node.scheduler.units--
  enter(process, step, value)
}

/**
 * Runs `step(argument)` as the process's own code outside of a turn of the run ring: when its async callback has settled, and for a process that
 * starts inside the turn of the one that waits for it.
 */
export function enter(process: Pid, step: () => void): void
export function enter<A>(process: Pid, step: (argument: A) => void, argument: A): void
export function enter(process: Pid, step: (argument?: unknown) => void, argument?: unknown): void {
  const outer = running.process
  running.process = process
  process.flags = (process.flags & ~BUSY) | QUEUED | RUNNING
  try {
    step(argument)
  } catch (thrown) {
    crashed(process, thrown)
  }
  running.process = outer
  endTurn(process.node.scheduler, process)
}
