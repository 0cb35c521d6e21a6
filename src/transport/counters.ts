import type { Node } from '../actors/index.ts'
import type { RequestHead } from './http-message.ts'

/** Why a request was not served. */
export type RefusalCause =
  | 'bad_request'
  | 'not_found'
  | 'method_not_allowed'
  | 'upgrade_required'
  | 'bad_handshake'
  | 'origin'
  | 'unauthorized'
  | 'denied'
  | 'failed'
  | 'draining'
  | 'maxConnections'
  | 'maxConnectionsPerAddress'
  | 'upgradeTimeoutMs'
  | 'maxHeaderBytes'

/** For what an open connection was closed by its transport. */
export type CutCause = 'maxPayloadBytes' | 'idleTimeoutMs' | 'protocol' | 'maxBufferedBytes'

/** What a listener has seen so far. `open` is now; everything else only ever grows. */
export interface TransportCounters {
  open: number
  accepted: number
  /** Plain HTTP requests that a route answered. */
  answered: number
  readonly refused: Record<RefusalCause, number>
  readonly cut: Record<CutCause, number>
}

export function newCounters(): TransportCounters {
  return {
    open: 0,
    accepted: 0,
    answered: 0,
    refused: {
      bad_request: 0,
      not_found: 0,
      method_not_allowed: 0,
      upgrade_required: 0,
      bad_handshake: 0,
      origin: 0,
      unauthorized: 0,
      denied: 0,
      failed: 0,
      draining: 0,
      maxConnections: 0,
      maxConnectionsPerAddress: 0,
      upgradeTimeoutMs: 0,
      maxHeaderBytes: 0,
    },
    cut: { maxPayloadBytes: 0, idleTimeoutMs: 0, protocol: 0, maxBufferedBytes: 0 },
  }
}

const REFUSED = ['linecard', 'transport', 'refused'] as const
const LIMIT = ['linecard', 'transport', 'limit'] as const

/** Counts a refusal and tells whoever listens to `linecard.transport.refused`. */
export function noteRefusal(
  node: Node,
  counters: TransportCounters,
  cause: RefusalCause,
  status: number,
  head: RequestHead | null,
): void {
  counters.refused[cause]++
  if (!node.telemetry.wants('linecard.transport.refused')) return
  const metadata = { cause, status, path: head?.path, remoteAddress: head?.remoteAddress }
  node.telemetry.execute(REFUSED, { count: 1 }, metadata)
}

/** The same for a limit, or the protocol, that an open connection broke: `linecard.transport.limit`. `code` is its close code, if it was closed. */
export function noteCut(
  node: Node,
  counters: TransportCounters,
  cause: CutCause,
  code: number | null,
  remoteAddress: string | undefined,
): void {
  counters.cut[cause]++
  if (!node.telemetry.wants('linecard.transport.limit')) return
  node.telemetry.execute(LIMIT, { count: 1 }, { limit: cause, code, remoteAddress })
}
