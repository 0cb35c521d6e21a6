import { die, terminate } from '../death.ts'
import { defaultNode } from '../default-node.ts'
import { addLink, cutLink } from '../links.ts'
import { deliver } from '../mailbox.ts'
import { type Address, claimName, type GlobalName, isGlobal, isVia, releaseName, type Via, whereis } from '../names.ts'
import type { Node } from '../node.ts'
import { onDeath } from '../on-death.ts'
import { HAS_PARENT, isDead, type Pid, type Program, unwatch, type Watcher, watch } from '../pid.ts'
import { ExitError, formatReason, type Reason } from '../reason.ts'
import { particulars } from '../reports.ts'
import { currentProcess } from '../running.ts'
import { checkMayStart, setLineage } from '../spawn.ts'
import { enter } from '../suspend.ts'
import { sameTerm } from '../terms.ts'
import type { NodeTimer } from '../timers.ts'
import { checkTimeout, nodeFor } from './call.ts'
import { checkDebugOptions, type DebugOption, startDebugging } from './debug.ts'
import { Starting, type StartResult } from './starting.ts'
import { SystemCall, SystemMessage } from './system-message.ts'

/** A name that a process can be started under. */
export type StartName = string | Via | GlobalName

/** What every behaviour's start function takes. */
export interface StartOptions {
  /** Registers the process: a name, `['via', module, name]` or `['global', name]`. */
  readonly name?: StartName
  /** Ms that `init` may take before the process is killed and the start fails with `'timeout'`. @default 'infinity' */
  readonly timeout?: number | 'infinity'
  /** Has it debugged from its start on: `'trace'`, `'log'`, `['log', n]`, `'statistics'`, `['install', spec]`. See `Sys`. @default [] */
  readonly debug?: readonly DebugOption[]
  /** Where to start it. @default the caller's node, or the default node */
  readonly node?: Node
}

/** A process between its start and the end of its `init`: stands in `pid.state`. */
export class Boot {
  readonly argument: unknown
  readonly name: StartName | undefined
  readonly starting: Starting
  timer: NodeTimer | null = null

  constructor(argument: unknown, name: StartName | undefined, starting: Starting) {
    this.argument = argument
    this.name = name
    this.starting = starting
  }
}

/**
 * Starts a behaviour's process, and its `init` at once: the caller waits for that anyway. Mirrors `gen:start/6` and `proc_lib:start_link/5`.
 *
 * A taken name answers `['error', ['already_started', pid]]` and `init` never runs. A linked process whose `init` fails also sends its exit
 * signal, so a caller that does not trap exits ends with it.
 *
 * A caller that has to hear of the result before the process goes on gives the `starting`, and listens before.
 */
export function startProcess(
  program: Program,
  argument: unknown,
  options: StartOptions,
  linked: boolean,
  starting: Starting = new Starting(),
): Starting {
  const { name, timeout = 'infinity', debug } = options
  checkTimeout(timeout)
  checkName(name)
  if (debug !== undefined) checkDebugOptions(debug)
  const caller = currentProcess()
  checkMayStart(caller)
  const node = options.node ?? caller?.node ?? defaultNode()
  const holder = name === undefined ? null : whereis(node, name)
  if (holder !== null) {
    starting.settle(['error', ['already_started', holder]])
    return starting
  }
  const process = node.createProcess(program)
  const parent = linked ? caller : null
  if (parent !== null) addLink(parent, process)
  setLineage(process, caller ?? node.host, parent !== null)
  const boot = new Boot(argument, name, starting)
  process.state = boot
  if (debug !== undefined) startDebugging(process, debug)
  if (timeout !== 'infinity') boot.timer = node.timers.call(process, timeout, startTimedOut, process)
  enter(process, boardProcess, process)
  return starting
}

/** @throws {TypeError} */
function checkName(name: unknown): void {
  if (name === undefined || (typeof name === 'string' && name !== '' && name !== 'undefined')) return
  if (Array.isArray(name) && (isGlobal(name) || (isVia(name) && hasRegisterName(name[1])))) return
  throw new TypeError(
    `Expected \`name\` to be a string, ['global', term] or ['via', module, term], got \`${formatReason(name)}\``,
  )
}

function hasRegisterName(module: unknown): boolean {
  return typeof (module as Via[1] | null | undefined)?.registerName === 'function'
}

/** As in OTP the process itself takes its name. */
function boardProcess(process: Pid): void {
  const { name } = process.state as Boot
  const holder = name === undefined ? null : claimName(process.node, name, process)
  if (holder === null) process.program.start(process)
  else failStart(process, 'normal', ['error', ['already_started', holder]], true)
}

/** `init` succeeded: whoever started the process is told. */
export function acknowledgeStart(process: Pid, boot: Boot): void {
  if (boot.timer !== null) process.node.timers.stop(boot.timer)
  boot.starting.settle(['ok', process])
}

/**
 * `init` did not succeed. The name is free before anybody hears of it; the exit signal comes before the result; `quietly` leaves no signal.
 */
export function failStart(process: Pid, reason: Reason, result: StartResult, quietly = false): void {
  const boot = process.state as Boot
  if (boot.name !== undefined && !quietly) releaseName(process.node, boot.name, process)
  if (quietly) unlinkParent(process)
  process.state = undefined
  terminate(process, reason)
  boot.starting.settle(result)
}

/** For `Program.ended`: a process that dies before its `init` is done has failed to start. */
export function startEnded(process: Pid, reason: Reason): void {
  if (process.state instanceof Boot) process.state.starting.settle(['error', reason])
}

function startTimedOut(process: Pid): void {
  const boot = process.state
  if (!(boot instanceof Boot)) return
  unlinkParent(process)
  process.state = undefined
  die(process, 'killed')
  boot.starting.settle(['error', 'timeout'])
}

function unlinkParent(process: Pid): void {
  const parent = process.lineage?.parent
  if (parent !== undefined) cutLink(process, parent)
}

/** Whether `message` is the exit of the process that started this one linked: by its shape, as in OTP. */
export function isParentExit(process: Pid, message: unknown): message is ['EXIT', Pid, Reason] {
  return (
    Array.isArray(message) &&
    message.length === 3 &&
    message[0] === 'EXIT' &&
    (process.flags & HAS_PARENT) !== 0 &&
    message[1] === process.lineage?.parent
  )
}

/**
 * Has a behaviour's process end with `reason`, after the messages it already has; resolves to `'ok'` when it has ended so. Mirrors
 * `GenServer.stop/3`.
 *
 * Rejects with an `ExitError` of reason `[what, ['GenServer', 'stop', [server, reason, timeout]]]`: `'noproc'`, `'calling_self'`, `'timeout'`
 * (the process goes on ending), the other reason with which it ended, or, if it ended before it came to this message, with whatever
 * reason, `[itsReason, ['sys', 'terminate', [pid, reason, 'infinity']]]`.
 */
export function stopProcess(
  server: Address,
  reason: Reason = 'normal',
  timeout: number | 'infinity' = 'infinity',
): Promise<'ok'> {
  checkTimeout(timeout)
  const caller = currentProcess()
  let target: Pid | null
  try {
    target = whereis(nodeFor(caller, server), server)
  } catch (thrown) {
    return Promise.reject(thrown)
  }
  const failure = (what: Reason): ExitError =>
    new ExitError(
      [what, ['GenServer', 'stop', [server, reason, timeout]]],
      `exited in: stop(${formatReason(server)}): ${formatReason(what)}`,
    )
  if (target === null) return Promise.reject(failure('noproc'))
  if (target === caller) return Promise.reject(failure('calling_self'))
  return new Promise((resolve, reject) => {
    const { timers } = target.node
    let timer: NodeTimer | null = null
    const settle = (step: () => void): void => {
      if (timer !== null) timers.stop(timer)
      step()
    }
    // As OTP does it: `sys:terminate/3`, then waiting for the end.
    const call = new SystemCall(caller, target, ['terminate', [target, reason, 'infinity']], 'infinity', {
      resolve() {
        watcher = onDeath(target, (ended) => {
          caller?.node.scheduler.resumedOne()
          if (caller !== null && isDead(caller)) return
          settle(() => (sameTerm(ended, reason) ? resolve('ok') : reject(failure(ended))))
        })
      },
      reject: (error) =>
        settle(() => {
          const { reason: what } = error as ExitError & { reason: readonly [Reason, unknown] }
          reject(failure(what[0] === 'noproc' ? 'noproc' : what))
        }),
    })
    let watcher: Watcher = call
    watch(target, call)
    if (timeout !== 'infinity') {
      timer = timers.call(
        null,
        timeout,
        () => {
          unwatch(watcher)
          reject(failure('timeout'))
        },
        null,
      )
    }
    deliver(target, new SystemMessage(call, ['terminate', reason]))
  })
}

/** proc_lib's crash report of a behaviour's process. */
export function reportCrash(process: Pid, reason: Reason): void {
  const { reports } = process.node
  if (reports.wanted)
    reports.send({ level: 'error', label: 'proc_lib/crash', pid: process, ...particulars(process), reason })
}
