import { type BenchServer, type ServerKind, startServer } from '../servers.ts'
import { type Summary, summarize } from '../summary.ts'
import { generateLoad, type Load, type LoadResult } from './generator.ts'

/** A server, and the load that it has to bear. */
export interface Contestant {
  readonly server: ServerKind
  readonly load: Load
}

/** What became of one contestant. */
export interface Standing {
  readonly name: string
  readonly perSecond: Summary
  /** Ours over this one's, of the same round; null for ours. */
  readonly ratio: Summary | null
  readonly serverCpu: Summary
  /** Latency in ms, and this one's under ours of the same round: above 1 we are slower. Only of loads with a rate. */
  readonly p99: Summary | null
  readonly p99Ratio: Summary | null
}

/** How long a contestant is loaded in a round. */
const ROUND_MS = 1000

/**
 * Measures contestants side by side, the first being ours: each has its program for the whole contest, so that its code is warm, and in each
 * round each is loaded once. A round before the first warms them up.
 */
export async function holdContest(contestants: readonly Contestant[], rounds: number): Promise<Standing[]> {
  const servers: BenchServer[] = []
  try {
    for (const { server } of contestants) servers.push(await startServer(server))
    const seen: LoadResult[][] = contestants.map(() => [])
    for (let round = -1; round < rounds; round++) {
      for (const [index, { load }] of contestants.entries()) {
        const result = await generateLoad(servers[index] as BenchServer, load, ROUND_MS)
        if (round >= 0) seen[index]?.push(result)
      }
    }
    return contestants.map(({ server }, index) => standing(server.name, seen[index] ?? [], seen[0] ?? [], index === 0))
  } finally {
    for (const { child } of servers) child.kill('SIGKILL')
  }
}

function standing(name: string, theirs: LoadResult[], ours: LoadResult[], isOurs: boolean): Standing {
  const ratio = (of: (result: LoadResult) => number): Summary =>
    summarize(theirs.map((result, round) => of(ours[round] as LoadResult) / of(result)))
  const timed = theirs[0]?.p99 !== undefined
  return {
    name,
    perSecond: summarize(theirs.map((result) => result.perSecond)),
    ratio: isOurs ? null : ratio((result) => result.perSecond),
    serverCpu: summarize(theirs.map((result) => result.serverCpu)),
    p99: timed ? summarize(theirs.map((result) => result.p99 ?? 0)) : null,
    p99Ratio: timed && !isOurs ? ratio((result) => result.p99 ?? 0) : null,
  }
}
