/** Which process serves which id: `ConnectionManager` of the Elixir service, kept in a registry instead of a GenServer's map. */

import { OtpError, type Pid, self, send } from '../actors/index.ts'
import { Registry } from '../supervisor/index.ts'

/** The registry's name. Its keys are ids; one id may stand there twice while a connection replaces another. */
export const REGISTRY = 'Relay.Registry'

/** The close code that a connection gets whose id another one has taken over. */
export const REPLACED = 4009

/**
 * Makes the calling process the connection of `id`; one that has the id already is told to close with 4009. Mirrors `add_connection/2`.
 *
 * An entry belongs to its process and goes with it, so a departing connection can never take its successor's away.
 */
export function addConnection(id: number, pid: Pid): 'ok' {
  if (pid !== self()) throw new TypeError(`Expected a connection to add itself, but ${self()} adds ${pid}`)
  const predecessor = getConnection(id)
  Registry.register(REGISTRY, id, null)
  if (predecessor !== null && predecessor !== pid) send(predecessor, ['close', REPLACED, 'replaced'])
  return 'ok'
}

/** Takes the calling process's own entry for `id` away, if it has one. Mirrors `remove_connection/1`. */
export function removeConnection(id: number): 'ok' {
  try {
    return Registry.unregister(REGISTRY, id)
  } catch (error) {
    return whileDown(error, 'ok')
  }
}

/** Whether the calling process has an entry for `id`. */
export function isRegistered(id: number): boolean {
  return Registry.keys(REGISTRY, self()).includes(id)
}

/** The process that serves `id`, the newest if there are two; null if there is none. Mirrors `get_connection/1`. */
export function getConnection(id: number): Pid | null {
  try {
    return Registry.lookup(REGISTRY, id).at(-1)?.[0] ?? null
  } catch (error) {
    return whileDown(error, null)
  }
}

/** All ids and their processes. Mirrors `get_conn_map/0`. */
export function getConnMap(): Map<number, Pid> {
  try {
    // Entries come in the order in which they were made: the newest of an id stays.
    return new Map(Registry.select<[number, Pid]>(REGISTRY, [[['$1', '$2', '_'], [], [['$1', '$2']]]]))
  } catch (error) {
    return whileDown(error, new Map())
  }
}

/** A registry that is being restarted has no entries: nobody is known until its connections have come back to it. */
function whileDown<T>(error: unknown, answer: T): T {
  if (error instanceof OtpError) return answer
  throw error
}
