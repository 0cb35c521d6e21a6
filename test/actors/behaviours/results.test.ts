import { describe, expect, it } from 'vitest'
import { continueWith, ignore, noreply, ok, reply, stop } from '../../../src/actors/index.ts'

describe('results', () => {
  it("are OTP's tuples", () => {
    expect([ok(1), ok(1, 50), ok(1, 'hibernate'), ok(1, continueWith('c'))]).toEqual([
      ['ok', 1],
      ['ok', 1, 50],
      ['ok', 1, 'hibernate'],
      ['ok', 1, ['continue', 'c']],
    ])
    expect([noreply(1), noreply(1, 0)]).toEqual([
      ['noreply', 1],
      ['noreply', 1, 0],
    ])
    expect([reply('r', 1), reply('r', 1, 'infinity')]).toEqual([
      ['reply', 'r', 1],
      ['reply', 'r', 1, 'infinity'],
    ])
    expect([stop('why'), stop('why', 1), stop('why', 'r', 1), stop('why', 1000, [], 1)]).toEqual([
      ['stop', 'why'],
      ['stop', 'why', 1],
      ['stop', 'why', 'r', 1],
      ['stop', 'why', 1000, [], 1],
    ])
    expect(ignore).toBe('ignore')
  })

  it('keep undefined as a state or reply', () => {
    expect([ok(undefined), noreply(undefined), reply(undefined, undefined)]).toEqual([
      ['ok', undefined],
      ['noreply', undefined],
      ['reply', undefined, undefined],
    ])
    expect(reply(undefined, undefined)).toHaveLength(3)
  })
})
