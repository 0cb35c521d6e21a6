import { compileGenerator } from '../load/generator.ts'
import type { Part } from '../part.ts'
import { LINECARD_RELAY, RAW_BARE, WS } from '../servers.ts'
import { show, summarize } from '../summary.ts'
import { type IdleCost, measureIdleConnections } from './index.ts'

const NAME = 'idle-connection'
const SIZES = [5000, 15_000]
/** The relay's connections have a process, a supervisor's entry and a registry's entry each; those of the others have nothing of their own. */
const SERVERS = [{ ...LINECARD_RELAY, name: 'linecard relay' }, RAW_BARE, WS]

/** The memory of a connection that does nothing. */
export const idlePart: Part = {
  name: NAME,
  async measure(rounds, say) {
    const hindrance = compileGenerator()
    if (hindrance !== null) {
      say(`${NAME}: not measured, ${hindrance}`)
      return [{ name: NAME, notMeasured: hindrance }]
    }
    const results: object[] = []
    for (const connections of SIZES) {
      say(
        `${NAME}: RSS each of ${connections.toLocaleString('en-US')}, over an empty server; of those after the first thousand`,
      )
      const costs: IdleCost[][] = SERVERS.map(() => [])
      for (let round = 0; round < rounds; round++)
        for (const [at, server] of SERVERS.entries()) costs[at]?.push(await measureIdleConnections(server, connections))
      for (const [at, server] of SERVERS.entries()) {
        const overEmpty = summarize((costs[at] ?? []).map((cost) => cost.overEmpty))
        const beyondFirst = summarize((costs[at] ?? []).map((cost) => cost.beyondFirst))
        say(`  ${server.name.padEnd(18)} ${show(overEmpty, 'B')}   ${show(beyondFirst, 'B')}`)
        results.push({ name: NAME, unit: 'B', connections, server: server.name, overEmpty, beyondFirst })
      }
    }
    return results
  },
}
