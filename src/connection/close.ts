import { formatReason } from '../actors/index.ts'

/** The close codes that this library itself sends. RFC 6455 §7.4.1 and IANA's registry. */
export const CloseCode = {
  /** The connection has done what it was for. */
  normal: 1000,
  /** The server is going down, or the client was silent for too long. */
  goingAway: 1001,
  /** The client broke the protocol. */
  protocolError: 1002,
  /** A text that is not UTF-8. */
  invalidPayload: 1007,
  /** The client sends more than it may. */
  policyViolation: 1008,
  /** A message over the size limit. */
  tooBig: 1009,
  /** The connection's process crashed. */
  internalError: 1011,
  /** The service is being restarted: the client may come back at once. */
  serviceRestart: 1012,
  /** Overload: the client may come back later. */
  tryAgainLater: 1013,
} as const

/** How a `stop` result wants the socket closed: a code, or a code and a reason of up to 123 bytes of UTF-8, of which more is cut off. */
export type CloseDetail = number | readonly [code: number, reason?: string | null]

/** A close frame carries 125 bytes, two of which are the code. */
const MAX_REASON_BYTES = 123

/** Whether an endpoint may send `code` in a close frame: 1004 to 1006 and 1015 only ever stand for a frame that was not there. */
export function isSendable(code: unknown): code is number {
  if (!Number.isInteger(code)) return false
  const value = code as number
  if (value >= 3000) return value <= 4999
  return (value >= 1000 && value <= 1003) || (value >= 1007 && value <= 1014)
}

/** @throws {RangeError} when the code must not be sent @throws {TypeError} when `detail` is neither form of a close detail */
export function parseCloseDetail(detail: unknown): { code: number; text: string } {
  const [code, text]: unknown[] = Array.isArray(detail) ? detail : [detail]
  const shape = typeof code === 'number' && (!Array.isArray(detail) || detail.length <= 2)
  if (!shape || !(text === undefined || text === null || typeof text === 'string')) {
    throw new TypeError(`Expected a close detail to be \`code\` or \`[code, reason]\`, got \`${formatReason(detail)}\``)
  }
  if (!isSendable(code)) {
    throw new RangeError(`Expected a close code of 1000-1003, 1007-1014 or 3000-4999, got \`${code}\``)
  }
  return { code, text: cutReason(text ?? '') }
}

/** The longest beginning of `text` that a close frame can carry, whole characters only. */
export function cutReason(text: string): string {
  // No UTF-16 unit takes less than a byte. Half a pair becomes U+FFFD.
  const bytes = Buffer.from(text.slice(0, MAX_REASON_BYTES + 1))
  if (bytes.length <= MAX_REASON_BYTES) return bytes.toString()
  let end = MAX_REASON_BYTES
  while (((bytes[end] as number) & 0xc0) === 0x80) end--
  return bytes.toString('utf8', 0, end)
}
