import { Marker } from '../../mailbox.ts'
import { isDead, isGoing, type Pid } from '../../pid.ts'
import { isOrderly, type Reason } from '../../reason.ts'
import { isThenable, suspend } from '../../suspend.ts'
import { Call, Cast, type From } from '../call.ts'
import { acknowledgeStart, Boot, failStart, isParentExit, reportCrash, startEnded } from '../gen.ts'
import { handleSystemMessage, type SystemProgram, type SystemStatus } from '../system.ts'
import { isSystemMessage } from '../system-message.ts'
import { type CallbackModule, callbackModule, isStatemModule } from './callback-module.ts'
import { Ending } from './ending.ts'
import { begin, handle, resume } from './loop.ts'
import { Machine } from './machine.ts'
import { reportEnding } from './report.ts'
import { changeCode, setState, statusOf, wordsFor } from './system.ts'
import { end } from './terminate.ts'
import { Timeout } from './timeouts.ts'
import type { StatemModule } from './types.ts'

/** What a gen_statem runs, one for each module; what differs between its processes is in their `Machine`. */
export class GenStatemProgram implements SystemProgram {
  readonly behaviour = 'gen_statem'
  readonly label: string
  readonly #module: CallbackModule

  constructor(module: CallbackModule) {
    this.label = module.label
    this.#module = module
  }

  start(process: Pid): void {
    let result: unknown
    try {
      result = this.#module.spec.init((process.state as Boot).argument)
    } catch (thrown) {
      this.#initThrew(process, thrown)
      return
    }
    if (isThenable(result))
      suspend(
        process,
        result,
        (value) => this.#initReturned(process, value),
        (thrown) => this.#initThrew(process, thrown),
      )
    else this.#initReturned(process, result)
  }

  receive(process: Pid, message: unknown): void {
    const machine = process.state as Machine
    if (message instanceof Call) handle(machine, ['call', message], message.request)
    else if (message instanceof Cast) handle(machine, 'cast', message.request)
    else if (message instanceof Marker) receiveMarker(machine, message)
    else if (isSystemMessage(message)) handleSystemMessage(process, this, message)
    else if (!Array.isArray(message)) handle(machine, 'info', message)
    else if (message[0] === '$gen_call' && message.length === 3)
      handle(machine, ['call', message[1] as From], message[2])
    else if (message[0] === '$gen_cast' && message.length === 2) handle(machine, 'cast', message[1])
    else if (isParentExit(process, message)) end(machine, new Ending(message[2]), false)
    else handle(machine, 'info', message)
  }

  // ---- sys

  systemGetState(process: Pid): unknown {
    const { state, data } = process.state as Machine
    return [state, data]
  }

  systemSetState(process: Pid, value: unknown): void {
    setState(process.state as Machine, value)
  }

  systemTerminate(process: Pid, reason: Reason): void {
    end(process.state as Machine, new Ending(reason), false)
  }

  systemModule(module: unknown): GenStatemProgram | null {
    return isStatemModule(module) ? programOf(module) : null
  }

  /** Of a machine that has pushed modules it is the present one that changes. */
  systemCodeChange(process: Pid, oldVsn: unknown, extra: unknown): unknown {
    const machine = process.state as Machine
    return changeCode(machine, process.program === this ? machine.module : this.#module, oldVsn, extra)
  }

  systemStatus(process: Pid, status: SystemStatus): unknown {
    return statusOf(process, process.state as Machine, status)
  }

  systemEventWords(event: readonly unknown[]): string {
    return wordsFor(event)
  }

  // ---- the process

  stray(process: Pid, thrown: unknown): void {
    if (process.state instanceof Boot) this.#initThrew(process, thrown)
    else end(process.state as Machine, Ending.thrown(thrown), false)
  }

  ended(process: Pid, reason: Reason): void {
    startEnded(process, reason)
  }

  /** Makes a running process a machine. */
  enterLoop(process: Pid, state: unknown, data: unknown, actions: unknown): void {
    const machine = new Machine(process, this.#module, state, data)
    process.program = this
    process.state = machine
    begin(machine, actions)
  }

  #initReturned(process: Pid, result: unknown): void {
    if (isGoing(process)) return
    if (Array.isArray(result) && result[0] === 'ok' && (result.length === 3 || result.length === 4)) {
      const boot = process.state as Boot
      const machine = new Machine(process, this.#module, result[1], result[2])
      process.state = machine
      acknowledgeStart(process, boot)
      if (!isDead(process)) begin(machine, result.length === 4 ? result[3] : [])
    } else if (result === 'ignore') failStart(process, 'normal', 'ignore')
    else if (Array.isArray(result) && result[0] === 'stop' && result.length === 2) {
      if (!isOrderly(result[1])) reportCrash(process, result[1])
      failStart(process, result[1], ['error', result[1]])
    } else this.#failInit(process, new Ending(['bad_return_from_init', result]))
  }

  #initThrew(process: Pid, thrown: unknown): void {
    if (isGoing(process)) return
    if (thrown instanceof Error) this.#failInit(process, Ending.thrown(thrown))
    else this.#initReturned(process, thrown)
  }

  /** The starter gets an error bare. */
  #failInit(process: Pid, ending: Ending): void {
    reportEnding(new Machine(process, this.#module, 'undefined', 'undefined'), ending, false)
    failStart(process, ending.exitReason, ['error', ending.reason])
  }
}

function receiveMarker(machine: Machine, marker: Marker): void {
  if (!(marker instanceof Timeout)) resume(machine)
  else {
    const event = machine.timeouts?.takeExpired(marker) ?? null
    if (event !== null) handle(machine, event.type, event.content)
  }
}

const programs = new WeakMap<CallbackModule, GenStatemProgram>()

/** What the processes of a module run. @throws {TypeError} when it is none */
export function programOf(module: StatemModule): GenStatemProgram {
  const callbacks = callbackModule(module)
  let program = programs.get(callbacks)
  if (program === undefined) {
    program = new GenStatemProgram(callbacks)
    programs.set(callbacks, program)
  }
  return program
}
