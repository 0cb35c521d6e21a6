import { isDead } from "../pid.js";
import { ExitError, formatReason } from "../reason.js";
import { checkTimeout } from "./call.js";
import { enqueueCall, leaveQueue } from "./call-timeouts.js";
import { activeMonitor, forget, ownerOf, takeAnswer } from "./task-mailbox.js";
/** Ms to wait for a result, where nothing else is said. */
export const DEFAULT_TIMEOUT = 5000;
let resolveNew;
let rejectNew;
/** One executor for all waits: it costs no closure. */
const capture = (resolve, reject) => {
    resolveNew = resolve;
    rejectNew = reject;
};
const NOTHING = Symbol('nothing');
/**
 * An owner's wait for one task or several. No receive: it may wait for other tasks at the same time, as it may in several calls. One for each
 * await, and so without private methods, each of which would cost every wait.
 */
export class TaskWait {
    constructor(owner, timeout) {
        this.queue = null;
        this.previousCall = null;
        this.nextCall = null;
        this.deadline = 0;
        /** @internal Who is told; null until there is a promise. */ this.settle = null;
        /** @internal */ this.refuse = null;
        /** @internal What came of it before there was a promise. */ this.outcome = NOTHING;
        /** @internal Whether that is an error. */ this.failed = false;
        /** @internal */ this.over = false;
        this.owner = owner;
        this.timeout = timeout;
    }
    /** Answers of this task come here from now on. */
    attach(task) {
        const monitor = activeMonitor(task);
        if (monitor !== null)
            monitor.waiter = this;
    }
    /** Waits. As in a call the others get their turns first, so that there is a promise to settle only for what takes longer. */
    promise() {
        const { owner, timeout } = this;
        if (!this.over) {
            if (timeout === 0)
                this.fail('timeout');
            else if (owner.node.scheduler.expectWait())
                owner.node.scheduler.giveWay();
        }
        if (this.outcome !== NOTHING)
            return this.failed ? Promise.reject(this.outcome) : Promise.resolve(this.outcome);
        const promise = new Promise(capture);
        this.settle = resolveNew;
        this.refuse = rejectNew;
        if (!this.over && timeout !== 'infinity')
            enqueueCall(owner.node, this, timeout);
        return promise;
    }
    resolve(value) {
        if (!isHeard(this))
            return;
        if (this.settle === null)
            this.outcome = value;
        else
            this.settle(value);
    }
    reject(error) {
        if (!isHeard(this))
            return;
        if (this.refuse === null) {
            this.outcome = error;
            this.failed = true;
        }
        else
            this.refuse(error);
    }
}
/** The wait is over; returns whether its owner is still there to be told. */
function isHeard(wait) {
    wait.over = true;
    leaveQueue(wait);
    wait.owner.node.scheduler.resumedOne();
    return !isDead(wait.owner);
}
class AwaitWait extends TaskWait {
    constructor(task, timeout) {
        super(task.owner, timeout);
        this.task = task;
    }
    replied(monitor, value) {
        monitor.end();
        this.resolve(value);
    }
    ended(_monitor, reason) {
        this.reject(awaitFailure('await', reason, this.task, this.timeout));
    }
    fail() {
        forget(this.owner, this.task.ref);
        this.reject(awaitFailure('await', 'timeout', this.task, this.timeout));
    }
}
class YieldWait extends TaskWait {
    constructor(task, timeout) {
        super(task.owner, timeout);
        this.task = task;
    }
    replied(monitor, value) {
        monitor.end();
        this.resolve(['ok', value]);
    }
    ended(_monitor, reason) {
        this.resolve(['exit', reason]);
    }
    fail() {
        const monitor = activeMonitor(this.task);
        if (monitor !== null)
            monitor.waiter = null;
        this.resolve(null);
    }
}
/** @throws {TypeError} when somebody waits for the task already: two cannot have its one answer */
export function checkFree(task) {
    if (activeMonitor(task)?.waiter != null)
        throw new TypeError(`${task} is being waited for already`);
}
/** What `exited in: Task.await(…)` is in Elixir. */
export function awaitFailure(how, what, tasks, timeout) {
    const words = () => `exited in: Task.${how}(${formatReason(tasks)}, ${timeout}): ${formatReason(what)}`;
    return new ExitError([what, ['Task', how, [tasks, timeout]]], words);
}
/**
 * Resolves to a task's result; afterwards nothing more is heard of the task. Only its owner may ask. Mirrors `Task.await/2`.
 *
 * Rejects with an `ExitError` whose reason is `[why, ['Task', 'await', [task, timeout]]]`: the reason with which the task ended without a
 * result, or `'timeout'` after `timeout` ms. After that the task runs on, and its result is dropped. A second await of a task just times out.
 *
 * An owner may wait for several tasks at once: `Promise.all(tasks.map((task) => Task.await(task)))`.
 *
 * @throws {OtpError} OTP_ERR_BADARG when another process than the owner calls
 * @throws {TypeError} when the owner is waiting for this task already
 */
export function awaitTask(task, timeout = DEFAULT_TIMEOUT) {
    checkTimeout(timeout);
    const owner = ownerOf(task);
    if (isDead(owner))
        return never();
    checkFree(task);
    const answer = takeAnswer(task);
    if (answer === null) {
        const wait = new AwaitWait(task, timeout);
        wait.attach(task);
        return wait.promise();
    }
    if (answer.length === 2)
        return Promise.resolve(answer[1]);
    return Promise.reject(awaitFailure('await', answer[4], task, timeout));
}
/**
 * Looks for `timeout` ms whether a task is done. Resolves to `['ok', result]`; to `['exit', reason]` when it ended without a result; to null
 * when it still runs: it may be asked again. Only its owner may ask. Mirrors `Task.yield/2`.
 *
 * @throws as `Task.await`
 */
export function yieldTask(task, timeout = DEFAULT_TIMEOUT) {
    checkTimeout(timeout);
    if (isDead(ownerOf(task)))
        return never();
    checkFree(task);
    return yieldTo(task, timeout);
}
/** `yieldTask` by the owner, without a look at who calls. */
export function yieldTo(task, timeout) {
    const answer = takeAnswer(task);
    if (answer !== null)
        return Promise.resolve(asYielded(answer));
    const wait = new YieldWait(task, timeout);
    wait.attach(task);
    return wait.promise();
}
/** An answer as `yield` gives it. */
export function asYielded(answer) {
    return answer.length === 2 ? ['ok', answer[1]] : ['exit', answer[4]];
}
/** What a wait of code gives that has outlived its process. */
export function never() {
    return new Promise(() => { });
}
//# sourceMappingURL=task-wait.js.map