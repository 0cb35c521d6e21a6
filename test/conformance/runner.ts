import { readdirSync, readFileSync } from 'node:fs'
import { type Clock, type ExitError, Node, RealClock, runProcess, VirtualClock } from 'linecard'
import { describe, expect, it } from 'vitest'
import { type Recording, record } from './recording.ts'

declare module 'vitest' {
  interface TaskMeta {
    /** What a twin gave: `npm run conformance` reads it. */
    trace?: readonly string[]
  }
}

/** A scenario in TypeScript: the default export of test/conformance/<area>/<name>.ts. */
type Twin = () => Promise<void>

/** Every way to run a scenario has to give the trace that the BEAM gave. */
const variants: Readonly<Record<string, () => { readonly clock: Clock; readonly seed?: number }>> = {
  'real clock': () => ({ clock: new RealClock() }),
  'virtual time': () => ({ clock: new VirtualClock().runAutomatically() }),
  'virtual time, order of seed 1': () => ({ clock: new VirtualClock().runAutomatically(), seed: 1 }),
  'virtual time, order of seed 2': () => ({ clock: new VirtualClock().runAutomatically(), seed: 2 }),
}

/** Ms of real time after which a scenario counts as hanging. */
const patience = 20_000

/** Tests every scenario of an area: for each recorded one there has to be a twin. */
export function conformance(area: string): void {
  const folder = new URL(`./${area}/`, import.meta.url)
  const names = readdirSync(folder).flatMap((file) => (file.endsWith('.exs') ? [file.slice(0, -'.exs'.length)] : []))
  for (const name of names.sort()) {
    const expected = JSON.parse(readFileSync(new URL(`${name}.json`, folder), 'utf8')) as unknown[]
    describe.concurrent(`${area}/${name}`, () => {
      for (const [variant, options] of Object.entries(variants)) {
        it(variant, { timeout: patience + 5000 }, async ({ task }) => {
          const trace = await runTwin(await loadTwin(area, name), options())
          task.meta.trace = trace
          expect(trace).toEqual(expected.map((event) => JSON.stringify(event)))
        })
      }
    })
  }
}

async function loadTwin(area: string, name: string): Promise<Twin> {
  const module = (await import(`./${area}/${name}.ts`)) as { default: Twin }
  return module.default
}

/** Runs a twin as process `main` of a node of its own; the trace ends when main returns. */
async function runTwin(twin: Twin, options: { readonly clock: Clock; readonly seed?: number }): Promise<string[]> {
  const node = new Node(options)
  const recording = record(node, options.clock)
  const main = runProcess(node, async (self) => {
    recording.names.set(self, 'main')
    await twin()
    recording.end()
  })
  await Promise.race([main.catch((error: ExitError) => recording.add(['CRASH', error.reason])), hang(recording)])
  recording.end()
  node.stop()
  return recording.lines()
}

async function hang(recording: Recording): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, patience).unref())
  recording.add(['HANG'])
}
