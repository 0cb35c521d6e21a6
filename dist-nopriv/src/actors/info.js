import { dictionaryOf } from "./dictionary.js";
import { asSeen, Marker } from "./mailbox.js";
import { BUSY, checkPid, HIBERNATING, isDead, QUEUED, RUNNING, TRAP_EXIT, WAITING, } from "./pid.js";
const readers = {
    registered_name: (process) => process.extras?.name ?? null,
    initial_call: (process) => process.program.label,
    status: statusOf,
    message_queue_len: (process) => messagesOf(process).length,
    messages: messagesOf,
    links: linksOf,
    monitors: monitorsOf,
    monitored_by: monitoredBy,
    trap_exit: (process) => (process.flags & TRAP_EXIT) !== 0,
    dictionary: (process) => new Map(dictionaryOf(process) ?? []),
    parent: (process) => process.lineage?.parent ?? null,
    ancestors: (process) => process.lineage?.ancestors ?? [],
    hibernating: (process) => (process.flags & HIBERNATING) !== 0,
};
export function info(process, wanted) {
    checkPid(process);
    if (wanted !== undefined)
        for (const item of [wanted].flat())
            checkItem(item);
    if (isDead(process))
        return null;
    if (wanted === undefined)
        return Object.fromEntries(Object.entries(readers).map(([item, read]) => [item, read(process)]));
    return typeof wanted === 'string' ? readers[wanted](process) : wanted.map((item) => [item, readers[item](process)]);
}
function checkItem(item) {
    if (typeof item === 'string' && Object.hasOwn(readers, item))
        return;
    throw new TypeError(`Expected an item of process info (${Object.keys(readers).join(', ')}), got \`${String(item)}\``);
}
function statusOf(process) {
    if ((process.flags & RUNNING) !== 0)
        return 'running';
    if ((process.flags & QUEUED) !== 0)
        return 'runnable';
    return (process.flags & (BUSY | WAITING)) === BUSY ? 'running' : 'waiting';
}
/** In mailbox order: the message with which it stands in the run ring is the first. */
function messagesOf(process) {
    const messages = [];
    const see = (message) => {
        if (!(message instanceof Marker))
            messages.push(asSeen(message));
    };
    if ((process.flags & QUEUED) !== 0)
        process.node.scheduler.ring.forEach((owner, message) => {
            if (owner === process)
                see(message);
        });
    for (let index = 0; index < (process.queue?.length ?? 0); index++)
        see(process.queue?.at(index));
    return messages;
}
/** Oldest first. */
function linksOf(process) {
    const peers = [];
    for (let edge = process.links; edge !== null; edge = edge.next)
        peers.push(edge.peer);
    return peers.reverse();
}
function monitorsOf(process) {
    const objects = [];
    for (let monitor = process.watching; monitor !== null; monitor = monitor.nextWatching)
        objects.push(['process', monitor.object]);
    return objects.reverse();
}
function monitoredBy(process) {
    const pids = [];
    for (let watcher = process.watchers; watcher !== null; watcher = watcher.nextWatcher) {
        if ('watcher' in watcher)
            pids.push(watcher.watcher);
    }
    return pids.reverse();
}
//# sourceMappingURL=info.js.map