import { asSeen, Marker } from '../mailbox.ts'
import { park } from '../park.ts'
import { HAS_PARENT, isDead, type Pid, type Program } from '../pid.ts'
import { ExitError, type Reason, reasonOfThrown } from '../reason.ts'
import { awaitMatching } from '../receive.ts'
import { enter, isThenable, suspend } from '../suspend.ts'
import type { From } from './call.ts'
import { debugCommand, debugEvent, debugOptions, loggedEvents } from './debug.ts'
import { nameOf } from './debug-actions.ts'
import { isParentExit } from './gen.ts'
import { answer, isSystemMessage, isSystemTuple, SystemMessage, type SystemTuple } from './system-message.ts'

export type SystemState = 'running' | 'suspended'

/**
 * What a behaviour's program declares so that the functions of `Sys` work on its processes. Its `receive` hands every message for which
 * `isSystemMessage` holds to `handleSystemMessage`, and that is all that suspending takes: a suspended process's messages stay in its mailbox.
 *
 * While `process.flags` has `DEBUGGED`, it tells `debugIncoming` of each message before it handles it, and `debugEvent` of what came of it:
 * `['noreply', state]`, `['out', reply, from, state]`, or events of its own.
 */
export interface SystemProgram extends Program {
  /** The behaviour's name: `'gen_server'`. */
  readonly behaviour: string
  /** What `Sys.getState` gives, and the function of `Sys.replaceState` gets. Mirrors `system_get_state/1`. */
  systemGetState(process: Pid): unknown
  /** Takes what the function of `Sys.replaceState` has returned, or throws. Mirrors `system_replace_state/2`. */
  systemSetState(process: Pid, state: unknown): void
  /** Ends the process with `reason`, running what it runs at its end. Mirrors `system_terminate/4`. */
  systemTerminate(process: Pid, reason: Reason): void
  /** After each system message of a process that is not suspended. Mirrors `system_continue/3`. */
  systemContinue?(process: Pid): void
  /**
   * Makes the state that the new code has: gives `['ok', state]`, for `systemSetState`, or a promise of it; everything else is the error that
   * `Sys.changeCode` returns. Without it the state stays. Mirrors `system_code_change/4`.
   */
  systemCodeChange?(process: Pid, oldVsn: unknown, extra: unknown, module: unknown): unknown
  /** The program that runs `module`, if that is one of this behaviour: it changes the code, and runs the process then. */
  systemModule?(module: unknown): SystemProgram | null
  /** The last item of what `Sys.getStatus` gives. Without it what a gen_server shows. Mirrors `format_status/2`. */
  systemStatus?(process: Pid, status: SystemStatus): unknown
  /** What `Sys.trace` says of an event. Without it what a gen_server says. Mirrors `print_event/3`. */
  systemEventWords?(event: readonly unknown[]): string
}

/** What `systemStatus` may show. */
export interface SystemStatus {
  readonly sysState: SystemState
  readonly parent: Pid
  readonly log: readonly unknown[]
}

/** Tells of a message that is about to be handled; those of `sys` and the parent's exit are no events. */
export function debugIncoming(process: Pid, message: unknown): void {
  if (isSystemMessage(message) || isParentExit(process, message)) return
  debugEvent(process, ['in', message instanceof Marker ? message.label : asSeen(message)])
}

/** Does what a system message asks of a running process. The last thing of a turn. Mirrors `sys:handle_system_msg/6`. */
export function handleSystemMessage(process: Pid, program: SystemProgram, message: SystemMessage | SystemTuple): void {
  const [, from, request] = message instanceof SystemMessage ? message.asOtpTuple() : message
  obey({ process, program, sysState: 'running', from }, request)
}

/** One system message being handled. */
interface Command {
  readonly process: Pid
  /** What the process runs when the message has been handled. */
  program: SystemProgram
  readonly sysState: SystemState
  readonly from: From | null
}

/** Mirrors `sys:do_cmd/6`. */
function obey(command: Command, request: unknown): void {
  const { process, program } = command
  const [tag, ...args] = Array.isArray(request) ? (request as unknown[]) : [request]
  switch (tag) {
    case 'suspend':
      finish({ ...command, sysState: 'suspended' }, 'ok')
      break
    case 'resume':
      finish({ ...command, sysState: 'running' }, 'ok')
      break
    case 'get_state':
      attempt(command, null, () => program.systemGetState(process), callbackFailed(command, 'system_get_state'))
      break
    case 'replace_state':
      replaceState(command, args[0] as (state: unknown) => unknown)
      break
    case 'get_status':
      finish(command, statusOf(command))
      break
    case 'debug':
      finish(command, debugCommand(process, args[0]))
      break
    case 'terminate':
      answer(command.from, 'ok')
      program.systemTerminate(process, args[0])
      break
    case 'change_code':
      if (command.sysState === 'suspended') changeCode(command, args)
      else finish(command, ['error', ['unknown_system_msg', request]])
      break
    default:
      finish(command, ['error', ['unknown_system_msg', request]])
  }
}

/** Answers, and goes on with what the process was doing: its messages, or waiting for a `resume`. */
function finish(command: Command, value: unknown): void {
  const { process, program, sysState, from } = command
  answer(from, value)
  if (isDead(process)) return
  if (sysState === 'suspended') stay(command)
  else program.systemContinue?.(process)
}

/** Only a request and the parent's exit are taken out of the mailbox of a process that is suspended. Mirrors `sys:suspend_loop/6`. */
function stay(command: Command): void {
  const { process } = command
  const isUrgent = (message: unknown): boolean => isSystemTuple(message) || isParentExit(process, message)
  awaitMatching(process, isUrgent, (message) => enter(process, () => wake(command, message as unknown[])))
  park(process)
}

function wake(command: Command, message: readonly unknown[]): void {
  if (isSystemTuple(message)) obey({ ...command, from: message[1] }, message[2])
  else command.program.receive(command.process, message)
}

// ---- commands that run code of the application

function replaceState(command: Command, replace: (state: unknown) => unknown): void {
  const { process, program } = command
  const failed = callbackFailed(command, 'system_replace_state')
  const take = (state: unknown): unknown => {
    program.systemSetState(process, state)
    return state
  }
  run(command, () => replace(program.systemGetState(process)), take, failed)
}

/** Mirrors `sys:do_change_code/5`. */
function changeCode(command: Command, [module, oldVsn, extra]: readonly unknown[]): void {
  const { process, program } = command
  let next = program
  const change = (): unknown => {
    next = program.systemModule?.(module) ?? program
    return next.systemCodeChange?.(process, oldVsn, extra, module) ?? ['ok', program.systemGetState(process)]
  }
  const take = (result: unknown): unknown => {
    if (!Array.isArray(result) || result.length !== 2 || result[0] !== 'ok') return ['error', result]
    next.systemSetState(process, result[1])
    command.program = process.program = next
    return 'ok'
  }
  // As `catch` does: a thrown value is a returned one.
  run(command, change, take, (thrown) =>
    thrown instanceof Error ? ['error', ['EXIT', reasonOfThrown(thrown)]] : take(thrown),
  )
}

type Reply = (value: unknown) => unknown

/** Answers with what `take` makes of the value of `work`, which may be async, or `failed` of what one of them has thrown. */
function run(command: Command, work: () => unknown, take: Reply, failed: Reply): void {
  let value: unknown
  try {
    value = work()
  } catch (thrown) {
    finish(command, failed(thrown))
    return
  }
  if (isThenable(value))
    suspend(
      command.process,
      value,
      (later) => attempt(command, later, take, failed),
      (thrown) => finish(command, failed(thrown)),
    )
  else attempt(command, value, take, failed)
}

function attempt(command: Command, value: unknown, take: Reply, failed: Reply): void {
  let reply: unknown
  try {
    reply = take(value)
  } catch (thrown) {
    reply = failed(thrown)
  }
  finish(command, reply)
}

function callbackFailed({ program }: Command, callback: string): Reply {
  return (thrown) => ['error', ['callback_failed', [program.behaviour, callback], classOf(thrown)]]
}

function classOf(thrown: unknown): readonly ['exit' | 'error' | 'throw', unknown] {
  if (thrown instanceof ExitError) return ['exit', thrown.reason]
  return [thrown instanceof Error ? 'error' : 'throw', thrown]
}

// ---- get_status

/** Mirrors `sys:get_status/5`. A process that was started without a link is its own parent, as in OTP. */
function statusOf({ process, program, sysState }: Command): unknown {
  const { flags, lineage } = process
  const parent = lineage === null || (flags & HAS_PARENT) === 0 ? process : lineage.parent
  const status = { sysState, parent, log: loggedEvents(process) }
  const shown =
    program.systemStatus?.(process, status) ?? genericStatus(process, status, program.systemGetState(process))
  const items = [dictionaryOf(process), sysState, parent, debugOptions(process), shown]
  return ['status', process, ['module', program.behaviour], items]
}

/** What a gen_server shows of itself. Mirrors `gen_server:format_status/2`. */
export function genericStatus(
  process: Pid,
  { sysState, parent, log }: SystemStatus,
  state: unknown,
  kind = 'generic server',
): unknown[] {
  return [
    ['header', `Status for ${kind} ${String(nameOf(process))}`],
    [
      'data',
      [
        ['Status', sysState],
        ['Parent', parent],
        ['Logged events', log],
      ],
    ],
    ['data', [['State', state]]],
  ]
}

/** The process dictionary as OTP has it, where proc_lib keeps two things of its own. */
function dictionaryOf(process: Pid): unknown[] {
  return [
    ...(process.extras?.dictionary ?? []),
    ['$initial_call', [process.program.label, 'init', 1]],
    ['$ancestors', process.lineage?.ancestors ?? []],
  ]
}
