/** What a client may do to a connection before it is closed. Each limit has a number: overload is decided, never accidental. */
export interface ConnectionLimits {
  /** Frames of this client that may wait in the mailbox; one more closes the connection with 1008. @default 10_000 */
  readonly maxUnanswered?: number | 'infinity'
  /**
   * Frames a second, control frames among them, on average over a second (a client that was silent may send so many at once); one more closes
   * with 1008. @default 'infinity'
   */
  readonly maxMessageRate?: number | 'infinity'
  /** Bytes that may wait for a slow reader; what happens beyond is up to `slowReader`. @default 16 MiB */
  readonly maxBufferedBytes?: number | 'infinity'
  /**
   * `'close'`: the connection closes with 1013. `'drop_newest'`: what is pushed is thrown away for as long as it does not fit.
   * `'drop_oldest'`: what has waited longest is thrown away to make room. @default 'close'
   */
  readonly slowReader?: SlowReader
}

/** What happens to a client that reads too slowly. */
export type SlowReader = 'close' | 'drop_newest' | 'drop_oldest'

/** Limits with their defaults filled in; `Infinity` is none. */
export interface ResolvedLimits {
  readonly maxUnanswered: number
  readonly maxMessageRate: number
  readonly maxBufferedBytes: number
  readonly slowReader: SlowReader
}

const SLOW_READER: readonly unknown[] = ['close', 'drop_newest', 'drop_oldest']

/** @throws {RangeError | TypeError} when a limit cannot be one */
export function resolveLimits(limits: ConnectionLimits): ResolvedLimits {
  const { slowReader = 'close' } = limits
  if (!SLOW_READER.includes(slowReader)) {
    throw new TypeError(`Expected \`slowReader\` to be 'close', 'drop_newest' or 'drop_oldest', got \`${slowReader}\``)
  }
  return {
    maxUnanswered: atLeastOne('maxUnanswered', limits.maxUnanswered ?? 10_000),
    maxMessageRate: atLeastOne('maxMessageRate', limits.maxMessageRate ?? 'infinity'),
    maxBufferedBytes: atLeastOne('maxBufferedBytes', limits.maxBufferedBytes ?? 16 * 1024 * 1024),
    slowReader,
  }
}

function atLeastOne(name: string, limit: number | 'infinity'): number {
  if (limit === 'infinity') return Number.POSITIVE_INFINITY
  if (Number.isSafeInteger(limit) && limit >= 1) return limit
  throw new RangeError(`Expected \`${name}\` to be an integer >= 1 or 'infinity', got \`${String(limit)}\``)
}

/** A bucket that holds a second's worth of frames and fills at that rate. */
export class RateLimit {
  readonly #perSecond: number
  #tokens: number
  #filledAt: number

  constructor(perSecond: number, now: number) {
    this.#perSecond = this.#tokens = perSecond
    this.#filledAt = now
  }

  /** Takes one; returns false if there is none. `now` in ms. */
  take(now: number): boolean {
    this.#tokens = Math.min(this.#perSecond, this.#tokens + ((now - this.#filledAt) * this.#perSecond) / 1000)
    this.#filledAt = now
    if (this.#tokens < 1) return false
    this.#tokens--
    return true
  }
}
