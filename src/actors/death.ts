import { releaseFifo } from './fifo.ts'
import { peerOf, removeLink } from './links.ts'
import { deliver } from './mailbox.ts'
import { dropMonitors } from './monitors.ts'
import { dropGlobalName, dropName } from './names.ts'
import {
  DEAD,
  EXITING,
  type Extras,
  extrasOf,
  firstTold,
  isDead,
  type Pid,
  type Program,
  QUEUED,
  RUNNING,
  TRAP_EXIT,
  unwatch,
} from './pid.ts'
import { ExitError, isOrderly, type Reason, reasonOfThrown } from './reason.ts'
import { dropTimers } from './timers.ts'

/** What a dead process runs. */
const GONE: Program = { label: 'gone', start() {}, receive() {} }

/**
 * An exit signal reaches `target`. The one place that knows the table of shared rules: `normal` is ignored by those who do not trap it (but
 * ends a process that sends it to itself), `kill` cannot be trapped when it was sent by `exit/2` and arrives as `killed`.
 */
export function exitSignal(target: Pid, from: Pid, reason: Reason, origin: 'link' | 'exit'): void {
  if (isDead(target)) return
  if (reason === 'kill' && origin === 'exit') die(target, 'killed')
  else if ((target.flags & TRAP_EXIT) !== 0) deliver(target, ['EXIT', from, reason])
  else if (reason !== 'normal' || (target === from && origin === 'exit')) die(target, reason)
}

/**
 * Ends a process: now, or, while its code is on the stack and cannot be interrupted, as soon as that code gives the thread back.
 */
export function die(process: Pid, reason: Reason): void {
  if ((process.flags & RUNNING) !== 0) {
    process.flags |= EXITING
    extrasOf(process).pendingExit ??= { reason }
  } else terminate(process, reason)
}

/** Code of `process` threw `thrown` and nobody caught it. */
export function crashed(process: Pid, thrown: unknown): void {
  if (isDead(process)) return
  const reason = reasonOfThrown(thrown)
  // As on the BEAM, an error or a thrown value is worth a report. exit/1 is a decision, but proc_lib reports those that are not orderly.
  if (!(thrown instanceof ExitError) || (process.lineage !== null && !isOrderly(reason)))
    process.node.reports.uncaught(process, reason)
  terminate(process, reason)
}

/**
 * Ends a process now. Its name and timers go first, so that nobody who learns of the death can still see them; then links and watchers are
 * told. Deaths that this causes are worked off one after the other: a chain of a million links needs no stack.
 */
export function terminate(process: Pid, reason: Reason): void {
  if (isDead(process)) return
  const flags = process.flags
  process.flags = (flags & QUEUED) | DEAD
  const node = process.node
  if (node.burying) {
    node.dying.push(process, reason)
    return
  }
  node.burying = true
  try {
    bury(process, reason)
    while (node.dying.length > 0) bury(node.dying.shift() as Pid, node.dying.message)
  } finally {
    node.burying = false
  }
}

function bury(process: Pid, reason: Reason): void {
  const { node, program, extras, queue } = process
  if (extras !== null) dropExtras(process, extras)
  dropMonitors(process)
  node.forget(process)
  process.program = GONE
  process.queue = null
  if (queue !== null) {
    queue.clear()
    releaseFifo(queue)
  }
  tellLinks(process, reason)
  tellWatchers(process, reason)
  program.ended?.(process, reason)
  process.state = undefined
  process.extras = null
  process.lineage = null
  node.processEnded(process, program, reason)
  extras?.abort?.abort(new ExitError(reason))
}

function dropExtras(process: Pid, { cleanups }: Extras): void {
  dropName(process)
  dropGlobalName(process)
  dropTimers(process)
  if (cleanups !== null) for (const cleanup of cleanups) cleanup(process)
}

function tellLinks(process: Pid, reason: Reason): void {
  while (process.links !== null) {
    const peer = peerOf(process, process.links)
    removeLink(process.links)
    exitSignal(peer, process, reason, 'link')
  }
}

function tellWatchers(process: Pid, reason: Reason): void {
  for (let watcher = firstTold(process); watcher !== null; watcher = firstTold(process)) {
    unwatch(watcher)
    watcher.targetDied(process, reason)
  }
}
