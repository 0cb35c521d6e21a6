import type { Part } from '../part.ts'
import { show } from '../summary.ts'
import { ECHO_ROWS, measureEcho } from './index.ts'

/** Echo servers over sockets, beside uWebSockets.js alone. */
export const echoPart: Part = {
  name: 'echo',
  async measure(rounds, say) {
    const results: object[] = []
    for (const row of ECHO_ROWS) {
      const result = await measureEcho(row, rounds, 2000)
      results.push({ name: 'echo', ...result })
      say(`echo ${row.bytes} B, ${row.connections} connections, ${row.inFlight} in flight`)
      for (const [name, rates] of Object.entries(result.rates)) {
        const ratio = result.ratios[name]
        const cpu = Math.round((result.serverCpu[name] ?? 0) * 100)
        const beside = ratio === undefined || name === 'linecard' ? '' : `   ratio ${show(ratio)}`
        say(`  ${name.padEnd(18)} ${show(rates, '/s')}   server CPU ${cpu} %${beside}`)
      }
    }
    return results
  },
}
