import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { makeRef } from '../../src/actors/index.ts'
import { _, fits, matches, toMatcher } from '../../src/actors/pattern.ts'

const term = fc.letrec<{ term: unknown; tuple: unknown[] }>((tie) => ({
  term: fc.oneof(
    { maxDepth: 4 },
    fc.constantFrom('ok', 'error', 'DOWN'),
    fc.integer(),
    fc.boolean(),
    fc.constant(null),
    tie('tuple'),
  ),
  tuple: fc.array(tie('term'), { maxLength: 4 }),
})).term

/** `value` with some of its parts replaced by `_`, chosen by the bits of `choices`. */
function blur(value: unknown, choices: () => boolean): unknown {
  if (choices()) return _
  return Array.isArray(value) ? value.map((part) => blur(part, choices)) : value
}

describe('fits', () => {
  it('takes every term that has the shape, whatever stands where _ is', () => {
    fc.assert(
      fc.property(term, fc.array(fc.boolean(), { minLength: 1, maxLength: 50 }), (value, bits) => {
        let next = 0
        expect(
          fits(
            value,
            blur(value, () => bits[next++ % bits.length] as boolean),
          ),
        ).toBe(true)
        expect(fits(value, value)).toBe(true)
      }),
    )
  })

  it('compares arrays by length and parts, and everything else by identity', () => {
    const ref = makeRef()
    const object = { a: 1 }
    expect(fits(['DOWN', ref, 1], ['DOWN', ref, _])).toBe(true)
    expect(fits(['DOWN', makeRef(), 1], ['DOWN', ref, _])).toBe(false)
    expect(fits(['DOWN', ref], ['DOWN', ref, _])).toBe(false)
    expect(fits(['DOWN', ref, 1, 2], ['DOWN', ref, _])).toBe(false)
    expect(fits([['a', 1], 'b'], [['a', _], 'b'])).toBe(true)
    expect(fits([['a', 1], 'b'], [['b', _], 'b'])).toBe(false)
    expect(fits('ab', ['a', 'b'])).toBe(false)
    expect(fits([], [])).toBe(true)
    expect(fits(object, object)).toBe(true)
    expect(fits({ a: 1 }, { a: 1 })).toBe(false)
    expect(fits(Number.NaN, Number.NaN)).toBe(true)
    expect(fits(undefined, undefined)).toBe(true)
    expect(fits(null, undefined)).toBe(false)
    expect(fits(undefined, _)).toBe(true)
  })
})

describe('toMatcher', () => {
  it('takes a predicate as it is, and makes one of a value', () => {
    const isEven = (value: unknown): boolean => typeof value === 'number' && value % 2 === 0
    expect(toMatcher(isEven)).toBe(isEven)
    expect([toMatcher('go')('go'), toMatcher('go')('stop'), toMatcher(_)(42)]).toEqual([true, false, true])
    expect([toMatcher(undefined)(undefined), toMatcher(undefined)(1)]).toEqual([true, false])
  })
})

describe('matches', () => {
  it('is match?: true when the value fits, and then typed', () => {
    const reason: unknown = ['timeout', ['GenServer', 'call', []]]
    expect(matches(['timeout', _], reason)).toBe(true)
    expect(matches(['noproc', _], reason)).toBe(false)
    expect(matches<[string, unknown]>(['timeout', _], reason) && reason[0]).toBe('timeout')
    expect(matches((value): value is string => typeof value === 'string', reason)).toBe(false)
  })
})
