/**
 * Finds where JSON values end, without building them.
 *
 * A relayed payload must leave as it came, digit for digit, so it is sliced out of the frame and never decoded. What is accepted is
 * exactly what `JSON.parse` accepts. Nothing here recurses, so depth costs memory (some bits per level), never stack.
 *
 * Every function takes the index where its token starts. It returns the index after the token, or, for text that is not JSON,
 * the bitwise complement (`~`, always negative) of the position of the first character that cannot be there.
 */

const TAB = 0x09
const LINE_FEED = 0x0a
const CARRIAGE_RETURN = 0x0d
const SPACE = 0x20
const QUOTE = 0x22
const PLUS = 0x2b
export const COMMA = 0x2c
const MINUS = 0x2d
const DOT = 0x2e
const SLASH = 0x2f
const DIGIT_0 = 0x30
const DIGIT_9 = 0x39
const COLON = 0x3a
export const OPEN_BRACKET = 0x5b
const BACKSLASH = 0x5c
export const CLOSE_BRACKET = 0x5d
export const OPEN_BRACE = 0x7b
export const CLOSE_BRACE = 0x7d

const LOWER_B = 0x62
const LOWER_E = 0x65
const LOWER_F = 0x66
const LOWER_N = 0x6e
const LOWER_R = 0x72
const LOWER_T = 0x74
const LOWER_U = 0x75

const LEVELS_PER_WORD = 32

/** Returns the index of the first character at or after `index` that is not JSON whitespace. */
export function skipSpace(text: string, index: number): number {
  let i = index
  for (; i < text.length; i++) {
    const code = text.charCodeAt(i)
    if (code > SPACE) break
    if (code !== SPACE && code !== LINE_FEED && code !== CARRIAGE_RETURN && code !== TAB) break
  }
  return i
}

/** Scans one value of any kind, from its first character. */
export function scanValue(text: string, start: number): number {
  // One bit per open container, 1 for an object. Words of 32 levels that are not the innermost wait in `outer`.
  let kinds = 0
  let depth = 0
  let outer: number[] | undefined
  let i = start

  while (true) {
    const open = codeAt(text, i)
    if (open === OPEN_BRACE || open === OPEN_BRACKET) {
      const isObject = open === OPEN_BRACE
      i = skipSpace(text, i + 1)
      if (codeAt(text, i) !== (isObject ? CLOSE_BRACE : CLOSE_BRACKET)) {
        if (depth > 0 && depth % LEVELS_PER_WORD === 0) {
          outer ??= []
          outer.push(kinds)
        }
        kinds = (kinds << 1) | (isObject ? 1 : 0)
        depth++
        if (isObject) i = scanKey(text, i)
        if (i < 0) return i
        continue
      }
      i++
    } else {
      i = scanScalar(text, i)
      if (i < 0) return i
    }

    // A value has ended at `i`: close what closes here, up to the next member or element.
    while (true) {
      if (depth === 0) return i
      i = skipSpace(text, i)
      const isObject = (kinds & 1) === 1
      const code = codeAt(text, i)
      if (code === COMMA) {
        i = skipSpace(text, i + 1)
        if (isObject) i = scanKey(text, i)
        if (i < 0) return i
        break
      }
      if (code !== (isObject ? CLOSE_BRACE : CLOSE_BRACKET)) return ~i
      i++
      depth--
      kinds >>>= 1
      if (depth > 0 && depth % LEVELS_PER_WORD === 0) kinds = outer?.pop() ?? 0
    }
  }
}

/** Scans an object's key with its colon and the space around it: returns where the member's value starts. */
export function scanKey(text: string, start: number): number {
  if (codeAt(text, start) !== QUOTE) return ~start
  const end = scanString(text, start)
  if (end < 0) return end
  const colon = skipSpace(text, end)
  return codeAt(text, colon) === COLON ? skipSpace(text, colon + 1) : ~colon
}

/** Scans a string, from its opening quote. */
export function scanString(text: string, start: number): number {
  for (let i = start + 1; i < text.length; i++) {
    const code = text.charCodeAt(i)
    if (code === QUOTE) return i + 1
    if (code < SPACE) return ~i
    if (code === BACKSLASH) {
      i = scanEscape(text, i + 1)
      if (i < 0) return i
    }
  }
  return ~text.length
}

/** Scans an escape from the character after its backslash. Unlike the others it returns the index *of* its last character. */
function scanEscape(text: string, start: number): number {
  switch (codeAt(text, start)) {
    case QUOTE:
    case BACKSLASH:
    case SLASH:
    case LOWER_B:
    case LOWER_F:
    case LOWER_N:
    case LOWER_R:
    case LOWER_T:
      return start
    case LOWER_U:
      for (let i = start + 1; i <= start + 4; i++) {
        if (!isHexDigit(codeAt(text, i))) return ~i
      }
      return start + 4
    default:
      return ~start
  }
}

function scanScalar(text: string, start: number): number {
  switch (codeAt(text, start)) {
    case QUOTE:
      return scanString(text, start)
    case LOWER_T:
      return scanWord(text, start, 'true')
    case LOWER_F:
      return scanWord(text, start, 'false')
    case LOWER_N:
      return scanWord(text, start, 'null')
    default:
      return scanNumber(text, start)
  }
}

function scanWord(text: string, start: number, word: string): number {
  for (let i = 0; i < word.length; i++) {
    if (codeAt(text, start + i) !== word.charCodeAt(i)) return ~(start + i)
  }
  return start + word.length
}

function scanNumber(text: string, start: number): number {
  const first = codeAt(text, start) === MINUS ? start + 1 : start
  // RFC 8259 §6: a leading zero stands alone.
  let i = codeAt(text, first) === DIGIT_0 ? first + 1 : scanDigits(text, first)
  if (i >= 0 && codeAt(text, i) === DOT) i = scanDigits(text, i + 1)
  if (i < 0 || (codeAt(text, i) | 0x20) !== LOWER_E) return i
  const sign = codeAt(text, i + 1)
  return scanDigits(text, sign === PLUS || sign === MINUS ? i + 2 : i + 1)
}

function scanDigits(text: string, start: number): number {
  let i = start
  while (isDigit(codeAt(text, i))) i++
  return i === start ? ~start : i
}

/** Returns the UTF-16 code unit at `index`, or -1 past the end (where `charCodeAt` gives NaN, which costs its callers their fast code). */
export function codeAt(text: string, index: number): number {
  return index < text.length ? text.charCodeAt(index) : -1
}

function isDigit(code: number): boolean {
  return code >= DIGIT_0 && code <= DIGIT_9
}

function isHexDigit(code: number): boolean {
  const lower = code | 0x20
  return isDigit(code) || (lower >= 0x61 && lower <= LOWER_F)
}
