import { inspect } from 'node:util';
import { inspectAs } from "./inspect.js";
/**
 * The one error that carries an exit reason. `exit(reason)` throws it; a failed `call` rejects with it; left uncaught, it ends the process
 * with exactly `reason`, as `exit/1` does.
 */
export class ExitError extends Error {
    #words;
    /** `words`: the message, or what makes it when somebody reads it: thousands of calls may fail at once. */
    constructor(reason, words = () => `exited with reason: ${formatReason(reason)}`) {
        super();
        this.name = 'ExitError';
        this.reason = reason;
        this.#words = words;
    }
    static {
        // On the prototype, because TypeScript lets no accessor stand where Error has a property.
        Object.defineProperty(ExitError.prototype, 'message', {
            get() {
                return typeof this.#words === 'string' ? this.#words : this.#words();
            },
        });
    }
}
/** Where an error was thrown. The text is made only when somebody reads it: formatting a stack costs more than the crash. */
export class Stacktrace {
    #error;
    constructor(error) {
        this.#error = error;
    }
    toString() {
        return this.#error.stack ?? String(this.#error);
    }
}
inspectAs(Stacktrace.prototype, () => '[stacktrace]');
/** The reason with which a process ends when its code threw `thrown` and nobody caught it. */
export function reasonOfThrown(thrown) {
    if (thrown instanceof ExitError)
        return thrown.reason;
    if (thrown instanceof Error)
        return [thrown, new Stacktrace(thrown)];
    return [['nocatch', thrown], new Stacktrace(new Error('nocatch'))];
}
/** Whether supervisors and logs take `reason` for an orderly end: `normal`, `shutdown` or `['shutdown', _]`. */
export function isOrderly(reason) {
    return reason === 'normal' || isShutdown(reason);
}
/** Whether `reason` is `shutdown` or `['shutdown', _]`. */
export function isShutdown(reason) {
    return reason === 'shutdown' || (Array.isArray(reason) && reason.length === 2 && reason[0] === 'shutdown');
}
/** One short line for people: strings as they are, errors by their message, everything else as `util.inspect` shows it. */
export function formatReason(reason) {
    if (typeof reason === 'string')
        return reason.length > 200 ? `${reason.slice(0, 200)}…` : reason;
    if (reason instanceof Error)
        return `${reason.name}: ${reason.message}`;
    if (Array.isArray(reason) && reason.length <= 6)
        return `[${reason.map(formatReason).join(', ')}]`;
    return inspect(reason, { depth: 2, breakLength: Number.POSITIVE_INFINITY, maxArrayLength: 10, maxStringLength: 200 });
}
//# sourceMappingURL=reason.js.map