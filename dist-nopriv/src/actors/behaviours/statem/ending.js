import { ExitError, formatReason, Stacktrace } from "../../reason.js";
/** Why a machine ends: with the bare reason, which `terminate` gets, and with a stacktrace if it is an error. */
export class Ending {
    constructor(reason, stack = null) {
        this.reason = reason;
        this.stack = stack;
    }
    /** With which the process ends. */
    get exitReason() {
        return this.stack === null ? this.reason : [this.reason, this.stack];
    }
    /** What `erlang:error(reason)` is, for what the machine did wrong without throwing it; `words` are for who reads the stacktrace. */
    static error(reason, words = formatReason(reason)) {
        return new Ending(reason, new Stacktrace(new Error(words)));
    }
    /** `thrown` came out of the machine's code, and is no return value. */
    static thrown(thrown) {
        if (thrown instanceof ExitError)
            return new Ending(thrown.reason);
        if (thrown instanceof Error)
            return new Ending(thrown, new Stacktrace(thrown));
        return Ending.error(['nocatch', thrown]);
    }
}
//# sourceMappingURL=ending.js.map