import type { ConnectionRequest } from '../connection/index.ts'
import type { Endpoint } from './endpoint.ts'
import type { Gate } from './gate.ts'
import { asksForUpgrade, judgeHandshake } from './handshake.ts'
import { type HookOutcome, HookRun } from './hook-process.ts'
import {
  type HttpRequest,
  type HttpResponse,
  parseQuery,
  type Reply,
  type RequestHead,
  replyFrom,
} from './http-message.ts'
import type { AddressCount } from './places.ts'
import {
  badRequest,
  decisionTimeout,
  denied,
  draining,
  failed,
  headersTooLarge,
  methodNotAllowed,
  noPlace,
  notFound,
  originNotAllowed,
  Refusal,
  unauthorized,
  upgradeRequired,
} from './refusals.ts'
import type { HttpRoute, RouteMatch } from './routes.ts'
import { offeredSubprotocols } from './subprotocols.ts'

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

/**
 * Decides about one request. `answer` is called once: at once if no hook of the route is async, later otherwise, never after `cancel`. It must
 * not throw.
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
    this.#gate.decisionBegins()
    try {
      this.#decide()
    } catch (thrown) {
      // Such as OTP_ERR_NODE_STOPPED, where a hook was to be started.
      this.#fail(thrown)
    }
  }

  #decide(): void {
    const match = this.#find()
    if (match instanceof Refusal) this.#refuse(match)
    else if (match.entry.webSocket !== null && asksForUpgrade(this.#head))
      this.#decideUpgrade(match.entry.webSocket, match)
    else this.#decidePlain(match)
  }

  /** The client is gone. */
  cancel(): void {
    if (this.#over) return
    this.#over = true
    this.#hook?.cancel()
    this.#leavePlace()
    this.#gate.decisionEnds()
  }

  #find(): RouteMatch<Endpoint> | Refusal {
    const { headerBytes, path } = this.#head
    if (headerBytes > this.#gate.limits.maxHeaderBytes) return headersTooLarge()
    if (this.#gate.draining) return draining()
    const match = this.#gate.routes.find(path)
    if (match === 'malformed') return badRequest('The path has a percent sign that makes no sense')
    return match ?? notFound()
  }

  // ---- plain requests

  #decidePlain(match: RouteMatch<Endpoint>): void {
    const { method } = this.#head
    const { http, webSocket, methods } = match.entry
    const route = http.get(method) ?? (method === 'HEAD' ? http.get('GET') : undefined)
    if (route !== undefined) this.#handle(route, match)
    else if (method === 'GET' && webSocket !== null) this.#refuse(upgradeRequired('This path speaks WebSocket only'))
    else this.#refuse(methodNotAllowed(method, methods))
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
    const refusal = judgeHandshake(this.#head) ?? this.#judgeOrigin(endpoint) ?? this.#takePlace()
    if (refusal !== null) this.#refuse(refusal)
    else this.#authenticate(endpoint, connectionRequest(this.#head, match, endpoint))
  }

  #judgeOrigin(endpoint: Endpoint): Refusal | null {
    return endpoint.allowsOrigin(this.#head.headers.origin) ? null : originNotAllowed()
  }

  #takePlace(): Refusal | null {
    const address = this.#gate.places.take(this.#head.remoteAddress)
    if (typeof address === 'string') return noPlace(address)
    this.#place = { address }
    return null
  }

  #authenticate(endpoint: Endpoint, request: ConnectionRequest): void {
    const { authenticate } = endpoint
    if (authenticate === null) this.#admit(endpoint, request)
    else
      this.#run(
        () => authenticate(request),
        (identity) => {
          const known = identity !== false && identity !== null && identity !== undefined
          if (known) this.#admit(endpoint, { ...request, identity })
          else this.#refuse(unauthorized())
        },
      )
  }

  #admit(endpoint: Endpoint, request: ConnectionRequest): void {
    const { admit } = endpoint
    if (admit === null) this.#upgrade(endpoint, request)
    else
      this.#run(
        () => admit(request),
        (response) => {
          if (response === undefined || response === null) this.#upgrade(endpoint, request)
          else this.#refuse(denied(response as HttpResponse))
        },
      )
  }

  #upgrade(endpoint: Endpoint, request: ConnectionRequest): void {
    if (this.#gate.draining) this.#refuse(draining())
    else {
      const { address } = this.#place as { address: AddressCount | null }
      this.#place = null
      this.#end({ tag: 'upgrade', endpoint, request, address })
    }
  }

  // ---- common

  /** Runs a hook of the application, then `then` with its value. */
  #run(work: () => unknown, then: (value: unknown) => void): void {
    this.#hook = new HookRun(this.#gate.node, work, (outcome) => this.#hookEnded(outcome, then))
    this.#hook.start(this.#gate.limits.upgradeTimeoutMs)
  }

  #hookEnded(outcome: HookOutcome, then: (value: unknown) => void): void {
    if (outcome.tag === 'timeout') this.#refuse(decisionTimeout())
    else if (outcome.tag === 'failed') this.#fail(outcome.reason)
    else {
      try {
        then(outcome.value)
      } catch (thrown) {
        // What the hook returned is no response: the application's mistake, as if it had thrown.
        this.#fail(thrown)
      }
    }
  }

  #fail(reason: unknown): void {
    this.#gate.report('transport/request_failed', reason)
    this.#refuse(failed())
  }

  #refuse({ cause, reply }: Refusal): void {
    if (this.#over) return
    this.#leavePlace()
    this.#gate.refused(cause, reply.status, this.#head)
    this.#reply(reply)
  }

  #reply(reply: Reply): void {
    this.#end({ tag: 'reply', reply })
  }

  #end(answer: Answer): void {
    if (this.#over) return
    this.#over = true
    this.#answer(answer)
    this.#gate.decisionEnds()
  }

  #leavePlace(): void {
    if (this.#place !== null) this.#gate.places.giveBack(this.#place.address)
    this.#place = null
  }
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
