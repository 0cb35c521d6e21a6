/**
 * What one listener takes upon itself. Each limit has a default, and what happens beyond it is decided: a status or close code, a counter
 * (`Listener.counters`), and an event: `linecard.transport.refused` or `linecard.transport.limit`, with the limit's name.
 */
export interface TransportLimits {
  /** Open connections, with those whose request is being decided; one more gets 503 with `Retry-After`. @default 100_000 */
  readonly maxConnections?: number
  /** The same for one IP address: 429. Behind a proxy all clients have the proxy's. @default 'infinity' */
  readonly maxConnectionsPerAddress?: number | 'infinity'
  /**
   * Ms for `authenticate` or an HTTP route's `handle`: 503. The node transport also gives a client so long for the request's head: 408;
   * uWebSockets.js has 10 s for that. @default 10_000
   */
  readonly upgradeTimeoutMs?: number
  /**
   * Bytes of all header names and values of a request: 431. With uWebSockets.js a head that comes in several TCP segments may not be larger
   * than 16 KiB whatever is set here (`UWS_HTTP_MAX_HEADERS_SIZE` in the environment changes that), nor have more than about 90 headers.
   * @default 16_384
   */
  readonly maxHeaderBytes?: number
  /**
   * Bytes of one message, its fragments together, after decompression: closes with 1009. uWebSockets.js cuts off a message that is larger by
   * more than 64 KiB while it arrives, without a code: the client sees 1006. @default 1_048_576
   */
  readonly maxPayloadBytes?: number
  /** Ms without a frame from the client (pings and pongs count), or up to 1/16 more: closes with 1001. @default 60_000 */
  readonly idleTimeoutMs?: number | 'infinity'
  /**
   * Bytes that may wait for a slow reader before the transport drops frames. A backstop for what connections do not count, such as pongs that
   * are answered for them; their own limit of that name decides before this one. @default 67_108_864
   */
  readonly maxBufferedBytes?: number
}

/** The name of a listener's limit. */
export type LimitName = keyof TransportLimits

/** Limits with their defaults filled in; `Infinity` is none. */
export type ResolvedLimits = { readonly [Name in LimitName]-?: number }

const DEFAULTS: ResolvedLimits = {
  maxConnections: 100_000,
  maxConnectionsPerAddress: Number.POSITIVE_INFINITY,
  upgradeTimeoutMs: 10_000,
  maxHeaderBytes: 16_384,
  maxPayloadBytes: 1_048_576,
  idleTimeoutMs: 60_000,
  maxBufferedBytes: 67_108_864,
}

const MAY_BE_INFINITE: ReadonlySet<string> = new Set<LimitName>(['maxConnectionsPerAddress', 'idleTimeoutMs'])
/** Timers and the native library count in 32 bits. */
const LARGEST = 2 ** 31 - 1

/** @throws {RangeError} when a limit cannot be one */
export function resolveLimits(limits: TransportLimits, defaults: ResolvedLimits = DEFAULTS): ResolvedLimits {
  const resolved: Record<string, number> = { ...defaults }
  for (const name of Object.keys(DEFAULTS) as LimitName[]) {
    const limit = limits[name]
    if (limit !== undefined) resolved[name] = checkLimit(name, limit)
  }
  return resolved as ResolvedLimits
}

export function checkLimit(name: LimitName, limit: number | 'infinity'): number {
  if (limit === 'infinity' && MAY_BE_INFINITE.has(name)) return Number.POSITIVE_INFINITY
  if (Number.isInteger(limit) && (limit as number) >= 1 && (limit as number) <= LARGEST) return limit as number
  const infinite = MAY_BE_INFINITE.has(name) ? " or 'infinity'" : ''
  throw new RangeError(
    `Expected \`${name}\` to be an integer from 1 to ${LARGEST}${infinite}, got \`${String(limit)}\``,
  )
}
