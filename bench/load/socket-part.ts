import type { Part } from '../part.ts'
import { show } from '../summary.ts'
import { type Contestant, holdContest, type Standing } from './contest.ts'
import { compileGenerator } from './generator.ts'

/** One row of a part: what is measured, in words, and who takes part, ours first. */
export interface SocketRow {
  readonly row: string
  readonly contestants: readonly Contestant[]
  /** Cuts each round into so many, of so many ms, where what is measured is disturbed easily. @default one of the usual length */
  readonly slices?: { readonly perRound: number; readonly ms: number }
}

/** Makes a part of rows over sockets; `rowsOf` may have to measure something itself before it knows them. */
export function socketPart(name: string, rowsOf: () => Promise<readonly SocketRow[]> | readonly SocketRow[]): Part {
  return {
    name,
    async measure(rounds, say) {
      const hindrance = compileGenerator()
      if (hindrance !== null) {
        say(`${name}: not measured, ${hindrance}`)
        return [{ name, notMeasured: hindrance }]
      }
      const results: object[] = []
      for (const { row, contestants, slices = { perRound: 1, ms: undefined } } of await rowsOf()) {
        const standings = await holdContest(contestants, rounds * slices.perRound, slices.ms)
        say(`${name}: ${row}`)
        for (const standing of standings) say(`  ${describe(standing)}`)
        results.push({ name, row, standings })
      }
      return results
    },
  }
}

function describe({ name, perSecond, ratio, serverCpu, cost, costRatio, p99, p99Ratio }: Standing): string {
  return [
    `${name.padEnd(18)} ${show(perSecond, '/s')}`,
    `server CPU ${Math.round(serverCpu.median * 100)} %, ${show(cost, 'µs each')}`,
    p99 === null && ratio !== null ? `ratio ${show(ratio)}` : '',
    p99 === null && costRatio !== null ? `by CPU time ${show(costRatio)}` : '',
    p99 === null ? '' : `p99 ${show(p99, 'ms')}`,
    p99Ratio === null ? '' : `ours / theirs ${show(p99Ratio)}`,
  ]
    .filter((text) => text !== '')
    .join('   ')
}
