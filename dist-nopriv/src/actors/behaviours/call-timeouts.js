import { outside } from "../running.js";
/** All that waits for one duration, oldest first: it expires in this order, so one timer does for all of it. */
export class CallQueue {
    constructor(node, ms) {
        this.first = null;
        this.last = null;
        this.timer = null;
        this.armed = false;
        /** Whether `dismiss` is on its way. */
        this.leaving = false;
        this.node = node;
        this.ms = ms;
    }
}
const QUEUES = Symbol('call timeouts');
const noQueues = () => new Map();
/** Has `call` fail with `'timeout'` in `ms`, unless it leaves before. */
export function enqueueCall(node, call, ms) {
    const queue = queueOf(node, ms);
    call.queue = queue;
    call.deadline = node.clock.now() + ms;
    call.previousCall = queue.last;
    if (queue.last === null)
        queue.first = call;
    else
        queue.last.nextCall = call;
    queue.last = call;
    if (!queue.armed)
        arm(queue, ms);
}
/**
 * Takes a call that is over out of its queue. The timer stays for the next one: starting and stopping it for each call would cost as much as
 * the call. It goes when the event loop has turned and no call has come, so that it does not keep the program alive.
 */
export function leaveQueue(call) {
    const { queue, previousCall: previous, nextCall: next } = call;
    if (queue === null)
        return;
    if (previous === null)
        queue.first = next;
    else
        previous.nextCall = next;
    if (next === null)
        queue.last = previous;
    else
        next.previousCall = previous;
    call.queue = call.previousCall = call.nextCall = null;
    if (queue.first !== null || queue.leaving)
        return;
    queue.leaving = true;
    outside(() => setImmediate(dismiss, queue));
}
function dismiss(queue) {
    queue.leaving = false;
    if (queue.first !== null)
        return;
    queue.armed = false;
    if (queue.timer !== null)
        queue.node.timers.stop(queue.timer);
    queuesOf(queue.node).delete(queue.ms);
}
function queuesOf(node) {
    return node.service(QUEUES, noQueues);
}
function queueOf(node, ms) {
    const queues = queuesOf(node);
    let queue = queues.get(ms);
    if (queue === undefined) {
        queue = new CallQueue(node, ms);
        queues.set(ms, queue);
    }
    return queue;
}
function arm(queue, ms) {
    queue.armed = true;
    if (queue.timer === null)
        queue.timer = queue.node.timers.call(null, Math.ceil(ms), sweep, queue);
    else
        queue.node.timers.restart(queue.timer, Math.ceil(ms));
}
function sweep(queue) {
    const now = queue.node.clock.now();
    queue.armed = false;
    while (queue.first !== null && queue.first.deadline <= now)
        queue.first.fail('timeout');
    if (queue.first !== null)
        arm(queue, Math.max(1, queue.first.deadline - now));
}
//# sourceMappingURL=call-timeouts.js.map