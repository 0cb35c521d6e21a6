import {
  type Address,
  type CallListener,
  type ChildSpec,
  call,
  ExitError,
  idOfName,
  outside,
  Pid,
  StartError,
  type Starting,
  type StartOptions,
  type StartResult,
  startProcess,
} from '../actors/index.ts'
import { type ChildDefinition, type CompleteChildSpec, checkDynamicChildSpec, toChildSpec } from './child-spec.ts'
import type { DynamicFlags } from './dynamic-state.ts'
import { DynamicSupervisorProgram } from './dynamic-supervisor-program.ts'
import { Outcome, request, requestOutcome } from './outcome.ts'
import type { Setup } from './supervisor-loop.ts'
import type { ChildCounts, ChildEntry } from './supervisor-state.ts'

export interface DynamicSupervisorOptions extends StartOptions {
  /** There is only one. @default 'one_for_one' */
  readonly strategy?: 'one_for_one'
  /** So many restarts within `maxSeconds` are allowed; at the next one the supervisor gives up and ends with `shutdown`. @default 3 */
  readonly maxRestarts?: number
  /** In whole seconds. @default 5 */
  readonly maxSeconds?: number
  /** With so many children, those being restarted included, `startChild` answers `['error', 'max_children']`. @default 'infinity' */
  readonly maxChildren?: number | 'infinity'
  /** Go before the arguments of every child's start function. @default [] */
  readonly extraArguments?: readonly unknown[]
}

const program = new DynamicSupervisorProgram('DynamicSupervisor')

/**
 * Starts a supervisor without children, linked to the caller. Children are added by `startChild` and restarted one by one; those that end for
 * good are forgotten. When it ends, it shuts them all down at the same time. Mirrors `DynamicSupervisor.start_link/1`.
 */
export function startLink(options: DynamicSupervisorOptions = {}): Starting {
  return startWith(program, options)
}

/** `startLink` of a supervisor that runs `program`. */
export function startWith(program: DynamicSupervisorProgram, options: DynamicSupervisorOptions): Starting {
  const returned = init(options)
  const setup: Setup = { init: () => returned, module: 'Supervisor.Default' }
  return startProcess(program, setup, options, true)
}

/** What `init` of a DynamicSupervisor module returns. */
export type DynamicSupervisorInit = readonly ['ok', DynamicFlags] | 'ignore'

/** What `init` of a DynamicSupervisor module returns: its flags, with Elixir's defaults. Mirrors `DynamicSupervisor.init/1`. */
export function init(options: Omit<DynamicSupervisorOptions, keyof StartOptions> = {}): ['ok', DynamicFlags] {
  const {
    strategy = 'one_for_one',
    maxRestarts = 3,
    maxSeconds = 5,
    maxChildren = 'infinity',
    extraArguments = [],
  } = options
  const limit = maxChildren === 'infinity' ? Number.POSITIVE_INFINITY : maxChildren
  return ['ok', { strategy, maxRestarts, maxSeconds, maxChildren: limit, extraArguments }]
}

/** How a supervisor starts a DynamicSupervisor: `[DynamicSupervisor, { name: 'rooms' }]`. Mirrors `DynamicSupervisor.child_spec/1`. */
export function childSpec(options: DynamicSupervisorOptions = {}): ChildSpec {
  const { name = 'DynamicSupervisor' } = options
  return { id: idOfName(name), start: [module, 'startLink', [options]], type: 'supervisor' }
}

/** Stands for this module in child specs. */
const module = { startLink, toString: () => 'DynamicSupervisor' }

/**
 * Starts a child. Awaited it gives the pid, and throws a `StartError` if there is none; `.result()` gives OTP's tuple. Nothing is kept of a
 * child that did not start, or returned `ignore`. The spec's id is not used. Mirrors `DynamicSupervisor.start_child/2`.
 */
export function startChild(supervisor: Address, child: ChildDefinition): Outcome<Pid, StartResult> {
  const checked = checkDynamicChildSpec(toChildSpec(child))
  if (checked[0] === 'ok') return requestOutcome(supervisor, ['start_child', checked[1]], pidOf)
  const refused = new Outcome<Pid, StartResult>()
  refused.settle(['error', checked[1]], pidOf)
  return refused
}

/**
 * `startChild` for the host's own I/O callbacks: no promise is made, and `spec`, whose defaults are filled in, is taken for right. The request is
 * in the supervisor's mailbox when this returns; when the scheduler has been drained the child is started and its `init` has run, unless that is
 * async. `onResult` is called once, as nobody's code: with OTP's tuple, or `['error', reason]` when the supervisor is gone or goes before it
 * answers.
 * @internal
 */
export function startChildNow(supervisor: Pid, spec: CompleteChildSpec, onResult: (result: StartResult) => void): void {
  request(null, supervisor, ['start_child', spec], new StartListener(onResult))
}

/** Tells of a start as nobody's code. One object in place of three closures: there is a start for each connection. */
class StartListener implements CallListener {
  readonly onResult: (result: StartResult) => void

  constructor(onResult: (result: StartResult) => void) {
    this.onResult = onResult
  }

  resolve(result: never): void {
    outside(() => this.onResult(result))
  }

  /** A failed call's reason is `[why, location]`. */
  reject(error: unknown): void {
    const why = error instanceof ExitError ? (error.reason as readonly unknown[])[0] : error
    outside(() => this.onResult(['error', why]))
  }
}

/** Shuts a child down for good, also one that is being restarted, by the pid that it had. Mirrors `DynamicSupervisor.terminate_child/2`. */
export function terminateChild(supervisor: Address, pid: Pid): Promise<'ok' | ['error', 'not_found']> {
  if (!(pid instanceof Pid)) throw new TypeError(`Expected a pid, got \`${String(pid)}\``)
  return call(supervisor, ['terminate_child', pid], 'infinity')
}

/** All children, oldest first: `['undefined', pid, type, modules]`, or `'restarting'` in place of the pid. Mirrors `DynamicSupervisor.which_children/1`. */
export function whichChildren(supervisor: Address): Promise<ChildEntry[]> {
  return call(supervisor, 'which_children', 'infinity')
}

/** Mirrors `DynamicSupervisor.count_children/1`. */
export function countChildren(supervisor: Address): Promise<ChildCounts> {
  return call(supervisor, 'count_children', 'infinity')
}

/** The awaited value of a `startChild`. */
export function pidOf(result: StartResult): Pid {
  if (result === 'ignore' || result[0] === 'error') throw new StartError(result)
  return result[1]
}
