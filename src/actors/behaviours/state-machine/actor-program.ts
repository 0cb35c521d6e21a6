import { DEBUGGED, type Pid } from '../../pid.ts'
import type { Reason } from '../../reason.ts'
import { Call, Cast, type From, replyTo } from '../call.ts'
import { debugEvent } from '../debug.ts'
import { isParentExit } from '../gen.ts'
import { debugIncoming, handleSystemMessage, type SystemProgram, type SystemStatus } from '../system.ts'
import { isSystemMessage } from '../system-message.ts'
import { isEvent, toCalledEvent, toEvent } from './events.ts'
import { type Host, HostMessage, HostQuery } from './host.ts'
import { machineStatus } from './report.ts'
import { sysStateOf, withSysState } from './sys-state.ts'

/** The loop of an actor's process, whose state is the actor's host: every message becomes an event. */
export abstract class ActorProgram implements SystemProgram {
  readonly behaviour = 'state_machine'
  abstract readonly label: string

  abstract start(process: Pid): void

  receive(process: Pid, message: unknown): void {
    const host = process.state as Host
    if ((process.flags & DEBUGGED) !== 0) debugIncoming(process, message)
    try {
      if (isEvent(message)) host.take(message)
      else if (message instanceof HostMessage) message.reach(host)
      else if (message instanceof Call) this.#called(host, message.request, message)
      else if (message instanceof Cast) host.take(toEvent(message.request))
      else if (isSystemMessage(message)) {
        handleSystemMessage(process, this, message)
        return
      } else if (!Array.isArray(message)) host.take(toEvent(message))
      else if (message[0] === '$gen_call' && message.length === 3) this.#called(host, message[2], message[1] as From)
      else if (message[0] === '$gen_cast' && message.length === 2) host.take(toEvent(message[1]))
      else if (isParentExit(process, message)) host.shutDown(message[2], message)
      else host.take(toEvent(message))
    } catch (thrown) {
      host.crash(thrown, message)
      return
    }
    if ((process.flags & DEBUGGED) !== 0) debugEvent(process, ['noreply', sysStateOf(host)])
    host.settle(message)
  }

  systemGetState(process: Pid): unknown {
    return sysStateOf(process.state as Host)
  }

  systemSetState(process: Pid, state: unknown): void {
    const host = process.state as Host
    host.resumeFrom(withSysState(host, state))
  }

  systemTerminate(process: Pid, reason: Reason): void {
    const host = process.state as Host
    try {
      host.shutDown(reason, [])
    } catch (thrown) {
      host.crash(thrown, [])
    }
  }

  systemStatus(process: Pid, status: SystemStatus): unknown {
    return machineStatus(process, process.state as Host, status)
  }

  stray(process: Pid, thrown: unknown): void {
    ;(process.state as Host).crash(thrown, undefined)
  }

  ended(process: Pid, reason: Reason): void {
    // A start that failed has left no host.
    ;(process.state as Host | undefined)?.ended(reason)
  }

  #called(host: Host, request: unknown, from: From): void {
    if (request instanceof HostQuery) replyTo(from, request.answer(host))
    else host.take(toCalledEvent(request, from))
  }
}
