import type { Clock } from './clock.ts'
import { crashed } from './death.ts'
import { deliver } from './mailbox.ts'
import { isIdle, type Pid, QUEUED, RUNNING } from './pid.ts'
import { RunRing } from './run-ring.ts'
import { type AfterReaction, OUTSIDE, running, whenReactionEnds } from './running.ts'
import { endTurn, runTurn } from './turn.ts'

/** Messages and sends of one slice, after which the event loop gets its turn: enough to lose no throughput by yielding. */
const SLICE_UNITS = 4000
/** ...and its length in ms, so that slow handlers do not starve the sockets. */
const SLICE_MS = 1
/** Reading the clock costs about as much as handling a message, so it is read once in so many. */
const CLOCK_EVERY = 16
/** After a process was caught holding the thread, so many turns are timed one by one, to name the next offender exactly. */
const SUSPECT_TURNS = 2000

/** What the scheduler asks of its node. */
export interface SchedulerHost {
  readonly clock: Clock
  /** A turn, or one of several named turns, held the thread for `ms`. */
  longRun(suspects: readonly Pid[], ms: number): void
}

const resolved: Promise<void> = Promise.resolve()

/**
 * Decides who runs, when and for how long: the only place that does.
 *
 * One ring holds each runnable process once, with its first message. A process's turn handles the messages that it has when the turn
 * begins. Draining starts in a microtask, or at once inside an I/O callback (`drainNow`), and goes on in `setImmediate` when a slice is
 * used up. The slice's rest survives across microtasks: otherwise async callers would keep the event loop from ever turning.
 */
export class Scheduler implements AfterReaction {
  readonly #host: SchedulerHost
  readonly #longRunMs: number
  /** @internal */ readonly ring: RunRing<Pid> = new RunRing<Pid>()
  /** Chooses among the `count` runnable processes, for a seeded order; null takes the first. */
  readonly #choose: ((count: number) => number) | null
  /** @internal What is left of this slice. */ units: number = SLICE_UNITS
  #sliceStart = 0
  #timeIsUp = false
  #checkedAt = 0
  #untilCheck = CLOCK_EVERY
  #drains = 0
  #goneOn = 0
  /** A drain is running, or one is on its way. */
  #awake = false
  /** Between `expectDrain` and `drainAfterIo`, before anything has arrived. */
  #expected = false
  #draining = false
  #yielded = false
  /** Promises resolved in this drain: their code runs only when the drain lets the microtasks go on. */
  #resumed = 0
  #suspectTurns = 0
  /** Who had turns since the clock was last read; the last sixteen, as one slot of many is written faster than a list grows. */
  readonly #recent: (Pid | undefined)[] = new Array<Pid | undefined>(CLOCK_EVERY).fill(undefined)
  #recentTurns = 0
  readonly #drainSoon = (): void => this.#drain(false)
  readonly #drainLater = (): void => {
    this.#yielded = false
    this.#drain(true)
  }

  constructor(host: SchedulerHost, options: { longRunMs: number; choose: ((count: number) => number) | null }) {
    this.#host = host
    this.#longRunMs = options.longRunMs
    this.#choose = options.choose
  }

  /** Puts a process into the ring; the caller has set QUEUED. */
  enqueue(process: Pid, message: unknown): void {
    this.units--
    this.ring.push(process, message)
    if (!this.#awake) this.#wake()
  }

  /**
   * Drains in place: for the node's own I/O callbacks, so that an answer leaves in the callback that brought the question. Does nothing
   * while a backlog is being worked off: that already gives way to I/O.
   */
  drainNow(): void {
    if (this.#draining || this.#yielded || this.ring.length === 0) return
    this.#drain(true)
  }

  /** A frame has come: what is delivered now is drained by the `drainAfterIo` that must follow, so no microtask is needed for it. */
  expectDrain(): void {
    this.#awake = true
    this.#expected = !this.#draining && !this.#yielded
  }

  /** Delivers the frame. If it is the only thing to do, its process has its turn at once, or, one in so many, when the clock is read. */
  arrive(target: Pid, message: unknown): void {
    if (!this.#expected || this.ring.length > 0 || !isIdle(target)) deliver(target, message)
    else if (((this.#drains + 1) & (CLOCK_EVERY - 1)) !== 0 && this.#suspectTurns === 0) {
      this.#drains++
      this.#turnAtOnce(target, message)
    } else {
      target.flags |= QUEUED
      this.#expected = false
      this.#drainAfterIo(target, message)
    }
  }

  /** A turn of a process that is idle, for its one message. Who it sends to waits, as in `drainAfterIo`. */
  #turnAtOnce(process: Pid, message: unknown): void {
    this.#draining = true
    this.#expected = this.#timeIsUp = false
    this.units = SLICE_UNITS
    const outer = running.process
    running.process = process
    process.flags |= QUEUED | RUNNING
    try {
      process.program.receive(process, message)
    } catch (thrown) {
      crashed(process, thrown)
    }
    running.process = OUTSIDE
    endTurn(this, process)
    running.process = outer
    this.#draining = false
    this.#resumed = 0
    if (this.ring.length > 0) this.#yield()
  }

  /**
   * `drainNow` for callbacks that come by the million and began with `expectDrain`. Of a frame that has arrived only its own process has its
   * turn: whoever that has sent to waits until the loop's other frames are in, so that what all of them bring is handled in one turn, and
   * sent in one write, instead of one each.
   */
  drainAfterIo(): void {
    if (this.#draining || this.#yielded) return
    this.#expected = false
    if (this.ring.length === 0) this.#awake = false
    else this.#drainAfterIo(null, undefined)
  }

  /** With `arrived` its turn and no other. */
  #drainAfterIo(arrived: Pid | null, message: unknown): void {
    this.units = SLICE_UNITS
    this.#timeIsUp = false
    // Begins at the first look at the clock.
    this.#sliceStart = Number.NaN
    this.#drain(false, arrived, message, arrived !== null)
  }

  /** Delivers a message whose answer the running code is about to wait for, and gives way, if that can be. */
  handOver(target: Pid, message: unknown): void {
    if (!this.#expectWait()) deliver(target, message)
    else if (this.ring.length === 0 && this.units > 0 && isIdle(target)) {
      // It would be alone in the ring: it need not go through it.
      target.flags |= QUEUED
      this.units--
      this.#drain(false, target, message)
    } else {
      deliver(target, message)
      this.#drain(false)
    }
  }

  /** The running code is about to wait for what it has set off: gives way, if that can be and anybody is runnable. Returns whether it did. */
  waitBegins(): boolean {
    if (this.ring.length === 0 || !this.#expectWait()) return false
    this.#drain(false)
    return true
  }

  /**
   * Whether a process that waits for a message may go on with it as soon as it comes, without a turn in which it looks at it. Not where a
   * seed orders the turns, nor when the slice is over; and one in so many takes its turn, so that the clock is read.
   */
  mayGoOn(): boolean {
    if (this.#choose !== null || this.#yielded || this.#timeIsUp || this.units <= 0) return false
    if ((++this.#goneOn & (CLOCK_EVERY - 1)) !== 0) return true
    this.#drains |= CLOCK_EVERY - 1
    return false
  }

  /** Notes that the code of an async process will go on in a microtask. */
  resumedOne(): void {
    this.#resumed++
  }

  /** Whether nothing is runnable. */
  get idle(): boolean {
    return this.ring.length === 0
  }

  /**
   * Whether the running code, which is about to wait, can give the others their turns at once, on top of its stack, instead of in a microtask
   * of their own: then it must. Not where a drain is under way already, and not where a seed orders the turns.
   */
  #expectWait(): boolean {
    if (this.#draining || this.#yielded || this.#choose !== null || running.process !== null) return false
    this.#awake = true
    return true
  }

  /** Async code that goes on to wait has the others run meanwhile: only what it leaves needs a microtask. */
  #wake(): void {
    this.#awake = true
    if (!whenReactionEnds(this)) this.#drainInMicrotask()
  }

  /** @internal */
  reactionEnded(): void {
    if (this.#draining || this.#yielded) return
    if (this.ring.length > 0) this.#drainInMicrotask()
    else this.#awake = false
  }

  #drainInMicrotask(): void {
    const saved = running.process
    // The drain belongs to nobody, whoever's message set it off.
    running.process = OUTSIDE
    void resolved.then(this.#drainSoon)
    running.process = saved
  }

  #yield(): void {
    this.#yielded = true
    const saved = running.process
    running.process = OUTSIDE
    setImmediate(this.#drainLater)
    running.process = saved
  }

  /**
   * Takes turns until the ring is empty, the slice is over, or resumed async code is waiting for its microtask. With `first` and its `message`
   * that one's turn is before those in the ring, or, `alone`, the only one for now.
   *
   * The loop stands here, and calls into `runTurn` and that into the program, because an error that a callback makes costs by the frame: V8
   * takes half a µs to note each.
   */
  #drain(freshSlice: boolean, first: Pid | null = null, message: unknown = undefined, alone: boolean = false): void {
    if (this.#draining || this.#yielded) return
    const timed = this.#beginDrain(freshSlice)
    const outer = running.process
    // The drain belongs to nobody, whoever's wait or message set it off.
    running.process = OUTSIDE
    try {
      const ring = this.ring
      let process = first
      let next = message
      do {
        if (process === null) {
          if (ring.length === 0 || this.units <= 0) break
          if (this.#choose !== null) ring.swapToHead(this.#choose(ring.length))
          process = ring.shift() as Pid
          next = ring.message
        }
        this.#recent[this.#recentTurns++ & (CLOCK_EVERY - 1)] = process
        this.#untilCheck -= runTurn(this, process, next)
        if ((this.#untilCheck <= 0 || this.#suspectTurns > 0) && (this.#checkClock() || this.#resumed > 0)) break
        process = null
      } while (!alone)
      if (timed) this.#checkClock()
    } finally {
      running.process = outer
      this.#draining = false
      this.#resumed = 0
      this.#settle(alone)
    }
  }

  /** Returns whether the drain is timed: small ones come by the million, and are timed by sample. */
  #beginDrain(freshSlice: boolean): boolean {
    this.#draining = this.#awake = true
    this.#recentTurns = 0
    if (freshSlice) {
      this.units = SLICE_UNITS
      this.#sliceStart = this.#checkedAt = this.#host.clock.now()
      this.#timeIsUp = false
      return true
    }
    const timed = this.#suspectTurns > 0 || (++this.#drains & (CLOCK_EVERY - 1)) === 0
    this.#checkedAt = timed ? this.#host.clock.now() : Number.NaN
    return timed
  }

  /** Returns whether the slice's time is over; reports a turn that held the thread. */
  #checkClock(): boolean {
    const now = this.#host.clock.now()
    const held = now - this.#checkedAt
    this.#untilCheck = CLOCK_EVERY
    this.#checkedAt = now
    if (Number.isNaN(this.#sliceStart)) this.#sliceStart = now
    if (this.#suspectTurns > 0) this.#suspectTurns--
    if (held >= this.#longRunMs && this.#longRunMs > 0 && this.#recentTurns > 0) this.#nameSuspects(held)
    this.#recentTurns = 0
    this.#timeIsUp = now - this.#sliceStart >= SLICE_MS
    return this.#timeIsUp
  }

  #nameSuspects(held: number): void {
    const suspects = this.#recent.slice(0, this.#recentTurns).filter((process) => process !== undefined)
    this.#host.longRun([...new Set(suspects)], held)
    this.#suspectTurns = SUSPECT_TURNS
  }

  /** Arranges for the rest: by microtask while the slice lasts, else behind the event loop's other work. */
  #settle(laterAnyway: boolean): void {
    if (this.ring.length === 0) {
      this.#awake = false
      // A slice that async code uses up in many small drains has to end too.
      if (this.units <= 0 || this.#timeIsUp) this.#refillLater()
      return
    }
    if (this.units > 0 && !this.#timeIsUp && !laterAnyway) this.#wake()
    else this.#yield()
  }

  #refillLater(): void {
    this.#awake = true
    this.#yield()
  }
}
