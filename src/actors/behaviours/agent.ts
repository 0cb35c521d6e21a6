/**
 * A process that keeps a state and runs functions on it: Elixir's `Agent`, exported as a namespace under that name.
 *
 * Functions run in the agent's process, one at a time, in the order in which they came; they may be async. What they throw ends the agent,
 * and the caller exits as with any `GenServer.call`. Every function may also be given as a module, the name of a function of it, and
 * arguments that come behind the state.
 *
 * @module
 */

import { type ArgumentsOf, type FunctionName, type FurtherArguments, isModule, type ResultOf } from '../call-by-name.ts'
import type { Address } from '../names.ts'
import type { Pid } from '../pid.ts'
import { formatReason } from '../reason.ts'
import { type AgentFunction, type AgentMfa, agentServer } from './agent-server.ts'
import { call, cast as castTo } from './call.ts'
import { type ChildSpec, idOfName } from './child-spec.ts'
import { type StartOptions, startProcess } from './gen.ts'
import { GenServerProgram } from './gen-server-program.ts'
import type { Awaitable } from './gen-server-types.ts'
import type { Starting } from './starting.ts'

export { stopProcess as stop } from './gen.ts'

const program = new GenServerProgram(agentServer)

declare const STATE: unique symbol

/** The pid of an agent that keeps an `S`. For whoever knows nothing of that it is a `Pid`. */
export type AgentPid<S> = Pid & {
  /** @internal There for the compiler alone. */ readonly [STATE]: (state: S) => S
}

/** The state of an agent by its address. Only a pid says; for another the parameter of the function is annotated. */
// biome-ignore lint/suspicious/noExplicitAny: only `any` lets every annotation through
export type StateOf<A> = A extends AgentPid<infer S> ? S : any

/**
 * Starts an agent whose first state is what `fun` returns, run by the agent itself. Results and failures are those of `GenServer.start`.
 * Mirrors `Agent.start/2,4`.
 *
 * @example
 * const stack = await Agent.start<string[]>(() => [])
 * await Agent.update(stack, (items) => [...items, 'a'])
 * await Agent.get(stack, (items) => items.length) // 1
 */
export function start<S>(fun: () => S, options?: StartOptions): Starting<AgentPid<Awaited<S>>>
export function start<M extends object, K extends FunctionName<M>>(
  module: M,
  name: K,
  args: ArgumentsOf<M[K]>,
  options?: StartOptions,
): Starting<AgentPid<ResultOf<M[K]>>>
export function start(...given: readonly unknown[]): Starting<AgentPid<unknown>> {
  return startAgent(given, false)
}

/** `start` of an agent that is linked to the caller, its parent: see `GenServer.startLink`. Mirrors `Agent.start_link/2,4`. */
export function startLink<S>(fun: () => S, options?: StartOptions): Starting<AgentPid<Awaited<S>>>
export function startLink<M extends object, K extends FunctionName<M>>(
  module: M,
  name: K,
  args: ArgumentsOf<M[K]>,
  options?: StartOptions,
): Starting<AgentPid<ResultOf<M[K]>>>
export function startLink(...given: readonly unknown[]): Starting<AgentPid<unknown>> {
  return startAgent(given, true)
}

function startAgent(given: readonly unknown[], linked: boolean): Starting<AgentPid<unknown>> {
  const [fun, options = {}] = functionIn(given)
  return typed(startProcess(program, fun, options as StartOptions, linked))
}

/** What kind of state a pid has to do with is known to the compiler alone. */
function typed<S>(starting: Starting): Starting<AgentPid<S>> {
  return starting as unknown as Starting<AgentPid<S>>
}

/**
 * How a supervisor starts an agent: `[Agent, () => 0]` among its children. The id is `'Agent'`, so a second agent needs another: give it a
 * name in `options`, which is its id then, or spread the spec. Mirrors `Agent.child_spec/1`.
 */
export function childSpec(fun: () => unknown, options?: StartOptions): ChildSpec {
  const id = options?.name === undefined ? 'Agent' : idOfName(options.name)
  return { id, start: [module, 'startLink', options === undefined ? [fun] : [fun, options]] }
}

/** Stands for this module in child specs. */
const module = { startLink, toString: () => 'Agent' }

/**
 * Runs `fun(state)` in the agent and resolves to what it returned; the state stays. `timeout` is in ms, 5000 if not given; a function that is
 * late is run all the same. Rejects as `GenServer.call` does, with the request `['get', fun]`. Mirrors `Agent.get/3,5`.
 */
export function get<A extends Address, R>(
  agent: A,
  fun: (state: StateOf<A>) => R,
  timeout?: number | 'infinity',
): Promise<Awaited<R>>
export function get<M extends object, K extends FunctionName<M>>(
  agent: Address,
  module: M,
  name: K,
  args: FurtherArguments<M[K]>,
  timeout?: number | 'infinity',
): Promise<ResultOf<M[K]>>
export function get(agent: Address, ...given: readonly unknown[]): Promise<unknown> {
  return ask(agent, 'get', given)
}

/** Runs `fun(state)` in the agent, which returns the new state; resolves to `'ok'`. For the rest see `get`. Mirrors `Agent.update/3,5`. */
export function update<A extends Address>(
  agent: A,
  fun: (state: StateOf<A>) => Awaitable<StateOf<A>>,
  timeout?: number | 'infinity',
): Promise<'ok'>
export function update<M extends object, K extends FunctionName<M>>(
  agent: Address,
  module: M,
  name: K,
  args: FurtherArguments<M[K]>,
  timeout?: number | 'infinity',
): Promise<'ok'>
export function update(agent: Address, ...given: readonly unknown[]): Promise<unknown> {
  return ask(agent, 'update', given)
}

type FirstOf<P> = P extends readonly [infer R, unknown] ? R : unknown

/**
 * Runs `fun(state)` in the agent, which returns `[value, newState]`; resolves to the value. If it returns anything else the agent ends with
 * `['bad_return_value', it]`. For the rest see `get`. Mirrors `Agent.get_and_update/3,5`.
 */
export function getAndUpdate<A extends Address, R>(
  agent: A,
  fun: (state: StateOf<A>) => Awaitable<readonly [R, StateOf<A>]>,
  timeout?: number | 'infinity',
): Promise<R>
export function getAndUpdate<M extends object, K extends FunctionName<M>>(
  agent: Address,
  module: M,
  name: K,
  args: FurtherArguments<M[K]>,
  timeout?: number | 'infinity',
): Promise<FirstOf<ResultOf<M[K]>>>
export function getAndUpdate(agent: Address, ...given: readonly unknown[]): Promise<unknown> {
  return ask(agent, 'get_and_update', given)
}

/** Has the agent run `fun(state)`, which returns the new state, and returns `'ok'` at once, whether there is an agent or not. Mirrors `Agent.cast/2,4`. */
export function cast<A extends Address>(agent: A, fun: (state: StateOf<A>) => Awaitable<StateOf<A>>): 'ok'
export function cast<M extends object, K extends FunctionName<M>>(
  agent: Address,
  module: M,
  name: K,
  args: FurtherArguments<M[K]>,
): 'ok'
export function cast(agent: Address, ...given: readonly unknown[]): 'ok' {
  return castTo(agent, ['cast', functionIn(given)[0]])
}

function ask(agent: Address, kind: string, given: readonly unknown[]): Promise<unknown> {
  const [fun, timeout] = functionIn(given)
  return call(agent, [kind, fun], timeout as number | 'infinity' | undefined)
}

/** Parts `fun` or `module, name, args` from what comes behind it. @throws {TypeError} */
function functionIn(given: readonly unknown[]): [fun: AgentFunction, next: unknown] {
  const [fun, name, args] = given
  if (given.length >= 3) {
    const isMfa = isModule(fun) && typeof name === 'string' && Array.isArray(args)
    if (isMfa) return [[fun, name, args] satisfies AgentMfa, given[3]]
  } else if (typeof fun === 'function') return [fun as AgentFunction, name]
  throw new TypeError(
    `Expected a function, or a module, a name and an array of arguments, got \`${formatReason(fun)}\``,
  )
}
