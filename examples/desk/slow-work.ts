/** What takes its time: a look at a directory of tokens, and a computation that cannot do zero. */

import { setTimeout as pause } from 'node:timers/promises'

const NAMES: Readonly<Record<string, string>> = { 'token-7': 'seven', 'token-8': 'eight' }

/** Resolves to who has the token. `signal` fires when nobody waits for the answer any more. */
export async function checkToken(token: string, signal: AbortSignal): Promise<string> {
  await pause(5, undefined, { signal })
  const name = NAMES[token]
  if (name === undefined) throw new Error('unknown token')
  return name
}

export async function square(n: number): Promise<number> {
  await pause(20)
  if (n === 0) throw new Error('nothing to square')
  return n * n
}
