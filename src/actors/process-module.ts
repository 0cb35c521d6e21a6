/** Elixir's `Process` module under its own names: exported as the namespace `Process`. */

import type { Address } from './names.ts'
import { send as sendTo, trapExit } from './process.ts'

export { erase as delete, get, getKeys, put } from './dictionary.ts'
export { info } from './info.ts'
export {
  alias,
  demonitor,
  exit,
  isAlive as alive,
  link,
  list,
  monitor,
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

/** As the function `send`, and returns `'ok'`. Mirrors `Process.send/3`, whose options say what to do while another node is not connected. */
export function send(to: Address, message: unknown, _options?: readonly ('noconnect' | 'nosuspend')[]): 'ok' {
  sendTo(to, message)
  return 'ok'
}
