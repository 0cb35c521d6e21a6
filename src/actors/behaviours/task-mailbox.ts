import { badarg } from '../errors.ts'
import { endMonitor, flushDown, MonitorRef } from '../monitors.ts'
import type { Pid } from '../pid.ts'
import type { Reason } from '../reason.ts'
import type { Ref } from '../ref.ts'
import { currentProcess } from '../running.ts'
import type { Task } from './task.ts'
import { TaskMonitor } from './task-monitor.ts'

/** What an owner hears of its task when it does not wait for it: its result, or that it ended without one. */
export type TaskMessage = [Ref, unknown] | ['DOWN', Ref, 'process', Pid, Reason]

/** The task's owner, who is the caller. @throws {OtpError} OTP_ERR_BADARG when somebody else calls */
export function ownerOf(task: Task): Pid {
  const caller = currentProcess()
  if (caller === task.owner) return caller
  const who = caller ?? task.owner.node.host
  throw badarg(`task ${task} must be queried from the owner but was queried from ${who}`)
}

/** The monitor of a task that may still answer: it has neither given its result nor ended, and is not forgotten. */
export function activeMonitor({ ref }: Task): TaskMonitor | null {
  return ref instanceof TaskMonitor && ref.target !== null ? ref : null
}

/** Takes a task's answer out of its owner's mailbox, if it is there. After a result nothing more is heard of the task. */
export function takeAnswer(task: Task): TaskMessage | null {
  // Apart, because a function with a closure in it costs its context on every call.
  return task.owner.queue === null ? null : lookForAnswer(task)
}

function lookForAnswer({ owner, ref }: Task): TaskMessage | null {
  return takeAnswerOf(owner, (candidate) => candidate === ref)
}

/** Takes the first answer of those that are awaited. */
export function takeAnswerOf(owner: Pid, awaited: (ref: unknown) => boolean): TaskMessage | null {
  const queue = owner.queue
  for (let index = 0; queue !== null && index < queue.length; index++) {
    const message = queue.at(index)
    if (!isAnswer(message, awaited)) continue
    queue.removeAt(index)
    if (message.length === 2) forget(owner, message[0])
    return message
  }
  return null
}

function isAnswer(message: unknown, awaited: (ref: unknown) => boolean): message is TaskMessage {
  if (!Array.isArray(message)) return false
  if (message.length === 2) return awaited(message[0])
  return message.length === 5 && message[0] === 'DOWN' && awaited(message[1])
}

/** Nothing is heard of the task any more, and no DOWN of it stays behind. Mirrors `Process.demonitor(ref, [:flush])`. */
export function forget(owner: Pid, ref: Ref): void {
  if (!(ref instanceof MonitorRef)) return
  if (ref.target === null) flushDown(owner, ref)
  else endMonitor(ref)
  ref.aliasOwner = null
}
