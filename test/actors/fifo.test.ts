import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { acquireFifo, Fifo, releaseFifo } from '../../src/actors/fifo.ts'

type Step =
  | { tag: 'push' | 'unshift'; count: number }
  | { tag: 'shift'; count: number }
  | { tag: 'removeAt'; position: number }
  | { tag: 'clear' }

const count = fc.oneof({ weight: 5, arbitrary: fc.integer({ min: 1, max: 4 }) }, fc.integer({ min: 5, max: 40 }))
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 4, arbitrary: fc.record({ tag: fc.constantFrom('push' as const, 'unshift' as const), count }) },
  { weight: 3, arbitrary: fc.record({ tag: fc.constant('shift' as const), count }) },
  { weight: 4, arbitrary: fc.record({ tag: fc.constant('removeAt' as const), position: fc.nat(99) }) },
  { weight: 1, arbitrary: fc.record({ tag: fc.constant('clear' as const) }) },
)

function contents<T>(fifo: Fifo<T>): (T | undefined)[] {
  return Array.from({ length: fifo.length }, (_, index) => fifo.at(index))
}

function slotsInUse(fifo: Fifo<unknown>): number {
  const later = (fifo.later ?? []).map(slotsInUse)
  return later.reduce((sum, slots) => sum + slots, fifo.items.filter((slot) => slot !== undefined).length)
}

function filled(length: number): Fifo<number> {
  const fifo = new Fifo<number>()
  for (let i = 0; i < length; i++) fifo.push(i)
  return fifo
}

class Run {
  readonly fifo: Fifo<number>
  readonly model: number[] = []
  next = 0

  constructor(longest: number | undefined) {
    this.fifo = new Fifo(longest)
  }

  apply(step: Step): void {
    switch (step.tag) {
      case 'push':
      case 'unshift':
        for (let i = 0; i < step.count; i++) this.put(step.tag, this.next++)
        break
      case 'shift':
        for (let i = 0; i < step.count; i++) expect(this.fifo.shift()).toBe(this.model.shift())
        break
      case 'removeAt':
        if (this.model.length > 0) this.removeAt(step.position % this.model.length)
        break
      case 'clear':
        this.fifo.clear()
        this.model.length = 0
    }
  }

  put(where: 'push' | 'unshift', value: number): void {
    this.fifo[where](value)
    this.model[where](value)
  }

  removeAt(index: number): void {
    expect(this.fifo.removeAt(index)).toBe(this.model.splice(index, 1)[0])
  }
}

describe('Fifo', () => {
  it.each([
    ['rings of any length', undefined],
    ['rings of eight', 8],
    ['rings of sixteen', 16],
  ])('holds what an array holds after the same steps, and nothing more: %s', (_name, longest) => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 60, size: 'max' }), (steps) => {
        const run = new Run(longest)
        for (const step of steps) {
          run.apply(step)
          expect(contents(run.fifo)).toEqual(run.model)
          expect(slotsInUse(run.fifo)).toBe(run.model.length)
        }
      }),
      { numRuns: 300 },
    )
  })

  it('returns undefined outside its entries', () => {
    const fifo = filled(3)
    expect([fifo.at(-1), fifo.at(3), fifo.at(8)]).toEqual([undefined, undefined, undefined])
  })

  it('refuses to remove where there is no entry', () => {
    const fifo = filled(3)
    for (const index of [-1, 3, 0.5, Number.NaN]) expect(() => fifo.removeAt(index)).toThrow(RangeError)
    expect(contents(fifo)).toEqual([0, 1, 2])
  })

  it('moves the shorter side only when it removes from the middle', () => {
    const fifo = filled(8)
    fifo.removeAt(1)
    expect(fifo.items).toEqual([undefined, 0, 2, 3, 4, 5, 6, 7])
    fifo.removeAt(5)
    expect(fifo.items).toEqual([undefined, 0, 2, 3, 4, 5, 7, undefined])
  })

  it('doubles when it is full', () => {
    const fifo = filled(8)
    expect(fifo.capacity).toBe(8)
    fifo.push(8)
    expect(fifo.capacity).toBe(16)
  })

  it('is not doubled beyond its longest ring, and is one ring again when the others have been taken', () => {
    const fifo = filled(200_000)
    expect([fifo.capacity, fifo.later?.map((queue) => queue.length)]).toEqual([
      16_384,
      [...Array(11).fill(16_384), 3392],
    ])
    for (let i = 0; i < 200_000; i++) if (fifo.shift() !== i) throw new Error(`not ${i}`)
    expect([fifo.length, fifo.later, fifo.capacity]).toEqual([0, null, 8])
  })

  it.each<[string, (fifo: Fifo<number>) => void]>([
    ['shift', (fifo) => fifo.shift()],
    ['removeAt', (fifo) => fifo.removeAt(0)],
    ['clear', (fifo) => fifo.clear()],
  ])('gives a large array back when %s empties it, and works on', (_, empty) => {
    const fifo = filled(1025)
    while (fifo.length > 1) fifo.shift()
    expect(fifo.capacity).toBe(2048)
    empty(fifo)
    expect(fifo.capacity).toBe(8)
    fifo.push(7)
    expect([fifo.length, fifo.shift(), fifo.length]).toEqual([1, 7, 0])
  })

  it('uses its rings again while a backlog moves on', () => {
    const fifo = new Fifo<number>(16)
    for (let entry = 0; entry < 64; entry++) fifo.push(entry)
    const rings = new Set()
    for (let entry = 64; entry < 1000; entry++) {
      fifo.push(entry)
      expect(fifo.shift()).toBe(entry - 64)
      rings.add(fifo.items)
    }
    expect(rings.size).toBeLessThan(8)
    while (fifo.length > 0) fifo.shift()
    expect(fifo.spare).toBeNull()
  })

  it('keeps a moderate array when it runs empty', () => {
    const fifo = filled(1024)
    while (fifo.length > 0) fifo.shift()
    expect(fifo.capacity).toBe(1024)
  })
})

describe('acquireFifo and releaseFifo', () => {
  it('hands a released queue out again, once for each release', () => {
    const fifo = acquireFifo<number>()
    for (let round = 0; round < 2; round++) {
      releaseFifo(fifo)
      expect(acquireFifo()).toBe(fifo)
      expect(acquireFifo()).not.toBe(fifo)
    }
  })

  it('refuses a queue with entries', () => {
    expect(() => releaseFifo(filled(2))).toThrow(new RangeError('Expected `fifo` to be empty, got 2 entries'))
  })

  it('refuses a queue that was released already', () => {
    const fifo = acquireFifo()
    releaseFifo(fifo)
    expect(() => releaseFifo(fifo)).toThrow(TypeError)
    acquireFifo()
  })

  it('does not keep a queue that has grown large', () => {
    const large = filled(65)
    while (large.length > 0) large.shift()
    releaseFifo(large)
    expect(acquireFifo()).not.toBe(large)
  })

  it('keeps 1,024 queues at most', () => {
    const queues = Array.from({ length: 1025 }, () => new Fifo())
    for (const queue of queues) releaseFifo(queue)
    const acquired = new Set(queues.map(() => acquireFifo()))
    expect(acquired.size).toBe(1025)
    expect(queues.filter((queue) => acquired.has(queue))).toHaveLength(1024)
  })
})
