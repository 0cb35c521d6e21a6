import { spawn } from 'node:child_process'
import type { Part } from '../part.ts'
import { LINECARD_RELAY, startServer } from '../servers.ts'
import { show, summarize } from '../summary.ts'

/** How long programs take until they can be used, in ms by the wall; `node` itself is in each. */
const STARTS: readonly (readonly [what: string, start: () => Promise<void>])[] = [
  ['node -e 0', () => runScript('0')],
  ["import 'linecard'", () => runScript(`import(${JSON.stringify(import.meta.resolve('linecard'))})`)],
  ['npm start, until it listens', listen],
]

export const startUpPart: Part = {
  name: 'start-up',
  async measure(rounds, say) {
    const ms: number[][] = STARTS.map(() => [])
    for (let round = 0; round < rounds; round++) {
      for (const [index, [, start]] of STARTS.entries()) ms[index]?.push(await timed(start))
    }
    return STARTS.map(([what], index) => {
      const taken = summarize(ms[index] ?? [])
      say(`start-up: ${what.padEnd(28)} ${show(taken, 'ms')}`)
      return { name: 'start-up', what, unit: 'ms', taken }
    })
  },
}

async function timed(start: () => Promise<void>): Promise<number> {
  const from = performance.now()
  await start()
  return performance.now() - from
}

function runScript(script: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, ['-e', script], { stdio: ['ignore', 'ignore', 'inherit'] })
    child.on('exit', (code) => (code === 0 ? resolve() : reject(new Error(`node -e ended with ${code}`))))
  })
}

async function listen(): Promise<void> {
  const { child } = await startServer(LINECARD_RELAY)
  child.kill('SIGKILL')
}
