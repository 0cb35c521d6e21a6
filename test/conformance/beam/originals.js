// The originals and how one of them runs on the real BEAM.
import { execFile, spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'

const run = promisify(execFile)

export const home = fileURLToPath(new URL('..', import.meta.url))

/** Whether there is an `elixir` to run. */
export function hasElixir() {
  return spawnSync('elixir', ['--version']).error === undefined
}

/** The ids (`area/nnn_name`) of the originals; of those that `wanted` names by area, id or the start of one, if it names any. */
export function originals(wanted) {
  return readdirSync(home, { recursive: true })
    .filter((file) => /^\w+\/\d{3}_\w+\.exs$/.test(file))
    .map((file) => file.slice(0, -'.exs'.length))
    .filter((id) => wanted.length === 0 || wanted.some((word) => id.startsWith(word.includes('/') ? word : `${word}/`)))
    .sort()
}

/** The recorded trace, or null. */
export function recorded(id) {
  const path = join(home, `${id}.json`)
  return existsSync(path) ? readFileSync(path, 'utf8') : null
}

/** Compiles the harness, gives `work` a function that runs an original and resolves to its trace, and cleans up. */
export async function withBeam(work) {
  const scratch = mkdtempSync(join(tmpdir(), 'conformance-'))
  let runs = 0
  try {
    await run('elixirc', ['-o', scratch, join(home, 'beam/harness.ex')])
    return await work((id, options) => runOriginal(id, options, scratch, join(scratch, `${++runs}.json`)))
  } finally {
    rmSync(scratch, { recursive: true })
  }
}

async function runOriginal(id, { flags, jitter }, scratch, out) {
  const env = { ...process.env, T_OUT: out, T_JITTER: String(jitter), ERL_FLAGS: flags, ERL_CRASH_DUMP: '/dev/null' }
  const { stderr } = await run('elixir', ['-pa', scratch, join(home, `${id}.exs`)], { env, timeout: 60_000 })
  if (!existsSync(out)) throw new Error(`${id} left no trace\n${stderr}`)
  return readFileSync(out, 'utf8')
}
