import { holdContest } from '../load/contest.ts'
import type { Load } from '../load/generator.ts'
import { type SocketRow, socketPart } from '../load/socket-part.ts'
import type { Part } from '../part.ts'
import { LINECARD_ECHO, RAW_SAME_WORK } from '../servers.ts'

const LOADS = [
  { connections: 100, inFlight: 1, bytes: 20 },
  { connections: 100, inFlight: 16, bytes: 20 },
  { connections: 1000, inFlight: 1, bytes: 20 },
  { connections: 100, inFlight: 1, bytes: 16_384 },
]

/** Whatever else the machine does disturbs a second of load somewhere, but not most of many short ones: what counts is the median of their ratios. */
const SLICES = { perRound: 15, ms: 120 }

/** How long an echo takes at half of the load that the raw server can bear. */
export const latencyPart: Part = socketPart('latency', async () => {
  const rows: SocketRow[] = []
  for (const load of LOADS) rows.push(await halfLoadRow({ mode: 'echo', ...load }))
  return rows
})

async function halfLoadRow(load: Load & { inFlight: number }): Promise<SocketRow> {
  const [raw] = await holdContest([{ server: RAW_SAME_WORK, load }], 3)
  const rate = Math.round((raw?.perSecond.median ?? 0) / 2)
  const together = load.inFlight === 1 ? '' : `, ${load.inFlight} at a time`
  return {
    row: `${load.bytes} B text, ${load.connections} connections, ${rate.toLocaleString('en-US')} a second${together}`,
    contestants: [LINECARD_ECHO, RAW_SAME_WORK].map((server) => ({ server, load: { ...load, rate } })),
    slices: SLICES,
  }
}
