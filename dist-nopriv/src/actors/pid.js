import { unexpected } from "./errors.js";
import { inspectAs } from "./inspect.js";
/** In the run ring, or running a turn right now: further messages go to the process's own queue. */
export const QUEUED = 1;
/** A callback is awaiting, or the process is an async function: messages wait in the queue until it asks or is done. */
export const BUSY = 2;
/** Inside `receive`: an arriving message has to be looked at. Implies BUSY. */
export const WAITING = 4;
/** Its code is on the JavaScript stack: an exit signal from elsewhere takes effect when that code returns. */
export const RUNNING = 8;
export const DEAD = 16;
export const TRAP_EXIT = 32;
/** Started by a linked parent, whose exit ends it. */
export const HAS_PARENT = 64;
export const HIBERNATING = 128;
/** A GenServer return asked to be told if no message comes. */
export const IDLE_TIMER = 256;
/** A look at the mailbox is in the run ring, for a process that is busy. */
export const LOOKING = 512;
/** An exit signal waits for its code to give the thread back: no further message is handled. */
export const EXITING = 1024;
/** Its behaviour tells the debug functions in its extras what it does. */
export const DEBUGGED = 2048;
/** What most processes never need, in one object made at first use. */
export class Extras {
    constructor() {
        this.name = null;
        this.globalName = null;
        this.dictionary = null;
        /** Timers that are addressed to this process, and end with it. */
        this.timers = null;
        /** The `receive` that is being waited in. */
        this.wait = null;
        /** An exit signal that came while the process's own code was running. */
        this.pendingExit = null;
        this.abort = null;
        this.idleTimer = null;
        /** What the idle timer is started with. */
        this.idleMs = 0;
        /** What `Sys` has been asked to do with each of its events. */
        this.debug = null;
        /** Runs on death before anybody is told. */
        this.cleanups = null;
        /** The lineage that all children of this process share. */
        this.childLineage = null;
    }
}
/**
 * A process, as others see it: its address. Prints `#PID<0.N.0>`, is equal by identity, and stays valid (as a dead one) for as long as
 * somebody keeps it; a dead process's state is let go at once.
 *
 * The type parameter says which messages it understands. A plain `Pid` is unchecked, as every pid in Elixir is.
 */
// biome-ignore lint/suspicious/noExplicitAny: the one type that is both above and below every typed pid
export class Pid {
    /** @internal */
    constructor(node, id, program) {
        /** @internal */ this.flags = 0;
        /** @internal The program's own state. */ this.state = undefined;
        /** @internal */ this.queue = null;
        /** @internal */ this.links = null;
        /** @internal Who is told when this process dies. */ this.watchers = null;
        /** @internal The monitors that this process holds. */ this.watching = null;
        /** @internal */ this.lineage = null;
        /** @internal */ this.extras = null;
        /** @internal */ this.previous = null;
        /** @internal */ this.next = null;
        this.node = node;
        this.id = id;
        this.program = program;
    }
    toString() {
        return `#PID<0.${this.id}.0>`;
    }
    /** As `toString`. */
    toJSON() {
        return this.toString();
    }
}
inspectAs(Pid.prototype, String);
/** Something to be told once when `target` dies: a monitor, a pending call. Intrusive: costs no list of its own. */
export class Watcher {
    constructor() {
        this.target = null;
        this.previousWatcher = null;
        this.nextWatcher = null;
    }
}
/** Puts `watcher` on the list of those who are told when `target` dies. */
export function watch(target, watcher) {
    watcher.target = target;
    const head = target.watchers;
    watcher.nextWatcher = head;
    if (head !== null)
        head.previousWatcher = watcher;
    target.watchers = watcher;
}
/** Takes it off again; nothing happens if it is on no list. */
export function unwatch(watcher) {
    const target = watcher.target;
    if (target === null)
        return;
    const { previousWatcher: previous, nextWatcher: next } = watcher;
    if (previous === null)
        target.watchers = next;
    else
        previous.nextWatcher = next;
    if (next !== null)
        next.previousWatcher = previous;
    watcher.target = watcher.previousWatcher = watcher.nextWatcher = null;
}
/** The process's extras, made now if it has none. */
export function extrasOf(process) {
    process.extras ??= new Extras();
    return process.extras;
}
/** @throws {TypeError} */
export function checkPid(value) {
    if (!(value instanceof Pid))
        throw unexpected('a pid', value);
}
export function isDead(process) {
    return (process.flags & DEAD) !== 0;
}
/** Dead, or about to be as soon as its code gives the thread back: what that code returned counts no more. */
export function isGoing(process) {
    return (process.flags & (DEAD | EXITING)) !== 0;
}
/** Whether a process is dead, or will be when its code gives the thread back. */
export function isEnding(process) {
    return isDead(process) || process.extras?.pendingExit != null;
}
//# sourceMappingURL=pid.js.map