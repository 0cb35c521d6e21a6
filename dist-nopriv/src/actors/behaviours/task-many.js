import { isDead } from "../pid.js";
import { checkTimeout } from "./call.js";
import { forget, ownerOf, takeAnswerOf } from "./task-mailbox.js";
import { awaitFailure, checkFree, DEFAULT_TIMEOUT, never, TaskWait, yieldTo } from "./task-wait.js";
class ManyWait extends TaskWait {
    #tasks;
    #awaiting;
    #results = new Map();
    constructor(owner, tasks, timeout) {
        super(owner, timeout);
        this.#tasks = tasks;
        this.#awaiting = new Set(tasks.map(({ ref }) => ref));
    }
    /** What is in the mailbox already comes first, in its order. */
    begin() {
        this.#takeAnswers();
        if (!this.over)
            for (const task of this.#tasks)
                this.attach(task);
        return this.promise();
    }
    #takeAnswers() {
        while (this.#awaiting.size > 0) {
            const answer = takeAnswerOf(this.owner, (ref) => this.#awaiting.has(ref));
            if (answer === null)
                return;
            if (answer.length === 5) {
                this.ended(null, answer[4]);
                return;
            }
            this.#keep(answer[0], answer[1]);
        }
    }
    replied(monitor, value) {
        monitor.end();
        this.#keep(monitor.ref, value);
    }
    ended(_monitor, reason) {
        this.#giveUp(reason);
    }
    fail() {
        this.#giveUp('timeout');
    }
    #keep(ref, value) {
        this.#awaiting.delete(ref);
        this.#results.set(ref, value);
        if (this.#awaiting.size === 0)
            this.resolve(this.#tasks.map((task) => this.#results.get(task.ref)));
    }
    /** The tasks run on; their results are dropped. */
    #giveUp(why) {
        for (const { ref } of this.#tasks)
            if (this.#awaiting.has(ref))
                forget(this.owner, ref);
        this.reject(awaitFailure('await_many', why, this.#tasks, this.timeout));
    }
}
/**
 * Resolves to the results of several tasks, in their order. `timeout` is for all of them together. When one ends without a result, or time is
 * over, it rejects as `Task.await` does, with `[why, ['Task', 'await_many', [tasks, timeout]]]`; the other tasks run on, and their results are
 * dropped. Mirrors `Task.await_many/2`.
 *
 * @throws as `Task.await`
 */
export function awaitMany(tasks, timeout = DEFAULT_TIMEOUT) {
    checkTimeout(timeout);
    const owner = ownerOfAll(tasks);
    if (owner === null)
        return Promise.resolve([]);
    if (isDead(owner))
        return never();
    return new ManyWait(owner, tasks, timeout).begin();
}
/**
 * Looks for `timeout` ms, for all of them together, which of several tasks are done: resolves to `[task, result]` for each, in their order,
 * where `result` is what `Task.yield` gives. Mirrors `Task.yield_many/2`.
 *
 * @throws as `Task.await`
 */
export function yieldMany(tasks, timeout = DEFAULT_TIMEOUT) {
    checkTimeout(timeout);
    const owner = ownerOfAll(tasks);
    if (owner === null)
        return Promise.resolve([]);
    return isDead(owner) ? never() : yieldEach(tasks, owner.node.clock, timeout);
}
async function yieldEach(tasks, clock, timeout) {
    const deadline = clock.now() + (timeout === 'infinity' ? 0 : timeout);
    const results = [];
    for (const task of tasks) {
        const left = timeout === 'infinity' ? timeout : Math.max(0, Math.ceil(deadline - clock.now()));
        results.push([task, await yieldTo(task, left)]);
    }
    return results;
}
/** Null when there are none. @throws as `ownerOf` and `checkFree`, for any of them */
function ownerOfAll(tasks) {
    if (!Array.isArray(tasks))
        throw new TypeError(`Expected an array of tasks, got \`${String(tasks)}\``);
    let owner = null;
    for (const task of tasks) {
        owner = ownerOf(task);
        checkFree(task);
    }
    return owner;
}
//# sourceMappingURL=task-many.js.map