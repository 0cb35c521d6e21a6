import { deliver } from '../mailbox.ts'
import { beginMonitor, endMonitor, MonitorRef } from '../monitors.ts'
import type { Pid } from '../pid.ts'
import type { Reason } from '../reason.ts'
import type { ResultSink } from './task-program.ts'

/** An owner's wait for one of its tasks. */
export interface TaskWaiter {
  /** The task's result is there. */
  replied(monitor: TaskMonitor, value: unknown): void
  /** The task has ended without one. */
  ended(monitor: TaskMonitor, reason: Reason): void
}

/**
 * How an owner learns of its task: the monitor that is the task's `ref`, and the alias to which the result is sent. While the owner
 * waits for just this task, result and end go to its `waiter`; else they are the messages `[ref, result]` and DOWN.
 */
export class TaskMonitor extends MonitorRef implements ResultSink {
  waiter: TaskWaiter | null = null
  /** What a waiter that is no object of its own has heard. */
  heard: unknown = undefined

  constructor(owner: Pid, process: Pid) {
    super(owner, process, 'DOWN')
  }

  replied(value: unknown): void {
    const owner = this.aliasOwner
    if (owner === null) return
    const result = owner.node.outgoing(value)
    if (this.waiter === null) deliver(owner, [this, result])
    else this.waiter.replied(this, result)
  }

  override targetDied(target: Pid, reason: Reason): void {
    if (this.waiter === null) super.targetDied(target, reason)
    else {
      this.end()
      this.waiter.ended(this, reason)
    }
  }

  /** Neither a result nor a DOWN comes from now on. */
  end(): void {
    endMonitor(this)
    this.aliasOwner = null
  }
}

/** Has `owner` watch its task. */
export function watchTask(owner: Pid, process: Pid): TaskMonitor {
  const monitor = new TaskMonitor(owner, process)
  monitor.aliasMode = 'demonitor'
  monitor.aliasOwner = owner
  beginMonitor(monitor, owner, process)
  return monitor
}
