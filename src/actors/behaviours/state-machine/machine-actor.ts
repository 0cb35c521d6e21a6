import { terminate as endProcess } from '../../death.ts'
import { deliver } from '../../mailbox.ts'
import { extrasOf, isDead, type Pid } from '../../pid.ts'
import { isOrderly, type Reason, reasonOfThrown } from '../../reason.ts'
import { currentProcess } from '../../running.ts'
import { isThenable, suspend } from '../../suspend.ts'
import { SystemMessage } from '../system-message.ts'
import type { Engine } from './engine/engine.ts'
import { Host, hostOf } from './host.ts'
import type { PersistedSnapshot, SnapshotStore } from './persisted.ts'
import { persist } from './persistence.ts'
import { reportMachine } from './report.ts'
import type { MachineOptions } from './settings.ts'
import { FunctionSubscriber, Subscriptions } from './subscriptions.ts'
import { snapshotIn } from './sys-state.ts'
import { MachineSystem } from './system.ts'
import {
  type EventObject,
  type ExecutableAction,
  type InnerActor,
  type InnerActorRef,
  type InnerMachine,
  type InnerScope,
  type InnerSnapshot,
  type LogicSnapshot,
  STOP_EVENT,
} from './xstate.ts'

/**
 * A machine in its process: what xstate's algorithm is given as scope, what actions see as `self`, and what children have as their parent; one
 * object.
 */
export class MachineActor extends Host implements InnerScope, InnerActorRef {
  override readonly process: Pid
  override readonly system: MachineSystem
  #engine: Engine
  #settings: MachineOptions
  readonly #store: SnapshotStore | null
  actionExecutor: (action: ExecutableAction) => void = executeLater
  /** Undefined until it has begun. */
  #snapshot: InnerSnapshot | undefined
  #deferred: (() => void)[] | null = null
  #subscriptions: Subscriptions | null = null
  /** Whether the store has what the last event has led to. */
  #isSaved = false

  constructor(process: Pid, engine: Engine, settings: MachineOptions, store: SnapshotStore | null) {
    super()
    this.process = process
    this.#engine = engine
    this.#settings = settings
    this.#store = store
    this.system = new MachineSystem(this)
  }

  get machine(): InnerMachine {
    return this.#engine.machine
  }

  get settings(): MachineOptions {
    return this.#settings
  }

  override get snapshot(): InnerSnapshot {
    return this.#snapshot as InnerSnapshot
  }

  override get logic(): InnerMachine {
    return this.machine
  }

  override resumeFrom(snapshot: LogicSnapshot): void {
    this.#snapshot = snapshot as InnerSnapshot
  }

  /** Goes on as another machine. @throws {TypeError} when that has no such state */
  changeCode(engine: Engine, settings: MachineOptions, pair: unknown): void {
    const snapshot = snapshotIn(engine.machine, this.snapshot, pair)
    this.#engine = engine
    this.#settings = settings
    this.#snapshot = snapshot
  }

  override get active(): boolean {
    return this.snapshot.status === 'active' && !isDead(this.process)
  }

  // ---- its life

  /** Takes its first snapshot, starts the children in it, and does what was put off until then. @throws what its actions throw */
  begin(snapshot: InnerSnapshot): void {
    if (snapshot.status === 'error') throw snapshot.error
    this.#snapshot = this.#engine.adopted(snapshot)
    this.#inspectStart()
    this.actionExecutor = execute
    // One that is done has stopped its children before they began.
    if (snapshot.status === 'active') this.machine.start(snapshot)
    this.#doDeferred()
    this.#inspectSnapshot(INIT_EVENT)
  }

  protected override step(event: EventObject): void {
    const before = this.#snapshot
    this.#isSaved = false
    this.system.inspection?.event(undefined, this, event)
    this.#snapshot = this.#engine.transition(this, event)
    this.#doDeferred()
    if (this.#subscriptions !== null && this.#snapshot !== before) this.#subscriptions.tellSnapshot(this.snapshot)
    this.#inspectSnapshot(event)
  }

  #inspectStart(): void {
    this.system.inspection?.tell({ type: '@xstate.actor', actorRef: this })
    this.system.inspection?.event(undefined, this, INIT_EVENT)
  }

  #inspectSnapshot(event: EventObject): void {
    this.system.inspection?.tell({ type: '@xstate.snapshot', actorRef: this, event, snapshot: this.snapshot })
  }

  override settle(message: unknown): void {
    if (this.#store === null || this.#isSaved) this.#conclude(message)
    else if (!isDead(this.process)) this.#save(this.#store, message)
  }

  /** Ends the process when the machine is at its end. */
  #conclude(message: unknown): void {
    const { status, error } = this.snapshot
    if (status === 'done') endProcess(this.process, 'normal')
    else if (status === 'error') this.crash(error, message)
  }

  #save(store: SnapshotStore, message: unknown): void {
    let saved: unknown
    this.#isSaved = true
    try {
      saved = this.snapshot.status === 'error' ? undefined : store.save(this.persist())
    } catch (thrown) {
      this.crash(thrown, message)
      return
    }
    if (!isThenable(saved)) this.#conclude(message)
    else
      suspend(
        this.process,
        saved,
        () => this.#conclude(message),
        (thrown) => this.crash(thrown, message),
      )
  }

  override shutDown(reason: Reason, message: unknown): void {
    this.step(STOP_EVENT)
    this.#end(reason, message)
  }

  override crash(thrown: unknown, message: unknown): void {
    this.#end(reasonOfThrown(thrown), message)
  }

  #end(reason: Reason, message: unknown): void {
    if (isDead(this.process)) return
    if (!isOrderly(reason)) reportMachine(this, this.process, message, reason)
    endProcess(this.process, reason)
  }

  override ended(): void {
    this.stopChildren()
    this.#subscriptions?.clear()
  }

  override get subscriptions(): Subscriptions {
    this.#subscriptions ??= new Subscriptions()
    return this.#subscriptions
  }

  // ---- what xstate's algorithm calls

  get actor(): this {
    return this
  }

  override get scope(): this {
    return this
  }

  get self(): this {
    return this
  }

  get logger(): (...args: unknown[]) => void {
    return this.system._logger
  }

  defer(work: () => void): void {
    this.#deferred ??= []
    this.#deferred.push(work)
  }

  /** What is deferred meanwhile comes behind the rest. */
  #doDeferred(): void {
    for (let work = this.#deferred?.shift(); work !== undefined; work = this.#deferred?.shift()) work()
    this.#deferred = null
  }

  emit(event: EventObject): void {
    this.#subscriptions?.tellEmitted(event)
  }

  stopChild(child: InnerActor): void {
    if (child._parent !== this)
      throw new Error(`Cannot stop child actor ${child.id} of ${this.id} because it is not a child`)
    child._stop()
  }

  // ---- what others see of it as an actor

  get id(): string {
    return extrasOf(this.process).name ?? this.machine.id
  }

  get sessionId(): string {
    return String(this.process)
  }

  get src(): InnerMachine {
    return this.machine
  }

  get ref(): this {
    return this
  }

  get _parent(): undefined {
    return undefined
  }

  send(event: EventObject): void {
    this.system._relay(undefined, this, event)
  }

  getSnapshot(): InnerSnapshot {
    // In xstate's words.
    if (this.#snapshot === undefined) throw new Error("Snapshot can't be read while the actor initializes itself")
    return this.#snapshot
  }

  getPersistedSnapshot(options?: unknown): PersistedSnapshot {
    return this.persist(options)
  }

  override persist(options?: unknown): PersistedSnapshot {
    return persist(this, this.machine, this.snapshot, options)
  }

  /** As xstate's `actor.subscribe`; the subscription also ends with the process that makes it. */
  subscribe(observer: ((snapshot: InnerSnapshot) => void) | { next?(snapshot: InnerSnapshot): void }): Unsubscribable {
    const told = typeof observer === 'function' ? observer : (snapshot: InnerSnapshot) => observer.next?.(snapshot)
    return this.#add(new FunctionSubscriber(told, currentProcess(), null))
  }

  /** As xstate's `actor.on`: tells of emitted events of a type, or of all for `'*'`. */
  on(type: string, handler: (event: EventObject) => void): Unsubscribable {
    return this.#add(new FunctionSubscriber(handler, currentProcess(), type))
  }

  #add(subscriber: FunctionSubscriber): Unsubscribable {
    this.subscriptions.add(subscriber)
    return { unsubscribe: () => this.subscriptions.remove(subscriber) }
  }

  /** It has been started. */
  start(): this {
    return this
  }

  /** Has the process end normally, after the messages that it has. */
  stop(): this {
    deliver(this.process, new SystemMessage(null, ['terminate', 'normal']))
    return this
  }

  toJSON(): unknown {
    return { xstate$$type: 1, id: this.id }
  }
}

const INIT_EVENT: EventObject = { type: 'xstate.init' }

interface Unsubscribable {
  unsubscribe(): void
}

/** Called without a `this`: the action says whose it is. */
function execute({ type, info, params, exec }: ExecutableAction): void {
  const { inspection } = info.system as MachineSystem
  inspection?.tell({ type: '@xstate.action', actorRef: info.self, action: { type, params } })
  if (exec !== undefined) exec(info, params)
  else if (!type.startsWith('xstate.')) throw new Error(`Action '${type}' is not implemented`)
}

/** Until the machine has its first snapshot its actions wait, in order. */
function executeLater(action: ExecutableAction): void {
  const host = hostOf(action.info.self) as MachineActor
  host.defer(() => execute(action))
}
