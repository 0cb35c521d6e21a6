import { formatReason } from "./reason.js";
/**
 * A failure of the runtime that is neither a programmer's wrong argument (`TypeError`, `RangeError`) nor a process's exit reason.
 * `code` is stable and documented in docs/errors.md.
 */
export class OtpError extends Error {
    constructor(code, message, options) {
        super(message, options);
        this.name = 'OtpError';
        this.code = code;
    }
}
/** A wrong argument; of a promise it says what has been forgotten. */
export function unexpected(wanted, value) {
    const isPromise = typeof value === 'object' && value !== null && 'then' in value;
    return new TypeError(`Expected ${wanted}, got \`${formatReason(value)}\`${isPromise ? ': await it first' : ''}`);
}
/** Erlang's `badarg`: the call cannot mean anything, such as a send to a name that nobody has. */
export function badarg(message) {
    return new OtpError('OTP_ERR_BADARG', message);
}
//# sourceMappingURL=errors.js.map