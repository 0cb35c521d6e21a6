import { type ArgumentsOf, type FunctionName, workIn } from './call-by-name.ts'
import { currentNode } from './default-node.ts'
import { isThenable } from './suspend.ts'

/** `[microseconds, value]`: for what is async, when it is done. */
export type Timed<R> =
  R extends PromiseLike<infer V> ? Promise<[microseconds: number, value: V]> : [microseconds: number, value: R]

type ReturnOf<F> = F extends (...args: never[]) => infer R ? R : never

/** Calls a function and gives the time that it took, by the node's clock, and its value. What it throws, is thrown. Mirrors `timer:tc/1,2,3`. */
export function tc<A extends readonly unknown[], R>(fun: (...args: A) => R, args: A): Timed<R>
export function tc<R>(fun: () => R): Timed<R>
export function tc<M extends object, K extends FunctionName<M>>(
  module: M,
  name: K,
  args: ArgumentsOf<M[K]>,
): Timed<ReturnOf<M[K]>>
export function tc(...given: readonly unknown[]): unknown {
  const work = workIn(given)
  if (work === null)
    throw new TypeError(
      `Expected a function and its arguments, or a module, a name and arguments, got \`${String(given[0])}\``,
    )
  const { clock } = currentNode()
  const start = clock.now()
  const timed = (value: unknown): [number, unknown] => [Math.round((clock.now() - start) * 1000), value]
  const value = work()
  return isThenable(value) ? value.then(timed) : timed(value)
}

/** So many seconds in ms. Mirrors `timer:seconds/1`. */
export function seconds(count: number): number {
  return count * 1000
}

/** So many minutes in ms. Mirrors `timer:minutes/1`. */
export function minutes(count: number): number {
  return count * 60_000
}

/** So many hours in ms. Mirrors `timer:hours/1`. */
export function hours(count: number): number {
  return count * 3_600_000
}

/** Hours, minutes and seconds in ms. Mirrors `timer:hms/3`. */
export function hms(h: number, m: number, s: number): number {
  return hours(h) + minutes(m) + seconds(s)
}
