import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { compileCode, compileFolder, runProgram } from '../compile.ts'
import type { Cost } from './operations.ts'

/**
 * What an operation may make at most: bytes on the heap, and how many promises are among it. Measured in code that is interpreted, where all is
 * made that the sources say, so that it is the same each time; hot code makes less. The caller's own `await` is not in it.
 *
 * Lower a limit when the operation has become cheaper; raise one only for something that is worth it each time.
 */
const LIMITS: Readonly<Record<string, Cost>> = {
  // Its share of what a window of fifty costs; the message itself takes a slot of a queue that is used again.
  send: { bytes: 8, promises: 0 },
  // The message that says that it is one.
  cast: { bytes: 40, promises: 0 },
  call: { bytes: 200, promises: 1 },
  'send and receive': { bytes: 56, promises: 1 },
  spawn: { bytes: 264, promises: 0 },
  monitor: { bytes: 176, promises: 0 },
  'spawn, monitor and DOWN': { bytes: 704, promises: 1 },
  task: { bytes: 680, promises: 1 },
  'registry look-up': { bytes: 160, promises: 0 },
  'start of a GenServer': { bytes: 1256, promises: 3 },
  'start of a dynamic child': { bytes: 2048, promises: 1 },
  // An eighth of what it is on the BEAM.
  'a permanent child, kept': { bytes: 384, promises: 0 },
}

/** Nothing is compiled or collected meanwhile: interpreted, on one thread, with room for everything that is made. */
const FLAGS = [
  '--expose-gc',
  '--no-opt',
  '--no-sparkplug',
  '--no-maglev',
  '--no-lazy-feedback-allocation',
  '--single-threaded',
  '--min-semi-space-size=128',
  '--max-semi-space-size=128',
]

let folder: string
let costs: Record<string, Cost>

beforeAll(async () => {
  const root = fileURLToPath(new URL('../../', import.meta.url))
  folder = mkdtempSync(join(tmpdir(), 'linecard-allocation-'))
  writeFileSync(join(folder, 'package.json'), '{ "type": "module" }')
  for (const part of ['src/actors', 'src/supervisor']) compileFolder(join(root, part), join(folder, part))
  const program = join(folder, 'test/bench/operations.js')
  mkdirSync(join(folder, 'test/bench'), { recursive: true })
  writeFileSync(program, compileCode(readFileSync(join(root, 'test/bench/operations.ts'), 'utf8')))
  const { lines, stderr } = await runProgram(program, FLAGS)
  expect(stderr).toBe('')
  costs = JSON.parse(lines[0] ?? '{}') as Record<string, Cost>
})

afterAll(() => rmSync(folder, { recursive: true }))

describe('what an operation allocates', () => {
  it.each(Object.entries(LIMITS))('%s', (name, limit) => {
    const cost = costs[name] as Cost
    expect(cost.bytes).toBeLessThanOrEqual(limit.bytes)
    expect(cost.promises).toBeLessThanOrEqual(limit.promises)
  })

  it('has a limit for everything that is counted', () => {
    expect(Object.keys(LIMITS)).toEqual(Object.keys(costs))
  })
})
