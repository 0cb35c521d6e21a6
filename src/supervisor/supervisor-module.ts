import {
  type Awaitable,
  type ChildSpec,
  checkUse,
  type Starting,
  type StartOptions,
  startProcess,
  type UseOptions,
} from '../actors/index.ts'
import type { Setup, SupervisorLoop } from './supervisor-loop.ts'

/** The callbacks of a module that is a supervisor: one. */
export interface SupervisorCallbacks<A, Init> {
  /** What reports and default child ids call it. */
  readonly name?: string
  init(arg: A): Awaitable<Init>
}

/** What follows from `init`, whichever kind of supervisor it is for: how it is started, alone and as the child of another. */
export abstract class InitModule<A, Init> {
  /** @internal */ readonly spec: SupervisorCallbacks<A, Init>
  readonly #use: UseOptions
  readonly #label: string
  readonly #program: SupervisorLoop<{ readonly setup: Setup }>

  /** @internal @throws {TypeError} */
  constructor(
    spec: SupervisorCallbacks<A, Init>,
    use: UseOptions,
    label: string,
    programOf: (label: string) => SupervisorLoop<{ readonly setup: Setup }>,
  ) {
    if (typeof spec?.init !== 'function')
      throw new TypeError(`Expected \`init\` to be a function, got \`${String(spec?.init)}\``)
    checkUse(use)
    this.spec = spec
    this.#use = use
    this.#label = spec.name ?? label
    this.#program = programOf(this.#label)
  }

  /** Starts the supervisor, linked to the caller. Mirrors `Supervisor.start_link/3` and `DynamicSupervisor.start_link/3`. */
  startLink(arg: A, options: StartOptions = {}): Starting {
    return startProcess(this.#program, this.#setup(arg), options, true)
  }

  /**
   * How another supervisor starts this one: `{ id, start, type: 'supervisor' }`, which gives it all the time it takes to shut down, and what
   * it was told of `id`, `restart` and `shutdown` when it was made. Mirrors the `child_spec/1` of `use Supervisor` and `use DynamicSupervisor`.
   */
  childSpec(arg: A, options?: StartOptions): ChildSpec {
    return {
      id: this.spec.name ?? this,
      start: [this, 'startLink', options === undefined ? [arg] : [arg, options]],
      type: 'supervisor',
      ...this.#use,
    }
  }

  /** What reports call it. */
  toString(): string {
    return this.#label
  }

  #setup(arg: A): Setup {
    let code: InitModule<A, Init> = this
    return {
      init(newer) {
        if (newer instanceof InitModule) code = newer
        return code.spec.init(arg)
      },
      module: this,
    }
  }
}
