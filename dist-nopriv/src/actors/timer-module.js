/**
 * Erlang's `timer` module under its own names: exported as the namespace `Timer`.
 *
 * What starts a timer returns `['ok', tref]`, or `['error', 'badarg']` for a time or target that is none. Times are whole ms. A timer goes on when
 * whoever started it ends; an interval of `applyInterval` ends with its caller, one of `sendInterval` with its receiver.
 *
 * @module
 */
import { workIn } from "./call-by-name.js";
import { exitSignal } from "./death.js";
import { currentNode } from "./default-node.js";
import { deliver } from "./mailbox.js";
import { isAddress, whereis } from "./names.js";
import { isDead, Pid } from "./pid.js";
import { exit, send, sleep as sleepAtMost } from "./process.js";
import { Ref } from "./ref.js";
import { currentProcess, self } from "./running.js";
import { spawnFunction } from "./spawn.js";
import { isDelay, MAX_TIMEOUT } from "./timers.js";
export { hms, hours, minutes, seconds, tc } from "./time.js";
/** A timer or interval of this module, for `Timer.cancel`. It is no reference of `Process.sendAfter`. */
export class TRef extends Ref {
    constructor() {
        super(...arguments);
        /** @internal Null when there is nothing to come any more. */ this.timer = null;
    }
}
export function sendAfter(ms, ...rest) {
    const [target, message] = rest.length < 2 ? [self(), rest[0]] : rest;
    if (!isDelay(ms) || !isAddress(target))
        return badarg();
    if (ms === 0) {
        send(target, message);
        return ['ok', new TRef()];
    }
    const node = currentNode();
    return once(target instanceof Pid ? target : null, ms, () => deliverTo(node, target, message));
}
export function exitAfter(ms, ...rest) {
    const [target, reason] = rest.length < 2 ? [self(), rest[0]] : rest;
    if (!isDelay(ms))
        return badarg();
    const node = currentNode();
    if (ms === 0) {
        const pid = find(node, target);
        if (pid !== null)
            exit(pid, reason);
        return ['ok', new TRef()];
    }
    // As in OTP it is not the caller whom the signal comes from, but whoever keeps the timers.
    return once(target instanceof Pid ? target : null, ms, () => {
        const pid = find(node, target);
        if (pid !== null)
            exitSignal(pid, node.host, reason, 'exit');
    });
}
/** Kills `target`, or the caller, in `ms`: `exitAfter` with the reason `'kill'`. Mirrors `timer:kill_after/1,2`. */
export function killAfter(ms, target = self()) {
    return exitAfter(ms, target, 'kill');
}
export function applyAfter(ms, ...given) {
    const work = workIn(given);
    if (!isDelay(ms) || work === null)
        return badarg();
    const node = currentNode();
    if (ms > 0)
        return once(null, ms, () => spawnFunction(node, work));
    spawnFunction(node, work);
    return ['ok', new TRef()];
}
function once(owner, ms, action) {
    const ref = new TRef();
    if (owner !== null && isDead(owner))
        return ['ok', ref];
    const { timers } = owner?.node ?? currentNode();
    ref.timer = timers.schedule(owner, ms, expire, { ref, action });
    return ['ok', ref];
}
function expire({ ref, action }) {
    ref.timer = null;
    action();
}
export function sendInterval(ms, ...rest) {
    const [target, message] = rest.length < 2 ? [self(), rest[0]] : rest;
    if (!isAddress(target))
        return badarg();
    const node = currentNode();
    const owner = find(node, target);
    return owner === null && isPeriod(ms) ? ['ok', new TRef()] : every(owner, ms, () => deliverTo(node, target, message));
}
export function applyInterval(ms, ...given) {
    const work = workIn(given);
    if (work === null)
        return badarg();
    const node = currentNode();
    return every(currentProcess(), ms, () => spawnFunction(node, work));
}
function every(owner, ms, action) {
    if (!isPeriod(ms))
        return badarg();
    const ref = new TRef();
    if (owner !== null && isDead(owner))
        return ['ok', ref];
    const { timers } = owner?.node ?? currentNode();
    ref.timer = timers.schedule(owner, ms, tick, { ref, ms, action });
    return ['ok', ref];
}
function tick({ ref, ms, action }) {
    const timer = ref.timer;
    timer.timers.restartAt(timer, timer.deadline + ms);
    action();
}
/** An interval of 0 would leave no time for anything else. */
function isPeriod(ms) {
    return isDelay(ms) && ms > 0;
}
/**
 * Ends a timer or interval of this module; what has been sent stays. `['ok', 'cancel']` also if it had ended before, `['error', 'badarg']` for
 * anything else than what this module's functions return behind `'ok'`. Mirrors `timer:cancel/1`.
 */
export function cancel(tref) {
    if (!(tref instanceof TRef))
        return badarg();
    if (tref.timer !== null)
        tref.timer.timers.stop(tref.timer);
    tref.timer = null;
    return ['ok', 'cancel'];
}
/** Resolves in `ms`, which may be any number of days, or never. For the rest see `Process.sleep`. Mirrors `timer:sleep/1`. */
export async function sleep(ms) {
    if (ms === 'infinity')
        return sleepAtMost(ms);
    for (let left = ms;; left -= MAX_TIMEOUT) {
        if (!(left > MAX_TIMEOUT))
            return sleepAtMost(left);
        await sleepAtMost(MAX_TIMEOUT);
    }
}
// ---- what they are given
function badarg() {
    return ['error', 'badarg'];
}
/** The process to send to; null if there is none, for whatever reason a via module has: nobody is there to hear it. */
function find(node, target) {
    try {
        return isAddress(target) ? whereis(node, target) : null;
    }
    catch {
        return null;
    }
}
function deliverTo(node, target, message) {
    const pid = find(node, target);
    if (pid !== null)
        deliver(pid, message);
}
//# sourceMappingURL=timer-module.js.map