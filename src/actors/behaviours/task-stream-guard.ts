import { exitSignal, terminate } from '../death.ts'
import { OtpError } from '../errors.ts'
import { addLink, cutLink, findLink } from '../links.ts'
import type { Node } from '../node.ts'
import { onDeath } from '../on-death.ts'
import { isDead, type Pid, type Program, TRAP_EXIT, unwatch, Watcher, watch } from '../pid.ts'
import { ExitError, formatReason, type Reason } from '../reason.ts'
import { type CallQueue, type Expiring, enqueueCall, leaveQueue } from './call-timeouts.ts'
import type { StartResult } from './starting.ts'
import type { ResultSink } from './task-program.ts'
import { assignWork } from './task-start.ts'
import type { TaskWork } from './task-work.ts'

/** Where a stream's tasks come from. */
export interface TaskSource {
  /** Whether a task that crashes ends the stream's process, and with it a caller that does not trap exits. */
  readonly linked: boolean
  /**
   * Starts a process that waits for its work, for the stream's process `guard`: `started` gets what came of it, then or later; `failed` why
   * nothing could come of it.
   */
  start(guard: Pid, starter: Pid, started: (result: StartResult) => void, failed: (reason: Reason) => void): void
}

/** The task of one element, and what became of it. */
export class StreamTask extends Watcher implements ResultSink, Expiring {
  readonly element: unknown
  readonly #guard: StreamGuard
  reply: ['ok', unknown] | null = null
  reason: Reason = null
  timedOut = false
  /** What the stream gives for it, when it has looked. */
  result: ['ok', unknown] | ['exit', Reason] | null = null
  queue: CallQueue | null = null
  previousCall: Expiring | null = null
  nextCall: Expiring | null = null
  deadline = 0

  constructor(guard: StreamGuard, element: unknown) {
    super()
    this.#guard = guard
    this.element = element
  }

  begin(pid: Pid, work: TaskWork, timeout: number | 'infinity'): void {
    watch(pid, this)
    if (timeout !== 'infinity') enqueueCall(pid.node, this, timeout)
    assignWork(pid, work, this)
  }

  replied(value: unknown): void {
    this.reply = ['ok', this.#guard.pid.node.outgoing(value)]
  }

  override targetDied(_pid: Pid, reason: Reason): void {
    leaveQueue(this)
    this.reason = reason
    this.#guard.taskEnded(this)
  }

  /** Its time is over. */
  fail(): void {
    this.timedOut = true
    if (this.target !== null) cutLink(this.#guard.pid, this.target)
    this.signal('kill')
  }

  signal(reason: Reason): void {
    if (this.target !== null) exitSignal(this.target, this.#guard.pid, reason, 'exit')
  }
}

/**
 * The process that stands between a stream's caller and its tasks, and ends with the stream. It is linked to both, so that a crash goes from
 * one to the other, and traps exits if its caller does, so that a caller that traps finds no EXIT of a task in its mailbox. Mirrors
 * `Task.Supervised.stream_monitor/4`.
 */
export class StreamGuard implements Program {
  readonly label = 'Task.stream'
  readonly pid: Pid
  readonly #caller: Pid | null
  readonly #source: TaskSource
  readonly #timeout: number | 'infinity'
  readonly #running: Set<StreamTask> = new Set()
  /** Those that have ended and were not asked for yet. */
  readonly #ended: StreamTask[] = []
  /** Why no more comes: this process has died. */
  #death: { readonly reason: Reason } | null = null
  #wake: (() => void) | null = null
  /** The caller has gone on without it. */
  #left = false
  readonly #callerWatcher: Watcher | null = null

  /** `caller` is null when the host program calls. */
  constructor(caller: Pid | null, node: Node, source: TaskSource, timeout: number | 'infinity') {
    this.#caller = caller
    this.#source = source
    this.#timeout = timeout
    this.pid = node.createProcess(this)
    if (caller === null) return
    addLink(caller, this.pid)
    this.pid.flags |= caller.flags & TRAP_EXIT
    this.#callerWatcher = onDeath(caller, (reason) => this.#callerDied(reason))
  }

  start(): void {}

  /** EXIT messages, if it traps: it learns of its tasks' ends otherwise. */
  receive(): void {}

  ended(_process: Pid, reason: Reason): void {
    this.#death = { reason }
    this.#wakeUp()
  }

  /** Starts a task: at once, which gives null, or later. */
  launch(task: StreamTask, work: TaskWork): Promise<void> | null {
    let result: StartResult | null = null
    const started = (given: StartResult): void => {
      result = given
      if (given[0] === 'ok') {
        const pid = given[1] as Pid
        if (this.#source.linked && findLink(this.pid, pid) === null) addLink(this.pid, pid)
        this.#running.add(task)
        task.begin(pid, work, this.#timeout)
      }
      this.#wakeUp()
    }
    const failed = (reason: Reason): void => terminate(this.pid, reason)
    this.#source.start(this.pid, this.#caller ?? this.pid.node.host, started, failed)
    return this.#running.has(task) ? null : this.#untilStarted(() => result)
  }

  async #untilStarted(result: () => StartResult | null): Promise<void> {
    await this.#until(() => result() !== null)
    if (result()?.[0] !== 'ok') throw tooMany()
  }

  /** The next task that has ended, whichever it is. */
  async nextEnded(): Promise<StreamTask> {
    await this.#until(() => this.#ended.length > 0)
    return this.#ended.shift() as StreamTask
  }

  async #until(ready: () => boolean): Promise<void> {
    while (!ready()) {
      if (this.#death !== null) {
        if (this.#caller !== null) flushExit(this.#caller, this.pid)
        throw streamFailure(this.#death.reason, this.#timeout)
      }
      await new Promise<void>((resolve) => {
        this.#wake = resolve
      })
    }
  }

  #wakeUp(): void {
    const wake = this.#wake
    this.#wake = null
    if (wake === null) return
    this.#caller?.node.scheduler.resumedOne()
    if (this.#caller === null || !isDead(this.#caller)) wake()
  }

  taskEnded(task: StreamTask): void {
    this.#running.delete(task)
    this.#ended.push(task)
    if (this.#left && this.#running.size === 0) this.close()
    else this.#wakeUp()
  }

  /** Kills the tasks that still run, and ends; the caller does not notice. */
  close(): void {
    if (isDead(this.pid) || (this.#left && this.#running.size > 0)) return
    if (this.#callerWatcher !== null) unwatch(this.#callerWatcher)
    if (this.#caller !== null) cutLink(this.#caller, this.pid)
    this.pid.flags |= TRAP_EXIT
    for (const task of this.#running) task.signal('kill')
    terminate(this.pid, 'normal')
  }

  /** The tasks that still run go on, and may yet end the caller; this process ends with the last of them. */
  leave(): void {
    this.#left = true
    if (this.#running.size === 0) this.close()
  }

  /** The link did its part if this process does not trap exits. Mirrors `handle_stop_or_parent_down/3`. */
  #callerDied(reason: Reason): void {
    if (isDead(this.pid)) return
    if (this.#source.linked) for (const task of this.#running) task.signal(reason)
    terminate(this.pid, reason)
  }
}

/** Its end is the stream's, and no message. Mirrors `stream_cleanup_inbox/2`. */
function flushExit(caller: Pid, guard: Pid): void {
  const { queue } = caller
  for (let index = 0; queue !== null && index < queue.length; index++) {
    const message = queue.at(index)
    if (!Array.isArray(message) || message[0] !== 'EXIT' || message[1] !== guard) continue
    queue.removeAt(index)
    return
  }
}

/** How the caller of a stream exits when that fails. */
export function streamFailure(why: Reason, timeout: number | 'infinity'): ExitError {
  const words = (): string => `exited in: Task.Supervised.stream(${timeout}): ${formatReason(why)}`
  return new ExitError([why, ['Task.Supervised', 'stream', [timeout]]], words)
}

/** What Elixir raises when a Task.Supervisor has no room for a task. */
export function tooMany(): OtpError {
  return new OtpError(
    'OTP_ERR_MAX_CHILDREN',
    'Reached the maximum number of tasks for this task supervisor: its `maxChildren`. `maxConcurrency` of a stream must not exceed it.',
  )
}
