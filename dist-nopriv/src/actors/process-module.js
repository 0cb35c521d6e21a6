/** Elixir's `Process` module under its own names: exported as the namespace `Process`. */
import { send as sendTo, trapExit } from "./process.js";
export { erase as delete, get, getKeys, put } from "./dictionary.js";
export { info } from "./info.js";
export { alias, demonitor, exit, isAlive as alive, link, list, monitor, register, registered, sendAfter, sleep, spawn, unalias, unlink, unregister, whereis, } from "./process.js";
export { hibernate } from "./spawn.js";
export { cancelTimer, readTimer } from "./timers.js";
/** Sets a flag of the caller and returns what it was. `'trap_exit'` is the one there is. Mirrors `Process.flag/2`. */
export function flag(name, value) {
    if (name !== 'trap_exit')
        throw new TypeError(`Expected the flag 'trap_exit', got \`${String(name)}\``);
    return trapExit(value);
}
/** As the function `send`, and returns `'ok'`. Mirrors `Process.send/3`, whose options say what to do while another node is not connected. */
export function send(to, message, _options) {
    sendTo(to, message);
    return 'ok';
}
//# sourceMappingURL=process-module.js.map