import { terminate as endProcess } from '../../death.ts'
import { addLink, cutLink } from '../../links.ts'
import { deliver } from '../../mailbox.ts'
import { BUSY, extrasOf, isDead, type Pid, QUEUED, RUNNING as RUNNING_CODE } from '../../pid.ts'
import { ExitError, isOrderly, type Reason, reasonOfThrown } from '../../reason.ts'
import { setLineage } from '../../spawn.ts'
import { enter } from '../../suspend.ts'
import { reportCrash } from '../gen.ts'
import { ActorProgram } from './actor-program.ts'
import { type Engine, engineOf } from './engine/engine.ts'
import { Host, HostMessage, type HostSystem, hostOf } from './host.ts'
import type { PersistedSnapshot } from './persisted.ts'
import { persist, restoreParts } from './persistence.ts'
import { reportMachine } from './report.ts'
import { Subscriptions } from './subscriptions.ts'
import {
  type EventObject,
  HOST,
  type InnerActor,
  type InnerLogic,
  type InnerScope,
  isMachine,
  type LogicSnapshot,
  NOT_STARTED,
  RUNNING,
  STOP_EVENT,
  STOPPED,
} from './xstate.ts'

/** Makes an actor that xstate's algorithm has just created one of ours: when it is started it becomes a process, linked to its parent's. */
export function adopt(actor: InnerActor, system: HostSystem): void {
  const adopted = actor as InnerActor & { [HOST]: ChildHost }
  adopted[HOST] = new ChildHost(actor, system)
  adopted.start = startChild
  adopted._stop = stopChild
  adopted.getPersistedSnapshot = persistChild
}

type Adopted = InnerActor & { readonly [HOST]: ChildHost }

function startChild(this: Adopted): InnerActor {
  this[HOST].start()
  return this
}

function stopChild(this: Adopted): InnerActor {
  this[HOST].dismiss()
  return this
}

function persistChild(this: Adopted, options?: unknown): LogicSnapshot {
  return this[HOST].persist(options) as unknown as LogicSnapshot
}

/** An invoked or spawned actor: xstate's object, run by a process of ours. */
class ChildHost extends Host {
  readonly actor: InnerActor
  readonly system: HostSystem
  /** Null for what is no machine. */
  readonly #engine: Engine | null
  process: Pid | null = null
  /** Its parent wants it no more. */
  dismissed = false
  /** Nothing more comes from it. */
  #over = false
  /** Events that came before it was started. */
  #early: EventObject[] = []
  #subscriptions: Subscriptions | null = null

  constructor(actor: InnerActor, system: HostSystem) {
    super()
    this.actor = actor
    this.system = system
    this.#engine = isMachine(actor.logic) ? engineOf(actor.logic) : null
  }

  override get scope(): InnerScope {
    return this.actor._actorScope
  }

  override get snapshot(): LogicSnapshot {
    return this.actor._snapshot
  }

  override get logic(): InnerLogic {
    return this.actor.logic
  }

  override resumeFrom(snapshot: LogicSnapshot): void {
    this.actor._snapshot = snapshot
  }

  override get active(): boolean {
    return this.actor._processingStatus === RUNNING
  }

  override persist(options?: unknown): PersistedSnapshot {
    const { logic, _snapshot } = this.actor
    return persist(this, logic, _snapshot, options)
  }

  override get subscriptions(): Subscriptions {
    if (this.#subscriptions !== null) return this.#subscriptions
    const subscriptions = new Subscriptions()
    this.actor.subscribe({ next: (snapshot) => subscriptions.tellSnapshot(snapshot), error: () => {} })
    this.actor.on('*', (event) => subscriptions.tellEmitted(event))
    this.#subscriptions = subscriptions
    return subscriptions
  }

  /** Starts its process inside the turn of its parent's, as a supervisor's child. */
  start(): void {
    const parent = this.#parentProcess()
    if (this.actor._processingStatus !== NOT_STARTED || parent === null || isDead(parent)) return
    const process = parent.node.createProcess(programOf(this.actor))
    this.process = process
    process.state = this
    addLink(parent, process)
    setLineage(process, parent, true)
    const extras = extrasOf(process)
    extras.cleanups ??= new Set()
    extras.cleanups.add(leaveParent)
    enter(process, () => this.#begin())
  }

  #begin(): void {
    const { start } = Object.getPrototypeOf(this.actor) as InnerActor
    start.call(this.actor)
    restoreParts(this, this.actor.options.snapshot)
    this.settle(undefined)
    const early = this.#early
    this.#early = []
    for (const event of early) this.accept(event)
  }

  override accept(event: EventObject): void {
    if (this.process !== null) deliver(this.process, event)
    else if (this.actor._processingStatus === NOT_STARTED) this.#early.push(event)
  }

  override tellParent(parent: Host, event: EventObject): void {
    if (this.#over || parent.process === null || isDead(parent.process)) return
    // As over a link of OTP: a normal exit is nobody's concern.
    if (isNormalExit(event)) return
    deliver(parent.process, new FromChild(this, event))
  }

  protected override step(event: EventObject): void {
    const { actor } = this
    if (this.#engine === null || event.type === STOP_EVENT.type) actor._process(event)
    else this.#transition(this.#engine, event)
  }

  /** As xstate's `_process`. */
  #transition(engine: Engine, event: EventObject): void {
    const { actor } = this
    let next: LogicSnapshot
    try {
      next = engine.transition(this, event)
    } catch (error) {
      actor._snapshot = { ...actor._snapshot, status: 'error', error }
      actor._error(error)
      return
    }
    actor.update(next, event)
  }

  override settle(message: unknown): void {
    const { process, actor } = this
    if (process === null || actor._processingStatus !== STOPPED) return
    const { status, error } = actor._snapshot
    if (status !== 'error') endProcess(process, status === 'done' ? 'normal' : 'shutdown')
    else this.#fail(process, reasonOfThrown(error), message)
  }

  /** Behind what its parent has sent it; at once when there is nothing. */
  dismiss(): void {
    const { process, actor } = this
    this.dismissed = true
    if (actor._processingStatus === NOT_STARTED) actor._processingStatus = STOPPED
    if (process === null || isDead(process)) return
    if ((process.flags & (QUEUED | BUSY | RUNNING_CODE)) !== 0) deliver(process, new StopChild())
    else enter(process, () => this.finish())
  }

  /** Has the actor stop, and ends its process. */
  finish(): void {
    if (this.active) this.step(STOP_EVENT)
    this.settle(STOP_EVENT)
  }

  override shutDown(reason: Reason, message: unknown): void {
    if (this.process !== null) this.#fail(this.process, reason, message)
  }

  override crash(thrown: unknown, message: unknown): void {
    if (this.process !== null) this.#fail(this.process, reasonOfThrown(thrown), message)
  }

  override ended(reason: Reason): void {
    const { actor } = this
    this.stopChildren()
    if (actor._processingStatus === RUNNING) {
      this.#release(reason)
      actor._snapshot = { ...actor._snapshot, status: 'error', error: errorOf(reason) }
      actor._error(errorOf(reason))
    }
    this.#over = true
    this.#subscriptions?.clear()
  }

  /** Has what waits outside (a promise, a callback, a subscription) let go; a machine's own children are linked to it. */
  #release(reason: Reason): void {
    const { actor, process } = this
    if (isMachine(actor.logic)) return
    try {
      actor._snapshot = actor.logic.transition(actor._snapshot, STOP_EVENT, actor._actorScope)
    } catch (thrown) {
      // Its cleanup threw, and there is no process left that could end with it.
      process?.node.reports.uncaught(process, [reasonOfThrown(thrown), reason])
    }
  }

  #fail(process: Pid, reason: Reason, message: unknown): void {
    if (!isOrderly(reason) && !isResult(message)) {
      if (isMachine(this.actor.logic)) reportMachine(this, process, message, reason)
      else reportCrash(process, reason)
    }
    endProcess(process, reason)
  }

  #parentProcess(): Pid | null {
    const parent = this.actor._parent
    return parent === undefined ? null : (hostOf(parent)?.process ?? null)
  }
}

/** What a child sends its parent; nothing that it sent before the parent dismissed it reaches the parent after that. */
class FromChild extends HostMessage {
  readonly #child: ChildHost
  readonly #event: EventObject
  readonly #isFarewell: boolean

  constructor(child: ChildHost, event: EventObject) {
    super()
    this.#child = child
    this.#event = event
    this.#isFarewell = child.dismissed && !event.type.startsWith('xstate.')
  }

  override reach(host: Host): void {
    if (!this.#child.dismissed || this.#isFarewell) host.take(this.#event)
  }

  override asOtpTuple(): unknown {
    return this.#event
  }
}

/** In a child's mailbox: its parent has left the state that it belongs to. */
class StopChild extends HostMessage {
  override reach(host: Host): void {
    ;(host as ChildHost).finish()
  }

  override asOtpTuple(): unknown {
    return STOP_EVENT
  }
}

class ChildProgram extends ActorProgram {
  readonly label: string

  constructor(label: string) {
    super()
    this.label = label
  }

  /** Never called: a child starts inside its parent's turn. */
  override start(): void {}

  systemCodeChange(process: Pid): never {
    throw new TypeError(`Expected a machine that was started as such: the code of ${process} is its parent's`)
  }
}

const programs = new WeakMap<InnerLogic, ChildProgram>()

function programOf({ logic, src }: InnerActor): ChildProgram {
  let program = programs.get(logic)
  if (program === undefined) {
    program = new ChildProgram(isMachine(logic) ? logic.id : typeof src === 'string' ? src : 'actor')
    programs.set(logic, program)
  }
  return program
}

/** A child that dies takes the link with it, and its parent learns by an event: for its children a machine is as a process that traps exits. */
function leaveParent(process: Pid): void {
  const parent = process.lineage?.parent
  if (parent !== undefined) cutLink(process, parent)
}

/** What `onError` sees of an exit reason: the error that was thrown, or one that carries the reason. */
function errorOf(reason: Reason): unknown {
  return Array.isArray(reason) && reason[0] instanceof Error ? reason[0] : new ExitError(reason)
}

function isNormalExit(event: EventObject): boolean {
  if (!event.type.startsWith('xstate.error.actor.')) return false
  const { error } = event as EventObject & { readonly error?: unknown }
  return error instanceof ExitError && error.reason === 'normal'
}

/** A promise that rejects and an observable that fails have a result, which is no crash: whoever invoked them decides. */
function isResult(message: unknown): boolean {
  const type = (message as EventObject | undefined)?.type
  return type === 'xstate.promise.reject' || type === 'xstate.observable.error'
}
