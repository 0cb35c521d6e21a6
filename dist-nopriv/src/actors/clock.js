import { outside } from "./running.js";
/** The longest delay that `setTimeout` takes; an alarm further away is set again on the way. */
const MAX_HOST_DELAY = 2 ** 31 - 1;
/** The host's monotonic clock and one host timer. */
export class RealClock {
    #timer = null;
    now() {
        return performance.now();
    }
    setAlarm(deadline, ring) {
        if (this.#timer !== null)
            clearTimeout(this.#timer);
        const delay = Math.min(Math.max(1, Math.ceil(deadline - performance.now())), MAX_HOST_DELAY);
        const check = () => {
            // setTimeout may be early by almost 1 ms; a timer of OTP never is.
            if (performance.now() < deadline)
                this.setAlarm(deadline, ring);
            else
                ring();
        };
        this.#timer = outside(() => setTimeout(check, delay));
    }
    clearAlarm() {
        if (this.#timer !== null)
            clearTimeout(this.#timer);
        this.#timer = null;
    }
}
/**
 * Time that stands still until a test moves it. `advance` moves it from alarm to alarm, letting everything that each one causes happen
 * first, so that a test of minutes takes milliseconds and has one outcome. Several nodes may share one.
 */
export class VirtualClock {
    #now = 0;
    #alarms = new Map();
    #busy = [];
    #automatic = false;
    #jumping = false;
    now() {
        return this.#now;
    }
    setAlarm(deadline, ring) {
        this.#alarms.set(ring, Math.max(deadline, this.#now));
        if (this.#automatic)
            this.#jumpWhenQuiet();
    }
    clearAlarm(ring) {
        this.#alarms.delete(ring);
    }
    /** Has the clock wait, before it moves, for as long as `busy()` is true. */
    waitWhile(busy) {
        this.#busy.push(busy);
    }
    /** Moves time forward by `ms`; resolves when all that was due has happened, and what it caused too. */
    async advance(ms) {
        const end = this.#now + ms;
        await this.#quiet();
        while (this.#nextAlarm() <= end) {
            this.#strike();
            await this.#quiet();
        }
        this.#now = end;
    }
    /** From now on time jumps to the next alarm whenever nothing else is left to do: `sleep(5000)` takes no time, in the right order. */
    runAutomatically() {
        this.#automatic = true;
        this.#jumpWhenQuiet();
        return this;
    }
    #jumpWhenQuiet() {
        if (this.#jumping || this.#alarms.size === 0)
            return;
        this.#jumping = true;
        void outside(() => this.#quiet()).then(() => {
            this.#jumping = false;
            if (this.#alarms.size > 0)
                this.#strike();
            this.#jumpWhenQuiet();
        });
    }
    #nextAlarm() {
        return Math.min(...this.#alarms.values());
    }
    #strike() {
        const due = this.#nextAlarm();
        this.#now = Math.max(this.#now, due);
        for (const [ring, deadline] of [...this.#alarms]) {
            if (deadline > due)
                continue;
            this.#alarms.delete(ring);
            ring();
        }
    }
    /** Resolves when nobody is busy and the event loop went round with nothing left in it that takes no time. */
    async #quiet() {
        for (let calm = 0; calm < 4; calm++) {
            await new Promise((resolve) => setImmediate(resolve));
            if (this.#busy.some((busy) => busy()))
                calm = 0;
        }
    }
}
//# sourceMappingURL=clock.js.map