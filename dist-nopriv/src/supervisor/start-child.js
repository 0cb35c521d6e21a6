import { callByName, ExitError, isThenable, Pid, reasonOfThrown, StartError, Starting, } from "../actors/index.js";
/**
 * Calls a child's start function, by the supervisor's own process, and gives what it came to as OTP's tuple. Waits only when the function
 * returns something that has to be waited for.
 */
export function* startChild(start, first, caught) {
    let returned;
    try {
        returned = callStart(start, first);
    }
    catch (thrown) {
        return caught(thrown);
    }
    const now = resultNow(returned);
    if (now !== null)
        return now;
    return (yield (wait) => resultLater(returned, caught, (result) => wait.end(result)));
}
/** `first` goes before the arguments that the spec has. */
export function callStart(start, first) {
    if (typeof start === 'function')
        return start(...first);
    const [module, name, args] = start;
    return callByName(module, name, first.length === 0 ? args : [...first, ...args]);
}
/** The result, if what a start function returned has it already; else null. */
export function resultNow(returned) {
    if (returned instanceof Starting) {
        if (returned.outcome !== null)
            returned.onResult(ignoreResult);
        return returned.outcome;
    }
    return isThenable(returned) ? null : asResult(returned);
}
/** Calls `settled` with the result when what a start function returned has it. */
export function resultLater(returned, caught, settled) {
    if (returned instanceof Starting)
        returned.onResult(settled);
    else {
        Promise.resolve(returned).then((value) => settled(asResult(value)), (thrown) => settled(caught(thrown)));
    }
}
/** Looking at a failed start is what keeps it from being an unhandled rejection. */
function ignoreResult() { }
/** All that is no result is an error of its own. */
function asResult(value) {
    return readResult(value) ?? ['error', value];
}
/** A start function may return OTP's tuples, or just the pid. Gives null for all else. */
export function readResult(value) {
    if (value instanceof Pid)
        return ['ok', value];
    if (value === 'ignore')
        return value;
    if (!Array.isArray(value))
        return null;
    const [tag, second] = value;
    if (tag === 'ok' && second instanceof Pid && value.length <= 3)
        return value;
    return tag === 'error' && value.length === 2 ? ['error', second] : null;
}
/** As the `catch` in `supervisor:do_start_child_i/3`: an error or exit is `{'EXIT', reason}`, a thrown value is a returned one. */
export function caughtBySupervisor(thrown) {
    if (thrown instanceof StartError)
        return thrown.result;
    return thrown instanceof Error ? ['error', ['EXIT', reasonOf(thrown)]] : asResult(thrown);
}
/** As `DynamicSupervisor.start_child/3`: the bare reason. */
export function caughtByDynamicSupervisor(thrown) {
    return thrown instanceof StartError ? thrown.result : ['error', reasonOf(thrown)];
}
function reasonOf(thrown) {
    return thrown instanceof ExitError ? thrown.reason : reasonOfThrown(thrown);
}
//# sourceMappingURL=start-child.js.map