/** Runs random programs for a supervisor on Linecard. Its twin, which does the same on the BEAM, is supervision.exs. */

import {
  _,
  type ChildSpec,
  exit,
  GenServer,
  ignore,
  monitor,
  type Pid,
  Process,
  receive,
  Supervisor,
  type SupervisorOptions,
  stop,
  whereis,
} from 'linecard'
import { catching, type Down, emit, W } from '../harness.ts'
import { S } from '../harness-supervision.ts'
import { type Order, recordedRun } from './recorded-run.ts'

/** Runs a program on a node of its own. */
export function superviseOnLinecard(line: string, order: Order = {}): Promise<string[]> {
  return recordedRun(order, () => run(line))
}

type Specs = ReadonlyMap<string, ChildSpec>

async function run(line: string): Promise<void> {
  Process.flag('trap_exit', true)
  const [flags, ...rest] = line.split('; ') as [string, ...string[]]
  const [start, ...instructions] = rest.slice(4) as [string, ...string[]]
  const specs: Specs = new Map(rest.slice(0, 4).map((child) => [child.split(' ')[0] as string, spec(child.split(' '))]))
  const [, ...ids] = start.split(' ')
  const initial = ids.map((id) => specs.get(id) as ChildSpec)
  const result = await S.startLink(flagsOf(flags.split(' ')), initial).result()
  emit(['start_link', result[0] === 'ok' ? 'ok' : result])
  if (result[0] !== 'ok') return
  const sup = result[1] as Pid
  monitor(sup)
  for (const instruction of instructions) if ((await step(instruction, sup, specs)) === 'over') return
  emit(['stop', await Supervisor.stop(sup)])
}

function flagsOf([strategy, restarts, autoShutdown]: string[]): SupervisorOptions {
  return {
    strategy: strategy as NonNullable<SupervisorOptions['strategy']>,
    maxRestarts: Number(restarts),
    maxSeconds: 10_000,
    autoShutdown: autoShutdown as NonNullable<SupervisorOptions['autoShutdown']>,
  }
}

function spec([id, restart, manner, significant, outcomes]: string[]): ChildSpec {
  return W.spec(id as string, {
    restart: restart as NonNullable<ChildSpec['restart']>,
    shutdown: manner === 'brutal' ? 'brutal_kill' : 5000,
    significant: significant === 'significant',
    trap: manner !== 'plain',
    init: (instance) => outcome(outcomes?.split(',')[instance - 1]),
  })
}

function outcome(word: string | undefined): unknown {
  if (word === 'ignore') return ignore
  if (word === 'fail') return stop('why')
  if (word === 'crash') throw new Error('oops')
  return 'ok'
}

/** One instruction, everything that it causes, and the children then. */
async function step(instruction: string, sup: Pid, specs: Specs): Promise<'over' | undefined> {
  emit(instruction)
  const [operation, id, ...words] = instruction.split(' ') as [string, string, ...string[]]
  const result = await perform(operation, id, words, sup, specs.get(id) as ChildSpec)
  return awaitQuiet(sup, result)
}

function perform(operation: string, id: string, [reason]: string[], sup: Pid, spec: ChildSpec): Promise<unknown> {
  switch (operation) {
    case 'terminate':
      return Supervisor.terminateChild(sup, id)
    case 'restart':
      return Supervisor.restartChild(sup, id).result()
    case 'delete':
      return Supervisor.deleteChild(sup, id)
    case 'start':
      return Supervisor.startChild(sup, spec).result().then(withoutRecord)
    case 'kill':
      return ending(id, (pid) => exit(pid, 'kill'))
    case 'raise':
      return ending(id, (pid) => GenServer.cast(pid, ['raise', 'oops']))
    case 'exit':
      return ending(id, (pid) => GenServer.cast(pid, ['exit', term(reason)]))
    case 'stop':
      return ending(id, (pid) => GenServer.cast(pid, ['stop', term(reason)]))
  }
  throw new Error(`no such operation: ${operation}`)
}

/** Of a child that did not start, its id: the rest of its record is the same spec again. */
function withoutRecord(result: unknown): unknown {
  const [, why] = result as ['error', [unknown, ChildSpec]]
  return Array.isArray(why) && why[1] instanceof Object && 'start' in why[1] ? ['error', [why[0], why[1].id]] : result
}

async function ending(id: string, act: (pid: Pid) => unknown): Promise<unknown> {
  const pid = whereis(id)
  if (pid === null) return 'absent'
  const ref = monitor(pid)
  act(pid)
  const [, , , , reason] = await receive<Down>(['DOWN', ref, _, _, _])
  return ['down', reason]
}

function term(word: string | undefined): unknown {
  return word === 'shutdown_x' ? ['shutdown', 'x'] : word
}

/** Asks until nothing is being restarted any more; only then the result is emitted, as it may come before or after the restarts. */
async function awaitQuiet(sup: Pid, result: unknown): Promise<'over' | undefined> {
  const answer = await catching(async () => [await Supervisor.whichChildren(sup), await Supervisor.countChildren(sup)])
  if (answer[0] === 'ok') {
    const [children, counts] = answer[1] as [[unknown, unknown][], { specs: number; active: number }]
    if (children.some(([, child]) => child === 'restarting')) return awaitQuiet(sup, result)
    emit(result)
    emit(children.map(([id, child]) => [id, child]))
    emit([counts.specs, counts.active])
    return undefined
  }
  emit(result)
  const [, , , , reason] = await receive<Down>(['DOWN', _, _, sup, _])
  emit(['supervisor down', reason])
  return 'over'
}
