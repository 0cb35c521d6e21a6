import { type BenchServer, type ServerKind, startServer } from '../servers.ts'
import { type Summary, summarize } from '../summary.ts'
import { atRest } from './at-rest.ts'
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
  /** µs of the server's CPU time for each, and this one's over ours of the same round: true even where the load leaves it time to spare. */
  readonly cost: Summary
  readonly costRatio: Summary | null
  /** Latency in ms, and this one's under ours of the same round: above 1 we are slower. Only of loads with a rate. */
  readonly p99: Summary | null
  readonly p99Ratio: Summary | null
}

/** How long a contestant is loaded in a round, as a rule. */
const ROUND_MS = 1000

/**
 * Measures contestants side by side, the first being ours: each has its program for the whole contest, so that its code is warm, and in each
 * round each is loaded once, in turn first or last. A round before the first warms them up.
 */
export async function holdContest(
  contestants: readonly Contestant[],
  rounds: number,
  roundMs: number = ROUND_MS,
): Promise<Standing[]> {
  const servers: BenchServer[] = []
  try {
    for (const { server } of contestants) servers.push(await startServer(server))
    const seen: LoadResult[][] = contestants.map(() => [])
    for (let round = -1; round < rounds; round++) {
      for (const index of order(contestants.length, round)) {
        const { load } = contestants[index] as Contestant
        const result = await generateLoad(servers[index] as BenchServer, load, roundMs)
        if (round >= 0) seen[index]?.push(result)
        await atRest(servers[index] as BenchServer)
      }
    }
    return contestants.map(({ server }, index) => standing(server.name, seen[index] ?? [], seen[0] ?? [], index === 0))
  } finally {
    for (const { child } of servers) child.kill('SIGKILL')
  }
}

function order(count: number, round: number): number[] {
  const indexes = Array.from({ length: count }, (_, index) => index)
  return round % 2 === 0 ? indexes : indexes.reverse()
}

function standing(name: string, theirs: LoadResult[], ours: LoadResult[], isOurs: boolean): Standing {
  const ratio = (of: (result: LoadResult) => number): Summary =>
    summarize(theirs.map((result, round) => of(ours[round] as LoadResult) / of(result)))
  const cost = ({ serverCpu, perSecond }: LoadResult): number => (serverCpu * 1e6) / perSecond
  const timed = theirs[0]?.p99 !== undefined
  return {
    name,
    perSecond: summarize(theirs.map((result) => result.perSecond)),
    ratio: isOurs ? null : ratio((result) => result.perSecond),
    serverCpu: summarize(theirs.map((result) => result.serverCpu)),
    cost: summarize(theirs.map(cost)),
    costRatio: isOurs ? null : summarize(theirs.map((result, round) => cost(result) / cost(ours[round] as LoadResult))),
    p99: timed ? summarize(theirs.map((result) => result.p99 ?? 0)) : null,
    p99Ratio: timed && !isOurs ? ratio((result) => result.p99 ?? 0) : null,
  }
}
