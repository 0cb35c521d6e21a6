import type { Node, Pid } from 'linecard'

/** Whom a row is measured against: each is a program of its own too. */
export type RivalName = 'beam' | 'nact' | 'xstate'

/** One thing to measure, in a program of its own so that rows do not spoil each other's optimised code. */
export interface Row {
  readonly name: string
  readonly unit: 'M/s' | 'k/s' | 'B'
  /** The rivals that have the operation. */
  readonly rivals: readonly RivalName[]
  /** How many of something there are while it is measured, ascending. The row is measured at each, to see what growing costs. */
  readonly sizes?: readonly number[]
  /** Measures once, as process `self` of `node`; called several times, the first ones to warm up. */
  run(node: Node, self: Pid, size: number): Promise<number>
  /** Measures the rival in the same way, where that needs the row's own things; else it has a program in bench/rivals. */
  runRival?(): Promise<number>
}

/** CPU time, in µs, that a figure has to rest on. */
const ENOUGH = 100_000

/**
 * Million operations a second of CPU time: on a machine that others use too, the time on the wall says more about them. `work` does
 * `operations` of them and is repeated until enough of that has been spent on it.
 */
export function rate(operations: number, work: () => Promise<void> | void): Promise<number> {
  return rateAfter(operations, () => undefined, work)
}

/** `rate` of work that needs something made before each time, which is not measured. */
export async function rateAfter<T>(
  operations: number,
  prepare: () => Promise<T> | T,
  work: (prepared: T) => Promise<void> | void,
): Promise<number> {
  let done = 0
  let spent = 0
  while (spent < ENOUGH) {
    const prepared = await prepare()
    const before = process.cpuUsage()
    await work(prepared)
    const { user, system } = process.cpuUsage(before)
    done += operations
    spent += user + system
  }
  return done / spent
}
