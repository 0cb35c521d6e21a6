import { badarg, ExitError, isDead, link, send, unlink } from "../actors/index.js";
import { compileValuePattern } from "./registry-match.js";
/** Enters `caller`, whose code is running, under a key. */
export function registerEntry(registry, caller, key, value) {
    if (isDead(caller))
        throw new ExitError('noproc', `${caller} has ended: its leftover code cannot register`);
    const holder = registry.kind === 'unique' ? registry.table.first(key) : null;
    if (holder !== null) {
        if (!isDead(holder.pid))
            return ['error', ['already_registered', holder.pid]];
        registry.partitionOf(holder.pid).evict(holder.pid);
    }
    const partition = registry.partitionOf(caller);
    const server = linkToServer(registry, partition, caller);
    partition.add(caller, key, value);
    for (const listener of registry.listeners)
        send(listener, ['register', registry.name, key, caller, value]);
    return ['ok', server];
}
function linkToServer(registry, partition, caller) {
    const { server } = partition;
    if (server === null)
        throw badarg(`Registry '${registry.name}' is being restarted`);
    if (!partition.has(caller))
        link(server);
    return server;
}
/** Removes all that `caller` has under a key. */
export function unregisterEntries(registry, caller, key) {
    const partition = registry.partitionOf(caller);
    removeEntries(partition, caller, partition.entriesOf(caller, key));
    tellUnregister(registry, caller, key);
}
/** Removes what `caller` has under a key with a value that matches. Listeners hear of it when nothing is left under the key. */
export function unregisterMatching(registry, caller, key, pattern, guards) {
    const partition = registry.partitionOf(caller);
    const entries = partition.entriesOf(caller, key);
    const matching = entries.filter(compileValuePattern(pattern, guards));
    removeEntries(partition, caller, matching);
    if (matching.length === entries.length)
        tellUnregister(registry, caller, key);
}
/** A process that has nothing left is no longer linked. */
function removeEntries(partition, caller, entries) {
    const keepsSome = partition.remove(caller, entries);
    if (!keepsSome && partition.server !== null)
        unlink(partition.server);
}
function tellUnregister(registry, caller, key) {
    for (const listener of registry.listeners)
        send(listener, ['unregister', registry.name, key, caller]);
}
//# sourceMappingURL=registry-register.js.map