import { isDeepStrictEqual } from 'node:util'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { KeyMap, ownKey, sameKey } from '../../src/actors/key-map.ts'

/** Short texts of characters that the keys' own texts are made of. */
const text = fc.string({ unit: fc.constantFrom('a', '1', ':', ';', 'n', 'o', '[', ']', 'z'), maxLength: 4 })
const primitive = fc.oneof(
  text,
  fc.integer({ min: -2, max: 12 }),
  fc.bigInt(-1n, 2n),
  fc.boolean(),
  fc.constantFrom(null, undefined, Number.NaN, 1.5),
)
const { term } = fc.letrec<{ term: unknown; tuple: unknown[] }>((tie) => ({
  term: fc.oneof({ depthSize: 'small' }, primitive, tie('tuple')),
  tuple: fc.array(tie('term'), { maxLength: 3 }),
}))

describe('KeyMap', () => {
  it('takes two keys of primitives and arrays for the same exactly when they are equal', () => {
    fc.assert(
      fc.property(term, term, (a, b) => {
        const map = new KeyMap<string>()
        map.set(a, 'a')
        expect(map.get(structuredClone(a))).toBe('a')
        expect(map.get(b) === 'a').toBe(isDeepStrictEqual(a, b))
        expect(sameKey(a, b)).toBe(isDeepStrictEqual(a, b))
      }),
      { numRuns: 2000 },
    )
  })

  it('holds what a list of pairs would', () => {
    fc.assert(
      fc.property(fc.array(fc.record({ key: term, remove: fc.boolean() }), { maxLength: 30 }), (steps) => {
        const map = new KeyMap<number>()
        const pairs: (readonly [unknown, number])[] = []
        for (const [i, { key, remove }] of steps.entries()) {
          const known = pairs.findIndex(([other]) => isDeepStrictEqual(other, key))
          if (remove) {
            map.delete(key)
            if (known >= 0) pairs.splice(known, 1)
          } else {
            map.set(key, i)
            if (known >= 0) pairs[known] = [key, i]
            else pairs.push([key, i])
          }
        }
        expect([...map]).toEqual(pairs)
        expect(map.size).toBe(pairs.length)
      }),
    )
  })

  it('compares objects and symbols by identity, inside of arrays too', () => {
    const map = new KeyMap<number>()
    const things = [{}, {}, () => {}, Symbol('s'), Symbol('s'), Symbol.for('s')]
    for (const [i, thing] of things.entries()) {
      map.set(thing, i)
      map.set([thing], -i)
    }
    for (const [i, thing] of things.entries()) expect([map.get(thing), map.get([thing])]).toEqual([i, -i])
    expect(map.get([Symbol.for('s')])).toBe(-5)
    expect(map.get([{}])).toBe(undefined)
  })
})

describe('ownKey', () => {
  it('is a frozen copy of an array, and everything else itself', () => {
    const object = {}
    const key = ['a', ['b', object]]
    const own = ownKey(key) as unknown[]
    expect(own).toEqual(key)
    expect([own, own[1]].every(Object.isFrozen)).toBe(true)
    expect(Object.isFrozen(key)).toBe(false)
    expect((own[1] as unknown[])[1]).toBe(object)
    expect(ownKey(object)).toBe(object)
  })
})
