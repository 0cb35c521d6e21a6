/** What clients say to each other: `Message` of the Elixir service. */

import { send } from '../actors/index.ts'
import { type ClientMessageOptions, type MessageError, parseClientMessage } from './client-message.ts'
import * as ConnectionManager from './connection-manager.ts'
import { checkFanOut, type TooMuchToSend } from './fan-out.ts'

/** Some targets have no connection. Those that have one got the payload. */
export interface UnknownTargets {
  readonly tag: 'error'
  readonly code: 'unknown_targets'
  readonly message: string
  /** The ids, each once, in the order of the message; the first hundred. */
  readonly targets: readonly number[]
}

/** So many unknown ids are named to the sender: an answer is not longer than its question has to be. */
const NAMED_TARGETS = 100

/**
 * Sends the payload of a client's text to each of its targets, once for every time that a target is named. Returns what is to be told to the
 * sender if something was wrong, else null. Mirrors `handle_client_message/1`.
 */
export function handleClientMessage(
  text: string,
  options?: ClientMessageOptions,
): MessageError | TooMuchToSend | UnknownTargets | null {
  const message = parseClientMessage(text, options)
  if (message.tag === 'error') return message
  const tooMuch = checkFanOut(message)
  if (tooMuch !== null) return tooMuch
  let unknown: Set<number> | null = null
  for (const target of message.targets) {
    const pid = ConnectionManager.getConnection(target)
    if (pid !== null) send(pid, ['text', message.payload])
    else {
      unknown ??= new Set()
      unknown.add(target)
    }
  }
  return unknown === null ? null : unknownTargets(unknown)
}

function unknownTargets(unknown: Set<number>): UnknownTargets {
  const targets = [...unknown].slice(0, NAMED_TARGETS)
  const words =
    unknown.size === 1 ? `No connection has the id ${targets[0]}` : `No connection has any of ${unknown.size} ids`
  return { tag: 'error', code: 'unknown_targets', message: words, targets }
}
