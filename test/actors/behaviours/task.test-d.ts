import { describe, expectTypeOf, it } from 'vitest'
import type { Pid, Reason, StreamResult } from '../../../src/actors/index.ts'
import { Task } from '../../../src/actors/index.ts'

const Sums = {
  add: (a: number, b: number) => a + b,
  later: async (text: string) => text.length,
  size: 3,
}

declare const numbers: Task<number>
declare const texts: Task<string>

describe('a task', () => {
  it('has the type of what its function returns or resolves to', () => {
    expectTypeOf(Task.async(() => 1)).toEqualTypeOf<Task<number>>()
    expectTypeOf(Task.async(async () => 'a')).toEqualTypeOf<Task<string>>()
    expectTypeOf(Task.async((signal) => signal.aborted)).toEqualTypeOf<Task<boolean>>()
    expectTypeOf(Task.async(Sums, 'add', [1, 2])).toEqualTypeOf<Task<number>>()
    expectTypeOf(Task.async(Sums, 'later', ['a'])).toEqualTypeOf<Task<number>>()
    expectTypeOf(Task.completed('a')).toEqualTypeOf<Task<string>>()
    expectTypeOf(numbers.pid).toEqualTypeOf<Pid | null>()
  })

  it('is a task of something wider too', () => {
    expectTypeOf<Task<number>>().toExtend<Task<number | string>>()
    expectTypeOf<Task<number>>().toExtend<Task>()
    expectTypeOf<Task<string>>().not.toExtend<Task<number>>()
  })

  it('refuses what the module does not have, and arguments that do not fit', () => {
    // @ts-expect-error no such function
    Task.async(Sums, 'sub', [1, 2])
    // @ts-expect-error no function
    Task.async(Sums, 'size', [])
    // @ts-expect-error an argument is missing
    Task.async(Sums, 'add', [1])
    // @ts-expect-error the wrong argument
    Task.async(Sums, 'later', [1])
    // @ts-expect-error a function that wants more than a signal
    Task.async((text: string) => text)
  })
})

describe('its result', () => {
  it('comes typed from all who ask', () => {
    expectTypeOf(Task.await(numbers)).resolves.toEqualTypeOf<number>()
    expectTypeOf(Task.yield(numbers)).resolves.toEqualTypeOf<['ok', number] | ['exit', Reason] | null>()
    expectTypeOf(Task.shutdown(texts, 'brutal_kill')).resolves.toEqualTypeOf<['ok', string] | ['exit', Reason] | null>()
    expectTypeOf(Task.ignore(texts)).toEqualTypeOf<['ok', string] | ['exit', Reason] | null>()
    expectTypeOf(Task.awaitMany([numbers, texts])).resolves.toEqualTypeOf<[number, string]>()
    expectTypeOf(Task.awaitMany([] as Task<number>[])).resolves.toEqualTypeOf<number[]>()
    expectTypeOf(Task.yieldMany([numbers])).resolves.toEqualTypeOf<
      [Task<number>, ['ok', number] | ['exit', Reason] | null][]
    >()
    // @ts-expect-error a task is no promise
    void Task.await(Promise.resolve(1))
    // @ts-expect-error no such timeout
    void Task.await(numbers, 'brutal_kill')
  })
})

describe('a stream', () => {
  it('gives its function the elements, and its caller the results', () => {
    const squares = Task.asyncStream([1, 2], (n) => {
      expectTypeOf(n).toEqualTypeOf<number>()
      return String(n)
    })
    expectTypeOf(squares).toEqualTypeOf<AsyncIterable<StreamResult<string>>>()
    expectTypeOf(Task.asyncStream(squares, async (result) => result[0])).toEqualTypeOf<
      AsyncIterable<StreamResult<'ok' | 'exit'>>
    >()
    expectTypeOf(Task.asyncStream(new Set(['a']), (text, signal) => [text, signal] as const)).toEqualTypeOf<
      AsyncIterable<StreamResult<readonly [string, AbortSignal]>>
    >()
    expectTypeOf(Task.asyncStream([1, 2], Sums, 'add', [3])).toEqualTypeOf<AsyncIterable<StreamResult<number>>>()
  })

  it('refuses options and arguments that there are not', () => {
    // @ts-expect-error one argument too many
    Task.asyncStream([1], Sums, 'add', [1, 2])
    // @ts-expect-error the element does not fit
    Task.asyncStream([1], (text: string) => text)
    // @ts-expect-error no such way out
    Task.asyncStream([1], (n) => n, { onTimeout: 'ignore' })
    // @ts-expect-error a supervised stream's option
    Task.asyncStream([1], (n) => n, { shutdown: 5 })
  })
})
