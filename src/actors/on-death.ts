import { type Pid, Watcher, watch } from './pid.ts'
import type { Reason } from './reason.ts'

class DeathWatcher extends Watcher {
  readonly #told: (reason: Reason) => void

  constructor(told: (reason: Reason) => void) {
    super()
    this.#told = told
  }

  override targetDied(_target: Pid, reason: Reason): void {
    this.#told(reason)
  }
}

/**
 * Calls `told(reason)` once when a live process has died, as part of its death: for the runtime's own needs, where a monitor's message would
 * be a detour. It must not throw. `unwatch` what this returns to stop it.
 */
export function onDeath(target: Pid, told: (reason: Reason) => void): Watcher {
  const watcher = new DeathWatcher(told)
  watch(target, watcher)
  return watcher
}
