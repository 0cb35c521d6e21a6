// Every integer up to 2^53 has a `number` of its own; 2^53 + 1 has none.
const LIMIT = 2 ** 53
const LIMIT_TENS = Math.floor(LIMIT / 10)
const LIMIT_UNITS = LIMIT % 10

const PLUS = 0x2b
const MINUS = 0x2d
const DIGIT_0 = 0x30

/**
 * Reads the decimal integer that is all of `text` from `start` to `end`: an optional `+` or `-`, then ASCII digits.
 *
 * Reads exactly what Elixir's `String.to_integer/1` reads, within ±2^53, and never rounds. `-0` is `0`.
 */
export function readInteger(
  text: string,
  start: number = 0,
  end: number = text.length,
): number | 'not_an_integer' | 'out_of_range' {
  const sign = start < end ? text.charCodeAt(start) : 0
  const first = sign === PLUS || sign === MINUS ? start + 1 : start
  if (first >= end) return 'not_an_integer'

  let value = 0
  let isTooLarge = false
  for (let i = first; i < end; i++) {
    const digit = text.charCodeAt(i) - DIGIT_0
    if (digit < 0 || digit > 9) return 'not_an_integer'
    // Compared before adding: the sum may already be rounded.
    isTooLarge ||= value > LIMIT_TENS || (value === LIMIT_TENS && digit > LIMIT_UNITS)
    if (!isTooLarge) value = value * 10 + digit
  }
  if (isTooLarge) return 'out_of_range'
  return sign === MINUS && value !== 0 ? -value : value
}
