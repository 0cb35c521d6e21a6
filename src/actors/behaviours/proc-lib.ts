/**
 * Erlang's `proc_lib`, exported as the namespace `ProcLib`: processes that are functions, but are started, and report their crash, as a
 * behaviour's are. What a behaviour of one's own is built on.
 */

import { cutLink } from '../links.ts'
import { type MonitorRef, startMonitor as watchProcess } from '../monitors.ts'
import type { Address } from '../names.ts'
import { extrasOf, type Pid, type Program, TRAP_EXIT } from '../pid.ts'
import {
  type MonitorOptions,
  type SpawnOptions,
  spawnLink as spawnLinked,
  spawnMonitor as spawnMonitored,
  spawn as spawnPlain,
} from '../process.ts'
import { ExitError, type Reason } from '../reason.ts'
import { currentProcess, self } from '../running.ts'
import { type ProcessFunction, runFunction, setLineage } from '../spawn.ts'
import { Boot, type StartOptions, startEnded, startProcess, stopProcess } from './gen.ts'

/** Options of `start`, `startLink` and `startMonitor`: `timeout` is how long the function may take to acknowledge. */
export type ProcLibOptions = Omit<StartOptions, 'name'>

/** `spawn` of a process that knows its parent. Mirrors `proc_lib:spawn/1`. */
export function spawn(run: ProcessFunction): Pid {
  return withLineage(spawnPlain(run))
}

/** Mirrors `proc_lib:spawn_link/1`. */
export function spawnLink(run: ProcessFunction): Pid {
  return withLineage(spawnLinked(run))
}

/** As `spawnOpt` with `monitor`. */
export function spawnMonitor(run: ProcessFunction): [Pid, MonitorRef] {
  const [pid, ref] = spawnMonitored(run)
  return [withLineage(pid), ref]
}

/** As `Process.spawn`, of a process that knows its parent. Mirrors `proc_lib:spawn_opt/2`. */
export function spawnOpt(
  run: ProcessFunction,
  options: SpawnOptions & { readonly monitor: true | MonitorOptions },
): [Pid, MonitorRef]
export function spawnOpt(run: ProcessFunction, options: SpawnOptions & { readonly monitor?: false }): Pid
export function spawnOpt(run: ProcessFunction, options: SpawnOptions): Pid | [Pid, MonitorRef] {
  const spawned = spawnPlain(run, options as SpawnOptions & { readonly monitor: true }) as Pid | [Pid, MonitorRef]
  withLineage(Array.isArray(spawned) ? spawned[0] : spawned)
  return spawned
}

function withLineage(pid: Pid): Pid {
  setLineage(pid, currentProcess() ?? pid.node.host, false)
  return pid
}

/**
 * Starts a process that runs `run`, and waits until that has called `initAck`: resolves to the acknowledged value. To `['error', 'timeout']`
 * when it takes too long, and is killed; to `['error', reason]` when it ends before. Mirrors `proc_lib:start/3,4`.
 */
export function start<R>(run: ProcessFunction, options: ProcLibOptions = {}): Promise<R | ['error', Reason]> {
  return startFunction(new Setup(run), options, false)
}

/**
 * As `start`, linked to the caller. A caller that does not trap exits ends with a process that ends before it has acknowledged. Mirrors
 * `proc_lib:start_link/3,4`.
 */
export function startLink<R>(run: ProcessFunction, options: ProcLibOptions = {}): Promise<R | ['error', Reason]> {
  return startFunction(new Setup(run), options, true)
}

/** As `start`, with a monitor that is there from the beginning: resolves to the result and its reference. Mirrors `proc_lib:start_monitor/3,4`. */
export async function startMonitor<R>(
  run: ProcessFunction,
  options: ProcLibOptions = {},
): Promise<[R | ['error', Reason], MonitorRef]> {
  const setup = new Setup(run, self())
  const result = await startFunction<R>(setup, options, false)
  return [result, setup.ref as MonitorRef]
}

/**
 * Tells whoever started the calling process, and waits, that it is ready: `value` is what the start function gives. Only the first counts.
 * Mirrors `proc_lib:init_ack/1,2`.
 */
export function initAck(value: unknown): 'ok'
export function initAck(parent: Pid, value: unknown): 'ok'
export function initAck(...args: readonly unknown[]): 'ok' {
  const process = self()
  const boot = process.state
  if (!(boot instanceof Boot)) return 'ok'
  process.state = undefined
  if (boot.timer !== null) process.node.timers.stop(boot.timer)
  boot.starting.settle(['ok', process, args.at(-1)])
  return 'ok'
}

/**
 * Has a process that runs a behaviour end with `reason`, as `GenServer.stop`; the `ExitError` of a failure carries the bare reason:
 * `'noproc'`, `'timeout'`, or what the process ended with. Mirrors `proc_lib:stop/1,3`.
 */
export function stop(
  server: Address,
  reason: Reason = 'normal',
  timeout: number | 'infinity' = 'infinity',
): Promise<'ok'> {
  return stopProcess(server, reason, timeout).catch((error: unknown) => {
    throw error instanceof ExitError ? new ExitError((error.reason as [Reason])[0]) : error
  })
}

/** What a process is started with. */
class Setup {
  readonly run: ProcessFunction
  /** Who gets a monitor, if anybody does. */
  readonly watcher: Pid | null
  ref: MonitorRef | null = null

  constructor(run: ProcessFunction, watcher: Pid | null = null) {
    if (typeof run !== 'function') throw new TypeError(`Expected a function to start, got \`${String(run)}\``)
    this.run = run
    this.watcher = watcher
  }
}

async function startFunction<R>(
  setup: Setup,
  options: ProcLibOptions,
  linked: boolean,
): Promise<R | ['error', Reason]> {
  const result = await startProcess(new StartedFunction(setup.run), setup, options, linked).result()
  if (result === 'ignore') return ['error', 'normal']
  return result[0] === 'ok' ? (result[2] as R) : result
}

class StartedFunction implements Program {
  readonly label: string

  constructor(run: ProcessFunction) {
    this.label = run.name === '' ? 'function' : run.name
  }

  start(process: Pid): void {
    const setup = (process.state as Boot).argument as Setup
    if (setup.watcher !== null) setup.ref = watchProcess(setup.watcher, process, process, 'DOWN')
    const extras = extrasOf(process)
    extras.cleanups ??= new Set()
    extras.cleanups.add(keepExitFromParent)
    runFunction(process, setup.run)
  }

  /** Never called: from its first turn on such a process is busy until it ends. */
  receive(): void {}

  ended(process: Pid, reason: Reason): void {
    startEnded(process, reason)
  }
}

/** A parent that traps exits learns of a failed start by its result alone, as if it had taken the EXIT out of its mailbox. */
function keepExitFromParent(process: Pid): void {
  const parent = process.lineage?.parent
  if (!(process.state instanceof Boot) || parent === undefined || (parent.flags & TRAP_EXIT) === 0) return
  cutLink(process, parent)
}
