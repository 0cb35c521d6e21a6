import { badarg, unexpected } from "./errors.js";
import { extrasOf, isDead, Pid } from "./pid.js";
/** The live process behind `address`, or null. @throws {TypeError} for what is no address; what a via module throws for a name that it cannot have */
export function whereis(node, address) {
    if (address instanceof Pid)
        return isDead(address) ? null : address;
    if (typeof address === 'string')
        return node.names.get(address) ?? null;
    if (isVia(address))
        return viaWhereis(node, address);
    if (isGlobal(address))
        return node.globalNames.get(address[1]) ?? null;
    checkAddress(address);
    return address[1] === node.name ? (node.names.get(address[0]) ?? null) : null;
}
/** @throws {TypeError} */
export function checkAddress(address) {
    if (!isAddress(address))
        throw unexpected('a process or the name of one', address);
}
/** Why there is nobody behind `address`: the node that it names is not connected, or just nobody there. */
export function absence(node, address) {
    return isElsewhere(node, address) ? ['nodedown', address[1]] : 'noproc';
}
/** Whether `address` is a name on another node. */
export function isElsewhere(node, address) {
    return Array.isArray(address) && address.length === 2 && !isGlobal(address) && address[1] !== node.name;
}
function viaWhereis(node, via) {
    const found = via[1].whereisName(via[2], node);
    return found === 'undefined' || isDead(found) ? null : found;
}
/** Registers `process` under `name`; returns the process that has it already, or null when done. */
export function claimName(node, name, process) {
    const holder = whereis(node, name);
    if (holder !== null)
        return holder;
    if (isVia(name))
        return name[1].registerName(name[2], process, node) === 'yes' ? null : (whereis(node, name) ?? process);
    if (isGlobal(name))
        return registerGlobal(node, name[1], process) === 'yes' ? null : process;
    if (typeof name === 'string')
        register(node, name, process);
    else
        register(node, name[0], process);
    return null;
}
/** Gives a name of `claimName` back before the process ends. */
export function releaseName(node, name, process) {
    if (isVia(name))
        name[1].unregisterName(name[2], node);
    else if (isGlobal(name))
        dropGlobalName(process);
    else
        dropName(process);
}
/** Mirrors `Process.register/2`. @throws {OtpError} OTP_ERR_BADARG if the name is taken, or the process is dead or has a name. */
export function register(node, name, process) {
    if (typeof name !== 'string' || name === '' || name === 'undefined')
        throw badarg(`Expected a name to be a string, not empty and not 'undefined', got \`${String(name)}\``);
    if (isDead(process))
        throw badarg(`Cannot register '${name}': ${process} is not alive`);
    if (node.names.has(name))
        throw badarg(`Cannot register '${name}': the name is taken by ${node.names.get(name)}`);
    const extras = extrasOf(process);
    if (extras.name !== null)
        throw badarg(`Cannot register '${name}': ${process} is registered as '${extras.name}'`);
    extras.name = name;
    node.names.set(name, process);
    return true;
}
/** Mirrors `Process.unregister/1`. @throws {OtpError} OTP_ERR_BADARG if nobody has the name. */
export function unregister(node, name) {
    const process = node.names.get(name);
    if (process === undefined)
        throw badarg(`Cannot unregister '${name}': nobody has this name`);
    dropName(process);
    return true;
}
/** Takes a process's registered name from it, if it has one. */
export function dropName(process) {
    const extras = process.extras;
    if (extras === null || extras.name === null)
        return;
    process.node.names.delete(extras.name);
    extras.name = null;
}
/** Mirrors `:global.register_name/2` on one node: `'no'` if another process has the name, or this one has another. */
export function registerGlobal(node, name, process) {
    // As in OTP a dead process may have any name, for no time at all.
    if (isDead(process))
        return node.globalNames.has(name) ? 'no' : 'yes';
    const extras = extrasOf(process);
    if (node.globalNames.has(name) || extras.globalName !== null)
        return 'no';
    extras.globalName = { name };
    node.globalNames.set(name, process);
    return 'yes';
}
/** Takes a process's global name from it, if it has one. */
export function dropGlobalName(process) {
    const extras = process.extras;
    if (extras === null || extras.globalName === null)
        return;
    process.node.globalNames.delete(extras.globalName.name);
    extras.globalName = null;
}
/** Whether `value` has the form of an address. */
export function isAddress(value) {
    if (typeof value === 'string' || value instanceof Pid)
        return true;
    if (!Array.isArray(value))
        return false;
    return isVia(value) || isGlobal(value) || (value.length === 2 && value.every((part) => typeof part === 'string'));
}
export function isVia(name) {
    return Array.isArray(name) && name[0] === 'via' && name.length === 3;
}
export function isGlobal(name) {
    return Array.isArray(name) && name[0] === 'global' && name.length === 2;
}
//# sourceMappingURL=names.js.map