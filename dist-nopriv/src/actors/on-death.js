import { Watcher, watch } from "./pid.js";
class DeathWatcher extends Watcher {
    #told;
    constructor(told) {
        super();
        this.#told = told;
    }
    targetDied(_target, reason) {
        this.#told(reason);
    }
}
/**
 * Calls `told(reason)` once when a live process has died, as part of its death: for the runtime's own needs, where a monitor's message would
 * be a detour. It must not throw. `unwatch` what this returns to stop it.
 */
export function onDeath(target, told) {
    const watcher = new DeathWatcher(told);
    watch(target, watcher);
    return watcher;
}
//# sourceMappingURL=on-death.js.map