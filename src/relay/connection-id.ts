import { readInteger } from './exact-integer.ts'
import { excerpt } from './excerpt.ts'

/** The id under which a connection is found, and which other clients name in `targets`. */
export interface ConnectionId {
  readonly tag: 'id'
  readonly id: number
}

/** Why a connection has no id. `message` is a sentence for the client; `value` is what it gave, shortened. */
export interface ConnectionIdError {
  readonly tag: 'error'
  readonly code: 'missing_id' | 'bad_id' | 'id_out_of_range'
  readonly message: string
  readonly value?: string
}

/**
 * Reads a connection's id from the text of its request.
 *
 * Accepts what Elixir's `String.to_integer/1` accepts (`-5`, `+7`, `007`; `-0` is `0`; no space, underscore, fraction or other digits than ASCII's),
 * within ±2^53: 9007199254740992 is an id, 9007199254740993 is refused, not rounded.
 */
export function parseConnectionId(text: string | undefined): ConnectionId | ConnectionIdError {
  if (text === undefined) {
    return {
      tag: 'error',
      code: 'missing_id',
      message: 'Expected a connection id, an integer, but the request has none',
    }
  }
  const id = readInteger(text)
  if (typeof id === 'number') return { tag: 'id', id }

  const value = excerpt(text)
  const got = `got ${JSON.stringify(value)}`
  return id === 'out_of_range'
    ? { tag: 'error', code: 'id_out_of_range', message: `Expected the connection id to be within ±2^53, ${got}`, value }
    : {
        tag: 'error',
        code: 'bad_id',
        message: `Expected the connection id to be an integer in decimal digits, ${got}`,
        value,
      }
}
