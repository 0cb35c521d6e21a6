import { deliver } from "../mailbox.js";
import { beginMonitor, endMonitor, Monitor } from "../monitors.js";
/**
 * How an owner learns of its task: the monitor whose reference is the task's `ref`, and the alias to which the result is sent. While the owner
 * waits for just this task, result and end go to its `waiter`; else they are the messages `[ref, result]` and DOWN.
 */
export class TaskMonitor extends Monitor {
    constructor() {
        super(...arguments);
        this.waiter = null;
    }
    replied(value) {
        const owner = this.ref.aliasOwner;
        if (owner === null)
            return;
        const result = owner.node.outgoing(value);
        if (this.waiter === null)
            deliver(owner, [this.ref, result]);
        else
            this.waiter.replied(this, result);
    }
    targetDied(target, reason) {
        if (this.waiter === null)
            super.targetDied(target, reason);
        else {
            this.end();
            this.waiter.ended(this, reason);
        }
    }
    /** Neither a result nor a DOWN comes from now on. */
    end() {
        endMonitor(this);
        this.ref.aliasOwner = null;
    }
}
/** Has `owner` watch its task. */
export function watchTask(owner, process) {
    const monitor = new TaskMonitor(owner, process, 'DOWN');
    monitor.ref.aliasMode = 'demonitor';
    monitor.ref.aliasOwner = owner;
    beginMonitor(monitor, process);
    return monitor;
}
//# sourceMappingURL=task-monitor.js.map