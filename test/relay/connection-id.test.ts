import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseConnectionId } from '../../src/relay/connection-id.ts'

const LIMIT = 2n ** 53n

describe('parseConnectionId', () => {
  it.each([
    ['900', 900],
    ['-5', -5],
    ['+7', 7],
    ['007', 7],
    ['-007', -7],
    ['0', 0],
    ['-0', 0],
    ['+0', 0],
    [`${'0'.repeat(1000)}1`, 1],
    ['9007199254740992', 2 ** 53],
    ['-9007199254740992', -(2 ** 53)],
  ])('reads %s', (text, id) => {
    expect(parseConnectionId(text)).toStrictEqual({ tag: 'id', id })
  })

  it.each([
    '',
    ' ',
    ' 1',
    '1 ',
    '1\n',
    '1.5',
    '1e3',
    '0x10',
    '1_0',
    '-',
    '+',
    '+-1',
    '--1',
    '1-',
    '１',
    '٣',
    'abc',
    'NaN',
  ])('refuses %j', (text) => {
    expect(parseConnectionId(text)).toStrictEqual({
      tag: 'error',
      code: 'bad_id',
      message: `Expected the connection id to be an integer in decimal digits, got ${JSON.stringify(text)}`,
      value: text,
    })
  })

  it.each([
    '9007199254740993',
    '-9007199254740993',
    '09007199254740993',
    '90071992547409920',
    '90071992547409930',
    '1'.repeat(40),
  ])('refuses %s, which it would have to round', (text) => {
    expect(parseConnectionId(text)).toStrictEqual({
      tag: 'error',
      code: 'id_out_of_range',
      message: `Expected the connection id to be within ±2^53, got "${text}"`,
      value: text,
    })
  })

  it('says that the id is missing', () => {
    expect(parseConnectionId(undefined)).toStrictEqual({
      tag: 'error',
      code: 'missing_id',
      message: 'Expected a connection id, an integer, but the request has none',
    })
  })

  it('shortens a long id in its words', () => {
    expect(parseConnectionId('x'.repeat(10_000))).toMatchObject({ value: `${'x'.repeat(39)}…` })
    expect(parseConnectionId(`${'9'.repeat(10_000)}x`)).toMatchObject({ code: 'bad_id' })
  })

  it('agrees with exact arithmetic on every integer', () => {
    const nearLimit = fc.bigInt({ min: LIMIT - 30n, max: LIMIT + 30n })
    const integer = fc.oneof(
      nearLimit,
      nearLimit.map((n) => -n),
      fc.bigInt({ min: -LIMIT * 20n, max: LIMIT * 20n }),
      fc.bigInt(),
    )
    fc.assert(
      fc.property(integer, (n) => {
        const result = parseConnectionId(String(n))
        if (n >= -LIMIT && n <= LIMIT) expect(result).toStrictEqual({ tag: 'id', id: Number(n) })
        else expect(result).toMatchObject({ code: 'id_out_of_range' })
      }),
    )
  })

  it('reads a sign and ASCII digits, and no other text', () => {
    const text = fc.string({ unit: fc.constantFrom(...'+-0123456789123456789 .e_x１\n'), maxLength: 6 })
    fc.assert(
      fc.property(text, (candidate) => {
        expect(parseConnectionId(candidate).tag).toBe(/^[+-]?[0-9]+$/.test(candidate) ? 'id' : 'error')
      }),
    )
  })
})
