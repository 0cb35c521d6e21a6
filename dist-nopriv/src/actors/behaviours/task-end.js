import { exitSignal } from "../death.js";
import { badarg } from "../errors.js";
import { cutLink } from "../links.js";
import { onDeath } from "../on-death.js";
import { isDead } from "../pid.js";
import { checkTimeout } from "./call.js";
import { activeMonitor, forget, ownerOf, takeAnswer } from "./task-mailbox.js";
import { asYielded, DEFAULT_TIMEOUT, never } from "./task-wait.js";
/**
 * Ends a task: unlinks it, sends it exit signal `shutdown`, which fires its `AbortSignal`, and kills it if it is still there after `timeout`
 * ms; with `'brutal_kill'` at once. Resolves when it is dead: to `['ok', result]` if there was a result already; to null if it ended as asked;
 * to `['exit', reason]` if it ended otherwise, `'killed'` after the timeout among it. Mirrors `Task.shutdown/2`.
 *
 * Only its owner may ask. The EXIT message of a task that had crashed before stays in the mailbox of an owner that traps exits.
 *
 * @throws {OtpError} OTP_ERR_BADARG when another process calls, and for a task without a process, of `Task.completed`
 */
export function shutdown(task, timeout = DEFAULT_TIMEOUT) {
    if (timeout !== 'brutal_kill')
        checkTimeout(timeout);
    const { pid } = task;
    if (pid === null)
        throw badarg(`task ${task} does not have an associated task process`);
    const owner = ownerOf(task);
    if (isDead(owner))
        return never();
    stopWaiting(task);
    if (isDead(pid))
        return Promise.resolve(leftBehind(task, timeout));
    return new Promise((resolve) => {
        onDeath(pid, (reason) => {
            owner.node.scheduler.resumedOne();
            if (timer !== null)
                owner.node.timers.stop(timer);
            if (!isDead(owner))
                resolve(outcome(task, reason, timeout));
        });
        const ends = typeof timeout === 'number' && timeout > 0;
        const timer = ends ? owner.node.timers.call(owner, timeout, () => kill(owner, pid), null) : null;
        cutLink(owner, pid);
        exitSignal(pid, owner, timeout === 'brutal_kill' ? 'kill' : 'shutdown', 'exit');
        if (timeout === 0)
            kill(owner, pid);
    });
}
/** How a task that was dead before it was shut down had ended. */
function leftBehind(task, timeout) {
    const answer = takeAnswer(task);
    if (answer === null)
        return ['exit', 'noproc'];
    return answer.length === 5 && endedAsAsked(answer[4], timeout) ? null : asYielded(answer);
}
function outcome(task, reason, timeout) {
    const answer = takeAnswer(task);
    if (answer?.length === 2)
        return ['ok', answer[1]];
    forget(task.owner, task.ref);
    return endedAsAsked(reason, timeout) ? null : ['exit', reason];
}
function endedAsAsked(reason, timeout) {
    return reason === (timeout === 'brutal_kill' ? 'killed' : 'shutdown');
}
/**
 * Lets a task run on, unlinked, and drops its result. Returns `['ok', result]` or `['exit', reason]` if it is done already, else null. Only its
 * owner may ask. Mirrors `Task.ignore/1`.
 *
 * @throws {OtpError} OTP_ERR_BADARG when another process calls
 */
export function ignore(task) {
    const owner = ownerOf(task);
    stopWaiting(task);
    const answer = takeAnswer(task);
    if (task.pid !== null)
        cutLink(owner, task.pid);
    if (answer !== null)
        return asYielded(answer);
    forget(owner, task.ref);
    return null;
}
/** A wait that lost a race, and that nobody looks at any more, must not get the answer. */
function stopWaiting(task) {
    const monitor = activeMonitor(task);
    if (monitor !== null)
        monitor.waiter = null;
}
function kill(owner, pid) {
    exitSignal(pid, owner, 'kill', 'exit');
}
//# sourceMappingURL=task-end.js.map