import { crashed } from '../../death.ts'
import { deliver } from '../../mailbox.ts'
import type { MonitorRef } from '../../monitors.ts'
import { onDeath } from '../../on-death.ts'
import { isDead, type Pid, unwatch, type Watcher } from '../../pid.ts'
import { OUTSIDE, outside, running } from '../../running.ts'
import type { EventObject, LogicSnapshot } from './xstate.ts'

/** Who wants to know of a machine's snapshots, or of what it emits. */
export abstract class Subscriber {
  /** The type of the emitted events that it wants, `'*'` for all; null for snapshots. */
  readonly emitted: string | null
  /** The process that it ends with, if there is one. */
  readonly owner: Pid | null

  constructor(emitted: string | null, owner: Pid | null) {
    this.emitted = emitted
    this.owner = owner
  }

  abstract tell(news: LogicSnapshot | EventObject): void
}

/** A process: gets `['snapshot', ref, snapshot]` or `['emitted', ref, event]`. */
export class ProcessSubscriber extends Subscriber {
  readonly ref: MonitorRef
  readonly pid: Pid

  constructor(pid: Pid, ref: MonitorRef, emitted: string | null) {
    super(emitted, pid)
    this.pid = pid
    this.ref = ref
  }

  override tell(news: LogicSnapshot | EventObject): void {
    if (!isDead(this.pid)) deliver(this.pid, [this.emitted === null ? 'snapshot' : 'emitted', this.ref, news])
  }
}

/** A function, called in the turn of the machine's process. What it throws is its owner's, or the host program's, and never the machine's. */
export class FunctionSubscriber extends Subscriber {
  readonly #told: (news: never) => void

  constructor(told: (news: never) => void, owner: Pid | null, emitted: string | null) {
    super(emitted, owner)
    this.#told = told
  }

  override tell(news: LogicSnapshot | EventObject): void {
    callAs(this.owner, () => this.#told(news as never))
  }
}

/** Runs `work` as `owner`'s code, or as the host program's when that is null. */
export function callAs(owner: Pid | null, work: () => void): void {
  if (owner !== null && isDead(owner)) return
  const outer = running.process
  running.process = owner ?? OUTSIDE
  try {
    work()
  } catch (thrown) {
    if (owner !== null) crashed(owner, thrown)
    else throwOutside(thrown)
  } finally {
    running.process = outer
  }
}

/** An error of the host program's own, which comes up where such errors do. */
function throwOutside(thrown: unknown): void {
  outside(() =>
    setImmediate(() => {
      throw thrown
    }),
  )
}

/** A machine's subscribers. Those whose process ends are taken out. */
export class Subscriptions {
  readonly #watchers = new Map<Subscriber, Watcher | null>()

  add(subscriber: Subscriber): void {
    const { owner } = subscriber
    if (owner !== null && isDead(owner)) return
    this.#watchers.set(subscriber, owner === null ? null : onDeath(owner, () => this.#watchers.delete(subscriber)))
  }

  remove(subscriber: Subscriber): void {
    const watcher = this.#watchers.get(subscriber)
    if (watcher != null) unwatch(watcher)
    this.#watchers.delete(subscriber)
  }

  /** The process's subscription that goes by `ref`. */
  removeRef(ref: MonitorRef): void {
    for (const subscriber of this.#watchers.keys())
      if (subscriber instanceof ProcessSubscriber && subscriber.ref === ref) this.remove(subscriber)
  }

  tellSnapshot(snapshot: LogicSnapshot): void {
    for (const subscriber of [...this.#watchers.keys()]) if (subscriber.emitted === null) subscriber.tell(snapshot)
  }

  tellEmitted(event: EventObject): void {
    for (const subscriber of [...this.#watchers.keys()])
      if (subscriber.emitted === event.type || subscriber.emitted === '*') subscriber.tell(event)
  }

  /** The machine has ended: nobody is watched for it any more. */
  clear(): void {
    for (const subscriber of [...this.#watchers.keys()]) this.remove(subscriber)
  }
}
