import { deliver } from '../../mailbox.ts'
import { Pid } from '../../pid.ts'
import { currentProcess } from '../../running.ts'
import { adopt } from './child.ts'
import { delay as delayEvent } from './delayed-event.ts'
import { type Host, type HostSystem, hostOf } from './host.ts'
import { Inspection } from './inspection.ts'
import type { MachineOptions } from './settings.ts'
import { unhandled } from './unhandled.ts'
import type { EventObject, InnerActor, InnerActorRef, InnerScheduler, Inspected, InspectionEvent } from './xstate.ts'

let lastSession = 0
let lastScheduled = 0

/** The machine that was started. */
type Root = Host & { readonly settings: MachineOptions }

/**
 * What all actors under one machine share, in place of xstate's own system: events go through mailboxes, delays are timers of their
 * process, and every actor that is made becomes a process when it is started.
 */
export class MachineSystem implements HostSystem, InnerScheduler {
  readonly #root: Root
  /** By system id. */
  #actors: Map<string, InnerActorRef> | null = null
  #inspection: Inspection | null = null
  /** The event of which xstate has not said yet who takes it. */
  #unselected: EventObject | null = null

  constructor(root: Root) {
    this.#root = root
    if (root.settings.inspect !== undefined) this.inspect(root.settings.inspect)
  }

  get settings(): MachineOptions {
    return this.#root.settings
  }

  // ---- scheduler

  get scheduler(): this {
    return this
  }

  schedule(source: InnerActorRef, target: InnerActorRef, event: EventObject, delay: number, id?: string): void {
    if (Number.isNaN(delay)) throw new RangeError(`Expected a delay in ms for event '${event.type}', got NaN`)
    const host = hostOf(source)
    if (host !== null) delayEvent(host, id ?? `scheduled:${lastScheduled++}`, target, event, delay)
  }

  cancel(source: InnerActorRef, id: string): void {
    hostOf(source)?.schedule.cancel(id)
  }

  cancelAll(source: InnerActorRef): void {
    hostOf(source)?.schedule.clear()
  }

  // ---- actors by system id

  get(systemId: string): InnerActorRef | undefined {
    return this.#actors?.get(systemId)
  }

  getAll(): Record<string, InnerActorRef> {
    return Object.fromEntries(this.#actors ?? [])
  }

  _set(systemId: string, actor: InnerActorRef): void {
    this.#actors ??= new Map()
    const existing = this.#actors.get(systemId)
    if (existing !== undefined && existing !== actor)
      throw new Error(`Actor with system ID '${systemId}' already exists.`)
    this.#actors.set(systemId, actor)
  }

  _bookId(): string {
    return `x:${lastSession++}`
  }

  _register(sessionId: string): string {
    return sessionId
  }

  _unregister(actor: InnerActorRef): void {
    for (const [systemId, named] of this.#actors ?? []) if (named === actor) this.#actors?.delete(systemId)
  }

  // ---- events

  _relay(source: InnerActorRef | undefined, target: InnerActorRef | Pid, event: EventObject): void {
    if (target instanceof Pid) {
      deliver(target, event)
      return
    }
    this.#inspection?.event(source, target, event)
    const host = hostOf(target)
    const sender = source === undefined ? null : hostOf(source)
    if (host === null) target.send(event)
    else if (sender !== null && source?._parent === target) sender.tellParent(host, event)
    else host.accept(event)
  }

  // ---- inspection

  /** Null while nobody wants to be told of every step. */
  get inspection(): Inspection | null {
    return this.#inspection?.wanted === true ? this.#inspection : null
  }

  inspect(observer: ((event: InspectionEvent) => void) | { next?(event: InspectionEvent): void }): {
    unsubscribe(): void
  } {
    this.#inspection ??= new Inspection(this.#root.actor.sessionId)
    return this.#inspection.add(typeof observer === 'function' ? observer : (event) => observer.next?.(event))
  }

  expectSelection(event: EventObject): void {
    this.#unselected = event
  }

  _sendInspectionEvent(inspected: Inspected): void {
    const { type, actorRef } = inspected
    if (type === '@xstate.microstep') this.#seeSelection(inspected)
    else if (type === '@xstate.actor' && actorRef !== undefined && actorRef._parent !== undefined)
      adopt(actorRef as InnerActor, this)
    this.inspection?.tell(inspected)
  }

  #seeSelection({ actorRef, event, _transitions: transitions }: Inspected): void {
    if (event === undefined || event !== this.#unselected) return
    this.#unselected = null
    const host = actorRef === undefined ? null : hostOf(actorRef)
    if (host !== null && transitions?.length === 0) unhandled(host, event)
  }

  // ---- what xstate's own system has besides

  getSnapshot(): unknown {
    return { _scheduledEvents: {} }
  }

  start(): void {}

  get _clock(): unknown {
    return this.#root.process?.node.clock
  }

  get _logger(): (...args: unknown[]) => void {
    return this.settings.logger ?? logEvent
  }
}

/** What the action `log` does when nobody said what: the library itself never prints. */
function logEvent(...values: unknown[]): void {
  const pid = currentProcess()
  pid?.node.telemetry.execute(['linecard', 'state_machine', 'log'], {}, { pid, values })
}
