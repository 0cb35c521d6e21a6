// Runs the original scenarios on the real BEAM (Elixir 1.14 on OTP 25) and compares their traces with the recorded ones.
//
//   node test/conformance/beam/record.js [--write] [area | area/nnn_name ...]
//
// Each runs five times, on different numbers of schedulers and with random delays around every emit. Only a trace on which all
// five agree says what OTP does, and not how fast this machine was; `--write` records it.
import { execFile } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'

const run = promisify(execFile)
const home = new URL('..', import.meta.url).pathname
const variants = [
  { flags: '', jitter: '0' },
  { flags: '+S 1:1', jitter: '0' },
  { flags: '+S 2:2', jitter: '3' },
  { flags: '+S 4:4', jitter: '3' },
  { flags: '+S 1:1', jitter: '4' },
]

const words = process.argv.slice(2)
const write = words.includes('--write')
const wanted = words.filter((word) => word !== '--write')
const scratch = mkdtempSync(join(tmpdir(), 'conformance-'))

try {
  await run('elixirc', ['-o', scratch, join(home, 'beam/harness.ex')])
  for (const id of scenarios()) await compare(id)
} finally {
  rmSync(scratch, { recursive: true })
}

function scenarios() {
  const ids = readdirSync(home, { recursive: true }).filter((file) => file.endsWith('.exs'))
  return ids
    .map((file) => file.slice(0, -'.exs'.length))
    .filter((id) => wanted.length === 0 || wanted.some((word) => id === word || id.startsWith(`${word}/`)))
    .sort()
}

async function compare(id) {
  const traces = []
  for (const variant of variants) traces.push(await trace(id, variant))
  const recorded = join(home, `${id}.json`)
  const known = existsSync(recorded) ? readFileSync(recorded, 'utf8') : null
  if (new Set(traces).size > 1) fail(id, 'the runs disagree', traces)
  else if (/"(CRASH|HANG)"/.test(traces[0])) fail(id, 'main did not return', traces)
  else if (known === traces[0]) console.log(`${id}: as recorded`)
  else if (write) {
    writeFileSync(recorded, traces[0])
    console.log(`${id}: recorded\n${traces[0]}`)
  } else fail(id, 'not as recorded', traces)
}

async function trace(id, { flags, jitter }) {
  const out = join(scratch, 'trace.json')
  const env = { ...process.env, T_OUT: out, T_JITTER: jitter, ERL_FLAGS: flags, ERL_CRASH_DUMP: '/dev/null' }
  const { stderr } = await run('elixir', ['-pa', scratch, join(home, `${id}.exs`)], { env, timeout: 60_000 })
  if (!existsSync(out)) throw new Error(`${id} left no trace\n${stderr}`)
  const text = readFileSync(out, 'utf8')
  rmSync(out)
  return text
}

function fail(id, why, traces) {
  process.exitCode = 1
  console.error(`${id}: ${why}\n${[...new Set(traces)].join('\n')}`)
}
