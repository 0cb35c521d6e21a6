import { callAs, checkTimeout, replyTo } from "../call.js";
/**
 * Sends `request` to a state machine as an event of type `['call', from]` and resolves to its reply. Waits for ever, if `timeout` says
 * nothing else. Mirrors `gen_statem:call/2,3`.
 *
 * Rejects with an `ExitError` whose reason is `[what, ['gen_statem', 'call', [server, request, timeout]]]`, `what` being `'noproc'`,
 * `'timeout'`, `'calling_self'`, or the reason with which the machine ended before it replied. A postponed call waits in the machine.
 */
export function call(server, request, timeout = 'infinity') {
    const ms = Array.isArray(timeout) ? timeout[1] : timeout;
    checkTimeout(ms);
    return callAs('gen_statem', server, request, timeout, ms);
}
export function reply(...args) {
    if (args.length === 2)
        return replyTo(args[0], args[1]);
    const [replies] = args;
    const list = replies[0] === 'reply' ? [replies] : replies;
    for (const [, from, value] of list)
        replyTo(from, value);
    return 'ok';
}
//# sourceMappingURL=client.js.map