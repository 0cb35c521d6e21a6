import { type ChildProcess, spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { type Summary, summarize } from '../summary.ts'
import { echoLoad } from './load.ts'

/** A kind of server: how to start it so that it prints its port on its first line. */
interface Rival {
  readonly name: string
  readonly command: readonly string[]
}

const here = (file: string): string => fileURLToPath(new URL(file, import.meta.url))
const root = fileURLToPath(new URL('../../../', import.meta.url))

const RIVALS: readonly Rival[] = [
  { name: 'linecard', command: [`${root}scripts/example.js`, 'echo'] },
  { name: 'raw same work', command: [here('raw-uws.js'), 'same-work'] },
  { name: 'raw bare', command: [here('raw-uws.js'), 'bare'] },
]

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

async function startServer(rival: Rival): Promise<{ child: ChildProcess; port: number }> {
  const child = spawn(process.execPath, [...rival.command], {
    env: { ...process.env, PORT: '0' },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  for await (const line of createInterface({ input: child.stdout as NodeJS.ReadableStream })) {
    const port = /(\d+)\D*$/.exec(line)?.[1]
    if (port !== undefined) return { child, port: Number(port) }
  }
  throw new Error(`${rival.name} ended before it listened`)
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
