/**
 * Names that hold in the whole cluster, Erlang's `global`: exported as the namespace `Global`. A name may be any value; arrays are compared by
 * what is in them, other objects by identity. `['global', name]` stands for the process wherever an address is taken.
 */
import { currentNode } from "./default-node.js";
import { deliver } from "./mailbox.js";
import { dropGlobalName, registerGlobal } from "./names.js";
import { ExitError } from "./reason.js";
/** Gives `name` to `pid`: `'no'` if it is taken or `pid` has another one. The process's death ends it. Mirrors `global:register_name/2`. */
export function registerName(name, pid) {
    return registerGlobal(pid.node, name, pid);
}
/** Gives `name` to `pid`, whoever has it now. Mirrors `global:re_register_name/2`. */
export function reRegisterName(name, pid) {
    unregisterName(name);
    dropGlobalName(pid);
    registerGlobal(pid.node, name, pid);
    return 'yes';
}
/** Takes `name` from whoever has it. Mirrors `global:unregister_name/1`. */
export function unregisterName(name) {
    const holder = currentNode().globalNames.get(name);
    if (holder !== undefined)
        dropGlobalName(holder);
    return 'ok';
}
/** The process that has `name`. Mirrors `global:whereis_name/1`. */
export function whereisName(name) {
    return currentNode().globalNames.get(name) ?? 'undefined';
}
/** Sends `message` to whoever has `name`, and returns the pid; if nobody has, exits with `['badarg', [name, message]]`. Mirrors `global:send/2`. */
export function send(name, message) {
    const pid = currentNode().globalNames.get(name);
    if (pid === undefined)
        throw new ExitError(['badarg', [name, message]]);
    deliver(pid, pid.node.outgoing(message));
    return pid;
}
/** Mirrors `global:registered_names/0`. */
export function registeredNames() {
    return [...currentNode().globalNames.keys()];
}
//# sourceMappingURL=global-module.js.map