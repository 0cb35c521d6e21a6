import { cpus } from 'node:os'
import { idlePart } from './idle/part.ts'
import { inProcessParts } from './in-process.ts'
import { readOptions, usage } from './options.ts'
import type { Part } from './part.ts'
import { socketParts } from './socket-parts.ts'

const parts: readonly Part[] = [...inProcessParts, ...socketParts, idlePart]
const names = parts.map((part) => part.name)
const options = readOptions(names)
if (options === null) {
  console.log(usage(names))
  process.exit(process.argv.includes('--help') ? 0 : 1)
}
const { rows, rounds, json } = options
const say = (line: string): void => {
  if (!json) console.log(line)
}

const cpu = cpus()[0]?.model ?? 'unknown'
say(`Node ${process.version}, ${cpus().length} × ${cpu}`)
say(
  'min / median / max of rounds; a ratio is ours / theirs, above 1 is faster; for bytes theirs / ours, above 1 is smaller',
)
const results: object[] = []
for (const part of parts) {
  if (rows === null || rows.includes(part.name)) results.push(...(await part.measure(rounds, say)))
}
if (json) console.log(JSON.stringify({ node: process.version, cpu, results }, null, 2))
