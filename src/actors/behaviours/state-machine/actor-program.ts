import type { Pid, Program } from '../../pid.ts'
import type { Reason } from '../../reason.ts'
import { Call, Cast, type From, replyTo } from '../call.ts'
import { isParentExit, StopRequest } from '../gen.ts'
import { isEvent, toCalledEvent, toEvent } from './events.ts'
import { type Host, HostMessage, HostQuery } from './host.ts'

/** The loop of an actor's process, whose state is the actor's host: every message becomes an event. */
export abstract class ActorProgram implements Program {
  abstract readonly label: string

  abstract start(process: Pid): void

  receive(process: Pid, message: unknown): void {
    const host = process.state as Host
    try {
      if (isEvent(message)) host.take(message)
      else if (message instanceof HostMessage) message.reach(host)
      else if (message instanceof Call) this.#called(host, message.request, message)
      else if (message instanceof Cast) host.take(toEvent(message.request))
      else if (message instanceof StopRequest) host.shutDown(message.accept(), message)
      else if (!Array.isArray(message)) host.take(toEvent(message))
      else if (message[0] === '$gen_call' && message.length === 3) this.#called(host, message[2], message[1] as From)
      else if (message[0] === '$gen_cast' && message.length === 2) host.take(toEvent(message[1]))
      else if (isParentExit(process, message)) host.shutDown(message[2], message)
      else host.take(toEvent(message))
    } catch (thrown) {
      host.crash(thrown, message)
      return
    }
    host.settle(message)
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
