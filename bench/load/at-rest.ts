import { readFileSync } from 'node:fs'
import { setTimeout as wait } from 'node:timers/promises'
import type { BenchServer } from '../servers.ts'

const LOOK_MS = 50
const LONGEST_MS = 2000
/** Of 10 ms. */
const TICKS_AT_REST = 1

/** Resolves when the server has done with those who have left: to close a thousand connections takes some of them longer than a round. */
export async function atRest(server: BenchServer): Promise<void> {
  const until = performance.now() + LONGEST_MS
  let before = ticksOf(server)
  while (performance.now() < until) {
    await wait(LOOK_MS)
    const now = ticksOf(server)
    if (now - before <= TICKS_AT_REST) return
    before = now
  }
}

/** CPU time of all its threads. */
function ticksOf({ child }: BenchServer): number {
  const stat = readFileSync(`/proc/${child.pid}/stat`, 'utf8')
  // The second field, its name, may have spaces in it: user and system time are the 12th and 13th behind that.
  const [, ...fields] = stat.slice(stat.lastIndexOf(')')).split(' ')
  return Number(fields[11]) + Number(fields[12])
}
