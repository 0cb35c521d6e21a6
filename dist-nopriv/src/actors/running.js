import { asyncOwner, OUTSIDE, running } from "./async-owner.js";
import { OtpError } from "./errors.js";
export { followAsync, OUTSIDE, ownerOf, running, whenReactionEnds } from "./async-owner.js";
/** The process whose code is running, or null in the host program's own code. */
export function currentProcess() {
    const process = running.process;
    if (process === null)
        return asyncOwner();
    return process === OUTSIDE ? null : process;
}
/** Runs `work` as nobody's: what it makes (servers, sockets, timers) outlives and outranks any one process. */
export function outside(work) {
    const saved = running.process;
    running.process = OUTSIDE;
    try {
        return work();
    }
    finally {
        running.process = saved;
    }
}
/** The calling process's pid. Mirrors `self/0`. @throws {OtpError} OTP_ERR_NO_PROCESS when no process is calling. */
export function self() {
    const process = currentProcess();
    if (process !== null)
        return process;
    throw new OtpError('OTP_ERR_NO_PROCESS', "Expected to be called by a process, but the host program called. Use a node's `run` or `spawn` to be one.");
}
//# sourceMappingURL=running.js.map