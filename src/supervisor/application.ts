import type { Pid, Reason, Starting } from '../actors/index.ts'

/** What happens to the rest when an application's tree ends by itself: nothing; all others are stopped if it was abnormal; or in any case. */
export type ApplicationType = 'temporary' | 'transient' | 'permanent'

/** The start of an application's tree: its top process, with a state for `prepStop` and `stop` if there is one. */
export type ApplicationStart =
  | Starting
  | readonly ['ok', Pid]
  | readonly ['ok', Pid, unknown]
  | readonly ['error', Reason]
  | PromiseLike<unknown>

/**
 * An application: a supervision tree that is started and stopped as one, what it needs, and its configuration. Mirrors a `.app` resource
 * and its callback module.
 */
export interface ApplicationSpec {
  readonly name: string
  readonly description?: string
  readonly vsn?: string
  /** What has to run before, in this order. Given as modules, they are loaded with it. */
  readonly applications?: readonly (string | ApplicationModule)[]
  /** Configuration, read by `Application.getEnv`. */
  readonly env?: Readonly<Record<string, unknown>>
  /** The second argument of `start`. */
  readonly args?: unknown
  /** What `startPhase` is called with, in this order, when the tree runs. */
  readonly startPhases?: readonly (readonly [phase: string, argument: unknown])[]
  /** Starts the top supervisor, linked to the caller. An application without it has nothing to run. Mirrors `Application.start/2`. */
  start?(type: 'normal', args: unknown): ApplicationStart
  /** Returns `'ok'`, or `['error', reason]`: then the start has failed. */
  startPhase?(phase: string, type: 'normal', argument: unknown): unknown
  /** Called before the tree is stopped, with the state that `start` returned; its result is the state for `stop`. */
  prepStop?(state: unknown): unknown
  /** Called when the tree is down, also when it ended by itself. */
  stop?(state: unknown): unknown
}

/** An application that can be loaded and started on any node. Made by `application`. */
export class ApplicationModule {
  readonly spec: ApplicationSpec

  /** @internal */
  constructor(spec: ApplicationSpec) {
    this.spec = spec
  }

  /** What the node knows it by. */
  get name(): string {
    return this.spec.name
  }

  toString(): string {
    return this.spec.name
  }
}

/**
 * Makes an application.
 *
 * @example
 * const Shop = application({
 *   name: 'shop',
 *   applications: [Database],
 *   env: { port: 4000 },
 *   start: () => Supervisor.startLink([Cart, Web], { strategy: 'one_for_one' }),
 * })
 * await Application.ensureAllStarted(Shop)
 * process.exitCode = await Application.runUntilSignal().exitCode
 */
export function application(spec: ApplicationSpec): ApplicationModule {
  if (typeof spec?.name !== 'string' || spec.name === '') {
    throw new TypeError(`Expected \`name\` to be a string that is not empty, got \`${String(spec?.name)}\``)
  }
  for (const callback of ['start', 'startPhase', 'prepStop', 'stop'] as const) {
    const given: unknown = spec[callback]
    if (given === undefined || typeof given === 'function') continue
    throw new TypeError(`Expected \`${callback}\` to be a function, got \`${String(given)}\``)
  }
  return new ApplicationModule(spec)
}
