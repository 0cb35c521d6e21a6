/** Elixir's `Process` module under its own names: exported as the namespace `Process`. */

import { trapExit } from './process.ts'

export { info } from './info.ts'
export {
  alias,
  demonitor,
  erase as delete,
  exit,
  get,
  isAlive as alive,
  link,
  list,
  monitor,
  put,
  register,
  registered,
  sendAfter,
  sleep,
  spawn,
  unalias,
  unlink,
  unregister,
  whereis,
} from './process.ts'
export { hibernate } from './spawn.ts'
export { cancelTimer, readTimer } from './timers.ts'

/** Sets a flag of the caller and returns what it was. `'trap_exit'` is the one there is. Mirrors `Process.flag/2`. */
export function flag(name: 'trap_exit', value: boolean): boolean {
  if (name !== 'trap_exit') throw new TypeError(`Expected the flag 'trap_exit', got \`${String(name)}\``)
  return trapExit(value)
}
