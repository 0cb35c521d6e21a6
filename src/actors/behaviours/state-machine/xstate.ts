/**
 * The one file that names xstate: its types, and what this folder relies on of its insides.
 *
 * A machine is run by its own `transition(snapshot, event, scope)`, with a scope and a system of ours. Both are xstate's inner contract, which
 * may change with any release: the interfaces here say what is used, `missingMembers` looks whether it is there.
 */

import { assign, cancel, createActor, not, raise, spawnChild, stopChild } from 'xstate'

export type {
  ActionArgs,
  AnyEventObject,
  AnyStateMachine,
  EmittedFrom,
  EventFromLogic,
  EventObject,
  InputFrom,
  InspectionEvent,
  MachineContext,
  OutputFrom,
  ParameterizedObject,
  SnapshotFrom,
} from 'xstate'

import type { AnyStateMachine, EventObject, MachineContext } from 'xstate'

/** A snapshot as xstate makes it, with all that it has. */
export interface InnerSnapshot {
  readonly status: 'active' | 'done' | 'error' | 'stopped'
  readonly output: unknown
  readonly error: unknown
  readonly machine: InnerMachine
  readonly context: MachineContext
  readonly _nodes: readonly InnerNode[]
  readonly value: unknown
  readonly tags: ReadonlySet<string>
  readonly children: Readonly<Record<string, InnerActor>>
  readonly historyValue: Readonly<Record<string, readonly InnerNode[]>>
  readonly matches: unknown
  readonly hasTag: unknown
  readonly can: unknown
  readonly getMeta: unknown
  readonly toJSON: unknown
}

/** The snapshot of anything that can be an actor: a machine's, a promise's, … */
export interface LogicSnapshot {
  readonly status: InnerSnapshot['status']
  readonly output: unknown
  readonly error: unknown
}

/** What can be invoked or spawned. */
export interface InnerLogic<S = LogicSnapshot> {
  transition(snapshot: S, event: EventObject, scope: InnerScope): S
  getInitialSnapshot(scope: InnerScope, input: unknown): S
  restoreSnapshot?(persisted: unknown, scope: InnerScope): S
  getPersistedSnapshot(snapshot: S, options?: unknown): LogicSnapshot
  start?(snapshot: S, scope: InnerScope): void
}

export interface InnerMachine extends InnerLogic<InnerSnapshot> {
  readonly id: string
  readonly version: string | undefined
  readonly root: InnerNode
  readonly idMap: ReadonlyMap<string, InnerNode>
  readonly config: { readonly context?: unknown }
  readonly options: { readonly maxIterations: number }
  readonly implementations: Implementations
  start(snapshot: InnerSnapshot): void
  resolveState(state: Pick<InnerSnapshot, 'value' | 'historyValue'> & { readonly context: object }): InnerSnapshot
  getStateNodeById(id: string): InnerNode
}

/** What a machine's names stand for. */
export interface Implementations {
  readonly actions: Readonly<Record<string, unknown>>
  readonly guards: Readonly<Record<string, unknown>>
  readonly actors: Readonly<Record<string, unknown>>
  readonly delays: Readonly<Record<string, unknown>>
}

/** A state of a machine's configuration. */
export interface InnerNode {
  readonly id: string
  readonly key: string
  readonly type: 'atomic' | 'compound' | 'parallel' | 'final' | 'history'
  /** Its place in the document. */
  readonly order: number
  readonly parent: InnerNode | undefined
  readonly states: Readonly<Record<string, InnerNode>>
  readonly entry: readonly unknown[]
  readonly exit: readonly unknown[]
  readonly invoke: readonly InvokeDefinition[]
  readonly initial: InnerTransition
  readonly transitions: ReadonlyMap<string, readonly InnerTransition[]>
  readonly always: readonly InnerTransition[] | undefined
  readonly tags: readonly string[]
  readonly output: unknown
  readonly history: false | 'shallow' | 'deep'
  readonly machine: InnerMachine
  readonly config: { readonly invoke?: unknown; readonly target?: unknown }
}

export interface InvokeDefinition {
  readonly id: string
  readonly src: string
  readonly systemId?: string
  readonly input?: unknown
  readonly onSnapshot?: unknown
}

export interface InnerTransition {
  readonly target: readonly InnerNode[] | undefined
  readonly source: InnerNode
  readonly reenter: boolean
  readonly actions: readonly unknown[]
  readonly guard?: unknown
}

/** What xstate's algorithm calls while it runs an actor's logic. */
export interface InnerScope {
  readonly self: InnerActorRef
  readonly id: string
  readonly sessionId: string
  readonly logger: (...args: unknown[]) => void
  readonly system: InnerSystem
  defer(work: () => void): void
  emit(event: EventObject): void
  stopChild(child: InnerActor): void
  /** Replaced by xstate's algorithm for the time of a step, and called without a `this`. */
  actionExecutor: (action: ExecutableAction) => void
}

export interface ExecutableAction {
  readonly type: string
  readonly info: ActionInfo
  readonly params: unknown
  readonly exec: ((info: ActionInfo, params: unknown) => void) | undefined
}

/** The first argument of every action. */
export interface ActionInfo {
  readonly context: MachineContext
  readonly event: EventObject
  readonly self: InnerActorRef
  readonly system: InnerSystem
}

/** Where our host of an actor is kept on its reference. */
export const HOST: unique symbol = Symbol('linecard.host')

/** What both our own actors and xstate's are, to others. */
export interface InnerActorRef {
  readonly id: string
  readonly sessionId: string
  readonly system: InnerSystem
  readonly _parent: InnerActorRef | undefined
  getSnapshot(): LogicSnapshot
  send(event: EventObject): void
}

/** An actor that xstate's algorithm has made: a child. */
export interface InnerActor extends InnerActorRef {
  readonly logic: InnerLogic
  readonly src: string | InnerLogic
  readonly systemId: string | undefined
  readonly options: { readonly snapshot?: unknown }
  readonly _syncSnapshot: boolean | undefined
  readonly _deferred: (() => void)[]
  readonly _actorScope: InnerScope
  _snapshot: LogicSnapshot
  _processingStatus: number
  start(): unknown
  update(snapshot: LogicSnapshot, event: EventObject): void
  getPersistedSnapshot(options?: unknown): LogicSnapshot
  subscribe(observer: { next?(snapshot: LogicSnapshot): void; error?(error: unknown): void }): unknown
  on(type: string, handler: (event: EventObject) => void): unknown
  _stop(): unknown
  _process(event: EventObject): void
  _error(error: unknown): void
}

/** `_processingStatus` of an actor. */
export const NOT_STARTED = 0
export const RUNNING = 1
export const STOPPED = 2

/** What all actors under one root share; the members with a low line are called by xstate's algorithm and actors. */
export interface InnerSystem {
  readonly scheduler: InnerScheduler
  readonly _clock: unknown
  readonly _logger: (...args: unknown[]) => void
  get(systemId: string): InnerActorRef | undefined
  getAll(): Record<string, InnerActorRef>
  inspect(observer: unknown): { unsubscribe(): void }
  getSnapshot(): unknown
  start(): void
  _bookId(): string
  _register(sessionId: string, actor: InnerActor): string
  _unregister(actor: InnerActorRef): void
  _set(systemId: string, actor: InnerActorRef): void
  _sendInspectionEvent(event: Inspected): void
  _relay(source: InnerActorRef | undefined, target: InnerActorRef, event: EventObject): void
}

export interface InnerScheduler {
  schedule(source: InnerActorRef, target: InnerActorRef, event: EventObject, delay: number, id?: string): void
  cancel(source: InnerActorRef, id: string): void
  cancelAll(source: InnerActorRef): void
}

/** What is told of each step, for inspectors. */
export interface Inspected {
  readonly type: string
  readonly actorRef?: InnerActorRef
  readonly sourceRef?: InnerActorRef | undefined
  readonly event?: EventObject
  readonly snapshot?: LogicSnapshot
  readonly action?: { readonly type: string; readonly params: unknown }
  readonly _transitions?: readonly unknown[]
}

export const STOP_EVENT: EventObject = { type: 'xstate.stop' }

/** An action that xstate brings: it resolves to a snapshot, and may have something to do after that. */
export interface BuiltinAction {
  readonly type: string
  resolve(
    scope: InnerScope,
    snapshot: InnerSnapshot,
    info: ActionInfo,
    params: unknown,
    action: unknown,
    extra: ResolveExtra,
  ): [snapshot: InnerSnapshot, params: unknown, actions: readonly unknown[] | undefined]
  retryResolve?(scope: InnerScope, snapshot: InnerSnapshot, params: unknown): void
  execute?(scope: InnerScope, params: unknown): void
}

/** What an action is resolved with besides. */
export interface ResolveExtra {
  readonly internalQueue: EventObject[]
  /** Actors that will be there only when the state has been entered. */
  readonly deferredActorIds: readonly string[] | undefined
}

/** A guard that xstate brings: `and`, `or`, `not`, `stateIn`. */
export interface BuiltinGuard {
  check(snapshot: InnerSnapshot, args: GuardArgs, guard: unknown): boolean
}

/** The first argument of every guard. */
export interface GuardArgs {
  readonly context: MachineContext
  readonly event: EventObject
}

/** A machine with its insides. */
export function innerMachine(machine: AnyStateMachine): InnerMachine {
  return machine as unknown as InnerMachine
}

export function isMachine(logic: object): logic is InnerMachine {
  return '__xstatenode' in logic
}

/** The action that starts an invoked actor when its state is entered. */
export function invokeAction({ src, ...definition }: InvokeDefinition): unknown {
  return spawnChild(src, { ...definition, syncSnapshot: Boolean(definition.onSnapshot) } as never)
}

/** The action that stops it when the state is left, or an actor by its reference. */
export function stopAction(child: string | InnerActor): unknown {
  return stopChild(child as never)
}

/** The assignment that makes the first context. */
export function contextAction(factory: (args: object) => object): unknown {
  return assign((({ spawn, event, self }: ContextArguments) => factory({ spawn, input: event.input, self })) as never)
}

interface ContextArguments {
  readonly spawn: unknown
  readonly event: { readonly input?: unknown }
  readonly self: unknown
}

const MACHINE_MEMBERS = [
  'transition',
  'getInitialSnapshot',
  'restoreSnapshot',
  'getPersistedSnapshot',
  'start',
  'resolveState',
  'getStateNodeById',
  'config',
  'idMap',
  'root',
  'implementations',
  'options',
] as const

const NODE_MEMBERS = [
  'always',
  'config',
  'entry',
  'exit',
  'history',
  'id',
  'initial',
  'invoke',
  'key',
  'machine',
  'order',
  'output',
  'parent',
  'states',
  'tags',
  'transitions',
  'type',
] as const

const SNAPSHOT_MEMBERS = [
  '_nodes',
  'can',
  'children',
  'context',
  'error',
  'getMeta',
  'hasTag',
  'historyValue',
  'machine',
  'matches',
  'output',
  'status',
  'tags',
  'toJSON',
  'value',
] as const

const ACTOR_MEMBERS = [
  '_actorScope',
  '_deferred',
  '_error',
  '_process',
  '_processingStatus',
  '_snapshot',
  '_stop',
  'getPersistedSnapshot',
  'logic',
  'options',
  'start',
  'update',
] as const

/** What this folder relies on and `machine`, or the actors of this xstate, do not have. */
export function missingMembers(machine: InnerMachine): string[] {
  return [
    ...absent('machine', machine, MACHINE_MEMBERS),
    ...absent('state', machine.root ?? {}, NODE_MEMBERS),
    ...absent('snapshot', machine.resolveState?.({ value: {}, context: {}, historyValue: {} }) ?? {}, SNAPSHOT_MEMBERS),
    ...absent('actor', createActor(probe as never, {} as never), ACTOR_MEMBERS),
    ...absent('spawnChild', invokeAction({ id: '', src: '' }) as object, ['resolve', 'execute']),
    ...absent('stopChild', stopAction('') as object, ['resolve', 'execute']),
    ...absent('assign', assign({}), ['type', 'resolve', 'assignment']),
    ...absent('raise', raise({ type: '' }), ['type', 'resolve', 'event', 'delay', 'id']),
    ...absent('cancel', cancel(''), ['type', 'resolve', 'sendId']),
    ...absent('not', not(() => true) as object, ['check']),
  ]
}

/** The least that can be an actor. */
const probe: InnerLogic = {
  transition: (snapshot) => snapshot,
  getInitialSnapshot: () => ({ status: 'active', output: undefined, error: undefined }),
  getPersistedSnapshot: (snapshot) => snapshot,
}

function absent(what: string, thing: object, members: readonly string[]): string[] {
  return members.filter((member) => !(member in thing)).map((member) => `${what}.${member}`)
}
