import { checkLimit, type ResolvedLimits } from './limits.ts'
import { originTest } from './origins.ts'
import type { WebSocketRoute } from './routes.ts'
import { checkSubprotocols } from './subprotocols.ts'

/** A WebSocket route, checked and made ready for use. */
export class Endpoint {
  readonly path: string
  readonly open: WebSocketRoute['open']
  readonly authenticate: NonNullable<WebSocketRoute['authenticate']> | null
  readonly admit: NonNullable<WebSocketRoute['admit']> | null
  readonly maxPayloadBytes: number
  readonly idleTimeoutMs: number
  readonly keepAlive: boolean
  readonly #allowsOrigin: (origin: string) => boolean
  readonly #subprotocols: ReadonlySet<string>

  constructor(route: WebSocketRoute, limits: ResolvedLimits) {
    this.path = route.path
    this.open = route.open
    this.authenticate = checkHook('authenticate', route.authenticate)
    this.admit = checkHook('admit', route.admit)
    this.maxPayloadBytes = checkLimit('maxPayloadBytes', route.maxPayloadBytes ?? limits.maxPayloadBytes)
    this.idleTimeoutMs =
      route.idleTimeoutMs === undefined ? limits.idleTimeoutMs : checkLimit('idleTimeoutMs', route.idleTimeoutMs)
    this.keepAlive = route.keepAlive ?? false
    this.#allowsOrigin = originTest(route.origins ?? 'any')
    this.#subprotocols = checkSubprotocols(route.subprotocols ?? [])
  }

  allowsOrigin(origin: string | undefined): boolean {
    return origin === undefined || this.#allowsOrigin(origin)
  }

  /** The first of the client's offers that the route speaks. */
  chooseSubprotocol(offered: readonly string[]): string | null {
    if (offered.length === 0) return null
    return offered.find((each) => this.#subprotocols.has(each)) ?? null
  }
}

function checkHook<F>(name: string, hook: F | undefined): F | null {
  if (hook === undefined || typeof hook === 'function') return hook ?? null
  throw new TypeError(`Expected \`${name}\` to be a function, got \`${String(hook)}\``)
}
