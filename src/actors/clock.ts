import { outside } from './running.ts'

/** Read once: the global is a getter, which costs more than the time. It comes without the rest of `node:perf_hooks`, which takes long to load. */
const { performance } = globalThis

/** Where a node gets its time and its one alarm from. */
export interface Clock {
  /** Monotonic time in ms, with fractions. */
  now(): number
  /** Calls `ring` once when `now()` has reached `deadline`, or soon after; replaces an alarm set before. */
  setAlarm(deadline: number, ring: () => void): void
  /** Forgets the alarm that `ring` was set with. */
  clearAlarm(ring: () => void): void
}

/** The longest delay that `setTimeout` takes; an alarm further away is set again on the way. */
const MAX_HOST_DELAY = 2 ** 31 - 1

/** The host's monotonic clock and one host timer. */
export class RealClock implements Clock {
  #timer: NodeJS.Timeout | null = null

  now(): number {
    return performance.now()
  }

  setAlarm(deadline: number, ring: () => void): void {
    if (this.#timer !== null) clearTimeout(this.#timer)
    const delay = Math.min(Math.max(1, Math.ceil(deadline - performance.now())), MAX_HOST_DELAY)
    const check = (): void => {
      // setTimeout may be early by almost 1 ms; a timer of OTP never is.
      if (performance.now() < deadline) this.setAlarm(deadline, ring)
      else ring()
    }
    this.#timer = outside(() => setTimeout(check, delay))
  }

  clearAlarm(): void {
    if (this.#timer !== null) clearTimeout(this.#timer)
    this.#timer = null
  }
}

/**
 * Time that stands still until a test moves it. `advance` moves it from alarm to alarm, letting everything that each one causes happen
 * first, so that a test of minutes takes milliseconds and has one outcome. Several nodes may share one.
 */
export class VirtualClock implements Clock {
  #now = 0
  readonly #alarms = new Map<() => void, number>()
  readonly #busy: (() => boolean)[] = []
  #automatic = false
  #jumping = false

  now(): number {
    return this.#now
  }

  setAlarm(deadline: number, ring: () => void): void {
    this.#alarms.set(ring, Math.max(deadline, this.#now))
    if (this.#automatic) this.#jumpWhenQuiet()
  }

  clearAlarm(ring: () => void): void {
    this.#alarms.delete(ring)
  }

  /** Has the clock wait, before it moves, for as long as `busy()` is true. */
  waitWhile(busy: () => boolean): void {
    this.#busy.push(busy)
  }

  /** Moves time forward by `ms`; resolves when all that was due has happened, and what it caused too. */
  async advance(ms: number): Promise<void> {
    const end = this.#now + ms
    await this.#quiet()
    while (this.#nextAlarm() <= end) {
      this.#strike()
      await this.#quiet()
    }
    this.#now = end
  }

  /** From now on time jumps to the next alarm whenever nothing else is left to do: `sleep(5000)` takes no time, in the right order. */
  runAutomatically(): this {
    this.#automatic = true
    this.#jumpWhenQuiet()
    return this
  }

  #jumpWhenQuiet(): void {
    if (this.#jumping || this.#alarms.size === 0) return
    this.#jumping = true
    void outside(() => this.#quiet()).then(() => {
      this.#jumping = false
      if (this.#alarms.size > 0) this.#strike()
      this.#jumpWhenQuiet()
    })
  }

  #nextAlarm(): number {
    return Math.min(...this.#alarms.values())
  }

  #strike(): void {
    const due = this.#nextAlarm()
    this.#now = Math.max(this.#now, due)
    for (const [ring, deadline] of [...this.#alarms]) {
      if (deadline > due) continue
      this.#alarms.delete(ring)
      ring()
    }
  }

  /** Resolves when nobody is busy and the event loop went round with nothing left in it that takes no time. */
  async #quiet(): Promise<void> {
    for (let calm = 0; calm < 4; calm++) {
      await new Promise((resolve) => setImmediate(resolve))
      if (this.#busy.some((busy) => busy())) calm = 0
    }
  }
}
