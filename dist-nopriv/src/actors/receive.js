import { asSeen, lookSoon, Marker } from "./mailbox.js";
import { toMatcher } from "./pattern.js";
import { extrasOf, isDead, LOOKING, WAITING } from "./pid.js";
import { running, self } from "./running.js";
export function receive(pattern, afterMs = 'infinity', otherwise) {
    const process = self();
    // Code that outlived its process waits for ever: nothing may come of it.
    if (isDead(process))
        return new Promise(() => { });
    if ((process.flags & WAITING) !== 0)
        throw new TypeError(`${process} is already waiting in a receive; a process waits in one at a time`);
    const matcher = pattern === undefined ? null : toMatcher(pattern);
    const found = take(process, matcher, 0, false);
    if (found !== NOTHING)
        return Promise.resolve(found);
    if (afterMs === 0)
        return Promise.resolve(otherwise);
    const seen = process.queue?.length ?? 0;
    if (process.node.scheduler.waitBegins()) {
        if (isDead(process))
            return new Promise(() => { });
        const come = take(process, matcher, seen, false);
        if (come !== NOTHING)
            return Promise.resolve(come);
    }
    return waitFor(process, matcher, afterMs, otherwise);
}
function waitFor(process, matcher, afterMs, otherwise) {
    return new Promise((resolve, reject) => {
        const wait = {
            matcher,
            resolve,
            reject,
            scanned: process.queue?.length ?? 0,
            timer: null,
            otherwise,
            peek: false,
        };
        beginWait(process, wait);
        if (afterMs !== 'infinity')
            wait.timer = process.node.timers.call(process, afterMs, giveUp, process);
    });
}
/** Calls `ready` when the process has a message; takes none. */
export function awaitMessage(process, ready) {
    if (take(process, null, 0, true) !== NOTHING)
        ready();
    else
        beginWait(process, {
            matcher: null,
            resolve: ready,
            reject: ready,
            scanned: 0,
            timer: null,
            otherwise: undefined,
            peek: true,
        });
}
/**
 * For programs: calls `ready` with the first message that fits, taken out of the mailbox, when the process has been parked and has one. The
 * others stay, in order.
 */
export function awaitMatching(process, matcher, ready) {
    beginWait(process, {
        matcher,
        resolve: ready,
        reject: ready,
        scanned: 0,
        timer: null,
        otherwise: undefined,
        peek: false,
    });
}
function beginWait(process, wait) {
    extrasOf(process).wait = wait;
    process.flags |= WAITING;
}
const NOTHING = Symbol('nothing');
/** Takes the first message from position `from` on that fits, or returns NOTHING. */
function take(process, matcher, from, peek) {
    const queue = process.queue;
    if (queue === null)
        return NOTHING;
    for (let index = from; index < queue.length; index++) {
        const message = queue.at(index);
        if (message instanceof Marker)
            continue;
        const seen = asSeen(message);
        if (matcher !== null && !matcher(seen))
            continue;
        if (!peek)
            queue.removeAt(index);
        return seen;
    }
    return NOTHING;
}
/** Looks through what came since the process began to wait. */
export function scanMailbox(process) {
    const wait = process.extras?.wait;
    if (wait == null)
        return;
    try {
        const found = take(process, wait.matcher, wait.scanned, wait.peek);
        if (found === NOTHING)
            wait.scanned = process.queue?.length ?? 0;
        else
            finish(process, wait).resolve(found);
    }
    catch (error) {
        finish(process, wait).reject(error);
    }
}
/** The time is over: a message that is there already still wins. */
function giveUp(process) {
    const outer = running.process;
    running.process = process;
    scanMailbox(process);
    running.process = outer;
    const wait = process.extras?.wait;
    if (wait != null)
        finish(process, wait).resolve(wait.otherwise);
}
function finish(process, wait) {
    if (wait.timer !== null)
        process.node.timers.stop(wait.timer);
    extrasOf(process).wait = null;
    process.flags &= ~WAITING;
    process.node.scheduler.resumedOne();
    return wait;
}
/** Gives up a `receive` that nobody awaits any more: the callback that began it has returned. */
export function cancelReceive(process) {
    const wait = process.extras?.wait;
    if (wait != null)
        finish(process, wait);
}
/** After the process has given the thread back in a `receive`: messages that came meanwhile are still to be looked at. */
export function resumeReceive(process) {
    const wait = process.extras?.wait;
    if (wait != null && (process.flags & LOOKING) === 0 && (process.queue?.length ?? 0) > wait.scanned)
        lookSoon(process);
}
//# sourceMappingURL=receive.js.map