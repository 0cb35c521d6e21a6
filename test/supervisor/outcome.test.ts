import { describe, expect, it } from 'vitest'
import { Outcome } from '../../src/supervisor/outcome.ts'

type Result = ['ok', number] | ['error', string]

function toNumber(result: Result): number {
  if (result[0] === 'error') throw new RangeError(result[1])
  return result[1]
}

function settled(result: Result): Outcome<number, Result> {
  const outcome = new Outcome<number, Result>()
  outcome.settle(result, toNumber)
  return outcome
}

describe('Outcome', () => {
  it('is a promise of the value, and gives the whole result when asked', async () => {
    const outcome = settled(['ok', 1])
    expect(await outcome).toBe(1)
    expect(await outcome.result()).toEqual(['ok', 1])
    expect(outcome).toBeInstanceOf(Promise)
    expect(outcome).toBeInstanceOf(Outcome)
  })

  it('throws a refusal, which as a result is a value', async () => {
    await expect(settled(['error', 'no'])).rejects.toThrow(new RangeError('no'))
    expect(await settled(['error', 'no']).result()).toEqual(['error', 'no'])
  })

  it('throws from both when there is no result', async () => {
    const outcome = new Outcome<number, Result>()
    outcome.fail(new Error('gone'))
    await expect(outcome).rejects.toThrow('gone')
    await expect(outcome.result()).rejects.toThrow('gone')
  })

  it('makes plain promises', async () => {
    const derived = settled(['ok', 1]).then((value) => value + 1)
    expect(derived).not.toBeInstanceOf(Outcome)
    expect(await derived).toBe(2)
    expect(await Promise.all([settled(['ok', 3])])).toEqual([3])
    expect(await settled(['ok', 4]).finally(() => {})).toBe(4)
  })

  it('is awaited without a second promise', () => {
    const outcome = settled(['ok', 1])
    expect(Promise.resolve(outcome)).toBe(outcome)
  })
})
