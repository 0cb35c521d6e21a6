import { type From, noreply, ok, type Pid, type Reason, reply, send } from '../../../src/actors/index.ts'

/** A server that echoes calls and tells `observer` of everything else. */
export function reporting(observer: Pid) {
  return {
    init: (state: unknown) => ok(state),
    handleCall: (request: unknown, _from: From, state: unknown) => reply(request, state),
    handleCast: (request: unknown, state: unknown) => {
      send(observer, ['cast', request, state])
      return noreply(state)
    },
    handleInfo: (message: unknown, state: unknown) => {
      send(observer, ['info', message, state])
      return noreply(state)
    },
    terminate: (reason: Reason, state: unknown) => {
      send(observer, ['terminate', reason, state])
    },
  }
}
