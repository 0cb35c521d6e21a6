import type { UseOptions } from '../actors/index.ts'
import type { DynamicSupervisorInit } from './dynamic-supervisor.ts'
import { DynamicSupervisorProgram } from './dynamic-supervisor-program.ts'
import { InitModule, type SupervisorCallbacks } from './supervisor-module.ts'

/** The callbacks of a DynamicSupervisor module. */
export interface DynamicSupervisorSpec<A> extends SupervisorCallbacks<A, DynamicSupervisorInit> {
  /** Returns `DynamicSupervisor.init(options)`, or `'ignore'`: then there is no supervisor, and that is no error. Called by the supervisor. */
  init: SupervisorCallbacks<A, DynamicSupervisorInit>['init']
}

/** A DynamicSupervisor that can be started with an argument, and be a child of another supervisor. Made by `dynamicSupervisor`. */
export class DynamicSupervisorModule<A> extends InitModule<A, DynamicSupervisorInit> {
  /** @internal */
  constructor(spec: DynamicSupervisorSpec<A>, use: UseOptions) {
    super(spec, use, 'DynamicSupervisor', (label) => new DynamicSupervisorProgram(label))
  }
}

/**
 * Makes a DynamicSupervisor module of its `init`. `use` is what `use DynamicSupervisor, restart: :transient` says: it changes what `childSpec`
 * gives. Children are started by `DynamicSupervisor.startChild`. Mirrors `use DynamicSupervisor`.
 *
 * @example
 * const Rooms = dynamicSupervisor({
 *   name: 'Rooms',
 *   init: (most: number) => DynamicSupervisor.init({ maxChildren: most }),
 * })
 * await Rooms.startLink(100, { name: 'rooms' })
 * await DynamicSupervisor.startChild('rooms', [Room, 'lobby'])
 */
export function dynamicSupervisor<A>(spec: DynamicSupervisorSpec<A>, use: UseOptions = {}): DynamicSupervisorModule<A> {
  return new DynamicSupervisorModule(spec, use)
}
