import { crashed, terminate } from './death.ts'
import { addLink } from './links.ts'
import { START } from './mailbox.ts'
import type { Node } from './node.ts'
import {
  extrasOf,
  HAS_PARENT,
  HIBERNATING,
  isDead,
  type Lineage,
  type Pid,
  type Program,
  QUEUED,
  STARTING,
} from './pid.ts'
import { ExitError } from './reason.ts'
import { awaitMessage } from './receive.ts'
import { currentProcess, self } from './running.ts'
import { enter, isThenable, suspend } from './suspend.ts'

/** A process that is a function: it lives until the function returns, or its promise settles. Messages are taken with `receive`. */
export type ProcessFunction = (self: Pid) => unknown

class FunctionProgram implements Program {
  readonly #run: ProcessFunction

  constructor(run: ProcessFunction) {
    this.#run = run
  }

  /** Only when it is asked for: a function's name costs as much as a small process. */
  get label(): string {
    return this.#run.name === '' ? 'function' : this.#run.name
  }

  start(process: Pid): void {
    runFunction(process, this.#run)
  }

  /** Never called: from its first turn on such a process is busy until it ends. */
  receive(): void {}
}

/** Runs `run` as what `process` does from now on: its end is the end of the process. */
export function runFunction(process: Pid, run: ProcessFunction): void {
  const result = run(process)
  if (isThenable(result))
    suspend(
      process,
      result,
      () => returned(process),
      (thrown) => crashed(process, thrown),
    )
  else returned(process)
}

/**
 * Forgets what the calling function process is doing and, as soon as it has a message, goes on with `run` in its place. Return or await it:
 * nothing behind it is ever run, not even a `finally`. Mirrors `:erlang.hibernate/3`.
 */
export function hibernate(run: ProcessFunction): Promise<never> {
  const process = self()
  process.flags |= HIBERNATING
  awaitMessage(process, () => {
    // By microtask: the caller may still be on the stack.
    void Promise.resolve().then(() => {
      if (isDead(process)) return
      process.flags &= ~HIBERNATING
      enter(process, (next) => runFunction(process, next), run)
    })
  })
  return new Promise(() => {})
}

/** Still RUNNING, so a plain `terminate`; an exit signal that came meanwhile was first. */
function returned(process: Pid): void {
  const pending = process.extras?.pendingExit
  terminate(process, pending == null ? 'normal' : pending.reason)
}

/** Creates a process that runs `run` in its own turn. */
export function spawnFunction(node: Node, run: ProcessFunction): Pid {
  if (typeof run !== 'function') throw new TypeError(`Expected a function to spawn, got \`${String(run)}\``)
  const process = node.createProcess(new FunctionProgram(run))
  startSoon(process)
  return process
}

/** Has a new process begin in its own turn. */
export function startSoon(process: Pid): void {
  process.flags |= QUEUED | STARTING
  process.node.scheduler.enqueue(process, START)
}

/** A dead process's leftover code may not start others. @throws {ExitError} */
export function checkMayStart(caller: Pid | null): void {
  if (caller !== null && isDead(caller))
    throw new ExitError('noproc', `${caller} has ended: its leftover code cannot start a process`)
}

/** Links the calling process, if there is one, with a process that it has just made. */
export function linkToCaller(process: Pid): void {
  const caller = currentProcess()
  if (caller !== null && !isDead(caller)) addLink(caller, process)
}

/** Notes who started a behaviour's process, as proc_lib does. `linked` says whether its exit ends the process. */
export function setLineage(process: Pid, parent: Pid, linked: boolean): void {
  const extras = extrasOf(parent)
  const nearest = extras.name ?? parent
  let lineage = extras.childLineage
  if (lineage === null || lineage.ancestors[0] !== nearest) {
    lineage = { parent, ancestors: [nearest, ...(parent.lineage?.ancestors ?? [])] } satisfies Lineage
    extras.childLineage = lineage
  }
  process.lineage = lineage
  if (linked) process.flags |= HAS_PARENT
}
