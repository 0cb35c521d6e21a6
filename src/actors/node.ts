import type { Clock } from './clock.ts'
import { RealClock, VirtualClock } from './clock.ts'
import { containStrayThrows } from './containment.ts'
import { terminate } from './death.ts'
import { OtpError } from './errors.ts'
import { freeze } from './freeze.ts'
import { KeyMap } from './key-map.ts'
import { Pid, type Program } from './pid.ts'
import { seededChoice } from './random.ts'
import type { Reason } from './reason.ts'
import { Reports } from './reports.ts'
import { RunRing } from './run-ring.ts'
import { followAsync } from './running.ts'
import { Scheduler, type SchedulerHost } from './scheduler.ts'
import { Telemetry } from './telemetry.ts'
import { Timers } from './timers.ts'

export interface NodeOptions {
  /** The node's name, as `node()` gives it. @default 'nonode@nohost' */
  readonly name?: string
  /** Where time comes from: a `VirtualClock` in tests. @default the host's monotonic clock */
  readonly clock?: Clock
  /** Chooses pseudo-randomly among the runnable processes, the same for the same seed. @default first come, first served */
  readonly seed?: number
  /**
   * Whether `self()` works after an `await`, and a stray async throw (a forgotten promise, a timer's callback) ends its own process instead
   * of the program. Costs about 40 ns for each promise made anywhere in the program, and cannot be undone. @default true
   */
  readonly containment?: boolean
  /** A turn that holds the thread this long, in ms, is named by the event `linecard.process.long_run`; 0 never. @default 100 */
  readonly longRunMs?: number
  /** Freezes messages deeply when they are sent, so that a change after sending throws. @default NODE_ENV === 'development' */
  readonly freezeMessages?: boolean
}

/** Everything that processes share: their table, names, time, scheduler and events. A program may have several nodes. */
export class Node implements SchedulerHost {
  readonly name: string
  readonly telemetry: Telemetry = new Telemetry()
  /** @internal */ readonly clock: Clock
  /** @internal */ readonly scheduler: Scheduler
  /** @internal */ readonly timers: Timers
  /** @internal */ readonly reports: Reports
  /** @internal */ readonly names: Map<string, Pid> = new Map()
  /** @internal */ readonly globalNames: KeyMap<Pid> = new KeyMap()
  /** @internal Deaths that are still to be worked off. */ readonly dying: RunRing<Pid> = new RunRing<Pid>()
  /** @internal */ burying = false
  /** @internal */ readonly freezeMessages: boolean
  /** What other folders keep per node, by their own key. @internal */
  readonly services: Map<symbol, unknown> = new Map()
  /** Stands for the host program wherever a signal needs a sender. @internal */ readonly host: Pid
  #first: Pid | null = null
  #last: Pid | null = null
  #processCount = 0
  #nextId = 1
  #deadLetters = 0
  #stopped = false

  constructor(options: NodeOptions = {}) {
    checkOptions(options)
    this.name = options.name ?? 'nonode@nohost'
    this.clock = options.clock ?? new RealClock()
    this.reports = new Reports(this.telemetry)
    this.freezeMessages = options.freezeMessages ?? process.env.NODE_ENV === 'development'
    this.scheduler = new Scheduler(this, {
      longRunMs: options.longRunMs ?? 100,
      choose: options.seed === undefined ? null : seededChoice(options.seed),
    })
    this.timers = new Timers(this, this.clock)
    this.host = new Pid(this, 0, HOST)
    if (this.clock instanceof VirtualClock) this.clock.waitWhile(() => !this.scheduler.idle)
    if (options.containment ?? true) {
      followAsync()
      containStrayThrows()
    }
  }

  /** Number of live processes. */
  get processCount(): number {
    return this.#processCount
  }

  /** Number of messages that were sent to dead processes so far. */
  get deadLetters(): number {
    return this.#deadLetters
  }

  /** The live processes, oldest first. Mirrors `Process.list/0`. */
  processes(): Pid[] {
    const all: Pid[] = []
    for (let process = this.#first; process !== null; process = process.next) all.push(process)
    return all
  }

  /** Ends every process with `reason` as by `exit(pid, 'kill')`, and takes no new ones. Timers stop. For an orderly end stop the supervisors first. */
  stop(reason: Reason = 'killed'): void {
    this.#stopped = true
    while (this.#last !== null) terminate(this.#last, reason)
    this.timers.clear()
  }

  /** @internal */
  createProcess(program: Program): Pid {
    if (this.#stopped)
      throw new OtpError('OTP_ERR_NODE_STOPPED', `Cannot start a process: node ${this.name} is stopped`)
    const process = new Pid(this, this.#nextId++, program)
    process.previous = this.#last
    if (this.#last === null) this.#first = process
    else this.#last.next = process
    this.#last = process
    this.#processCount++
    return process
  }

  /** What is kept under a key, made at first use. On hot paths give it a `make` that is not a new closure each time. @internal */
  service<T>(key: symbol, make: () => T): T {
    let kept = this.services.get(key) as T | undefined
    if (kept === undefined) {
      kept = make()
      this.services.set(key, kept)
    }
    return kept
  }

  /** Takes a dead process off the table. @internal */
  forget(process: Pid): void {
    const { previous, next } = process
    if (previous === null) this.#first = next
    else previous.next = next
    if (next === null) this.#last = previous
    else next.previous = previous
    process.previous = process.next = null
    this.#processCount--
  }

  /** @internal */
  processEnded(pid: Pid, program: Program, reason: Reason): void {
    if (!this.telemetry.wants('linecard.process.stop')) return
    this.telemetry.execute(['linecard', 'process', 'stop'], {}, { pid, label: program.label, reason })
  }

  /** @internal */
  deadLetter(pid: Pid, message: unknown): void {
    this.#deadLetters++
    if (!this.telemetry.wants('linecard.dead_letter')) return
    this.telemetry.execute(['linecard', 'dead_letter'], { count: 1 }, { pid, message })
  }

  /** @internal */
  longRun(suspects: readonly Pid[], ms: number): void {
    this.telemetry.execute(['linecard', 'process', 'long_run'], { durationMs: ms }, { pids: suspects })
  }

  /** A message as it is sent: frozen, if this node does that. @internal */
  outgoing<M>(message: M): M {
    return this.freezeMessages ? freeze(message) : message
  }
}

/** Swallows what is sent to the host program: it has no mailbox. */
const HOST: Program = { label: 'host', start() {}, receive() {} }

function checkOptions(options: NodeOptions): void {
  const { name, clock, seed, longRunMs } = options
  if (name !== undefined && (typeof name !== 'string' || name === ''))
    throw new TypeError(`Expected \`name\` to be a string that is not empty, got \`${String(name)}\``)
  if (clock !== undefined && typeof (clock as Partial<Clock> | null)?.setAlarm !== 'function')
    throw new TypeError(`Expected \`clock\` to be a Clock, got \`${String(clock)}\``)
  if (seed !== undefined && !Number.isSafeInteger(seed))
    throw new TypeError(`Expected \`seed\` to be an integer, got \`${String(seed)}\``)
  if (longRunMs !== undefined && !(typeof longRunMs === 'number' && longRunMs >= 0))
    throw new RangeError(`Expected \`longRunMs\` to be a number >= 0, got \`${String(longRunMs)}\``)
  checkBoolean('containment', options.containment)
  checkBoolean('freezeMessages', options.freezeMessages)
}

function checkBoolean(name: string, value: unknown): void {
  if (value === undefined || typeof value === 'boolean') return
  throw new TypeError(`Expected \`${name}\` to be true or false, got \`${String(value)}\``)
}
