import type { RequestHead } from './http-message.ts'

/** RFC 9110 §5.6.2. */
const TOKEN = /^[!#$%&'*+.^_`|~0-9A-Za-z-]+$/

const NO_OFFER: readonly string[] = Object.freeze([])

/** @throws {TypeError} when one is no token */
export function checkSubprotocols(subprotocols: readonly string[]): ReadonlySet<string> {
  for (const each of subprotocols) {
    if (!TOKEN.test(each)) throw new TypeError(`Expected \`subprotocols\` to be tokens, got \`${each}\``)
  }
  return new Set(subprotocols)
}

/** What the client offers, in its order; null if the header is malformed. RFC 6455 §4.1 (10). */
export function offeredSubprotocols(head: RequestHead): readonly string[] | null {
  const header = head.headers['sec-websocket-protocol']
  if (header === undefined) return NO_OFFER
  const offered = header.split(',').map((each) => each.trim())
  if (!offered.every((each) => TOKEN.test(each)) || new Set(offered).size < offered.length) return null
  return offered
}
