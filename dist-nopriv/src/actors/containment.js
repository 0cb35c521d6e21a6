import { crashed } from "./death.js";
import { BUSY, DEAD, RUNNING } from "./pid.js";
import { currentProcess, ownerOf } from "./running.js";
import { enter } from "./suspend.js";
let installed = false;
/**
 * Gives stray async throws to the process whose code they came from; what no process owns goes to the host program, as without us.
 *
 * An exception reaches the program's `uncaughtException` listeners only if it is nobody's. A rejection cannot be kept from
 * `unhandledRejection` listeners that the host program has added itself; without any, an unowned one ends the program as usual.
 */
export function containStrayThrows() {
    if (installed)
        return;
    installed = true;
    // Another library (the old `domain` module) has the hook already: leave uncaught exceptions to it.
    if (!process.hasUncaughtExceptionCaptureCallback())
        process.setUncaughtExceptionCaptureCallback(onException);
    process.on('unhandledRejection', onRejection);
}
function onException(error) {
    const owner = currentProcess();
    if (owner !== null)
        strayThrow(owner, error);
    else if (!process.emit('uncaughtException', error, 'uncaughtException'))
        dieAsUsual(error);
}
function onRejection(reason, promise) {
    const owner = ownerOf(promise) ?? currentProcess();
    if (owner !== null)
        strayThrow(owner, reason);
    else if (process.listenerCount('unhandledRejection') === 1)
        dieAsUsual(reason);
}
/** A behaviour gets to run its `terminate`, if it is not in the middle of something. What outlived its process changes nothing. */
function strayThrow(owner, thrown) {
    const { program } = owner;
    if (program.stray !== undefined && (owner.flags & (BUSY | RUNNING | DEAD)) === 0)
        enter(owner, () => program.stray?.(owner, thrown));
    else
        crashed(owner, thrown);
}
/** Has Node end the program with this error, its stack and exit code 1. */
function dieAsUsual(error) {
    process.setUncaughtExceptionCaptureCallback(null);
    process.nextTick(() => {
        throw error;
    });
}
//# sourceMappingURL=containment.js.map