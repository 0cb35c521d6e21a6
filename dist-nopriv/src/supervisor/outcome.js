import { Call, currentNode, currentProcess, deliver, isDead, watch, whereisOn, } from "../actors/index.js";
let resolveNew;
let rejectNew;
/** One executor for all outcomes: it costs no closure. */
const capture = (resolve, reject) => {
    resolveNew = resolve;
    rejectNew = reject;
};
const NOTHING = Symbol('nothing');
/**
 * What a request came to that may be refused. Awaited it gives the value, and throws when there is none, so that a refusal cannot be
 * overlooked; `await outcome.result()` gives what OTP's function returns and does not throw for a refusal.
 *
 * @typeParam T - the value
 * @typeParam R - OTP's return values
 */
export class Outcome extends Promise {
    #resolve;
    #reject;
    #returned = NOTHING;
    static {
        // For `await` and `then` it is a plain promise: a subclass costs `await` two promises more, a third of a `startChild`.
        Object.defineProperty(Outcome.prototype, 'constructor', { value: Promise });
    }
    /** @internal */
    constructor() {
        super(capture);
        this.#resolve = resolveNew;
        this.#reject = rejectNew;
    }
    /** OTP's return value. */
    result() {
        return this.then(() => this.#returned, (error) => {
            if (this.#returned === NOTHING)
                throw error;
            return this.#returned;
        });
    }
    /** OTP's function returned `result`; `value` makes the awaited value of it, or throws. @internal */
    settle(result, value) {
        this.#returned = result;
        try {
            this.#resolve(value(result));
        }
        catch (refusal) {
            this.#reject(refusal);
        }
    }
    /** There is not even a result: the caller exits with `error`. @internal */
    fail(error) {
        this.#reject(error);
    }
}
/**
 * A call without a timeout by `client`, or by the host program, that tells what came of it by one of two callbacks, as `GenServer.call/3` would.
 * They run inside the server's turn.
 */
export function request(client, server, message, answered, failed) {
    if (client !== null && isDead(client))
        return;
    let target;
    try {
        target = whereisOn(client?.node ?? currentNode(), server);
    }
    catch (thrown) {
        failed(thrown);
        return;
    }
    const call = new Call(client, server, message, 'infinity', answered, failed);
    if (target === null)
        call.fail('noproc');
    else if (target === client)
        call.fail('calling_self');
    else {
        watch(target, call);
        deliver(target, call);
    }
}
/** A `request` whose reply becomes an `Outcome`. */
export function requestOutcome(server, message, value) {
    const outcome = new Outcome();
    request(currentProcess(), server, message, (reply) => outcome.settle(reply, value), (error) => outcome.fail(error));
    return outcome;
}
//# sourceMappingURL=outcome.js.map