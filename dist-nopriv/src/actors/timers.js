import { badarg } from "./errors.js";
import { deliver } from "./mailbox.js";
import { checkAddress, whereis } from "./names.js";
import { extrasOf, isDead, Pid } from "./pid.js";
import { Ref } from "./ref.js";
import { OUTSIDE, outside, running, self } from "./running.js";
import { TimerWheel, WheelEntry } from "./timer-wheel.js";
/** One entry of the wheel: a message to an address, or a call of the runtime's own. */
export class NodeTimer extends WheelEntry {
    constructor(timers, target, message, action) {
        super();
        /** The reference that the user holds; null for the runtime's own timers. */
        this.ref = null;
        this.previousOwned = null;
        this.nextOwned = null;
        this.timers = timers;
        this.target = target;
        this.message = message;
        this.action = action;
    }
}
/** What `sendAfter` and `startTimer` return: cancel or read the timer with it, on any process. */
export class TimerRef extends Ref {
    constructor() {
        super(...arguments);
        /** @internal Null once it has expired or was cancelled. */ this.timer = null;
    }
}
/** A node's timers: one wheel and one alarm of the clock. */
export class Timers {
    #node;
    #clock;
    #wheel;
    #alarmAt = Number.POSITIVE_INFINITY;
    /** Whether `#dismiss` is on its way. */
    #leaving = false;
    constructor(node, clock) {
        this.#node = node;
        this.#clock = clock;
        this.#wheel = new TimerWheel(clock.now());
    }
    /** Number of timers that are running. */
    get size() {
        return this.#wheel.size;
    }
    /** Sends `message` to `target` in `ms`; `wrap` makes the message from the reference (`startTimer`). */
    send(target, ms, message, wrap) {
        if (!isDelay(ms))
            throw badarg(`Expected a delay in whole ms from 0 to ${MAX_DELAY}, got \`${String(ms)}\``);
        checkAddress(target);
        const ref = new TimerRef();
        const payload = wrap ? ['timeout', ref, message] : message;
        if (target instanceof Pid && isDead(target))
            return ref;
        const timer = new NodeTimer(this, target, payload, null);
        timer.ref = ref;
        ref.timer = timer;
        if (target instanceof Pid)
            own(target, timer);
        this.#start(timer, ms);
        return ref;
    }
    /** Calls `action(argument)` in `ms`, a timeout, unless `owner` dies first. It must not throw. */
    call(owner, ms, action, argument) {
        if (!isDelay(ms) || ms > MAX_TIMEOUT)
            throw badarg(`Expected a timeout in whole ms from 0 to ${MAX_TIMEOUT}, got \`${String(ms)}\``);
        return this.schedule(owner, ms, action, argument);
    }
    /** As `call`, for any `isDelay`. */
    schedule(owner, ms, action, argument) {
        return this.scheduleAt(owner, Math.ceil(this.#clock.now() + ms), action, argument);
    }
    /** As `schedule`, at a time of the clock, in whole ms. */
    scheduleAt(owner, deadline, action, argument) {
        const timer = new NodeTimer(this, owner ?? '', argument, action);
        if (owner !== null)
            own(owner, timer);
        this.#startAt(timer, deadline);
        return timer;
    }
    /** Starts a timer of `call` again, from now, whether it is running or not. */
    restart(timer, ms) {
        this.restartAt(timer, Math.ceil(this.#clock.now() + ms));
    }
    /** As `restart`, at a time of the clock, in whole ms. */
    restartAt(timer, deadline) {
        if (timer.target instanceof Pid && timer.previousOwned === null && timer.target.extras?.timers !== timer)
            own(timer.target, timer);
        this.#startAt(timer, deadline);
    }
    stop(timer) {
        this.#wheel.remove(timer);
        if (timer.target instanceof Pid)
            disown(timer.target, timer);
        if (timer.ref !== null)
            timer.ref.timer = null;
        if (this.#wheel.size > 0 || this.#leaving || this.#alarmAt === Number.POSITIVE_INFINITY)
            return;
        this.#leaving = true;
        outside(() => setImmediate(this.#dismiss));
    }
    /** The alarm of a timer that was stopped must not keep the program alive. Not at once: a host timer for each timer would cost too much. */
    #dismiss = () => {
        this.#leaving = false;
        if (this.#wheel.size === 0)
            this.clear();
    };
    /** Whole ms until `timer` fires: never more than it was started with. */
    remaining(timer) {
        return Math.max(0, Math.floor(timer.deadline - this.#clock.now()));
    }
    /** @internal */
    fire(timer) {
        if (timer.ref !== null)
            timer.ref.timer = null;
        if (timer.target instanceof Pid)
            disown(timer.target, timer);
        if (timer.action !== null)
            timer.action(timer.message);
        else
            this.#deliver(timer.target, timer.message);
    }
    /** Ends them all, for a node that stops. */
    clear() {
        this.#alarmAt = Number.POSITIVE_INFINITY;
        this.#clock.clearAlarm(this.#ring);
    }
    #deliver(target, message) {
        const pid = target instanceof Pid ? target : whereis(this.#node, target);
        if (pid !== null)
            deliver(pid, message);
    }
    #start(timer, ms) {
        this.#startAt(timer, Math.ceil(this.#clock.now() + ms));
    }
    #startAt(timer, deadline) {
        this.#wheel.insert(timer, deadline);
        if (deadline < this.#alarmAt)
            this.#setAlarm(deadline);
    }
    #setAlarm(deadline) {
        this.#alarmAt = deadline;
        this.#clock.setAlarm(deadline, this.#ring);
    }
    #ring = () => {
        this.#alarmAt = Number.POSITIVE_INFINITY;
        const outer = running.process;
        running.process = OUTSIDE;
        this.#wheel.advance(this.#clock.now(), this);
        running.process = outer;
        const next = this.#wheel.nextDeadline();
        if (next < this.#alarmAt)
            this.#setAlarm(next);
        this.#node.scheduler.drainNow();
    };
}
/** Ends every timer that is addressed to a process that has died. */
export function dropTimers(process) {
    const extras = process.extras;
    if (extras === null)
        return;
    while (extras.timers !== null)
        extras.timers.timers.stop(extras.timers);
}
function own(process, timer) {
    const extras = extrasOf(process);
    timer.nextOwned = extras.timers;
    if (extras.timers !== null)
        extras.timers.previousOwned = timer;
    extras.timers = timer;
}
function disown(process, timer) {
    const { previousOwned: previous, nextOwned: next } = timer;
    if (previous !== null)
        previous.nextOwned = next;
    else if (process.extras?.timers === timer)
        process.extras.timers = next;
    if (next !== null)
        next.previousOwned = previous;
    timer.previousOwned = timer.nextOwned = null;
}
/** The longest that a timer runs: 2^63 ns, OTP's end of time, in 292 years. */
const MAX_DELAY = 9_223_372_036_854;
/** The longest that anybody waits, as in OTP: not quite 50 days. */
export const MAX_TIMEOUT = 2 ** 32 - 1;
/** Whether a timer may be started with `ms`. */
export function isDelay(ms) {
    return Number.isInteger(ms) && ms >= 0 && ms <= MAX_DELAY;
}
export function cancelTimer(ref, options = {}) {
    const { async = false, info = true } = options;
    const left = cancelNow(timerOf(ref));
    if (async && info)
        deliver(self(), ['cancel_timer', ref, left]);
    return async || !info ? 'ok' : left;
}
function cancelNow(timer) {
    if (timer === null)
        return false;
    const left = timer.timers.remaining(timer);
    timer.timers.stop(timer);
    return left;
}
/** The ms until a timer fires, or false as for `cancelTimer`. Mirrors `Process.read_timer/1`. */
export function readTimer(ref) {
    const timer = timerOf(ref);
    return timer === null ? false : timer.timers.remaining(timer);
}
function timerOf(ref) {
    if (!(ref instanceof Ref))
        throw badarg(`Expected a timer's reference, got \`${String(ref)}\``);
    return ref instanceof TimerRef ? ref.timer : null;
}
//# sourceMappingURL=timers.js.map