import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type TimerSink, TimerWheel, WheelEntry } from '../../src/actors/timer-wheel.ts'

class Timer extends WheelEntry {
  readonly name: number

  constructor(name: number) {
    super()
    this.name = name
  }
}

/** What both the wheel and its model can do, so that one script drives either. */
interface Clockwork {
  insert(name: number, deadlineMs: number): void
  remove(name: number): boolean
  advance(nowMs: number, fired: (name: number) => void): void
  nextDeadline(): number
  readonly scheduled: boolean[]
  readonly size: number
}

const names = 12

class Wheel implements Clockwork {
  readonly timers: Timer[] = Array.from({ length: names }, (_, name) => new Timer(name))
  readonly wheel: TimerWheel<Timer>

  constructor(startMs: number) {
    this.wheel = new TimerWheel(startMs)
  }

  insert(name: number, deadlineMs: number): void {
    this.wheel.insert(this.timers[name] as Timer, deadlineMs)
  }

  remove(name: number): boolean {
    return this.wheel.remove(this.timers[name] as Timer)
  }

  advance(nowMs: number, fired: (name: number) => void): void {
    this.wheel.advance(nowMs, { fire: (timer) => fired(timer.name) })
  }

  nextDeadline(): number {
    return this.wheel.nextDeadline()
  }

  get scheduled(): boolean[] {
    return this.timers.map((timer) => timer.scheduled)
  }

  get size(): number {
    return this.wheel.size
  }
}

class SortedArray implements Clockwork {
  readonly entries: { name: number; deadlineMs: number }[] = []

  insert(name: number, deadlineMs: number): void {
    this.remove(name)
    const following = this.entries.findIndex((entry) => entry.deadlineMs > deadlineMs)
    this.entries.splice(following < 0 ? this.entries.length : following, 0, { name, deadlineMs })
  }

  remove(name: number): boolean {
    const index = this.entries.findIndex((entry) => entry.name === name)
    if (index >= 0) this.entries.splice(index, 1)
    return index >= 0
  }

  advance(nowMs: number, fired: (name: number) => void): void {
    for (;;) {
      const first = this.entries[0]
      if (first === undefined || first.deadlineMs > nowMs) return
      this.entries.shift()
      fired(first.name)
    }
  }

  nextDeadline(): number {
    return this.entries[0]?.deadlineMs ?? Number.POSITIVE_INFINITY
  }

  get scheduled(): boolean[] {
    return Array.from({ length: names }, (_, name) => this.entries.some((entry) => entry.name === name))
  }

  get size(): number {
    return this.entries.length
  }
}

type Change = { tag: 'insert'; name: number; from: 'start' | 'now'; ms: number } | { tag: 'remove'; name: number }
type Step =
  | Change
  | { tag: 'advance'; from: 'start' | 'now'; ms: number; whileFiring: Change[][] }
  | { tag: 'nextDeadline' }
interface Script {
  startMs: number
  steps: Step[]
}

const name = fc.nat(names - 1)
// Near the edges of every level, and few enough values to collide often.
const duration = fc.oneof(
  { weight: 3, arbitrary: fc.integer({ min: 0, max: 4 }) },
  { weight: 2, arbitrary: fc.integer({ min: 0, max: 1000 }) },
  {
    weight: 3,
    arbitrary: fc
      .tuple(fc.constantFrom(2 ** 8, 2 ** 16, 2 ** 24, 2 ** 31, 2 ** 32, 2 ** 33), fc.integer({ min: -2, max: 2 }))
      .map(([edge, distance]) => edge + distance),
  },
  { weight: 1, arbitrary: fc.maxSafeNat().map((ms) => ms % (2 ** 33 + 1)) },
  { weight: 1, arbitrary: fc.constantFrom(300, 70_000, 2 ** 25 + 7, 2 ** 32 + 70_000) },
)
const change: fc.Arbitrary<Change> = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.record({
      tag: fc.constant('insert' as const),
      name,
      from: fc.constantFrom('start' as const, 'now' as const),
      ms: duration,
    }),
  },
  { weight: 1, arbitrary: fc.record({ tag: fc.constant('remove' as const), name }) },
)
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 6, arbitrary: change },
  {
    weight: 3,
    arbitrary: fc.record({
      tag: fc.constant('advance' as const),
      from: fc.constantFrom('start' as const, 'now' as const),
      ms: fc.oneof({ weight: 9, arbitrary: duration }, fc.constant(-3)),
      whileFiring: fc.array(fc.array(change, { maxLength: 3 }), { maxLength: 4 }),
    }),
  },
  { weight: 2, arbitrary: fc.record({ tag: fc.constant('nextDeadline' as const) }) },
)
const script: fc.Arbitrary<Script> = fc.record({
  startMs: fc.constantFrom(0, 1, 255, 2 ** 24 - 1, 2 ** 31 - 3, 2 ** 32 - 300, 2 ** 32, 1_795_000_000_000),
  steps: fc.array(step, { maxLength: 60, size: 'max' }),
})

/** Runs a script and returns everything that can be observed on the way. */
function observe(clockwork: Clockwork, { startMs, steps }: Script): unknown[] {
  const seen: unknown[] = []
  let now = startMs
  const make = (change: Change) => {
    if (change.tag === 'remove') seen.push(['remove', change.name, clockwork.remove(change.name)])
    else clockwork.insert(change.name, (change.from === 'start' ? startMs : now) + change.ms)
  }
  for (const step of steps) {
    switch (step.tag) {
      case 'advance': {
        now = Math.max(startMs, (step.from === 'start' ? startMs : now) + step.ms)
        const changes = step.whileFiring.values()
        clockwork.advance(now, (fired) => {
          seen.push(['fire', fired, clockwork.scheduled, clockwork.nextDeadline()])
          for (const change of changes.next().value ?? []) make(change)
        })
        break
      }
      case 'nextDeadline':
        seen.push(['nextDeadline', clockwork.nextDeadline()])
        break
      default:
        make(step)
    }
    seen.push([step.tag, clockwork.size, clockwork.scheduled])
  }
  seen.push(['end', clockwork.nextDeadline()])
  clockwork.advance(startMs + 2 ** 36, (fired) => seen.push(['fire', fired]))
  seen.push([clockwork.size, clockwork.nextDeadline()])
  return seen
}

function recorder(): { fired: number[]; sink: TimerSink<Timer> } {
  const fired: number[] = []
  return { fired, sink: { fire: (timer) => fired.push(timer.name) } }
}

describe('TimerWheel', () => {
  it('does what a sorted array does', () => {
    fc.assert(
      fc.property(script, (script) => {
        expect(observe(new Wheel(script.startMs), script)).toEqual(observe(new SortedArray(), script))
      }),
      { numRuns: 1000 },
    )
  })

  it('fires many timers in order, equals in order of insertion, however the time advances', () => {
    const ms = fc.oneof(
      fc.integer({ min: 0, max: 600 }),
      fc.integer({ min: 0, max: 200_000 }).map((n) => n - (n % 500)),
    )
    fc.assert(
      fc.property(
        fc.array(ms, { maxLength: 400, size: 'max' }),
        fc.array(ms, { maxLength: 40, size: 'max' }),
        (deadlines, advances) => {
          const wheel = new TimerWheel<Timer>(0)
          const { fired, sink } = recorder()
          deadlines.forEach((deadline, index) => {
            wheel.insert(new Timer(index), deadline)
          })
          for (const now of [...advances.sort((a, b) => a - b), 200_000]) wheel.advance(now, sink)
          const inOrder = deadlines
            .map((deadline, index) => ({ deadline, index }))
            .sort((a, b) => a.deadline - b.deadline)
          expect(fired).toEqual(inOrder.map((timer) => timer.index))
        },
      ),
    )
  })

  it('keeps equals in order when they were inserted from different distances', () => {
    for (const deadline of [300, 70_000, 2 ** 24 + 300, 2 ** 32 + 70_000]) {
      const wheel = new TimerWheel<Timer>(0)
      const { fired, sink } = recorder()
      const distances = [deadline, 2 ** 25, 66_000, 280, 20, 1, 0].filter((distance) => distance <= deadline)
      distances.forEach((distance, index) => {
        wheel.advance(deadline - distance - 1, sink)
        wheel.insert(new Timer(index), deadline)
      })
      wheel.advance(deadline, sink)
      expect(fired).toEqual(distances.map((_, index) => index))
    }
  })

  it('fires at the deadline and not a millisecond before, at the edge of every level', () => {
    for (const deadline of [1, 2 ** 8, 2 ** 16, 2 ** 24, 2 ** 31, 2 ** 32, 2 ** 33, 2 ** 40]) {
      const wheel = new TimerWheel<Timer>(0)
      const { fired, sink } = recorder()
      wheel.insert(new Timer(1), deadline)
      wheel.advance(deadline - 1, sink)
      expect([fired, wheel.nextDeadline()]).toEqual([[], deadline])
      wheel.advance(deadline, sink)
      expect(fired).toEqual([1])
      wheel.insert(new Timer(2), 2 * deadline)
      wheel.advance(2 * deadline, sink)
      expect(fired).toEqual([1, 2])
    }
  })

  it('ignores the fraction of the time it starts at', () => {
    const wheel = new TimerWheel<Timer>(0.7)
    const { fired, sink } = recorder()
    wheel.insert(new Timer(1), 5)
    wheel.advance(5, sink)
    expect(fired).toEqual([1])
  })

  it('ignores the fraction of the time it advances to', () => {
    const wheel = new TimerWheel<Timer>(0)
    const { fired, sink } = recorder()
    wheel.insert(new Timer(1), 5)
    wheel.advance(4.999, sink)
    expect(fired).toEqual([])
    wheel.advance(5.001, sink)
    wheel.insert(new Timer(2), 6)
    wheel.advance(6, sink)
    expect(fired).toEqual([1, 2])
  })

  it('moves an entry that is scheduled already', () => {
    const wheel = new TimerWheel<Timer>(0)
    const { fired, sink } = recorder()
    const timer = new Timer(1)
    wheel.insert(timer, 10)
    wheel.insert(timer, 500)
    expect([wheel.size, wheel.nextDeadline(), timer.deadline]).toEqual([1, 500, 500])
    wheel.advance(499, sink)
    expect(fired).toEqual([])
    wheel.advance(500, sink)
    expect(fired).toEqual([1])
  })

  it('leaves an entry without neighbours once it is out', () => {
    const wheel = new TimerWheel<Timer>(0)
    const timers = [new Timer(0), new Timer(1), new Timer(2)]
    for (const timer of timers) wheel.insert(timer, 7)
    wheel.remove(timers[1] as Timer)
    wheel.advance(7, recorder().sink)
    for (const timer of timers) expect(timer.next === timer && timer.prev === timer && !timer.scheduled).toBe(true)
  })

  it('keeps the rest when a firing entry throws', () => {
    const wheel = new TimerWheel<Timer>(0)
    const { fired, sink } = recorder()
    for (const name of [1, 2, 3]) wheel.insert(new Timer(name), 300)
    wheel.insert(new Timer(4), 400)
    const failing: TimerSink<Timer> = {
      fire(timer) {
        if (timer.name === 2) throw new Error('two')
        sink.fire(timer)
      },
    }
    expect(() => wheel.advance(1000, failing)).toThrow('two')
    expect([wheel.size, wheel.nextDeadline()]).toEqual([2, 300])
    wheel.advance(1000, sink)
    expect(fired).toEqual([1, 3, 4])
  })

  it('lets a firing entry advance the wheel further', () => {
    const wheel = new TimerWheel<Timer>(0)
    const { fired, sink } = recorder()
    for (const [name, deadline] of [1, 2, 300, 70_000].entries()) wheel.insert(new Timer(name), deadline)
    wheel.advance(2, {
      fire(timer) {
        sink.fire(timer)
        if (timer.name === 0) wheel.advance(300, sink)
      },
    })
    expect(fired).toEqual([0, 1, 2])
    expect(wheel.nextDeadline()).toBe(70_000)
  })

  it('crosses centuries in few steps', () => {
    const wheel = new TimerWheel<Timer>(0)
    const { fired, sink } = recorder()
    const century = 100 * 365 * 86_400_000
    wheel.insert(new Timer(1), century)
    wheel.insert(new Timer(2), 3 * century)
    let steps = 0
    const jump = wheel.jump
    wheel.jump = function counted(now) {
      steps++
      return jump.call(this, now)
    }
    wheel.advance(2 * century, sink)
    expect(fired).toEqual([1])
    wheel.advance(4 * century, sink)
    expect(fired).toEqual([1, 2])
    expect(steps).toBeLessThan(20)
  })

  it('allocates the upper levels when they are first needed', () => {
    const wheel = new TimerWheel<Timer>(0)
    const empty = wheel.heads.length
    wheel.insert(new Timer(1), 255)
    wheel.insert(new Timer(2), 2 ** 40)
    expect(wheel.heads.length).toBe(empty)
    wheel.insert(new Timer(3), 256)
    expect(wheel.heads.length).toBeGreaterThan(empty)
  })
})
