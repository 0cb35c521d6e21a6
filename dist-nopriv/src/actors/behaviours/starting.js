var _a;
import { isEnding } from "../pid.js";
import { formatReason } from "../reason.js";
import { currentProcess, OUTSIDE, running } from "../running.js";
/** A start that gave no pid, though the caller asked for one: what `{:ok, pid} = …` raises in Elixir. `result` is what OTP returns. */
export class StartError extends Error {
    constructor(result) {
        super(result === 'ignore' ? 'Not started: init returned ignore' : `Not started: ${formatReason(result[1])}`);
        this.name = 'StartError';
        this.result = result;
    }
    /** Why, or `'ignore'`. */
    get reason() {
        return this.result === 'ignore' ? 'ignore' : this.result[1];
    }
}
/**
 * A process being started. Awaited, it gives the pid and throws a `StartError` if there is none, so that a failure cannot be overlooked;
 * `await starting.result()` gives OTP's tuple and does not throw.
 *
 * A supervisor reads the result of an `init` that is not async at once, without a promise.
 */
export class Starting {
    constructor() {
        this[_a] = 'Starting';
        /** @internal Null while `init` runs. */ this.outcome = null;
        this.#listener = null;
        this.#promise = null;
        this.#observed = false;
        /** Who asked for the process, and has to hear of a failure. */
        this.#starter = currentProcess();
    }
    static { _a = Symbol.toStringTag; }
    #listener;
    #promise;
    #observed;
    /** Who asked for the process, and has to hear of a failure. */
    #starter;
    /** A start that is decided already. */
    static of(result) {
        const starting = new Starting();
        starting.settle(result);
        return starting;
    }
    /** OTP's return value. */
    result() {
        return new Promise((resolve) => this.#tell(resolve));
    }
    /** Calls `listener` with the result: now, if there is one. @internal */
    onResult(listener) {
        this.#observed = true;
        const earlier = this.#listener;
        if (this.outcome !== null)
            listener(this.outcome);
        else if (earlier === null)
            this.#listener = listener;
        else
            this.#listener = (result) => [earlier, listener].forEach((told) => void told(result));
    }
    /** For promises: a starter that the failed start's exit signal ends never gets behind its `await`. */
    #tell(settle) {
        this.onResult((result) => {
            if (this.#starter === null || !isEnding(this.#starter))
                settle(result);
        });
    }
    /** The first settlement counts. @internal */
    settle(result) {
        if (this.outcome !== null)
            return;
        this.outcome = result;
        if (this.#listener !== null)
            this.#listener(result);
        else if (failed(result))
            this.#complain();
    }
    /** A failure at which nobody has looked when the code that started it has gone on: an unhandled rejection of the starter's. */
    #complain() {
        queueMicrotask(() => {
            if (this.#observed)
                return;
            const outer = running.process;
            running.process = this.#starter ?? OUTSIDE;
            void this.#asPromise();
            running.process = outer;
        });
    }
    #asPromise() {
        this.#promise ??= new Promise((resolve, reject) => {
            this.#tell((result) => {
                if (failed(result))
                    reject(new StartError(result));
                else
                    resolve(result[1]);
            });
        });
        return this.#promise;
    }
    // biome-ignore lint/suspicious/noThenProperty: it is a promise
    then(onValue, onError) {
        return this.#asPromise().then(onValue, onError);
    }
    catch(onError) {
        return this.#asPromise().catch(onError);
    }
    finally(onEnd) {
        return this.#asPromise().finally(onEnd);
    }
}
function failed(result) {
    return result === 'ignore' || result[0] === 'error';
}
//# sourceMappingURL=starting.js.map