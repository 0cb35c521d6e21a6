// Runs the original scenarios on the real BEAM (Elixir 1.14 on OTP 25) and compares their traces with the recorded ones.
//
//   node test/conformance/beam/record.js [--write] [area | area/nnn ...]
//
// Each runs five times, on different numbers of schedulers and with random delays around every emit. Only a trace on which all
// five agree says what OTP does, and not how fast this machine was; `--write` records it.
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { home, originals, recorded, withBeam } from './originals.js'

const variants = [
  { flags: '', jitter: 0 },
  { flags: '+S 1:1', jitter: 0 },
  { flags: '+S 2:2', jitter: 3 },
  { flags: '+S 4:4', jitter: 3 },
  { flags: '+S 1:1', jitter: 4 },
]

const words = process.argv.slice(2)
const write = words.includes('--write')

await withBeam(async (run) => {
  for (const id of originals(words.filter((word) => word !== '--write'))) {
    const traces = []
    for (const variant of variants) traces.push(await run(id, variant))
    judge(id, traces)
  }
})

function judge(id, traces) {
  if (new Set(traces).size > 1) fail(id, 'the runs disagree', traces)
  else if (/"(CRASH|HANG)"/.test(traces[0])) fail(id, 'main did not return', traces)
  else if (recorded(id) === traces[0]) console.log(`${id}: as recorded`)
  else if (write) {
    writeFileSync(join(home, `${id}.json`), traces[0])
    console.log(`${id}: recorded\n${traces[0]}`)
  } else fail(id, 'not as recorded', traces)
}

function fail(id, why, traces) {
  process.exitCode = 1
  console.error(`${id}: ${why}\n${[...new Set(traces)].join('\n')}`)
}
