import fc from 'fast-check'
import type { NodeOptions } from 'linecard'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { Beam, hasElixir } from './beam.ts'

interface Comparison {
  readonly what: string
  readonly programs: fc.Arbitrary<string[]>
  /** The interpreter on the BEAM. */
  readonly script: string
  /** One in so many of the usual number of programs is run, where a program takes the BEAM real time. @default 1 */
  readonly oneIn?: number
  runOnLinecard(line: string, options: Pick<NodeOptions, 'seed'>): Promise<string[]>
  /** The lines of a trace of the BEAM's. */
  readTrace(trace: unknown): string[]
}

const seed = Number(process.env.SEED ?? Math.floor(Math.random() * 2 ** 31))
const usualRuns = Number(process.env.RUNS ?? 2000)
const elixir = hasElixir()

/** Tests that random programs have the same trace on Linecard, in the usual order or that of a seed, and on the BEAM. */
export function differential({ what, programs, script, oneIn = 1, runOnLinecard, readTrace }: Comparison): void {
  const numRuns = Math.ceil(usualRuns / oneIn)
  let beam: Beam | undefined

  beforeAll(() => {
    if (elixir) beam = new Beam(script)
  })

  afterAll(() => beam?.stop())

  // The seed is in the name: SEED=… runs the same programs again.
  const title = `does what the BEAM does in ${numRuns} random programs for ${what}, SEED=${seed}`

  it(title, { timeout: 30_000 + numRuns * oneIn * 50 }, async ({ skip }) => {
    if (beam === undefined) {
      console.log(`No random programs for ${what}: they need Elixir 1.14 on OTP 25, and no \`elixir\` is on the path`)
      return skip()
    }
    const onBeam = beam
    const order = fc.option(fc.nat(), { nil: undefined })
    const property = fc.asyncProperty(programs, order, async (instructions, order) => {
      const line = instructions.join('; ')
      const linecard = await runOnLinecard(line, order === undefined ? {} : { seed: order })
      expect(linecard).toEqual(readTrace(await onBeam.run(line)))
    })
    await fc.assert(property, { seed, numRuns })
  })
}
