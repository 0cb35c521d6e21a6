import { describe, expectTypeOf, it } from 'vitest'
import { type Pid, Timer } from '../../src/actors/index.ts'

declare const pid: Pid

describe('a timer', () => {
  it('is what a result has behind ok, and cancel takes it as it is', () => {
    const [tag, tref] = Timer.sendAfter(10, pid, 'x')
    expectTypeOf(tag).toEqualTypeOf<'ok' | 'error'>()
    void Timer.cancel(tref)
    // @ts-expect-error a result is no timer
    void Timer.cancel(Timer.sendAfter(10, 'x'))
    // @ts-expect-error neither is a word
    void Timer.cancel('word')
  })

  it('applies functions to the arguments that they take', () => {
    void Timer.applyAfter(10, (a: number, b: string) => b.repeat(a), [2, 'x'])
    void Timer.applyInterval(10, () => {})
    void Timer.applyInterval(10, Math, 'random', [])
    expectTypeOf(Timer.tc(Math, 'max', [1, 2])).toEqualTypeOf<[microseconds: number, value: number]>()
    // @ts-expect-error it has no such function
    void Timer.applyAfter(10, Math, 'maxi', [1])
    // @ts-expect-error its arguments are numbers
    void Timer.applyAfter(10, Math, 'max', ['x'])
    // @ts-expect-error the second is a text
    void Timer.applyAfter(10, (a: number, b: string) => b.repeat(a), [2, 3])
    // @ts-expect-error it takes two
    void Timer.applyAfter(10, (a: number, b: string) => b.repeat(a))
  })
})

describe('tc', () => {
  it('gives the value now, or later if it comes later', () => {
    expectTypeOf(Timer.tc(() => 'v')).toEqualTypeOf<[microseconds: number, value: string]>()
    expectTypeOf(Timer.tc(async (n: number) => n > 0, [1])).toEqualTypeOf<
      Promise<[microseconds: number, value: boolean]>
    >()
  })
})
