import type { ChildProcess } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { LINECARD_ECHO, RAW_BARE, RAW_SAME_WORK, type ServerKind, startServer } from '../servers.ts'
import { type Summary, summarize } from '../summary.ts'
import { echoLoad } from './load.ts'

const RIVALS: readonly ServerKind[] = [LINECARD_ECHO, RAW_SAME_WORK, RAW_BARE]

export interface EchoRow {
  readonly connections: number
  readonly inFlight: number
  readonly bytes: number
}

export const ECHO_ROWS: readonly EchoRow[] = [
  { connections: 100, inFlight: 1, bytes: 20 },
  { connections: 100, inFlight: 16, bytes: 20 },
  { connections: 1000, inFlight: 1, bytes: 20 },
  { connections: 100, inFlight: 1, bytes: 16_384 },
]

export interface EchoResult {
  readonly row: EchoRow
  readonly rates: Readonly<Record<string, Summary>>
  /** Linecard's rate over each rival's of the same round. */
  readonly ratios: Readonly<Record<string, Summary>>
  /** How busy each server's core was, 0 to 1: under 0.9 the load generator is what was measured. */
  readonly serverCpu: Readonly<Record<string, number>>
}

/** Measures one row: `rounds` rounds, in each of which every server is measured once, one after the other. */
export async function measureEcho(row: EchoRow, rounds: number, ms: number): Promise<EchoResult> {
  const rates = lists()
  const cpu = lists()
  for (let round = 0; round < rounds; round++) {
    for (const rival of RIVALS) {
      const server = await startServer(rival)
      try {
        const before = cpuSeconds(server.child)
        const { echoesPerSecond } = await echoLoad(server.port, { ...row, ms })
        cpu[rival.name]?.push((cpuSeconds(server.child) - before) / ((ms * 1.25) / 1000))
        rates[rival.name]?.push(echoesPerSecond)
      } finally {
        server.child.kill('SIGKILL')
      }
    }
  }
  const ours = rates.linecard ?? []
  return {
    row,
    rates: mapValues(rates, summarize),
    ratios: mapValues(rates, (theirs) => summarize(theirs.map((value, round) => (ours[round] ?? 0) / value))),
    serverCpu: mapValues(cpu, (values) => summarize(values).median),
  }
}

function lists(): Record<string, number[]> {
  return Object.fromEntries(RIVALS.map((rival) => [rival.name, []]))
}

/** User and system time of a process so far. Linux only. */
function cpuSeconds(child: ChildProcess): number {
  const fields = readFileSync(`/proc/${child.pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? []
  return (Number(fields[11]) + Number(fields[12])) / 100
}

function mapValues<A, B>(record: Readonly<Record<string, A>>, change: (value: A) => B): Record<string, B> {
  return Object.fromEntries(Object.entries(record).map(([key, value]) => [key, change(value)]))
}
