import { BUSY, isDead, QUEUED, WAITING } from "./pid.js";
import { cancelReceive, resumeReceive } from "./receive.js";
/**
 * The process's program waits for something that is no message, such as another process's end: when this turn is over it takes none until
 * `unpark`. What `suspend` is for promises; called as the last thing of a turn.
 */
export function park(process) {
    process.flags = (process.flags & ~QUEUED) | BUSY;
    resumeReceive(process);
}
/** Has a parked process go on: `message` is the next thing that it receives, before all that is in its mailbox. A dead one stays dead. */
export function unpark(process, message) {
    if (isDead(process))
        return;
    if ((process.flags & WAITING) !== 0)
        cancelReceive(process);
    process.flags = (process.flags & ~BUSY) | QUEUED;
    process.node.scheduler.enqueue(process, message);
}
//# sourceMappingURL=park.js.map