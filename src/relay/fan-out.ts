import type { ClientMessage } from './client-message.ts'

/** A message would send more than one message may: `limit` and `size` are in characters of payload, all its copies together. */
export interface TooMuchToSend {
  readonly tag: 'error'
  readonly code: 'too_much_to_send'
  readonly message: string
  readonly size: number
  readonly limit: number
}

/** To one client, however often it is named: about as much as one frame may bring in, so that nobody is flooded by a few bytes. */
const LIMIT_TO_ONE = 1_048_576
/** To all of them: what waits in buffers is memory of everybody's. */
const LIMIT_TO_ALL = 64 * LIMIT_TO_ONE

/** What is wrong with a message that is small itself, but whose copies are not; null if nothing is. */
export function checkFanOut({ targets, payload }: ClientMessage): TooMuchToSend | null {
  const toAll = targets.length * payload.length
  if (toAll > LIMIT_TO_ALL) return tooMuch('all targets', toAll, LIMIT_TO_ALL)
  if (toAll <= LIMIT_TO_ONE) return null
  const toOne = mostMentions(targets) * payload.length
  return toOne > LIMIT_TO_ONE && toOne > payload.length ? tooMuch('one target', toOne, LIMIT_TO_ONE) : null
}

function mostMentions(targets: readonly number[]): number {
  const mentions = new Map<number, number>()
  let most = 0
  for (const target of targets) {
    const count = (mentions.get(target) ?? 0) + 1
    mentions.set(target, count)
    if (count > most) most = count
  }
  return most
}

function tooMuch(whom: string, size: number, limit: number): TooMuchToSend {
  const message = `Expected the payload's copies to ${whom} to have at most ${limit} characters, they have ${size}`
  return { tag: 'error', code: 'too_much_to_send', message, size, limit }
}
