import { deliver, Marker } from "../../mailbox.js";
import { DEBUGGED } from "../../pid.js";
import { sameTerm } from "../../terms.js";
import { debugEvent } from "../debug.js";
import { StatemEvent } from "./event.js";
const OFF = 0;
/** Its timer runs. */
const RUNNING = 1;
/** It has no time: its event comes when nothing is left to do before the next message. */
const ZERO = 2;
/** It stands in the mailbox. */
const EXPIRED = 3;
/** One timeout of a machine; in its mailbox when it has expired. */
export class Timeout extends Marker {
    constructor(process, type) {
        super('timeout');
        this.content = undefined;
        this.timer = null;
        this.status = OFF;
        this.process = process;
        this.type = type;
    }
}
/** A machine's timeouts: one of each type at most. */
export class Timeouts {
    #process;
    #event = null;
    #state = null;
    /** By name. */
    #generic = new Map();
    /** In the order in which they come. */
    #zero = [];
    constructor(process) {
        this.#process = process;
    }
    /** Those that are set. */
    list() {
        return [this.#event, this.#state, ...this.#generic.values()]
            .filter((timeout) => timeout !== null && timeout.status !== OFF)
            .map((timeout) => [timeout.type, timeout.content]);
    }
    /** Does what the actions of one event ask for; `state` is that which begins. Of several for one type only the last counts. Mirrors `loop_timeouts`. */
    apply(requests, state) {
        let zeros = null;
        for (let index = requests.length - 1; index >= 0; index--) {
            const request = requests[index];
            if (isRepeated(requests, index))
                continue;
            if ((this.#process.flags & DEBUGGED) !== 0)
                tellOf(this.#process, request, state);
            const zero = this.#set(request);
            if (zero === null)
                continue;
            if (zeros === null)
                zeros = [zero];
            else
                zeros.push(zero);
        }
        if (zeros !== null)
            this.#zero.push(...zeros.reverse());
    }
    /** Any event ends the event timeout. */
    cancelEvent() {
        if (this.#event !== null && this.#event.status !== OFF)
            this.#cancel(this.#event);
    }
    /** A change of the state ends the state timeout. */
    cancelState() {
        if (this.#state !== null && this.#state.status !== OFF)
            this.#cancel(this.#state);
    }
    /** The next zero timeout, which is over now. */
    takeZero() {
        const timeout = this.#zero.shift();
        return timeout === undefined ? null : this.#over(timeout);
    }
    /** A timeout came out of the mailbox: its event, unless it counts no more. It is over now. */
    takeExpired(timeout) {
        return timeout.status === EXPIRED ? this.#over(timeout) : null;
    }
    /** Returns the timeout if its event is due at once. */
    #set({ type, time, content, absolute }) {
        const present = this.#find(type);
        if (time === 'infinity') {
            if (present !== null)
                this.#cancel(present);
            return null;
        }
        if (time === 'update' && present !== null) {
            present.content = content;
            return null;
        }
        if (present !== null && present.status !== RUNNING)
            this.#cancel(present);
        const timeout = this.#make(type);
        timeout.content = content;
        if (time !== 'update' && time !== 0) {
            startTimer(timeout, time, absolute);
            return null;
        }
        if (timeout.status === RUNNING)
            stopTimer(timeout);
        timeout.status = ZERO;
        return timeout;
    }
    #find(type) {
        const timeout = type === 'timeout' ? this.#event : type === 'state_timeout' ? this.#state : this.#named(type[1]);
        return timeout === null || timeout.status === OFF ? null : timeout;
    }
    #named(name) {
        const timeout = this.#generic.get(name);
        if (timeout !== undefined || typeof name !== 'object')
            return timeout ?? null;
        for (const candidate of this.#generic.values())
            if (sameTerm(candidate.type[1], name))
                return candidate;
        return null;
    }
    /** The one of this type, as it is, or a new one. */
    #make(type) {
        if (type === 'timeout') {
            this.#event ??= new Timeout(this.#process, type);
            return this.#event;
        }
        if (type === 'state_timeout') {
            this.#state ??= new Timeout(this.#process, type);
            return this.#state;
        }
        const present = this.#named(type[1]);
        if (present !== null)
            return present;
        const made = new Timeout(this.#process, type);
        this.#generic.set(type[1], made);
        return made;
    }
    #cancel(timeout) {
        const { status } = timeout;
        if (status === RUNNING)
            stopTimer(timeout);
        else if (status === ZERO)
            this.#zero.splice(this.#zero.indexOf(timeout), 1);
        this.#over(timeout);
        // One that stands in the mailbox is used no more: it must not count there again.
        if (status !== EXPIRED)
            return;
        if (timeout === this.#event)
            this.#event = null;
        else if (timeout === this.#state)
            this.#state = null;
    }
    /** The two that every machine may have are kept for the next time, the others are forgotten. */
    #over(timeout) {
        const event = new StatemEvent(timeout.type, timeout.content);
        timeout.status = OFF;
        timeout.content = undefined;
        if (typeof timeout.type !== 'string')
            this.#generic.delete(timeout.type[1]);
        return event;
    }
}
/** Tells who debugs the machine of a timer that is started. */
function tellOf(process, { type, time, content, absolute }, state) {
    if (typeof time === 'number')
        debugEvent(process, ['start_timer', [type, time, content, absolute ? [['abs', true]] : []], state]);
}
/** Whether a later request is for the same type. */
function isRepeated(requests, index) {
    const { type } = requests[index];
    for (let later = index + 1; later < requests.length; later++)
        if (sameTerm(requests[later]?.type, type))
            return true;
    return false;
}
/** Starts it, again if it runs. */
function startTimer(timeout, time, absolute) {
    const { process, timer } = timeout;
    const { timers } = process.node;
    timeout.status = RUNNING;
    if (timer === null)
        timeout.timer = absolute
            ? timers.scheduleAt(process, time, expire, timeout)
            : timers.schedule(process, time, expire, timeout);
    else if (absolute)
        timers.restartAt(timer, time);
    else
        timers.restart(timer, time);
}
function stopTimer(timeout) {
    timeout.process.node.timers.stop(timeout.timer);
}
function expire(timeout) {
    timeout.status = EXPIRED;
    deliver(timeout.process, timeout);
}
//# sourceMappingURL=timeouts.js.map