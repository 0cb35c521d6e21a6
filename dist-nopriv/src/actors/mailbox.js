import { acquireFifo } from "./fifo.js";
import { BUSY, DEAD, LOOKING, QUEUED, WAITING } from "./pid.js";
/** What stands in a mailbox or in the run ring and is no message: `receive` and `info` pass it over. */
export class Marker {
    constructor(label) {
        this.label = label;
    }
}
/** In the ring in place of a message: the process's first turn. */
export const START = new Marker('start');
/** In the ring in place of a message: go on with your own queue. */
export const WAKE = new Marker('wake');
/** In the ring beside a process that is busy: a message came that its `receive` may be waiting for. */
export const LOOK = new Marker('look');
/** A message as process code sees it that takes it out of the mailbox itself: envelopes become OTP's tuples. */
export function asSeen(message) {
    if (typeof message !== 'object' || message === null || !('asOtpTuple' in message))
        return message;
    return message.asOtpTuple();
}
/**
 * Puts a message into a process's mailbox; a dead process takes none.
 * @internal
 */
export function deliver(process, message) {
    const flags = process.flags;
    if ((flags & (QUEUED | BUSY | DEAD)) === 0) {
        process.flags = flags | QUEUED;
        process.node.scheduler.enqueue(process, message);
    }
    else if ((flags & DEAD) !== 0) {
        process.node.deadLetter(process, message);
    }
    else {
        process.queue ??= acquireFifo();
        process.queue.push(message);
        process.node.scheduler.units--;
        if ((flags & (WAITING | QUEUED | LOOKING)) === WAITING)
            lookSoon(process);
    }
}
/** Has a process that waits in `receive` look at its mailbox. @internal */
export function lookSoon(process) {
    process.flags |= LOOKING;
    process.node.scheduler.enqueue(process, LOOK);
}
//# sourceMappingURL=mailbox.js.map