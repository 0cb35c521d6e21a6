import { inspectAs } from '../../inspect.ts'
import type { MonitorRef } from '../../monitors.ts'
import { type Host, HostMessage, HostQuery } from './host.ts'
import { ProcessSubscriber, Subscriber } from './subscriptions.ts'

/** Asks for the snapshot that the machine has now. */
class SnapshotQuery extends HostQuery {
  override answer(host: Host): unknown {
    return host.snapshot
  }
}
inspectAs(SnapshotQuery.prototype, () => 'snapshot')
export const SNAPSHOT: HostQuery = new SnapshotQuery()

/** Asks for what the machine can be restored from. */
class PersistedQuery extends HostQuery {
  override answer(host: Host): unknown {
    return host.persist()
  }
}
inspectAs(PersistedQuery.prototype, () => 'persistedSnapshot')
export const PERSISTED: HostQuery = new PersistedQuery()

/** Somebody wants to be told; who wants snapshots is told at once which there is. */
export class Subscribe extends HostMessage {
  readonly #subscriber: Subscriber

  constructor(subscriber: Subscriber) {
    super()
    this.#subscriber = subscriber
  }

  override reach({ subscriptions, snapshot }: Host): void {
    subscriptions.add(this.#subscriber)
    if (this.#subscriber.emitted === null) this.#subscriber.tell(snapshot)
  }

  override asOtpTuple(): unknown {
    return ['subscribe', this.#subscriber instanceof ProcessSubscriber ? this.#subscriber.ref : null]
  }
}

/** Somebody wants to be told no more. */
export class Unsubscribe extends HostMessage {
  readonly #which: Subscriber | MonitorRef

  constructor(which: Subscriber | MonitorRef) {
    super()
    this.#which = which
  }

  override reach({ subscriptions }: Host): void {
    if (this.#which instanceof Subscriber) subscriptions.remove(this.#which)
    else subscriptions.removeRef(this.#which)
  }

  override asOtpTuple(): unknown {
    return ['unsubscribe', this.#which instanceof Subscriber ? null : this.#which]
  }
}
