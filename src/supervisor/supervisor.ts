import {
  type Address,
  type ChildSpec,
  call,
  type Pid,
  type Reason,
  StartError,
  type Starting,
  type StartOptions,
  startProcess,
  type UseOptions,
} from '../actors/index.ts'
import {
  type AutoShutdown,
  type ChildDefinition,
  type CompleteChildSpec,
  checkChildSpecs,
  toChildSpec,
} from './child-spec.ts'
import { type Outcome, requestOutcome } from './outcome.ts'
import type { Strategy } from './strategy.ts'
import { isAutoShutdown } from './supervisor-flags.ts'
import type { Setup } from './supervisor-loop.ts'
import { InitModule, type SupervisorCallbacks } from './supervisor-module.ts'
import { SupervisorProgram } from './supervisor-program.ts'
import type { ChildCounts, ChildEntry, SupervisorFlags } from './supervisor-state.ts'

/** How a supervisor treats its children. */
export interface SupervisorOptions {
  /** Who is restarted when a child ends: it alone, all, or it and those that were started after it. */
  readonly strategy: Strategy
  /** So many restarts within `maxSeconds` are allowed; at the next one the supervisor gives up and ends with `shutdown`. @default 3 */
  readonly maxRestarts?: number
  /** In whole seconds. @default 5 */
  readonly maxSeconds?: number
  /** Whether the supervisor ends by itself when its significant children have. @default 'never' */
  readonly autoShutdown?: AutoShutdown
}

/** What a supervisor module's `init` returns: see `Supervisor.init`. */
export type SupervisorInit =
  | readonly ['ok', readonly [flags: Partial<SupervisorFlags>, children: readonly ChildSpec[]]]
  | 'ignore'

/** What OTP's `start_child` returns: `'undefined'` for a child whose `init` returned `ignore`, which is kept without a process. */
export type StartChildResult = ['ok', Pid | 'undefined'] | ['ok', Pid, unknown] | ['error', Reason]

const inlineProgram = new SupervisorProgram('Supervisor')

/**
 * Starts a supervisor, linked to the caller, and its children in order, each when the one before has done its `init`. Mirrors
 * `Supervisor.start_link/2`.
 *
 * When a child cannot be started those before it are shut down in reverse and the start fails with
 * `['shutdown', ['failed_to_start_child', id, why]]`. It restarts children as their specs and its strategy say, ends them in reverse order
 * when it ends, and ends when its parent does.
 *
 * @throws {TypeError} when a child is no child definition, or there is no `strategy`
 * @example
 * const supervisor = await Supervisor.startLink([[Counter, 0], Cache], { strategy: 'one_for_one' })
 */
export function startLink(children: readonly ChildDefinition[], options: SupervisorOptions & StartOptions): Starting {
  const returned = init(children, options)
  const setup: Setup = { init: () => returned, module: 'Supervisor.Default' }
  return startProcess(inlineProgram, setup, options, true)
}

/** What `init` of a supervisor module returns: children and flags, with Elixir's defaults. Mirrors `Supervisor.init/2`. */
export function init(
  children: readonly ChildDefinition[],
  options: SupervisorOptions,
): Exclude<SupervisorInit, 'ignore'> {
  if (!Array.isArray(children)) throw new TypeError(`Expected the children to be an array, got \`${String(children)}\``)
  if (options?.strategy === undefined) {
    throw new TypeError("Expected `strategy` to be 'one_for_one', 'one_for_all' or 'rest_for_one', got `undefined`")
  }
  const { strategy, maxRestarts = 3, maxSeconds = 5, autoShutdown = 'never' } = options
  return ['ok', [{ strategy, maxRestarts, maxSeconds, autoShutdown }, children.map(toChildSpec)]]
}

/** The callbacks of a supervisor module. */
export interface SupervisorSpec<A> extends SupervisorCallbacks<A, SupervisorInit> {
  /** Returns `Supervisor.init(children, options)`, or `'ignore'`: then there is no supervisor, and that is no error. Called by the supervisor. */
  init: SupervisorCallbacks<A, SupervisorInit>['init']
}

/** A supervisor that can be started with an argument, and be a child of another. Made by `supervisor`. */
export class SupervisorModule<A> extends InitModule<A, SupervisorInit> {
  /** @internal */
  constructor(spec: SupervisorSpec<A>, use: UseOptions) {
    super(spec, use, 'Supervisor', (label) => new SupervisorProgram(label))
  }
}

/**
 * Makes a supervisor module of its `init`. `use` is what `use Supervisor, restart: :transient` says: it changes what `childSpec` gives.
 *
 * @example
 * const Rooms = supervisor({
 *   name: 'Rooms',
 *   init: (size: number) => Supervisor.init([[Lobby, size], Archive], { strategy: 'rest_for_one' }),
 * })
 * await Rooms.startLink(100)
 */
export function supervisor<A>(spec: SupervisorSpec<A>, use: UseOptions = {}): SupervisorModule<A> {
  return new SupervisorModule(spec, use)
}

/**
 * Adds a child and starts it, behind all others. Awaited it gives the pid, and throws a `StartError` if there is none; `.result()` gives
 * OTP's tuple. Mirrors `Supervisor.start_child/2`.
 *
 * An id that is there is `['error', ['already_started', pid]]` or, without a process, `['error', 'already_present']`; a start that fails
 * `['error', [why, childSpec]]`, and the spec is not kept; with an `init` that returns `ignore` it is, as `['ok', 'undefined']`.
 */
export function startChild(supervisor: Address, child: ChildDefinition): Outcome<Pid, StartChildResult> {
  return requestOutcome(supervisor, ['start_child', toChildSpec(child)], pidOf)
}

/** Starts a child that was ended by `terminateChild`, had ended by itself, or was ignored. Results as of `startChild`. Mirrors `Supervisor.restart_child/2`. */
export function restartChild(supervisor: Address, id: unknown): Outcome<Pid, StartChildResult> {
  return requestOutcome(supervisor, ['restart_child', id], pidOf)
}

/** Shuts a child down; its spec stays, unless it is temporary. It is neither restarted nor counted as a crash. Mirrors `Supervisor.terminate_child/2`. */
export function terminateChild(supervisor: Address, id: unknown): Promise<'ok' | ['error', 'not_found']> {
  return call(supervisor, ['terminate_child', id], 'infinity')
}

/** Forgets a child that is not running. Mirrors `Supervisor.delete_child/2`. */
export function deleteChild(
  supervisor: Address,
  id: unknown,
): Promise<'ok' | ['error', 'not_found' | 'running' | 'restarting']> {
  return call(supervisor, ['delete_child', id], 'infinity')
}

/** All children, last started first: `[id, pid, type, modules]`, with `'undefined'` or `'restarting'` in place of a pid. Mirrors `Supervisor.which_children/1`. */
export function whichChildren(supervisor: Address): Promise<ChildEntry[]> {
  return call(supervisor, 'which_children', 'infinity')
}

/** Mirrors `Supervisor.count_children/1`. */
export function countChildren(supervisor: Address): Promise<ChildCounts> {
  return call(supervisor, 'count_children', 'infinity')
}

/** A child's spec with all defaults filled in. Mirrors `:supervisor.get_childspec/2`. */
export function getChildspec(
  supervisor: Address,
  id: unknown,
): Promise<['ok', CompleteChildSpec] | ['error', 'not_found']> {
  return call(supervisor, ['get_childspec', id], 'infinity')
}

/**
 * Whether a supervisor would take these specs: `'ok'`, or `['error', fault]`. Without `autoShutdown` as one that ends with significant children.
 * Mirrors `:supervisor.check_childspecs/1,2`.
 */
export function checkChildspecs(
  specs: readonly unknown[],
  autoShutdown: AutoShutdown = 'any_significant',
): 'ok' | ['error', Reason] {
  if (!Array.isArray(specs)) return ['error', ['badarg', specs]]
  if (!isAutoShutdown(autoShutdown)) return ['error', ['badarg', autoShutdown]]
  const checked = checkChildSpecs(specs, autoShutdown)
  return checked[0] === 'ok' ? 'ok' : ['error', checked[1]]
}

/** The awaited value of a `startChild`: there is none when `init` returned `ignore`. */
function pidOf(result: StartChildResult): Pid {
  if (result[0] === 'error') throw new StartError(result)
  if (result[1] === 'undefined') throw new StartError('ignore')
  return result[1]
}
