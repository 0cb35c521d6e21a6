import type { ConnectionRequest } from '../connection/index.ts'
import type { RefusalCause } from './counters.ts'
import type { Endpoint } from './endpoint.ts'
import type { Gate } from './gate.ts'
import { asksForUpgrade, judgeHandshake, offeredSubprotocols, upgradeRequired } from './handshake.ts'
import { type HookOutcome, HookRun } from './hook-process.ts'
import { errorReply, type HttpRequest, parseQuery, type Reply, type RequestHead, replyFrom } from './http-message.ts'
import type { LimitName } from './limits.ts'
import type { AddressCount } from './places.ts'
import type { HttpRoute, RouteMatch } from './routes.ts'

/** What is to become of a request. */
export type Answer =
  | { readonly tag: 'reply'; readonly reply: Reply }
  /** The transport upgrades now, and makes a socket that has `address`; or it gives `address` back. */
  | {
      readonly tag: 'upgrade'
      readonly endpoint: Endpoint
      readonly request: ConnectionRequest
      readonly address: AddressCount | null
    }

/** Seconds after which a client that found no place may come back: `Retry-After`. */
const RETRY_SECONDS = '5'

/**
 * Decides about one request. `answer` is called once: at once if no hook of the route is async, later otherwise, never after `cancel`.
 */
export class Decision {
  readonly #gate: Gate
  readonly #head: RequestHead
  readonly #answer: (answer: Answer) => void
  #hook: HookRun | null = null
  /** A place was taken and not yet handed over. */
  #place: { readonly address: AddressCount | null } | null = null
  #over = false

  constructor(gate: Gate, head: RequestHead, answer: (answer: Answer) => void) {
    this.#gate = gate
    this.#head = head
    this.#answer = answer
  }

  start(): void {
    const { limits, routes, draining } = this.#gate
    const head = this.#head
    if (head.headerBytes > limits.maxHeaderBytes) {
      return this.#refuse('maxHeaderBytes', errorReply(431, 'headers_too_large', 'The request has too many header bytes'))
    }
    if (draining) return this.#refuse('draining', unavailable('The server is going down'))
    const match = routes.find(head.path)
    if (match === null) return this.#refuse('not_found', errorReply(404, 'not_found', 'There is nothing at this path'))
    if (match === 'malformed') {
      return this.#refuse('bad_request', errorReply(400, 'bad_request', 'The path has a percent sign that makes no sense'))
    }
    const endpoint = match.entry.webSocket
    if (endpoint !== null && asksForUpgrade(head)) this.#decideUpgrade(endpoint, match)
    else this.#decidePlain(match)
  }

  /** The client is gone. */
  cancel(): void {
    if (this.#over) return
    this.#over = true
    this.#hook?.cancel()
    this.#leavePlace()
  }

  // ---- plain requests

  #decidePlain(match: RouteMatch<Endpoint>): void {
    const { method } = this.#head
    const { http, webSocket, methods } = match.entry
    const route = http.get(method) ?? (method === 'HEAD' ? http.get('GET') : undefined)
    if (route !== undefined) return this.#handle(route, match)
    if (method === 'GET' && webSocket !== null) {
      return this.#refuse('upgrade_required', upgradeRequired('This path speaks WebSocket only'))
    }
    const reply = errorReply(405, 'method_not_allowed', `This path does not understand ${method}`, { allow: methods })
    this.#refuse('method_not_allowed', reply)
  }

  #handle(route: HttpRoute, match: RouteMatch<Endpoint>): void {
    const { method, path, headers, remoteAddress } = this.#head
    const query = parseQuery(this.#head.query)
    const request: HttpRequest = { method, path, params: match.params, query, headers, remoteAddress }
    this.#run(
      () => route.handle(request),
      (value) => {
        const reply = replyFrom(value, false)
        this.#gate.counters.answered++
        this.#reply(reply)
      },
    )
  }

  // ---- upgrades

  #decideUpgrade(endpoint: Endpoint, match: RouteMatch<Endpoint>): void {
    const head = this.#head
    const fault = judgeHandshake(head)
    if (fault !== null) return this.#refuse(HANDSHAKE_CAUSES[fault.status] ?? 'bad_handshake', fault)
    if (!endpoint.allowsOrigin(head.headers['origin'])) {
      return this.#refuse('origin', errorReply(403, 'origin_not_allowed', 'Pages of this origin may not connect'))
    }
    const place = this.#gate.places.take(head.remoteAddress)
    if (typeof place === 'string') return this.#refuse(place as 'maxConnections', noPlace(place))
    this.#place = { address: place }
    const request = connectionRequest(head, match, endpoint)
    const { authenticate } = endpoint
    if (authenticate == null) this.#admit(endpoint, request)
    else {
      this.#run(
        () => authenticate(request),
        (identity) => {
          if (identity !== false && identity != null) this.#admit(endpoint, { ...request, identity })
          else this.#refuse('unauthorized', errorReply(401, 'unauthorized', 'Who is asking could not be established'))
        },
      )
    }
  }

  #admit(endpoint: Endpoint, request: ConnectionRequest): void {
    const { admit } = endpoint
    if (admit == null) return this.#upgrade(endpoint, request)
    this.#run(
      () => admit(request),
      (refusal) => {
        if (refusal == null) this.#upgrade(endpoint, request)
        else this.#refuse('denied', replyFrom(refusal, true))
      },
    )
  }

  #upgrade(endpoint: Endpoint, request: ConnectionRequest): void {
    const { address } = this.#place as { address: AddressCount | null }
    this.#place = null
    this.#over = true
    this.#answer({ tag: 'upgrade', endpoint, request, address })
  }

  // ---- common

  /** Runs a hook of the application, then `then` with its value. */
  #run(work: () => unknown, then: (value: unknown) => void): void {
    this.#hook = new HookRun(this.#gate.node, work, (outcome) => this.#hookEnded(outcome, then))
    this.#hook.start(this.#gate.limits.upgradeTimeoutMs)
  }

  #hookEnded(outcome: HookOutcome, then: (value: unknown) => void): void {
    if (outcome.tag === 'timeout') return this.#refuse('upgradeTimeoutMs', unavailable('The decision took too long'))
    try {
      if (outcome.tag === 'value') return then(outcome.value)
      this.#gate.report('transport/request_failed', outcome.reason)
    } catch (thrown) {
      // The hook's return value is none: the application's mistake, as if it had thrown.
      this.#gate.report('transport/request_failed', thrown)
    }
    this.#refuse('failed', errorReply(500, 'internal_error', 'The request could not be handled'))
  }

  #refuse(cause: RefusalCause, reply: Reply): void {
    if (this.#over) return
    this.#leavePlace()
    this.#gate.refused(cause, reply.status, this.#head)
    this.#reply(reply)
  }

  #reply(reply: Reply): void {
    if (this.#over) return
    this.#over = true
    this.#answer({ tag: 'reply', reply })
  }

  #leavePlace(): void {
    if (this.#place !== null) this.#gate.giveBack(this.#place.address)
    this.#place = null
  }
}

const HANDSHAKE_CAUSES: Readonly<Record<number, RefusalCause>> = { 405: 'method_not_allowed', 426: 'upgrade_required' }

function unavailable(message: string): Reply {
  return errorReply(503, 'unavailable', message, { 'retry-after': RETRY_SECONDS })
}

function noPlace(limit: LimitName): Reply {
  if (limit === 'maxConnections') return unavailable('There are too many connections')
  return errorReply(429, 'too_many_connections', 'There are too many connections from your address', {
    'retry-after': RETRY_SECONDS,
  })
}

function connectionRequest(head: RequestHead, match: RouteMatch<Endpoint>, endpoint: Endpoint): ConnectionRequest {
  const { method, path, headers, remoteAddress } = head
  const subprotocols = offeredSubprotocols(head) ?? []
  return {
    method,
    path,
    params: match.params,
    query: parseQuery(head.query),
    headers,
    remoteAddress,
    subprotocols,
    subprotocol: endpoint.chooseSubprotocol(subprotocols),
    identity: null,
  }
}
