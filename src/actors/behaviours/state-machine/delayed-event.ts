import { deliver } from '../../mailbox.ts'
import type { NodeTimer } from '../../timers.ts'
import { type Host, HostMessage } from './host.ts'
import type { Scheduled } from './schedule.ts'
import type { EventObject, InnerActorRef } from './xstate.ts'

/** Sends `event` from `source` to `target` in `ms`, unless it is cancelled or the source ends before. Infinitely late is never. */
export function delay(source: Host, id: string, target: InnerActorRef, event: EventObject, ms: number): void {
  const { process } = source
  if (process === null || ms === Number.POSITIVE_INFINITY) return
  const delayed = new DelayedEvent(source, id, target, event)
  source.schedule.add(delayed)
  delayed.timer = process.node.timers.call(process, Math.max(0, Math.ceil(ms)), fire, delayed)
}

/** When its time has come it is itself the message, so that a state that is left meanwhile can still take it back. */
class DelayedEvent extends HostMessage implements Scheduled {
  readonly source: Host
  readonly id: string
  readonly target: InnerActorRef
  readonly event: EventObject
  timer: NodeTimer | null = null
  active = true
  previous: Scheduled | null = null
  next: Scheduled | null = null

  constructor(source: Host, id: string, target: InnerActorRef, event: EventObject) {
    super()
    this.source = source
    this.id = id
    this.target = target
    this.event = event
  }

  override reach(host: Host): void {
    if (!this.active) return
    host.schedule.remove(this)
    host.take(this.event)
  }

  override asOtpTuple(): unknown {
    return this.event
  }
}

function fire(delayed: DelayedEvent): void {
  const { source, target, event } = delayed
  delayed.timer = null
  if (target !== source.actor) {
    source.schedule.remove(delayed)
    source.system._relay(source.actor, target, event)
  } else if (source.process !== null) deliver(source.process, delayed)
}
