// Compares the traces of the twins, and with --record those that the originals leave on a BEAM now, with the recorded ones.
//
//   npm run conformance -- [--record] [--jobs=N] [area | area/nnn ...]
import { availableParallelism } from 'node:os'
import { startVitest } from 'vitest/node'
import { hasElixir, originals, recorded, withBeam } from './beam/originals.js'
import { diffLines } from './diff-lines.js'

const words = process.argv.slice(2)
const options = words.filter((word) => word.startsWith('--'))
const ids = originals(words.filter((word) => !word.startsWith('--')))
const record = options.includes('--record')
const jobs = Number(options.find((option) => option.startsWith('--jobs='))?.slice('--jobs='.length))

/** For each scenario who ran it, and the trace: one JSON text for each event, or why there is none. */
const traces = new Map(ids.map((id) => [id, new Map()]))

if (ids.length === 0) fail(`No scenario is called ${words.join(' ')}`)
else if (record && !hasElixir()) fail('--record needs Elixir 1.14 on OTP 25: there is no `elixir` on the path')
else {
  if (record) await withBeam(runOriginals)
  await runTwins()
  for (const id of ids) printDifferences(id)
  printTable()
}

function fail(why) {
  console.error(why)
  process.exitCode = 1
}

async function runOriginals(run) {
  const runOne = async (id) => {
    const trace = await run(id, { flags: '+S 2:2', jitter: 2 }).then(events, (error) => [String(error)])
    traces.get(id).set('BEAM', trace)
  }
  const waiting = [...ids]
  const work = async () => {
    for (let id = waiting.shift(); id !== undefined; id = waiting.shift()) await runOne(id)
  }
  await Promise.all(Array.from({ length: jobs || availableParallelism() + 1 }, work))
  // Timed scenarios keep gaps of 20 ms, which a busy machine can close: what differs gets another run, alone.
  for (const id of ids.filter((id) => differs(id, 'BEAM'))) await runOne(id)
}

async function runTwins() {
  const reporter = {
    onTestCaseResult(test) {
      const trace = test.meta().trace ?? test.result().errors?.map(({ message }) => message) ?? ['was not run']
      traces.get(test.parent.name)?.set(`Linecard, ${test.name}`, trace)
    },
  }
  const files = [...new Set(ids.map(areaOf))].map((area) => `test/conformance/${area}.test.ts`)
  const vitest = await startVitest('test', files, {
    watch: false,
    typecheck: { enabled: false },
    reporters: [reporter],
    testNamePattern: `^(${ids.join('|')}) `,
  })
  await vitest.close()
  for (const id of ids) if (runnersOf(id, isTwin).length === 0) traces.get(id).set('Linecard', ['was not run'])
}

function areaOf(id) {
  return id.split('/')[0]
}

function isTwin(who) {
  return who !== 'BEAM'
}

function runnersOf(id, wanted) {
  return [...traces.get(id).keys()].filter(wanted)
}

/** The events of a trace file, as JSON without spaces. */
function events(text) {
  return JSON.parse(text).map((event) => JSON.stringify(event))
}

function expectedOf(id) {
  const text = recorded(id)
  return text === null ? ['is not recorded'] : events(text)
}

function differs(id, who) {
  return traces.get(id).get(who).join('\n') !== expectedOf(id).join('\n')
}

/** Once for each trace that is not the recorded one, with everybody who gave it. */
function printDifferences(id) {
  const dissenters = new Map()
  for (const who of runnersOf(id, (who) => differs(id, who))) {
    const trace = traces.get(id).get(who).join('\n')
    dissenters.set(trace, [...(dissenters.get(trace) ?? []), who])
  }
  for (const [trace, who] of dissenters)
    console.log(`${id}: - recorded, + ${who.join('; ')}\n${diffLines(expectedOf(id), trace.split('\n')).join('\n')}\n`)
}

function printTable() {
  const areas = [...new Set(ids.map(areaOf))]
  const rows = areas.map((area) => [area, ...countsOf(ids.filter((id) => areaOf(id) === area))])
  if (areas.length > 1) rows.push(['all', ...countsOf(ids)])
  const heads = ['area', 'scenarios', 'equal', ...(record ? ['Linecard differs', 'BEAM differs'] : ['different'])]
  for (const row of [heads, ...rows])
    console.log(row.map((cell, i) => (i === 0 ? cell.padEnd(12) : String(cell).padStart(heads[i].length + 2))).join(''))
  if (ids.some((id) => runnersOf(id, (who) => differs(id, who)).length > 0)) process.exitCode = 1
}

function countsOf(some) {
  const count = (wanted) => some.filter((id) => runnersOf(id, wanted).some((who) => differs(id, who))).length
  const different = count(() => true)
  const apart = record ? [count(isTwin), count((who) => !isTwin(who))] : [different]
  return [some.length, some.length - different, ...apart]
}
