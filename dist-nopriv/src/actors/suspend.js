import { crashed } from "./death.js";
import { BUSY, isDead, QUEUED, RUNNING, WAITING } from "./pid.js";
import { cancelReceive, resumeReceive } from "./receive.js";
import { running } from "./running.js";
/** Whether a callback's result has to be awaited. Everything else is used as it is: an await costs more than most callbacks. */
export function isThenable(value) {
    return typeof value === 'object' && value !== null && typeof value.then === 'function';
}
/**
 * The process's callback awaits: it takes no message until `work` settles, then goes on with `proceed(value)` or `failed(error)` as its own
 * code. If the process is killed meanwhile, neither is called.
 */
export function suspend(process, work, proceed, failed) {
    process.flags = (process.flags & ~QUEUED) | BUSY;
    // Promise.resolve also tames a thenable that settles twice or throws.
    Promise.resolve(work).then((value) => goOn(process, proceed, value), (thrown) => goOn(process, failed, thrown));
    resumeReceive(process);
}
function goOn(process, step, value) {
    if (isDead(process))
        return;
    if ((process.flags & WAITING) !== 0)
        cancelReceive(process);
    process.node.scheduler.units--;
    enter(process, () => step(value));
}
/**
 * Runs `step` as the process's own code outside of a turn of the run ring: when its async callback has settled, and for a process that
 * starts inside the turn of the one that waits for it.
 */
export function enter(process, step) {
    const outer = running.process;
    running.process = process;
    process.flags = (process.flags & ~BUSY) | QUEUED | RUNNING;
    try {
        step();
    }
    catch (thrown) {
        crashed(process, thrown);
    }
    running.process = outer;
    process.node.scheduler.endTurn(process);
}
//# sourceMappingURL=suspend.js.map