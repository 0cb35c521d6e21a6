import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { RunRing } from '../../src/actors/run-ring.ts'

type Step = { tag: 'push' | 'shift'; count: number } | { tag: 'swapToHead'; position: number } | { tag: 'clear' }

const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      tag: fc.constantFrom('push' as const, 'push' as const, 'shift' as const),
      count: fc.integer({ min: 1, max: 60 }),
    }),
  },
  { weight: 4, arbitrary: fc.record({ tag: fc.constant('swapToHead' as const), position: fc.nat(999) }) },
  { weight: 1, arbitrary: fc.record({ tag: fc.constant('clear' as const) }) },
)

type Pair = [process: string, message: unknown]

function contents(ring: RunRing<string>): Pair[] {
  const pairs: Pair[] = []
  ring.forEach((process, message) => {
    pairs.push([process, message])
  })
  return pairs
}

class Run {
  readonly ring = new RunRing<string>()
  readonly model: Pair[] = []
  next = 0

  apply(step: Step): void {
    switch (step.tag) {
      case 'push':
        for (let i = 0; i < step.count; i++) this.push()
        return
      case 'shift':
        for (let i = 0; i < step.count; i++) this.shift()
        return
      case 'swapToHead':
        this.swapToHead(step.position)
        return
      case 'clear':
        this.ring.clear()
        this.model.length = 0
    }
  }

  push(): void {
    const pair: Pair = [`p${this.next}`, this.next++]
    this.ring.push(...pair)
    this.model.push(pair)
  }

  shift(): void {
    const pair = this.model.shift()
    expect(this.ring.shift()).toBe(pair?.[0])
    expect(this.ring.message).toBe(pair?.[1])
  }

  swapToHead(position: number): void {
    const head = this.model[0]
    if (head === undefined) return
    const offset = position % this.model.length
    this.ring.swapToHead(offset)
    this.model[0] = this.model[offset] ?? head
    this.model[offset] = head
  }
}

describe('RunRing', () => {
  it('holds what an array of pairs holds after the same steps, and nothing more', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 30, size: 'max' }), (steps) => {
        const run = new Run()
        for (const step of steps) {
          run.apply(step)
          expect(run.ring.length).toBe(run.model.length)
          expect(contents(run.ring)).toEqual(run.model)
          expect(run.ring.processes.filter((slot) => slot !== undefined)).toHaveLength(run.model.length)
          expect(run.ring.messages.filter((slot) => slot !== undefined)).toHaveLength(run.model.length)
        }
      }),
      { numRuns: 100 },
    )
  })

  it('lets go of the last message when it is shifted empty or cleared', () => {
    const ring = new RunRing<string>()
    ring.push('a', 1)
    ring.shift()
    expect(ring.message).toBe(1)
    ring.shift()
    expect(ring.message).toBeUndefined()
    ring.push('a', 2)
    ring.shift()
    ring.clear()
    expect(ring.message).toBeUndefined()
  })

  it('shows a pair by its distance from the head, and nothing outside', () => {
    const ring = new RunRing<string>()
    ring.push('a', 1)
    ring.push('b', 2)
    expect([ring.processAt(0), ring.messageAt(0), ring.processAt(1), ring.messageAt(1)]).toEqual(['a', 1, 'b', 2])
    ring.shift()
    expect([ring.processAt(0), ring.messageAt(0)]).toEqual(['b', 2])
    for (const offset of [-1, 1, 64])
      expect([ring.processAt(offset), ring.messageAt(offset)]).toEqual([undefined, undefined])
  })

  it('finds the first pair that matches', () => {
    const ring = new RunRing<string>()
    ring.push('a', 1)
    ring.push('b', 2)
    ring.push('c', 2)
    expect(ring.find((_, message) => message === 2)).toBe('b')
    expect(ring.find((process) => process === 'd')).toBeUndefined()
  })

  it('refuses to swap where there is no pair', () => {
    const ring = new RunRing<string>()
    expect(() => ring.swapToHead(0)).toThrow(RangeError)
    ring.push('a', 1)
    for (const offset of [-1, 1, 0.5, Number.NaN]) expect(() => ring.swapToHead(offset)).toThrow(RangeError)
  })

  it('keeps the arrays of an ordinary load, and gives back those of an extraordinary one', () => {
    const ring = new RunRing<string>()
    for (let i = 0; i < 65_536; i++) ring.push('p', i)
    while (ring.shift() !== undefined);
    expect(ring.capacity).toBe(65_536)
    for (let i = 0; i < 65_537; i++) ring.push('p', i)
    while (ring.shift() !== undefined);
    expect(ring.capacity).toBe(64)
    ring.push('q', 'again')
    expect([ring.shift(), ring.message]).toEqual(['q', 'again'])
  })
})
