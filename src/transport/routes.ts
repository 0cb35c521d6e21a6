import type { ConnectionLine, ConnectionRequest, Socket } from '../connection/index.ts'
import type { HttpRequest, HttpResponse } from './http-message.ts'
import { isDecodable, PathPattern } from './path-pattern.ts'

/** A path on which WebSocket connections are accepted. */
export interface WebSocketRoute {
  /** Text segments, parameters and a last wildcard: `/ws`, `/websocket/:id`, `/files/*`. The most specific route that fits is taken. */
  readonly path: string
  /** Called once for each connection, when its 101 is on the way. Starts what serves it. */
  readonly open: (socket: Socket, request: ConnectionRequest) => ConnectionLine
  /**
   * The `Origin` headers that browsers may come with, such as `https://example.com` or `https://*.example.com`; others get a 403. A request
   * without the header is no browser's, and is let in: the list protects a browser's user, not the server. @default 'any'
   */
  readonly origins?: readonly string[] | 'any'
  /**
   * Says who is asking: what it returns is `request.identity`. `false`, `null` and `undefined` mean nobody: 401. May be async; has
   * `upgradeTimeoutMs`, then the client gets a 503. What it throws is reported and the client gets a 500. Runs as a process of its own.
   */
  readonly authenticate?: (request: ConnectionRequest) => unknown
  /**
   * Has the last word, in the same turn as the upgrade, and cannot be async: returns nothing to let the connection in, or the response that
   * refuses it.
   */
  // biome-ignore lint/suspicious/noConfusingVoidType: a hook without a return lets in
  readonly admit?: (request: ConnectionRequest) => HttpResponse | null | undefined | void
  /** The subprotocols that the route speaks; of those that the client offers, the first that is here is chosen. @default none */
  readonly subprotocols?: readonly string[]
  /** As the listener's limit of that name, for this route. */
  readonly maxPayloadBytes?: number
  /** As the listener's limit of that name, for this route. */
  readonly idleTimeoutMs?: number | 'infinity'
  /**
   * Pings a client that has been silent for half of its idle timeout: one that is there answers by itself (RFC 6455 §5.5.2) and stays, one that
   * has gone without a word is found out. @default false: who says nothing has to go, as with Bandit
   */
  readonly keepAlive?: boolean
}

/** A path that answers plain HTTP requests. */
export interface HttpRoute {
  /** In capitals. GET answers HEAD too. @default 'GET' */
  readonly method?: string
  readonly path: string
  /** May be async; has `upgradeTimeoutMs`, then the client gets a 503. What it throws is reported, and the client gets a 500. */
  readonly handle: (request: HttpRequest) => HttpResponse | PromiseLike<HttpResponse>
}

/** What is served under one path. */
export class RouteEntry<W extends { readonly path: string } = WebSocketRoute> {
  readonly pattern: PathPattern
  webSocket: W | null = null
  readonly http: Map<string, HttpRoute> = new Map()

  constructor(pattern: PathPattern) {
    this.pattern = pattern
  }

  /** The methods that the path understands, for `Allow`. */
  get methods(): string {
    const methods = new Set(this.http.keys())
    if (methods.has('GET')) methods.add('HEAD')
    if (this.webSocket !== null) methods.add('GET')
    return [...methods].join(', ')
  }
}

export interface RouteMatch<W extends { readonly path: string }> {
  readonly entry: RouteEntry<W>
  readonly params: Readonly<Record<string, string>>
}

const NO_PARAMS: Readonly<Record<string, string>> = Object.freeze(Object.create(null))

/** A listener's routes, found by path. */
export class RouteTable<W extends { readonly path: string }> {
  readonly #exact = new Map<string, RouteEntry<W>>()
  readonly #patterns: RouteEntry<W>[] = []

  /** @throws {TypeError} when a path is none, or two routes have the same */
  constructor(webSocket: readonly W[], http: readonly HttpRoute[]) {
    for (const route of webSocket) {
      const entry = this.#entryFor(route.path)
      if (entry.webSocket !== null) throw twice(route.path)
      entry.webSocket = route
    }
    for (const route of http) {
      const entry = this.#entryFor(route.path)
      const { method = 'GET' } = route
      if (entry.http.has(method)) throw twice(`${method} ${route.path}`)
      entry.http.set(method, route)
    }
    this.#patterns.sort((a, b) => (a.pattern.rank < b.pattern.rank ? -1 : 1))
  }

  /** What is at `path`; null if nothing is, `'malformed'` if it is not a path. */
  find(path: string): RouteMatch<W> | 'malformed' | null {
    // To look a text up that has just been received, V8 has to hash it.
    const exact = this.#exact.size === 0 ? undefined : this.#exact.get(path)
    if (exact !== undefined) return { entry: exact, params: NO_PARAMS }
    if (!path.startsWith('/')) return null
    const encoded = path.includes('%')
    if (encoded && !isDecodable(path)) return 'malformed'
    for (const entry of this.#patterns) {
      const params = entry.pattern.match(path, encoded)
      if (params !== null) return { entry, params }
    }
    return null
  }

  #entryFor(path: string): RouteEntry<W> {
    const known = this.#patterns.find((entry) => entry.pattern.text === path)
    if (known !== undefined) return known
    const entry = new RouteEntry<W>(new PathPattern(path))
    // An exact path is among the patterns too: a request may write it with percent signs.
    if (entry.pattern.isExact) this.#exact.set(path, entry)
    this.#patterns.push(entry)
    return entry
  }
}

function twice(route: string): TypeError {
  return new TypeError(`Expected each route once, got two for \`${route}\``)
}
