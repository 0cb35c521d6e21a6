import { ExitError, formatReason } from "../reason.js";
import { Call, replyTo } from "./call.js";
/** In a mailbox: a request of `Sys`. Process code that takes it out itself sees `['system', from, request]`. */
export class SystemMessage {
    constructor(from, request) {
        this.from = from;
        this.request = request;
    }
    asOtpTuple() {
        return ['system', this.from, this.request];
    }
}
export function isSystemMessage(message) {
    return message instanceof SystemMessage || isSystemTuple(message);
}
export function isSystemTuple(message) {
    return Array.isArray(message) && message.length === 3 && message[0] === 'system';
}
/** A function of `Sys` under way: what fails names it and its arguments. */
export class SystemCall extends Call {
    #fun;
    #args;
    constructor(client, server, location, timeout, resolve, reject) {
        super(client, server, null, timeout, resolve, reject);
        this.#fun = location[0];
        this.#args = location[1];
    }
    failure(what) {
        return systemFailure(what, this.#fun, this.#args);
    }
}
/** Mirrors the exit of `sys:send_system_msg/2`. */
export function systemFailure(what, fun, args) {
    const words = () => `exited in: ${formatReason(fun)}(${args.map(formatReason).join(', ')}): ${formatReason(what)}`;
    return new ExitError([what, ['sys', fun, args]], words);
}
/** Answers a system message, if anybody waits for that. */
export function answer(from, value) {
    if (from !== null)
        replyTo(from, value);
}
//# sourceMappingURL=system-message.js.map