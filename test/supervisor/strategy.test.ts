import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isStrategy, planRestart, type Strategy } from '../../src/supervisor/strategy.ts'

interface TestChild {
  readonly id: number
  readonly restart: 'permanent' | 'transient' | 'temporary'
}

/** Children in start order, and the one of them that failed; a temporary one is never restarted. */
const situations = fc
  .array(fc.constantFrom('permanent', 'transient', 'temporary'), { minLength: 1, maxLength: 12 })
  .map((restarts) => restarts.map((restart, id): TestChild => ({ id, restart })))
  .filter((children) => children.some(({ restart }) => restart !== 'temporary'))
  .chain((children) =>
    fc.record({
      children: fc.constant(children),
      failed: fc.constantFrom(...children.filter(({ restart }) => restart !== 'temporary')),
    }),
  )
const strategies = fc.constantFrom<Strategy>('one_for_one', 'one_for_all', 'rest_for_one')
const ids = (children: readonly TestChild[]): number[] => children.map(({ id }) => id)

describe('planRestart', () => {
  it('starts the failed child and stops every other member of its group once, in reverse start order', () => {
    fc.assert(
      fc.property(situations, strategies, ({ children, failed }, strategy) => {
        const { stop, start } = planRestart(strategy, children, failed)
        expect(start).toContain(failed)
        expect(stop).not.toContain(failed)
        expect(ids(stop)).toEqual([...new Set(ids(stop))].sort((a, b) => b - a))
        expect(ids(start)).toEqual([...new Set(ids(start))].sort((a, b) => a - b))
      }),
    )
  })

  it('starts again what it stops, except for temporary children', () => {
    fc.assert(
      fc.property(situations, strategies, ({ children, failed }, strategy) => {
        const { stop, start } = planRestart(strategy, children, failed)
        const stopped = stop.filter(({ restart }) => restart !== 'temporary')
        expect(new Set(start)).toEqual(new Set([...stopped, failed]))
      }),
    )
  })

  it('takes the group that the strategy says', () => {
    fc.assert(
      fc.property(situations, ({ children, failed }) => {
        const group = (strategy: Strategy): number => planRestart(strategy, children, failed).stop.length + 1
        expect(group('one_for_one')).toBe(1)
        expect(group('one_for_all')).toBe(children.length)
        expect(group('rest_for_one')).toBe(children.length - failed.id)
        const { stop } = planRestart('rest_for_one', children, failed)
        expect(stop.every(({ id }) => id > failed.id)).toBe(true)
      }),
    )
  })
})

describe('isStrategy', () => {
  it('knows the three strategies', () => {
    expect(['one_for_one', 'one_for_all', 'rest_for_one'].every(isStrategy)).toBe(true)
    expect(isStrategy('simple_one_for_one')).toBe(false)
    expect(isStrategy(undefined)).toBe(false)
  })
})
