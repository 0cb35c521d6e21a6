import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { cutReason, isSendable, parseCloseDetail } from '../../src/connection/close.ts'

describe('isSendable', () => {
  it.each([1000, 1003, 1007, 1014, 3000, 4999])('takes %i', (code) => {
    expect(isSendable(code)).toBe(true)
  })

  it.each([0, 999, 1004, 1005, 1006, 1015, 2999, 5000, 1000.5, Number.NaN, '1000', null])('refuses %s', (code) => {
    expect(isSendable(code)).toBe(false)
  })
})

describe('parseCloseDetail', () => {
  it.each([
    [4000, { code: 4000, text: '' }],
    [[4000], { code: 4000, text: '' }],
    [[4000, null], { code: 4000, text: '' }],
    [[4000, 'why'], { code: 4000, text: 'why' }],
  ])('takes %j', (detail, parsed) => {
    expect(parseCloseDetail(detail)).toEqual(parsed)
  })

  it.each([undefined, null, '4000', ['4000'], [4000, 5], [4000, 'a', 'b'], {}])(
    'throws a TypeError for %j',
    (detail) => {
      expect(() => parseCloseDetail(detail)).toThrow(TypeError)
    },
  )

  it('throws a RangeError for a code that no endpoint may send', () => {
    expect(() => parseCloseDetail(1006)).toThrow(/1000-1003, 1007-1014 or 3000-4999, got `1006`/)
  })
})

describe('cutReason', () => {
  it('leaves a reason of 123 bytes as it is', () => {
    const reason = `${'x'.repeat(120)}€`
    expect(cutReason(reason)).toBe(reason)
  })

  it('cuts before the character that does not fit', () => {
    expect(cutReason(`${'x'.repeat(122)}€`)).toBe('x'.repeat(122))
    expect(cutReason(`${'x'.repeat(121)}😀`)).toBe('x'.repeat(121))
  })

  it('gives the longest well-formed beginning that fits in 123 bytes', () => {
    const unit = fc.oneof(
      fc.string({ unit: 'binary', minLength: 1, maxLength: 4 }),
      fc.constantFrom('x', 'é', '€', '😀', '\ud800'),
    )
    const text = fc.array(unit, { maxLength: 200 }).map((parts) => parts.join(''))
    fc.assert(
      fc.property(text, (reason) => {
        const characters = [...reason].map((each) => Buffer.from(each).toString())
        const cut = cutReason(reason)
        const kept = [...cut].length
        expect(cut === characters.slice(0, kept).join('')).toBe(true)
        expect(Buffer.byteLength(cut) <= 123).toBe(true)
        const next = characters[kept]
        expect(next === undefined || Buffer.byteLength(cut + next) > 123).toBe(true)
      }),
    )
  })
})
