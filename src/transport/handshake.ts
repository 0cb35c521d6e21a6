/** What RFC 6455 §4.2.1 asks of an opening handshake, beyond HTTP itself. */

import { hasToken, type RequestHead } from './http-message.ts'
import { badHandshake, methodNotAllowed, type Refusal, upgradeRequired } from './refusals.ts'

/** Base64 of 16 bytes. */
const KEY = /^[+/0-9A-Za-z]{21}[AQgw]==$/
/** RFC 9110 §5.6.2. */
const TOKEN = /^[!#$%&'*+.^_`|~0-9A-Za-z-]+$/

const NO_OFFER: readonly string[] = Object.freeze([])

/** Whether the client asks for a WebSocket, rightly or wrongly. */
export function asksForUpgrade({ headers: { upgrade } }: RequestHead): boolean {
  return hasToken(upgrade, 'websocket')
}

/** Why the handshake cannot be accepted, or null. */
export function judgeHandshake(head: RequestHead): Refusal | null {
  const { connection, 'sec-websocket-version': version, 'sec-websocket-key': key = '' } = head.headers
  if (head.method !== 'GET') return methodNotAllowed(head.method, 'GET')
  if (!hasToken(connection, 'upgrade')) return upgradeRequired('The Connection header lacks the token upgrade')
  if (version !== '13') return upgradeRequired('Sec-WebSocket-Version must be 13')
  if (!KEY.test(key)) return badHandshake('Sec-WebSocket-Key must be the base64 form of 16 bytes')
  if (offeredSubprotocols(head) === null)
    return badHandshake('Sec-WebSocket-Protocol must be a list of different tokens')
  return null
}

/** What the client offers, in its order; null if the header is malformed. RFC 6455 §4.1 (10). */
export function offeredSubprotocols(head: RequestHead): readonly string[] | null {
  const header = head.headers['sec-websocket-protocol']
  if (header === undefined) return NO_OFFER
  const offered = header.split(',').map((each) => each.trim())
  if (!offered.every((each) => TOKEN.test(each)) || new Set(offered).size < offered.length) return null
  return offered
}

/** Makes a test for `Origin` headers of a route's list. @throws {TypeError} when an entry is no origin */
export function originTest(origins: readonly string[] | 'any'): (origin: string) => boolean {
  if (origins === 'any') return () => true
  const exact = new Set<string>()
  const suffixes: [scheme: string, suffix: string][] = []
  for (const origin of origins) {
    const parts = /^([a-z][a-z0-9+.-]*:\/\/)(\*\.)?([^*/\s]+)$/i.exec(origin.toLowerCase())
    if (parts === null && origin !== 'null') {
      throw new TypeError(
        `Expected an origin such as 'https://example.com' or 'https://*.example.com', got \`${origin}\``,
      )
    }
    const [whole = origin, scheme = '', wildcard, host] = parts ?? []
    if (wildcard === undefined) exact.add(whole)
    else suffixes.push([scheme, `.${host}`])
  }
  return (header) => {
    const origin = header.toLowerCase()
    return exact.has(origin) || suffixes.some(([scheme, end]) => origin.startsWith(scheme) && origin.endsWith(end))
  }
}

/** @throws {TypeError} when one is no token */
export function checkSubprotocols(subprotocols: readonly string[]): ReadonlySet<string> {
  for (const each of subprotocols) {
    if (!TOKEN.test(each)) throw new TypeError(`Expected \`subprotocols\` to be tokens, got \`${each}\``)
  }
  return new Set(subprotocols)
}
