import type { RefusalCause } from './counters.ts'
import { errorReply, type HttpResponse, type Reply, replyFrom } from './http-message.ts'

/** A request that is not served: what the client is told, and as what it counts. */
export class Refusal {
  readonly cause: RefusalCause
  readonly reply: Reply

  constructor(cause: RefusalCause, reply: Reply) {
    this.cause = cause
    this.reply = reply
  }
}

/** Seconds after which a client that found no place may come back. */
const RETRY = { 'retry-after': '5' }

// ---- what is wrong with the request

export function badRequest(message: string): Refusal {
  return new Refusal('bad_request', errorReply(400, 'bad_request', message))
}

export function notFound(): Refusal {
  return new Refusal('not_found', errorReply(404, 'not_found', 'There is nothing at this path'))
}

export function methodNotAllowed(method: string, allow: string): Refusal {
  const message = `This path does not understand ${method}`
  return new Refusal('method_not_allowed', errorReply(405, 'method_not_allowed', message, { allow }))
}

export function headersTooLarge(): Refusal {
  const message = 'The request has too many header bytes'
  return new Refusal('maxHeaderBytes', errorReply(431, 'headers_too_large', message))
}

export function requestTimeout(): Refusal {
  return new Refusal('upgradeTimeoutMs', errorReply(408, 'request_timeout', 'The request took too long to arrive'))
}

// ---- what is wrong with the handshake

/** RFC 9110 §15.5.22 wants to know to what one should upgrade; RFC 6455 §4.4, to which version. */
export function upgradeRequired(message: string): Refusal {
  const headers = { upgrade: 'websocket', connection: 'upgrade, close', 'sec-websocket-version': '13' }
  return new Refusal('upgrade_required', errorReply(426, 'upgrade_required', message, headers))
}

export function badHandshake(message: string): Refusal {
  return new Refusal('bad_handshake', errorReply(400, 'bad_handshake', message))
}

// ---- what the route says

export function originNotAllowed(): Refusal {
  return new Refusal('origin', errorReply(403, 'origin_not_allowed', 'Pages of this origin may not connect'))
}

export function unauthorized(): Refusal {
  return new Refusal('unauthorized', errorReply(401, 'unauthorized', 'Who is asking could not be established'))
}

/** @throws {TypeError} when `response` is none */
export function denied(response: HttpResponse): Refusal {
  return new Refusal('denied', replyFrom(response, true))
}

// ---- what the server cannot do

export function draining(): Refusal {
  return new Refusal('draining', errorReply(503, 'unavailable', 'The server is going down', RETRY))
}

export function decisionTimeout(): Refusal {
  return new Refusal('upgradeTimeoutMs', errorReply(503, 'unavailable', 'The decision took too long', RETRY))
}

export function noPlace(limit: 'maxConnections' | 'maxConnectionsPerAddress'): Refusal {
  return limit === 'maxConnections'
    ? new Refusal(limit, errorReply(503, 'unavailable', 'There are too many connections', RETRY))
    : new Refusal(
        limit,
        errorReply(429, 'too_many_connections', 'There are too many connections from your address', RETRY),
      )
}

/** Nothing of what went wrong is said: that is for the report. */
export function failed(): Refusal {
  return new Refusal('failed', errorReply(500, 'internal_error', 'The request could not be handled'))
}
