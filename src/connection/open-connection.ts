import type { Pid, Reason } from '../actors/index.ts'
import { CLOSED } from './card-flags.ts'
import { CloseCode } from './close.ts'
import { LineCard } from './line-card.ts'
import type { LineGroup } from './line-group.ts'
import type { ConnectionRequest } from './request.ts'
import type { Line, Socket } from './socket.ts'
import { connectionSpec } from './start-connection.ts'
import { tellRefused } from './traffic.ts'

/** A line, and the process behind it. */
export interface ConnectionLine extends Line {
  /** Null until the supervisor has started it. */
  readonly pid: Pid | null
}

/**
 * Opens a connection on a socket that has just been accepted: has its process started, and returns at once where its frames go. What comes
 * before the process is there reaches it in order.
 *
 * When no process can be started (there are too many, or their supervisor is just being restarted), the socket closes with 1013, try again
 * later. Never throws.
 */
export function openConnection(group: LineGroup, socket: Socket, request: ConnectionRequest): ConnectionLine {
  const card = new LineCard(group, request, socket)
  group.startChild(connectionSpec(card), (result) => {
    if (result !== 'ignore' && result[0] === 'error') refuse(card, result[1])
  })
  return card
}

function refuse(card: LineCard, reason: Reason): void {
  // A process that has begun looks after its socket itself, whatever became of its supervisor.
  if (card.pid !== null) return
  card.opening = null
  if ((card.flags & CLOSED) !== 0) return
  tellRefused(card, reason)
  card.close(CloseCode.tryAgainLater, '')
}
