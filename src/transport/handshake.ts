/** What RFC 6455 §4.2.1 asks of an opening handshake, beyond HTTP itself. */

import { hasToken, type RequestHead } from './http-message.ts'
import { badHandshake, methodNotAllowed, type Refusal, upgradeRequired } from './refusals.ts'
import { offeredSubprotocols } from './subprotocols.ts'

/** Base64 of 16 bytes. */
const KEY = /^[+/0-9A-Za-z]{21}[AQgw]==$/

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
