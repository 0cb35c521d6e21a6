/** What is told of connections by telemetry: events after Bandit's, with no cost when nobody listens. */

import { isOrderly, type Node, type Reason } from '../actors/index.ts'
import type { ExceededLimit } from './endings.ts'
import type { SlowReader } from './limits.ts'
import type { LineCard } from './line-card.ts'

const START = ['linecard', 'connection', 'start'] as const
const STOP = ['linecard', 'connection', 'stop'] as const
const EXCEPTION = ['linecard', 'connection', 'exception'] as const
const REFUSED = ['linecard', 'connection', 'refused'] as const
const OVERLOAD = ['linecard', 'connection', 'overload'] as const

/** What went over one connection. Kept only for connections that begin while somebody listens to their end. */
export class Traffic {
  readonly startedAt: number
  framesIn = 0
  bytesIn = 0
  framesOut = 0
  bytesOut = 0
  droppedFrames = 0

  constructor(now: number) {
    this.startedAt = now
  }
}

export function trafficFor(node: Node): Traffic | null {
  const wanted =
    node.telemetry.wants('linecard.connection.stop') || node.telemetry.wants('linecard.connection.exception')
  return wanted ? new Traffic(node.clock.now()) : null
}

export function byteLength(data: string | Uint8Array): number {
  return typeof data === 'string' ? Buffer.byteLength(data) : data.byteLength
}

/** The process of a connection has begun. */
export function tellStart(card: LineCard): void {
  const { node, program } = card.group
  if (!node.telemetry.wants('linecard.connection.start')) return
  const { path, remoteAddress } = card.opening?.request ?? {}
  node.telemetry.execute(START, {}, { pid: card.pid, label: program.label, path, remoteAddress })
}

/** ...and has ended: `exception` stands in place of `stop` if it was no orderly end. */
export function tellStop(card: LineCard, reason: Reason): void {
  const { node, program } = card.group
  const orderly = isOrderly(reason)
  if (!node.telemetry.wants(orderly ? 'linecard.connection.stop' : 'linecard.connection.exception')) return
  const event = orderly ? STOP : EXCEPTION
  const { pid } = card
  const { code = 0, told = null, traffic = null } = card.extras ?? {}
  node.telemetry.execute(event, measure(traffic, node.clock.now()), {
    pid,
    label: program.label,
    reason,
    told,
    code,
  })
}

/** A connection that began before anybody listened has no measurements. */
function measure(traffic: Traffic | null, now: number): Record<string, number> {
  if (traffic === null) return {}
  const { startedAt, ...counted } = traffic
  return { durationMs: now - startedAt, ...counted }
}

/** A limit was exceeded: `action` says what was done. */
export function tellOverload(card: LineCard, limit: ExceededLimit, action: SlowReader): void {
  const { node, program } = card.group
  if (!node.telemetry.wants('linecard.connection.overload')) return
  node.telemetry.execute(OVERLOAD, { count: 1 }, { pid: card.pid, label: program.label, limit, action })
}

/** No process could be started for a connection. */
export function tellRefused(card: LineCard, reason: Reason): void {
  const { node, program } = card.group
  if (!node.telemetry.wants('linecard.connection.refused')) return
  node.telemetry.execute(REFUSED, { count: 1 }, { label: program.label, reason })
}
