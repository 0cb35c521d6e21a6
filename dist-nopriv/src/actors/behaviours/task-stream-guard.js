import { exitSignal, terminate } from "../death.js";
import { OtpError } from "../errors.js";
import { addLink, cutLink, findLink } from "../links.js";
import { onDeath } from "../on-death.js";
import { isDead, TRAP_EXIT, unwatch, Watcher, watch } from "../pid.js";
import { ExitError, formatReason } from "../reason.js";
import { enqueueCall, leaveQueue } from "./call-timeouts.js";
import { assignWork } from "./task-start.js";
/** The task of one element, and what became of it. */
export class StreamTask extends Watcher {
    #guard;
    constructor(guard, element) {
        super();
        this.reply = null;
        this.reason = null;
        this.timedOut = false;
        /** What the stream gives for it, when it has looked. */
        this.result = null;
        this.queue = null;
        this.previousCall = null;
        this.nextCall = null;
        this.deadline = 0;
        this.#guard = guard;
        this.element = element;
    }
    begin(pid, work, timeout) {
        watch(pid, this);
        if (timeout !== 'infinity')
            enqueueCall(pid.node, this, timeout);
        assignWork(pid, work, this);
    }
    replied(value) {
        this.reply = ['ok', this.#guard.pid.node.outgoing(value)];
    }
    targetDied(_pid, reason) {
        leaveQueue(this);
        this.reason = reason;
        this.#guard.taskEnded(this);
    }
    /** Its time is over. */
    fail() {
        this.timedOut = true;
        if (this.target !== null)
            cutLink(this.#guard.pid, this.target);
        this.signal('kill');
    }
    signal(reason) {
        if (this.target !== null)
            exitSignal(this.target, this.#guard.pid, reason, 'exit');
    }
}
/**
 * The process that stands between a stream's caller and its tasks, and ends with the stream. It is linked to both, so that a crash goes from
 * one to the other, and traps exits if its caller does, so that a caller that traps finds no EXIT of a task in its mailbox. Mirrors
 * `Task.Supervised.stream_monitor/4`.
 */
export class StreamGuard {
    #caller;
    #source;
    #timeout;
    #running;
    /** Those that have ended and were not asked for yet. */
    #ended;
    /** Why no more comes: this process has died. */
    #death;
    #wake;
    /** The caller has gone on without it. */
    #left;
    #callerWatcher;
    /** `caller` is null when the host program calls. */
    constructor(caller, node, source, timeout) {
        this.label = 'Task.stream';
        this.#running = new Set();
        /** Those that have ended and were not asked for yet. */
        this.#ended = [];
        /** Why no more comes: this process has died. */
        this.#death = null;
        this.#wake = null;
        /** The caller has gone on without it. */
        this.#left = false;
        this.#callerWatcher = null;
        this.#caller = caller;
        this.#source = source;
        this.#timeout = timeout;
        this.pid = node.createProcess(this);
        if (caller === null)
            return;
        addLink(caller, this.pid);
        this.pid.flags |= caller.flags & TRAP_EXIT;
        this.#callerWatcher = onDeath(caller, (reason) => this.#callerDied(reason));
    }
    start() { }
    /** EXIT messages, if it traps: it learns of its tasks' ends otherwise. */
    receive() { }
    ended(_process, reason) {
        this.#death = { reason };
        this.#wakeUp();
    }
    /** Starts a task: at once, which gives null, or later. */
    launch(task, work) {
        let result = null;
        const started = (given) => {
            result = given;
            if (given[0] === 'ok') {
                const pid = given[1];
                if (this.#source.linked && findLink(this.pid, pid) === null)
                    addLink(this.pid, pid);
                this.#running.add(task);
                task.begin(pid, work, this.#timeout);
            }
            this.#wakeUp();
        };
        const failed = (reason) => terminate(this.pid, reason);
        this.#source.start(this.pid, this.#caller ?? this.pid.node.host, started, failed);
        return this.#running.has(task) ? null : this.#untilStarted(() => result);
    }
    async #untilStarted(result) {
        await this.#until(() => result() !== null);
        if (result()?.[0] !== 'ok')
            throw tooMany();
    }
    /** The next task that has ended, whichever it is. */
    async nextEnded() {
        await this.#until(() => this.#ended.length > 0);
        return this.#ended.shift();
    }
    async #until(ready) {
        while (!ready()) {
            if (this.#death !== null) {
                if (this.#caller !== null)
                    flushExit(this.#caller, this.pid);
                throw streamFailure(this.#death.reason, this.#timeout);
            }
            await new Promise((resolve) => {
                this.#wake = resolve;
            });
        }
    }
    #wakeUp() {
        const wake = this.#wake;
        this.#wake = null;
        if (wake === null)
            return;
        this.#caller?.node.scheduler.resumedOne();
        if (this.#caller === null || !isDead(this.#caller))
            wake();
    }
    taskEnded(task) {
        this.#running.delete(task);
        this.#ended.push(task);
        if (this.#left && this.#running.size === 0)
            this.close();
        else
            this.#wakeUp();
    }
    /** Kills the tasks that still run, and ends; the caller does not notice. */
    close() {
        if (isDead(this.pid) || (this.#left && this.#running.size > 0))
            return;
        if (this.#callerWatcher !== null)
            unwatch(this.#callerWatcher);
        if (this.#caller !== null)
            cutLink(this.#caller, this.pid);
        this.pid.flags |= TRAP_EXIT;
        for (const task of this.#running)
            task.signal('kill');
        terminate(this.pid, 'normal');
    }
    /** The tasks that still run go on, and may yet end the caller; this process ends with the last of them. */
    leave() {
        this.#left = true;
        if (this.#running.size === 0)
            this.close();
    }
    /** The link did its part if this process does not trap exits. Mirrors `handle_stop_or_parent_down/3`. */
    #callerDied(reason) {
        if (isDead(this.pid))
            return;
        if (this.#source.linked)
            for (const task of this.#running)
                task.signal(reason);
        terminate(this.pid, reason);
    }
}
/** Its end is the stream's, and no message. Mirrors `stream_cleanup_inbox/2`. */
function flushExit(caller, guard) {
    const { queue } = caller;
    for (let index = 0; queue !== null && index < queue.length; index++) {
        const message = queue.at(index);
        if (!Array.isArray(message) || message[0] !== 'EXIT' || message[1] !== guard)
            continue;
        queue.removeAt(index);
        return;
    }
}
/** How the caller of a stream exits when that fails. */
export function streamFailure(why, timeout) {
    const words = () => `exited in: Task.Supervised.stream(${timeout}): ${formatReason(why)}`;
    return new ExitError([why, ['Task.Supervised', 'stream', [timeout]]], words);
}
/** What Elixir raises when a Task.Supervisor has no room for a task. */
export function tooMany() {
    return new OtpError('OTP_ERR_MAX_CHILDREN', 'Reached the maximum number of tasks for this task supervisor: its `maxChildren`. `maxConcurrency` of a stream must not exceed it.');
}
//# sourceMappingURL=task-stream-guard.js.map