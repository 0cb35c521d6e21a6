import { crashed, die } from './death.ts'
import { releaseFifo } from './fifo.ts'
import { LOOK, WAKE } from './mailbox.ts'
import { BUSY, DEAD, EXITING, LOOKING, type Pid, QUEUED, RUNNING, STARTING, WAITING } from './pid.ts'
import { cancelReceive, scanMailbox } from './receive.ts'
import { running } from './running.ts'
import type { Scheduler } from './scheduler.ts'

/** Runs one turn of `process`: `first`, then what its queue holds now. Returns how many messages it handled. */
export function runTurn(scheduler: Scheduler, process: Pid, first: unknown): number {
  const { flags, program } = process
  if ((flags & (DEAD | BUSY | LOOKING)) !== 0) {
    if ((flags & DEAD) !== 0) return 1
    if (first === LOOK) return look(process)
    // It is on its way out, in an async `terminate`: nothing more is handled.
    if ((flags & BUSY) !== 0) return 1
  }
  const outer = running.process
  running.process = process
  process.flags = (flags & ~STARTING) | RUNNING
  let handled = 1
  try {
    if ((flags & STARTING) !== 0) program.start(process)
    else if (process.queue === null) {
      scheduler.units--
      program.receive(process, first)
    } else if (program.batch === undefined) handled = handleMessages(scheduler, process, first)
    else handled = handleBatch(scheduler, process, first)
  } catch (thrown) {
    crashed(process, thrown)
  }
  running.process = outer
  endTurn(scheduler, process)
  return handled
}

/** What follows when a process's code gives the thread back: signals that waited for that, then its further messages. */
export function endTurn(scheduler: Scheduler, process: Pid): void {
  process.flags &= ~RUNNING
  // A receive whose promise the callback let go of waits for nothing.
  if ((process.flags & (WAITING | BUSY)) === WAITING) cancelReceive(process)
  if ((process.flags & EXITING) !== 0) die(process, process.extras?.pendingExit?.reason)
  const flags = process.flags
  if ((flags & (QUEUED | BUSY | DEAD)) !== QUEUED) return
  const queue = process.queue
  if (queue === null) {
    process.flags = flags & ~QUEUED
  } else if (queue.length > 0) {
    scheduler.enqueue(process, WAKE)
  } else {
    process.flags = flags & ~QUEUED
    process.queue = null
    releaseFifo(queue)
  }
}

/** A message came for a process that was waiting in `receive`; perhaps it still is. */
function look(process: Pid): number {
  process.flags &= ~LOOKING
  if ((process.flags & WAITING) === 0 || (process.flags & BUSY) === 0) return 1
  const outer = running.process
  running.process = process
  scanMailbox(process)
  running.process = outer
  return 1
}

/** A turn of several messages, for a program that wraps those. */
function handleBatch(scheduler: Scheduler, process: Pid, first: unknown): number {
  let handled = 0
  process.program.batch?.(process, () => {
    handled = handleMessages(scheduler, process, first)
  })
  return handled
}

/** Handles `first` and the messages that are in the queue, which is there, now; stops early when the slice is over or the process is busy or gone. */
function handleMessages(scheduler: Scheduler, process: Pid, first: unknown): number {
  const program = process.program
  let remaining = process.queue?.length ?? 0
  let handled = 0
  if (first !== WAKE) {
    scheduler.units--
    program.receive(process, first)
    handled = 1
  }
  while (remaining > 0 && scheduler.units > 0 && (process.flags & (BUSY | DEAD | EXITING)) === 0) {
    const queue = process.queue
    if (queue === null || queue.length === 0) break
    const message = queue.shift()
    remaining--
    scheduler.units--
    handled++
    program.receive(process, message)
  }
  return handled
}
