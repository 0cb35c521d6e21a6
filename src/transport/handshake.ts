/** What RFC 6455 §4.2.1 asks of an opening handshake, beyond HTTP itself. */

import { errorReply, hasToken, type Reply, type RequestHead } from './http-message.ts'

/** Base64 of 16 bytes. */
const KEY = /^[+/0-9A-Za-z]{21}[AQgw]==$/
/** RFC 9110 §5.6.2. */
const TOKEN = /^[!#$%&'*+.^_`|~0-9A-Za-z-]+$/

/** Whether the client asks for a WebSocket, rightly or wrongly. */
export function asksForUpgrade(head: RequestHead): boolean {
  return hasToken(head.headers['upgrade'], 'websocket')
}

/** Why the handshake cannot be accepted, or null. */
export function judgeHandshake(head: RequestHead): Reply | null {
  const { headers } = head
  if (head.method !== 'GET') return errorReply(405, 'method_not_allowed', 'A WebSocket is asked for with GET', { allow: 'GET' })
  if (!hasToken(headers['connection'], 'upgrade')) return upgradeRequired('The Connection header lacks the token upgrade')
  if (headers['sec-websocket-version'] !== '13') return upgradeRequired('Sec-WebSocket-Version must be 13')
  if (!KEY.test(headers['sec-websocket-key'] ?? '')) {
    return errorReply(400, 'bad_handshake', 'Sec-WebSocket-Key must be the base64 form of 16 bytes')
  }
  if (offeredSubprotocols(head) === null) {
    return errorReply(400, 'bad_handshake', 'Sec-WebSocket-Protocol must be a list of different tokens')
  }
  return null
}

/** RFC 9110 §15.5.22 wants to know to what one should upgrade; RFC 6455 §4.4, to which version. */
export function upgradeRequired(message: string): Reply {
  return errorReply(426, 'upgrade_required', message, {
    upgrade: 'websocket',
    connection: 'upgrade',
    'sec-websocket-version': '13',
  })
}

/** What the client offers, in its order; null if the header is malformed. RFC 6455 §4.1 (10). */
export function offeredSubprotocols(head: RequestHead): readonly string[] | null {
  const header = head.headers['sec-websocket-protocol']
  if (header === undefined) return []
  const offered = header.split(',').map((each) => each.trim())
  if (!offered.every((each) => TOKEN.test(each)) || new Set(offered).size < offered.length) return null
  return offered
}

/** Makes a test for `Origin` headers of a route's list. */
export function originTest(origins: readonly string[] | 'any'): (origin: string) => boolean {
  if (origins === 'any') return () => true
  const exact = new Set<string>()
  const suffixes: [scheme: string, suffix: string][] = []
  for (const origin of origins) {
    const parts = /^([a-z][a-z0-9+.-]*:\/\/)(\*\.)?([^*/\s]+)$/i.exec(origin)
    if (parts === null && origin !== 'null') {
      throw new TypeError(`Expected an origin such as 'https://example.com' or 'https://*.example.com', got \`${origin}\``)
    }
    if (parts?.[2] === undefined) exact.add(origin.toLowerCase())
    else suffixes.push([(parts[1] as string).toLowerCase(), `.${(parts[3] as string).toLowerCase()}`])
  }
  return (header) => {
    const origin = header.toLowerCase()
    return exact.has(origin) || suffixes.some(([scheme, suffix]) => origin.startsWith(scheme) && origin.endsWith(suffix))
  }
}

/** @throws {TypeError} when one is no token */
export function checkSubprotocols(subprotocols: readonly string[]): ReadonlySet<string> {
  for (const each of subprotocols) {
    if (!TOKEN.test(each)) throw new TypeError(`Expected \`subprotocols\` to be tokens, got \`${each}\``)
  }
  return new Set(subprotocols)
}
