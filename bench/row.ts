import type { Node, Pid } from '../src/actors/index.ts'

/** One thing to measure, in a program of its own so that rows do not spoil each other's optimised code. */
export interface Row {
  readonly name: string
  readonly unit: string
  /** Whether more of it is better. */
  readonly higherIsBetter: boolean
  /** What the ratio is against, where this row has a rival. */
  readonly rival?: 'beam' | 'xstate'
  /** Measures once, as process `self` of `node`; called several times, the first ones to warm up. */
  run(node: Node, self: Pid): Promise<number>
  /** Measures the rival, where that is a program for Node too. */
  runRival?(): Promise<number>
}

/** Million operations a second of CPU time: on a machine that others use too, the time on the wall says more about them. */
export async function rate(operations: number, work: () => Promise<void>): Promise<number> {
  const before = process.cpuUsage()
  await work()
  const { user, system } = process.cpuUsage(before)
  return operations / (user + system)
}
