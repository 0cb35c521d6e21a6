import { deliver } from '../../mailbox.ts'
import type { MonitorRef } from '../../monitors.ts'
import { type Address, whereis } from '../../names.ts'
import { isDead, Pid } from '../../pid.ts'
import { formatReason } from '../../reason.ts'
import { currentProcess } from '../../running.ts'
import { call as callServer, nodeFor } from '../call.ts'
import type { ChildSpec } from '../child-spec.ts'
import { type StartOptions, startProcess } from '../gen.ts'
import type { Starting } from '../starting.ts'
import { isEvent, type ReplyTo } from './events.ts'
import { factsOf } from './facts.ts'
import { type MachineArgument, MachineProgram } from './machine-program.ts'
import type { PersistedSnapshot, SnapshotStore } from './persisted.ts'
import { PERSISTED, SNAPSHOT } from './requests.ts'
import { checkMachineOptions, type MachineOptions } from './settings.ts'
import { type MachineObserver, on, type Subscription, subscribe, toPromise, waitFor } from './subscribe.ts'
import {
  type AnyStateMachine,
  type EmittedFrom,
  type EventFromLogic,
  type EventObject,
  type InputFrom,
  innerMachine,
  type OutputFrom,
  type SnapshotFrom,
} from './xstate.ts'

/** How one process of a machine is started. */
export interface MachineStartOptions extends StartOptions {
  /** What it goes on from, in place of its initial state: what `persistedSnapshot` gave. It gets no input then. */
  readonly snapshot?: PersistedSnapshot
  /**
   * Is given a snapshot after each event that was handled, and asked for the last one when the machine starts: after a crash it goes on from
   * before the event that it crashed with. A `snapshot` comes first; one of a machine that was done is passed over.
   */
  readonly store?: SnapshotStore
}

/** The arguments of a module's start functions; a machine that needs no input needs none. */
export type MachineArguments<M extends AnyStateMachine> =
  undefined extends InputFrom<M>
    ? [input?: InputFrom<M>, options?: MachineStartOptions]
    : [input: InputFrom<M>, options?: MachineStartOptions]

/** A reply to one of a machine's events, as far as their types say. */
type ReplyFrom<M extends AnyStateMachine, E extends EventObject> = ReplyTo<
  Extract<EventFromLogic<M>, { readonly type: E['type'] }>
>

/** An xstate machine as a module: how its processes are started, and what clients do with them. Made by `stateMachine`. */
export class StateMachineModule<M extends AnyStateMachine> {
  readonly machine: M
  readonly #settings: MachineOptions
  /** @internal */
  readonly program: MachineProgram

  /** @internal */
  constructor(machine: M, settings: MachineOptions) {
    checkMachineOptions(settings)
    this.machine = machine
    this.#settings = settings
    this.program = new MachineProgram(innerMachine(machine), settings)
  }

  /** Starts a machine that nobody is linked to. @throws {TypeError} when it names actions, guards, actors or delays that it does not have */
  start(...args: MachineArguments<M>): Starting<Pid<EventFromLogic<M>>> {
    return this.#start(args, false)
  }

  /** Starts a machine linked to the caller: as `start`, and as `GenServer.startLink`. */
  startLink(...args: MachineArguments<M>): Starting<Pid<EventFromLogic<M>>> {
    return this.#start(args, true)
  }

  #start([input, options = {}]: MachineArguments<M>, linked: boolean): Starting<Pid<EventFromLogic<M>>> {
    factsOf(innerMachine(this.machine))
    const { snapshot = null, store = null } = options
    checkStore(store)
    const argument: MachineArgument = { input, snapshot, store }
    return startProcess(this.program, argument, options, linked)
  }

  /** How a supervisor starts this machine; the supervisor's defaults do for the rest. Change it with a spread. */
  childSpec(...args: MachineArguments<M>): ChildSpec {
    return { id: this.#settings.label ?? this, start: [this, 'startLink', args] }
  }

  /** Sends an event. See `StateMachine.send`. */
  send(server: Address, event: EventFromLogic<M>): 'ok' {
    return send(server, event)
  }

  /** Sends an event and resolves to the reply, whose type the event's `Called` says. See `StateMachine.call`. */
  call<E extends EventFromLogic<M>>(
    server: Address,
    event: E,
    timeout?: number | 'infinity',
  ): Promise<ReplyFrom<M, E>> {
    return call(server, event, timeout)
  }

  /** See `StateMachine.snapshot`. */
  snapshot(server: Address, timeout?: number | 'infinity'): Promise<SnapshotFrom<M>> {
    return snapshot(server, timeout)
  }

  /** See `StateMachine.persistedSnapshot`. */
  persistedSnapshot(server: Address, timeout?: number | 'infinity'): Promise<PersistedSnapshot> {
    return persistedSnapshot(server, timeout)
  }

  /** See `StateMachine.subscribe`. */
  subscribe(server: Address): MonitorRef
  subscribe(
    server: Address,
    observer: MachineObserver<SnapshotFrom<M>> | ((snapshot: SnapshotFrom<M>) => void),
  ): Subscription
  subscribe(
    server: Address,
    observer?: MachineObserver<SnapshotFrom<M>> | ((snapshot: SnapshotFrom<M>) => void),
  ): MonitorRef | Subscription {
    return observer === undefined ? subscribe(server) : subscribe(server, observer)
  }

  /** See `StateMachine.on`. */
  on(server: Address, type: EmittedFrom<M>['type'] | '*'): MonitorRef
  on<T extends EmittedFrom<M>['type'] | '*'>(
    server: Address,
    type: T,
    handler: (event: EmittedOf<M, T>) => void,
  ): Subscription
  on(server: Address, type: string, handler?: (event: never) => void): MonitorRef | Subscription {
    return handler === undefined ? on(server, type) : on(server, type, handler as (event: EventObject) => void)
  }

  /** See `StateMachine.waitFor`. */
  waitFor(
    server: Address,
    predicate: (snapshot: SnapshotFrom<M>) => boolean,
    timeout?: number | 'infinity',
  ): Promise<SnapshotFrom<M>> {
    return waitFor(server, predicate, timeout)
  }

  /** See `StateMachine.toPromise`. */
  toPromise(server: Address): Promise<OutputFrom<M>> {
    return toPromise(server)
  }

  toString(): string {
    return this.program.label
  }
}

/** @throws {TypeError} */
function checkStore(store: SnapshotStore | null): void {
  if (store === null || (typeof store.load === 'function' && typeof store.save === 'function')) return
  throw new TypeError(`Expected \`store\` to have \`load\` and \`save\`, got \`${formatReason(store)}\``)
}

/** What is emitted under a type; everything for `'*'`. */
type EmittedOf<M extends AnyStateMachine, T> = '*' extends T
  ? EmittedFrom<M>
  : Extract<EmittedFrom<M>, { readonly type: T }>

/**
 * Makes a module of an xstate machine. Events, input, output and snapshots are typed by the machine.
 *
 * @example
 * const Door = stateMachine(
 *   createMachine({
 *     id: 'door',
 *     initial: 'closed',
 *     states: { closed: { on: { open: 'opened' } }, opened: { on: { close: 'closed' } } },
 *   }),
 * )
 * const door = await Door.start()
 * Door.send(door, { type: 'open' })
 * const { value } = await Door.snapshot(door) // 'opened'
 */
export function stateMachine<M extends AnyStateMachine>(
  machine: M,
  options: MachineOptions = {},
): StateMachineModule<M> {
  return new StateMachineModule(machine, options)
}

/** What `StateMachine.start` takes: how the machine is run, how this process is started, and its input. */
export type StartMachineOptions<M extends AnyStateMachine> = MachineOptions &
  MachineStartOptions &
  (undefined extends InputFrom<M> ? { readonly input?: InputFrom<M> } : { readonly input: InputFrom<M> })

/** The options may be left out for a machine that needs no input. */
export type StartMachineArguments<M extends AnyStateMachine> =
  undefined extends InputFrom<M>
    ? [machine: M, options?: StartMachineOptions<M>]
    : [machine: M, options: StartMachineOptions<M>]

/**
 * Starts an xstate machine as a process. Its initial transition, entry actions included, is its `init`: what throws there makes the start fail
 * with `['error', [error, stacktrace]]`. Every actor that it invokes or spawns is a process too, linked to it.
 *
 * @throws {TypeError} when the machine names actions, guards, actors or delays that it does not have
 */
export function start<M extends AnyStateMachine>(
  ...[machine, options]: StartMachineArguments<M>
): Starting<Pid<EventFromLogic<M>>> {
  return new StateMachineModule<M>(machine, options ?? {}).start(...argumentsOf<M>(options))
}

/** As `start`, linked to the caller. */
export function startLink<M extends AnyStateMachine>(
  ...[machine, options]: StartMachineArguments<M>
): Starting<Pid<EventFromLogic<M>>> {
  return new StateMachineModule<M>(machine, options ?? {}).startLink(...argumentsOf<M>(options))
}

/** How a supervisor starts a machine: `StateMachine.childSpec(machine, { input, name })`. */
export function childSpec<M extends AnyStateMachine>(...[machine, options]: StartMachineArguments<M>): ChildSpec {
  const module = new StateMachineModule<M>(machine, options ?? {})
  return { ...module.childSpec(...argumentsOf<M>(options)), id: options?.label ?? machine.id }
}

function argumentsOf<M extends AnyStateMachine>(options: StartMachineOptions<M> | undefined): MachineArguments<M> {
  return [options?.input, options] as MachineArguments<M>
}

/** Sends an event to a machine and returns `'ok'`, whether anybody is there or not. Mirrors `:gen_statem.cast/2`. */
export function send(server: Address, event: EventObject): 'ok' {
  if (!isEvent(event)) throw new TypeError(`Expected an event with a \`type\`, got \`${String(event)}\``)
  const client = currentProcess()
  if (client !== null && isDead(client)) return 'ok'
  const target = server instanceof Pid ? server : whereis(nodeFor(client, server), server)
  if (target !== null) deliver(target, target.node.outgoing(event))
  return 'ok'
}

/**
 * Sends an event that carries who called, as `from`, and resolves to what is replied: by the action `reply`, or by `StateMachine.reply` later.
 * Waits and rejects as `GenServer.call`; an event that nobody answers is a timeout. Mirrors `:gen_statem.call/3`.
 */
export function call<R = unknown>(server: Address, event: EventObject, timeout?: number | 'infinity'): Promise<R> {
  if (!isEvent(event)) throw new TypeError(`Expected an event with a \`type\`, got \`${String(event)}\``)
  return callServer<R>(server, event, timeout)
}

/** The snapshot that a machine has when it has handled what was sent to it before. Waits and rejects as `GenServer.call`. */
export function snapshot<S = SnapshotFrom<AnyStateMachine>>(
  server: Address,
  timeout?: number | 'infinity',
): Promise<S> {
  return callServer<S>(server, SNAPSHOT, timeout)
}

/**
 * What a machine can be restored from, by the option `snapshot`: also in another program, if its context and events are plain data. Its
 * children, its delayed events with the time that they have left, and its postponed events are in it. Waits and rejects as `GenServer.call`.
 */
export function persistedSnapshot(server: Address, timeout?: number | 'infinity'): Promise<PersistedSnapshot> {
  return callServer<PersistedSnapshot>(server, PERSISTED, timeout)
}
