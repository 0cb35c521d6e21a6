import { callByName } from '../call-by-name.ts'
import { formatReason } from '../reason.ts'
import { isThenable } from '../suspend.ts'
import type { GenServerSpec } from './gen-server-types.ts'
import { noreply, ok, reply, stop } from './results.ts'

/** What an agent runs: a function of its state, or a module's by name, which gets the state before `args`. */
export type AgentFunction = ((...args: never[]) => unknown) | AgentMfa

export type AgentMfa = readonly [module: object, name: string, args: readonly unknown[]]

/** Elixir's `Agent.Server`: a GenServer whose requests are functions. What they throw ends it, as in every callback. */
export const agentServer: GenServerSpec<AgentFunction, unknown, object, object> = {
  name: 'Agent.Server',

  init: (fun) => whenDone(run(fun), (state) => ok(state)),

  handleCall(request: unknown, _from, state) {
    const [kind, fun] = isRequest(request) ? request : []
    switch (kind) {
      case 'get':
        return whenDone(run(fun, state), (value) => reply(value, state))
      case 'update':
        return whenDone(run(fun, state), (next) => reply('ok', next))
      case 'get_and_update':
        return whenDone(run(fun, state), (pair) =>
          isPair(pair) ? reply(pair[0], pair[1]) : stop(['bad_return_value', pair], state),
        )
      default:
        throw noClause('handleCall', request)
    }
  },

  handleCast(request: unknown, state) {
    if (!isRequest(request) || request[0] !== 'cast') throw noClause('handleCast', request)
    return whenDone(run(request[1], state), (next) => noreply(next))
  },

  /** `Sys.changeCode(agent, Agent, null, fun)` sets the state to `fun(state)`, as in Elixir's hot upgrades of agents. */
  codeChange: (_oldVsn, state, fun: AgentFunction) => whenDone(run(fun, state), (next) => ok(next)),
}

function isRequest(request: unknown): request is [kind: string, fun: AgentFunction] {
  return isPair(request)
}

function isPair(value: unknown): value is [unknown, unknown] {
  return Array.isArray(value) && value.length === 2
}

function noClause(callback: string, request: unknown): Error {
  return new Error(`no clause of Agent.Server.${callback} takes \`${formatReason(request)}\``)
}

function run(fun: AgentFunction | undefined, ...first: unknown[]): unknown {
  if (typeof fun === 'function') return (fun as (...args: unknown[]) => unknown)(...first)
  const [module, name, args] = fun as AgentMfa
  return callByName(module, name, [...first, ...args])
}

/** Only what is async is awaited. */
function whenDone<R>(result: unknown, then: (value: unknown) => R): R | PromiseLike<R> {
  return isThenable(result) ? result.then(then) : then(result)
}
