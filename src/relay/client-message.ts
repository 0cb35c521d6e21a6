import { readInteger } from './exact-integer.ts'
import { excerpt } from './excerpt.ts'
import {
  CLOSE_BRACE,
  CLOSE_BRACKET,
  COMMA,
  codeAt,
  OPEN_BRACE,
  OPEN_BRACKET,
  scanKey,
  scanString,
  scanValue,
  skipSpace,
} from './json-scanner.ts'

/** A client's order to send `payload`, a JSON text, to the clients with the ids in `targets`. */
export interface ClientMessage {
  readonly tag: 'message'
  readonly targets: readonly number[]
  readonly payload: string
}

/** The text is not JSON. `position` counts UTF-16 code units up to the first character that cannot be there. */
export interface BadJson {
  readonly tag: 'error'
  readonly code: 'bad_json'
  readonly message: string
  readonly position: number
}

/**
 * The text is JSON but not a client's message. `field` is the part at fault (absent when it is the whole), `index` the target at fault,
 * `value` the JSON text found there, shortened (absent when nothing was).
 */
export interface BadShape {
  readonly tag: 'error'
  readonly code: 'bad_shape'
  readonly message: string
  readonly field?: 'targets' | 'payload'
  readonly index?: number
  readonly value?: string
}

/** The message names more than `limit` targets. */
export interface TooManyTargets {
  readonly tag: 'error'
  readonly code: 'too_many_targets'
  readonly message: string
  readonly limit: number
}

/** Why a client's text was refused. Safe to send back: no more than two excerpts of 40 characters of the text are in it. */
export type MessageError = BadJson | BadShape | TooManyTargets

export interface ClientMessageOptions {
  /**
   * Most targets that one message may have; one more makes it `too_many_targets`.
   *
   * @default 10000
   */
  readonly maxTargets?: number
}

const DEFAULT_MAX_TARGETS = 10_000

/** Where the last `targets` and the last `payload` of a message are in its text; a start of -1 means there is none. */
interface Fields {
  targetsStart: number
  payloadStart: number
  payloadEnd: number
}

/**
 * Reads a client's text frame, `{"targets":[1,2],"payload":…}`.
 *
 * The payload is the very text that the client wrote, without the space around it: it is checked but never decoded, so big integers, `-0`, `1e400`,
 * duplicate keys and escaped lone surrogates reach their targets as they are. What is JSON is what `JSON.parse` accepts, to any depth.
 *
 * - A target is an integer within ±2^53, written without fraction or exponent (`2.0` and `1e0` are floats, as in Elixir). `-0` is `0`.
 * - A target that is listed twice is kept twice: it gets the payload once per mention, in order.
 * - No targets at all (`[]`) is a message to nobody.
 * - Of duplicate keys the last counts, however it is escaped; keys other than the two are ignored.
 * - A missing payload is an error; a payload of `null` is not.
 *
 * @throws {RangeError} when `maxTargets` is not an integer >= 0
 */
export function parseClientMessage(text: string, options?: ClientMessageOptions): ClientMessage | MessageError {
  const maxTargets = options?.maxTargets ?? DEFAULT_MAX_TARGETS
  if (!Number.isInteger(maxTargets) || maxTargets < 0) {
    throw new RangeError(`Expected \`maxTargets\` to be an integer >= 0, got \`${maxTargets}\``)
  }

  const start = skipSpace(text, 0)
  const isObject = codeAt(text, start) === OPEN_BRACE
  const fields: Fields = { targetsStart: -1, payloadStart: -1, payloadEnd: -1 }
  const end = isObject ? scanFields(text, start, fields) : scanValue(text, start)
  if (end < 0) return badJson(text, ~end)
  const rest = skipSpace(text, end)
  if (rest < text.length) return badJson(text, rest)
  if (!isObject) return badShape('Expected a JSON object', { value: excerpt(text, start, end) })

  const targets = readTargets(text, fields.targetsStart, maxTargets)
  if (!Array.isArray(targets)) return targets
  if (fields.payloadStart < 0) return badShape('Expected a `payload`', { field: 'payload' })
  return { tag: 'message', targets, payload: text.slice(fields.payloadStart, fields.payloadEnd) }
}

/** Scans the object at `start` and notes its fields: returns the index after it, or `~position` as the scanner does. */
function scanFields(text: string, start: number, fields: Fields): number {
  let i = skipSpace(text, start + 1)
  if (codeAt(text, i) === CLOSE_BRACE) return i + 1
  while (true) {
    const valueStart = scanKey(text, i)
    if (valueStart < 0) return valueStart
    const valueEnd = scanValue(text, valueStart)
    if (valueEnd < 0) return valueEnd

    const name = fieldAt(text, i)
    if (name === 'targets') {
      fields.targetsStart = valueStart
    } else if (name === 'payload') {
      fields.payloadStart = valueStart
      fields.payloadEnd = valueEnd
    }

    i = skipSpace(text, valueEnd)
    const code = codeAt(text, i)
    if (code === CLOSE_BRACE) return i + 1
    if (code !== COMMA) return ~i
    i = skipSpace(text, i + 1)
  }
}

function fieldAt(text: string, start: number): string | undefined {
  if (text.startsWith('"targets"', start)) return 'targets'
  if (text.startsWith('"payload"', start)) return 'payload'
  const key = text.slice(start, scanString(text, start))
  // An escape may spell either name: "\u0074argets" is the same key.
  return key.includes('\\') ? JSON.parse(key) : undefined
}

/** Reads the targets from a value that the scanner has accepted. */
function readTargets(text: string, start: number, maxTargets: number): number[] | BadShape | TooManyTargets {
  if (start < 0) return badShape('Expected `targets`', { field: 'targets' })
  if (codeAt(text, start) !== OPEN_BRACKET) {
    const value = excerpt(text, start, scanValue(text, start))
    return badShape('Expected `targets` to be an array of integers', { field: 'targets', value })
  }

  const targets: number[] = []
  let i = skipSpace(text, start + 1)
  if (codeAt(text, i) === CLOSE_BRACKET) return targets
  while (true) {
    if (targets.length === maxTargets) return tooManyTargets(maxTargets)
    const end = scanValue(text, i)
    const target = readInteger(text, i, end)
    if (typeof target !== 'number') return badTarget(target, targets.length, excerpt(text, i, end))
    targets.push(target)
    i = skipSpace(text, end)
    if (codeAt(text, i) !== COMMA) return targets
    i = skipSpace(text, i + 1)
  }
}

function badTarget(fault: 'not_an_integer' | 'out_of_range', index: number, value: string): BadShape {
  const expected = fault === 'out_of_range' ? 'within ±2^53' : 'an integer without fraction or exponent'
  return badShape(`Expected \`targets[${index}]\` to be ${expected}`, { field: 'targets', index, value })
}

function badShape(expected: string, details: Pick<BadShape, 'field' | 'index' | 'value'>): BadShape {
  const got = details.value === undefined ? 'got none' : `got \`${details.value}\``
  return { tag: 'error', code: 'bad_shape', message: `${expected}, ${got}`, ...details }
}

function tooManyTargets(limit: number): TooManyTargets {
  return { tag: 'error', code: 'too_many_targets', message: `Expected at most ${limit} targets`, limit }
}

function badJson(text: string, position: number): BadJson {
  const character = text.codePointAt(position)
  const found = character === undefined ? 'the end' : JSON.stringify(String.fromCodePoint(character))
  return { tag: 'error', code: 'bad_json', message: `Expected JSON, got ${found} at position ${position}`, position }
}
