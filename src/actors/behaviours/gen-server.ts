import type { Address } from '../names.ts'
import { formatReason, type Reason } from '../reason.ts'
import { call, cast } from './call.ts'
import type { ChildSpec } from './child-spec.ts'
import { type StartOptions, startProcess, stopProcess } from './gen.ts'
import { GenServerProgram } from './gen-server-program.ts'
import type {
  AnySpec,
  Awaitable,
  CallClause,
  CastClause,
  ClauseArgs,
  ClauseName,
  ClauseReply,
  GenServerSpec,
  InitResult,
  StartArguments,
  StateIn,
} from './gen-server-types.ts'
import { type StartMonitorResult, startMonitored } from './start-monitored.ts'
import type { Starting } from './starting.ts'

/**
 * A GenServer: its callbacks, and what clients do with it. Made by `genServer`.
 *
 * `Calls` and `Casts` are its typed clauses.
 */
export class GenServerModule<A, S, Calls, Casts> {
  /** @internal */ readonly spec: GenServerSpec<A, S, Calls, Casts, unknown>

  /** @internal */ readonly use: UseOptions

  /** @internal */
  constructor(spec: GenServerSpec<A, S, Calls, Casts, unknown>, use: UseOptions) {
    this.spec = spec
    this.use = use
  }

  /** Starts a server that nobody is linked to. Mirrors `GenServer.start/3`. */
  start(...args: StartArguments<A>): Starting {
    return start(this, args[0], args[1])
  }

  /** Starts a server linked to the caller. Mirrors `GenServer.start_link/3`. */
  startLink(...args: StartArguments<A>): Starting {
    return startLink(this, args[0], args[1])
  }

  /**
   * How a supervisor starts this server: its `id` and `start`, and what `genServer` was told of `restart` and `shutdown`; the supervisor's
   * defaults do for the rest. Change it with a spread. Mirrors the `child_spec/1` of `use GenServer`.
   */
  childSpec(...args: StartArguments<A>): ChildSpec {
    return { id: this.spec.name ?? this, start: [this, 'startLink', args], ...this.use }
  }

  /** Calls a clause of `calls`: `call(server, 'add', 2)` sends `['add', 2]` and resolves to that clause's reply. See `GenServer.call`. */
  call<K extends ClauseName<Calls>>(
    server: Address,
    clause: K,
    ...args: ClauseArgs<Calls[K]>
  ): Promise<ClauseReply<Calls[K]>> {
    return call(server, args.length === 0 ? clause : [clause, ...args])
  }

  /** Casts to a clause of `casts`; returns `'ok'`. See `GenServer.cast`. */
  cast<K extends ClauseName<Casts>>(server: Address, clause: K, ...args: ClauseArgs<Casts[K]>): 'ok' {
    return cast(server, args.length === 0 ? clause : [clause, ...args])
  }

  /** The same calls and casts to one server: `const counter = Counter.at(pid)`, `await counter.call('add', 2)`. */
  at(server: Address): ServerRef<Calls, Casts> {
    return {
      server,
      call: (clause, ...args) => this.call(server, clause, ...args),
      cast: (clause, ...args) => this.cast(server, clause, ...args),
      stop: (reason, timeout) => stopProcess(server, reason, timeout),
    }
  }

  toString(): string {
    return this.spec.name ?? 'GenServer'
  }
}

/** What `use GenServer` takes: what `childSpec` gives instead of a supervisor's defaults. */
export type UseOptions = Partial<Pick<ChildSpec, 'id' | 'restart' | 'shutdown'>>

/** One server, with its clauses' types. */
export interface ServerRef<Calls, Casts> {
  readonly server: Address
  /** `GenServerModule.call` to this server. */
  call<K extends ClauseName<Calls>>(clause: K, ...args: ClauseArgs<Calls[K]>): Promise<ClauseReply<Calls[K]>>
  /** `GenServerModule.cast` to this server. */
  cast<K extends ClauseName<Casts>>(clause: K, ...args: ClauseArgs<Casts[K]>): 'ok'
  /** `GenServer.stop` of this server. */
  stop(reason?: Reason, timeout?: number | 'infinity'): Promise<'ok'>
}

/**
 * Makes a GenServer of its callbacks. State, replies and clause arguments are inferred; annotate the parameters of your messages.
 *
 * @example
 * const Counter = genServer({
 *   init: (start: number) => ok(start),
 *   calls: { add: (count, n: number) => reply(count + n, count + n) },
 *   casts: { reset: () => noreply(0) },
 * })
 * const pid = await Counter.start(0)
 * await Counter.call(pid, 'add', 2) // 2
 *
 * `use` is what `use GenServer, restart: :transient` says: it changes what `childSpec` gives.
 */
export function genServer<
  A,
  I extends Awaitable<InitResult<unknown>>,
  Calls extends Record<string, CallClause<StateIn<I>>>,
  Casts extends Record<string, CastClause<StateIn<I>>>,
>(
  spec: GenServerSpec<A, StateIn<I>, Calls, Casts, I>,
  use: UseOptions = {},
): GenServerModule<A, StateIn<I>, Calls, Casts> {
  checkSpec(spec)
  checkUse(use)
  return new GenServerModule(spec, use)
}

const programs = new WeakMap<object, GenServerProgram>()

// biome-ignore lint/suspicious/noExplicitAny: any server will do
type AnyModule = GenServerModule<any, any, any, any> | GenServerSpec<any, any, any, any>

/**
 * Starts a server that nobody is linked to. `module`: what `genServer` made, or plain callbacks (an ES module's exports will do).
 *
 * Awaited it gives the pid when `init` is done, and throws a `StartError` if there is none; `.result()` gives OTP's tuple: `['ok', pid]`,
 * `'ignore'`, `['error', reason]`, where a taken name is `['error', ['already_started', pid]]`. Mirrors `GenServer.start/3`.
 */
export function start(module: AnyModule, arg: unknown, options: StartOptions = {}): Starting {
  return startProcess(programOf(module), arg, options, false)
}

/**
 * Starts a server linked to the caller, its parent. An `init` that fails also sends its exit signal: a caller that does not trap exits ends.
 * The parent's exit ends the server. Called by the host program it is `start`. Mirrors `GenServer.start_link/3`.
 */
export function startLink(module: AnyModule, arg: unknown, options: StartOptions = {}): Starting {
  return startProcess(programOf(module), arg, options, true)
}

/**
 * As `start`, with a monitor from the beginning: resolves to `['ok', [pid, ref]]`, `'ignore'` or `['error', reason]`. A start that fails
 * leaves no DOWN. Mirrors `:gen_server.start_monitor/3,4`. @throws {OtpError} OTP_ERR_NO_PROCESS outside a process
 */
export function startMonitor(module: AnyModule, arg: unknown, options: StartOptions = {}): Promise<StartMonitorResult> {
  return startMonitored(programOf(module), arg, options)
}

function programOf(module: AnyModule): GenServerProgram {
  const spec: AnySpec = module instanceof GenServerModule ? module.spec : module
  let program = programs.get(spec)
  if (program === undefined) {
    checkSpec(spec)
    program = new GenServerProgram(spec, programIn)
    programs.set(spec, program)
  }
  return program
}

/** For `Sys.changeCode`: null for what has no callbacks of a GenServer. */
function programIn(module: unknown): GenServerProgram | null {
  if (typeof module !== 'object' || module === null) return null
  // biome-ignore lint/suspicious/noExplicitAny: any server's will do
  const spec = (module instanceof GenServerModule ? module.spec : module) as GenServerSpec<any, any, any, any>
  return CALLBACKS.some((name) => spec[name] !== undefined) ? programOf(spec) : null
}

const CALLBACKS = [
  'init',
  'handleCall',
  'handleCast',
  'handleInfo',
  'handleContinue',
  'terminate',
  'codeChange',
  'formatStatus',
] as const

function checkSpec(spec: AnySpec): void {
  if (typeof spec !== 'object' || spec === null)
    throw new TypeError(`Expected a GenServer's callbacks, got \`${String(spec)}\``)
  if (spec.name !== undefined && typeof spec.name !== 'string')
    throw new TypeError(`Expected \`name\` to be a string, got \`${String(spec.name)}\``)
  for (const name of CALLBACKS) if (spec[name] !== undefined) checkFunction(name, spec[name])
  checkClauses('calls', spec.calls)
  checkClauses('casts', spec.casts)
}

/** @throws {TypeError} */
export function checkUse(use: UseOptions): void {
  for (const option of Object.keys(use))
    if (!['id', 'restart', 'shutdown'].includes(option))
      throw new TypeError(`Expected options 'id', 'restart' or 'shutdown' of a child spec, got \`${option}\``)
}

function checkClauses(name: string, clauses: unknown): void {
  if (clauses === undefined) return
  if (typeof clauses !== 'object' || clauses === null || Array.isArray(clauses))
    throw new TypeError(`Expected \`${name}\` to be an object of functions, got \`${formatReason(clauses)}\``)
  for (const [clause, run] of Object.entries(clauses)) checkFunction(`${name}.${clause}`, run)
}

function checkFunction(name: string, value: unknown): void {
  if (typeof value !== 'function')
    throw new TypeError(`Expected \`${name}\` to be a function, got \`${formatReason(value)}\``)
}
