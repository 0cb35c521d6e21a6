import { Marker, park, unpark } from "../actors/index.js";
/** Work that is waiting; it stands in the run ring when it may go on, and is then the next thing its process receives. */
export class Wait extends Marker {
    #process;
    #steps;
    #parked;
    #over;
    constructor(process, steps) {
        super('wait');
        this.#parked = false;
        this.#over = false;
        /** @internal */ this.value = undefined;
        this.#process = process;
        this.#steps = steps;
    }
    /** What was waited for has happened. Only the first time counts. */
    end(value) {
        if (this.#over)
            return;
        this.#over = true;
        this.value = value;
        if (this.#parked)
            unpark(this.#process, this);
    }
    /** Begins to wait; false when there is nothing to wait for after all. @internal */
    begin(subscribe) {
        subscribe(this);
        if (this.#over)
            return false;
        this.#parked = true;
        park(this.#process);
        return true;
    }
    /** The process has received it: goes on. @internal */
    proceed() {
        run(this.#process, this.#steps, this.value);
    }
}
/** Does `steps` as the process's own work, as far as they go without waiting. The last thing of a turn. */
export function run(process, steps, value) {
    let given = value;
    for (;;) {
        const step = steps.next(given);
        if (step.done === true)
            return;
        const wait = new Wait(process, steps);
        if (wait.begin(step.value))
            return;
        given = wait.value;
    }
}
/** Waits for a promise: gives its value, or throws what it was rejected with. */
export function* settled(promise) {
    const outcome = yield (wait) => promise.then((value) => wait.end({ value }), (thrown) => wait.end({ thrown }));
    const result = outcome;
    if ('thrown' in result)
        throw result.thrown;
    return result.value;
}
//# sourceMappingURL=steps.js.map