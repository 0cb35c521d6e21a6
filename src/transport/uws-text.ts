/**
 * Texts on their way between uWebSockets.js and JavaScript. Nearly all text is ASCII, and both ends of a text's way can go faster then: the
 * general ways (`TextDecoder`, and what the library does with a string) look at every character twice and allocate between. Figures are of
 * Node 20.
 */

import { isAscii } from 'node:buffer'

/** From here on it pays to look whether all is ASCII: a copy then makes the string. 16 KiB: 1.1 µs, 2.2 µs by `TextDecoder`. */
const LONG = 4096
/** Up to here a loop of our own makes the bytes: 20 characters cost 0.1 µs less than if the library gets the string. */
const SHORT = 64
/** The longest text that is kept room for. */
const ROOM = 65_536

// A byte order mark is part of the text. The library has checked that the bytes are UTF-8.
const utf8 = new TextDecoder('utf-8', { ignoreBOM: true })

/** The library copies what it is to send, so one room does for all texts. */
const room = Buffer.from(new ArrayBuffer(ROOM))
/** The room's beginnings, by length: making a view costs more than filling a short one. */
const beginnings: readonly Uint8Array[] = Array.from(
  { length: SHORT + 1 },
  (_, length) => new Uint8Array(room.buffer, 0, length),
)

/** The text of bytes that are UTF-8. */
export function decodeText(bytes: ArrayBuffer): string {
  const { byteLength } = bytes
  return byteLength >= LONG && isAscii(bytes) ? Buffer.from(bytes).toString('latin1') : utf8.decode(bytes)
}

/** What to give to the library for a text: bytes that are good until the next call, or the text itself. */
export function encodeText(text: string): string | Uint8Array {
  const { length } = text
  if (length <= SHORT) return encodeShort(text, length)
  if (length < LONG || length > ROOM || Buffer.byteLength(text) !== length) return text
  room.write(text, 0, length, 'latin1')
  return new Uint8Array(room.buffer, 0, length)
}

function encodeShort(text: string, length: number): string | Uint8Array {
  for (let index = 0; index < length; index++) {
    const code = text.charCodeAt(index)
    if (code > 127) return text
    room[index] = code
  }
  return beginnings[length] as Uint8Array
}
