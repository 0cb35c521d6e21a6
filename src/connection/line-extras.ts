import type { Backlog } from './backlog.ts'
import type { TerminateReason } from './endings.ts'
import type { RateLimit } from './limits.ts'
import type { LineCard } from './line-card.ts'
import type { ConnectionRequest } from './request.ts'
import type { Traffic } from './traffic.ts'

/** What a connection needs until its `init` has run. */
export class Opening {
  readonly request: ConnectionRequest
  /** What came before the process. */
  early: unknown[] | null = null

  constructor(request: ConnectionRequest) {
    this.request = request
  }
}

/** What most connections never need, or only at their end, in one object made at first use. */
export class LineExtras {
  /** The close code, 0 before there is one. */
  code = 0
  /** What `terminate` was told. */
  told: TerminateReason | null = null
  backlog: Backlog | null = null
  rate: RateLimit | null = null
  traffic: Traffic | null = null
}

/** A card's extras, made now if it has none. */
export function extrasOf(card: LineCard): LineExtras {
  card.extras ??= new LineExtras()
  return card.extras
}
