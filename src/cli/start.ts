#!/usr/bin/env node
import {
  formatReason,
  logReports,
  Node,
  onDeath,
  type Pid,
  type Reason,
  type ReportLogger,
  runProcess,
  StartError,
} from '../actors/index.ts'
import { port, Relay, ROUTES } from '../relay/index.ts'
import { Supervisor } from '../supervisor/index.ts'
import { parseOptions, type StartOptions, USAGE, UsageError } from './options.ts'
import { drawTree } from './tree.ts'
import { keepYoungGenerationSmall } from './young-generation.ts'

/** `npm start`: the relay, until SIGTERM or SIGINT. */
async function main(): Promise<void> {
  const options = parseOptions(process.argv.slice(2), process.env)
  if (options.help) return console.log(USAGE)
  const node = new Node({ name: 'relay@localhost' })
  const relay = await startRelay(node, options)
  // Only now: what hinders the start is said in one line by `fail`, not in three by the reports of it.
  logReports(node, stderrLogger)
  keepYoungGenerationSmall()
  await greet(node, options)
  stopOnSignal(relay)
}

async function startRelay(node: Node, { host, port, transport, onDuplicate }: StartOptions): Promise<Pid> {
  const result = await Relay.startLink(
    { host, port, transport, onDuplicate, onWarning: (message) => console.error(`warning: ${message}`) },
    { node, name: 'Relay' },
  ).result()
  if (result !== 'ignore' && result[0] === 'ok') return result[1]
  throw new StartError(result)
}

async function greet(node: Node, { host }: StartOptions): Promise<void> {
  const url = `${host.includes(':') ? `[${host}]` : host}:${await runProcess(node, port)}`
  console.log(drawTree(node))
  console.log()
  for (const [route, what] of ROUTES) console.log(`${route.padEnd(22)} ${what}`)
  console.log()
  console.log(`Listening on http://${url}. Try it, with two terminals:`)
  console.log(`  npx wscat -c 'ws://${url}/ws?id=2'`)
  console.log(`  npx wscat -c 'ws://${url}/ws?id=1' -x '{"targets":[2],"payload":{"hi":1}}'`)
}

/**
 * The first signal stops the tree in order, connections first told; the second ends the program at once. So does a relay that has given up:
 * whoever started the program has to know.
 */
function stopOnSignal(relay: Pid): void {
  let stopping = false
  onDeath(relay, (reason) => {
    if (stopping) return
    console.error(`linecard: the relay has ended: ${formatReason(reason)}`)
    process.exit(1)
  })
  const onSignal = (signal: NodeJS.Signals): void => {
    if (stopping) process.exit(1)
    stopping = true
    console.error(`${signal}: closing connections (again to stop at once)`)
    Supervisor.stop(relay, 'shutdown').then(
      () => process.exit(0),
      (error: unknown) => fail(error),
    )
  }
  process.on('SIGTERM', onSignal)
  process.on('SIGINT', onSignal)
}

/** One line, and exit code 1: a stack trace helps nobody who has mistyped a port. */
function fail(error: unknown): never {
  if (error instanceof UsageError) console.error(`linecard: ${error.message}`)
  else if (error instanceof StartError) console.error(`linecard: ${bindFailure(error.reason) ?? error.message}`)
  else console.error(error)
  process.exit(1)
}

/** A listener that could not bind: `['shutdown', ['failed_to_start_child', id, [code, words]]]`. */
function bindFailure(reason: Reason): string | null {
  if (!Array.isArray(reason)) return null
  const last: unknown = reason.at(-1)
  if (Array.isArray(last)) return bindFailure(last)
  return reason.length === 2 && typeof last === 'string' ? last : formatReason(reason)
}

const line = (_particulars: object, text: string): void => console.error(text)
/** Crashes and warnings; that a child was started is no news here. */
const stderrLogger: ReportLogger = { error: line, warn: line, info: () => {}, debug: () => {} }

main().catch(fail)
