/**
 * Erlang's `sys`, exported as the namespace `Sys`: looking into, and stopping the time of, any process that a behaviour runs.
 *
 * All functions wait for the process to come to their request, `timeout` ms at most (5000 if nothing is said), and reject with an `ExitError`
 * of reason `[what, ['sys', fun, args]]` otherwise, `args` being those that were given: `what` is `'noproc'`, `['nodedown', node]`,
 * `'timeout'`, `'calling_self'`, or the reason with which the process ended before.
 *
 * @module
 */
import { OtpError } from "../errors.js";
import { deliver } from "../mailbox.js";
import { isGlobal, isVia, whereis } from "../names.js";
import { isDead, Pid, watch } from "../pid.js";
import { formatReason, reasonOfThrown } from "../reason.js";
import { currentProcess } from "../running.js";
import { checkTimeout, nodeFor } from "./call.js";
import { enqueueCall } from "./call-timeouts.js";
import { isFunctionSpec, isLogLength } from "./debug.js";
import { SystemCall, SystemMessage, systemFailure } from "./system-message.js";
const DEFAULT_TIMEOUT = 5000;
/**
 * Resolves to the state of a process: of a GenServer what its callbacks return as such; of a state machine `[state, data]`. For looking only.
 * Mirrors `sys:get_state/1,2`.
 *
 * @throws {OtpError} OTP_ERR_CALLBACK_FAILED when the behaviour cannot give it, and, as in OTP, for a state that is itself `['error', reason]`
 */
export async function getState(server, timeout) {
    return callbackValue(await ask(server, 'get_state', 'get_state', [], timeout));
}
/**
 * Runs `replace(state)` in the process, which takes what it returns as its state; resolves to that. It may be async: the process handles no
 * other message meanwhile. When it throws, the state stays as it was. Mirrors `sys:replace_state/2,3`.
 *
 * @throws {OtpError} OTP_ERR_CALLBACK_FAILED when `replace` has thrown, which is its cause
 */
// biome-ignore lint/suspicious/noExplicitAny: the caller knows the state, and annotates the parameter
export async function replaceState(server, replace, timeout) {
    if (typeof replace !== 'function')
        throw expected('replace', 'a function', replace);
    const request = ['replace_state', replace];
    // The location is OTP's to the letter: `sys` takes the whole request for the function's name.
    return callbackValue(await ask(server, request, request, [], timeout));
}
/**
 * Resolves to `['status', pid, ['module', behaviour], [dictionary, sysState, parent, debug, misc]]`: `sysState` is `'running'` or `'suspended'`,
 * `parent` the process itself if it was started without a link, `debug` lists what `trace`, `log`, `statistics` and `install` have set, and
 * `misc` is the behaviour's: its state is in there, as `formatStatus` leaves it. Mirrors `sys:get_status/1,2`.
 */
export function getStatus(server, timeout) {
    return ask(server, 'get_status', 'get_status', [], timeout);
}
/**
 * Suspends a process: it handles no message but those of `Sys`, `GenServer.stop` and its parent's exit, until `resume`. The others wait in its
 * mailbox. Resolves to `'ok'`, also if it was suspended already. Mirrors `sys:suspend/1,2`.
 */
export function suspend(server, timeout) {
    return ask(server, 'suspend', 'suspend', [], timeout);
}
/** Has a suspended process go on, with what came meanwhile; resolves to `'ok'`, also if it was not suspended. Mirrors `sys:resume/1,2`. */
export function resume(server, timeout) {
    return ask(server, 'resume', 'resume', [], timeout);
}
/**
 * Has a suspended process make its state that of new code: runs `codeChange(oldVsn, state, extra)`. Resolves to `'ok'`, or to
 * `['error', why]`: what `codeChange` returned in place of `['ok', state]`, `['EXIT', reason]` if it threw, or
 * `['unknown_system_msg', request]` if the process is not suspended. Mirrors `sys:change_code/4,5`.
 *
 * A module of JavaScript cannot be replaced while it runs, so `module` is the new code: the callbacks that the process has from now on,
 * `codeChange` among them. The module that it has already, or what is no module of its behaviour, changes the state only.
 */
export function changeCode(server, module, oldVsn, extra, timeout) {
    return ask(server, ['change_code', module, oldVsn, extra], 'change_code', [module, oldVsn, extra], timeout);
}
/**
 * Has a process end with `reason`, after `terminate`. Resolves to `'ok'` when it has come to the request, not when it has ended: that is
 * `GenServer.stop`. Mirrors `sys:terminate/2,3`.
 */
export function terminate(server, reason, timeout) {
    return ask(server, ['terminate', reason], 'terminate', [reason], timeout);
}
export function statistics(server, flag, timeout) {
    if (flag !== 'get')
        checkBoolean(flag, "true, false or 'get'");
    return debug(server, 'statistics', flag, timeout);
}
export function log(server, flag, timeout) {
    if (flag !== 'get' && flag !== 'print' && !isLogLength(flag))
        checkBoolean(flag, "true, [true, n] with n >= 1, false, 'get' or 'print'");
    return debug(server, 'log', flag, timeout);
}
/**
 * Makes a report of each of a process's events from now on (true), or no longer (false): level `info`, label `sys/debug`, with the `event`, and
 * what OTP would print as its `line`. The library itself never prints; `logReports` writes reports to a logger. Mirrors `sys:trace/2,3`.
 */
export function trace(server, flag, timeout) {
    checkBoolean(flag, 'true or false');
    return debug(server, 'trace', flag, timeout);
}
/**
 * Has a process call a debug function with each of its events: `spec` is `[fun, state]` or `[id, fun, state]`. One that is there already, by
 * its id or itself, stays as it is. Resolves to `'ok'`. Mirrors `sys:install/2,3`.
 */
export function install(server, spec, timeout) {
    if (!isFunctionSpec(spec))
        throw expected('spec', '[fun, state] or [id, fun, state]', spec);
    return debug(server, 'install', spec, timeout);
}
/** Removes a debug function, by its id or itself; resolves to `'ok'`, also if it is not there. Mirrors `sys:remove/2,3`. */
export function remove(server, funOrId, timeout) {
    return debug(server, 'remove', funOrId, timeout);
}
/** Ends all that `trace`, `log`, `statistics` and `install` have begun; resolves to `'ok'`. Mirrors `sys:no_debug/1,2`. */
export function noDebug(server, timeout) {
    const request = ['debug', 'no_debug'];
    return ask(server, request, request, [], timeout);
}
function debug(server, what, argument, timeout) {
    return ask(server, ['debug', [what, argument]], what, [argument], timeout);
}
/** Mirrors `sys:send_system_msg/2,3`: `fun` and `args` say in a failure what was called. */
function ask(server, request, fun, args, timeout) {
    const ms = timeout ?? DEFAULT_TIMEOUT;
    checkTimeout(ms);
    const given = [server, ...args, ...(timeout === undefined ? [] : [timeout])];
    const client = currentProcess();
    if (client !== null && isDead(client))
        return new Promise(() => { });
    const node = nodeFor(client, server);
    let target;
    try {
        target = whereis(node, server);
    }
    catch (thrown) {
        // A via module's own.
        return Promise.reject(systemFailure(reasonOfThrown(thrown), fun, given));
    }
    if (target === null)
        return Promise.reject(systemFailure(absence(server, node), fun, given));
    if (target === client)
        return Promise.reject(systemFailure('calling_self', fun, given));
    return new Promise((resolve, reject) => {
        const call = new SystemCall(client, server, [fun, given], ms, resolve, reject);
        watch(target, call);
        if (ms !== 'infinity')
            enqueueCall(target.node, call, ms);
        deliver(target, new SystemMessage(call, request));
    });
}
/** Why nobody is there. */
function absence(server, node) {
    if (server instanceof Pid || typeof server === 'string' || isVia(server) || isGlobal(server))
        return 'noproc';
    return server[1] === node.name ? 'noproc' : ['nodedown', server[1]];
}
/**
 * As in OTP, whatever is `['error', reason]` is a failure.
 * @throws {OtpError} OTP_ERR_CALLBACK_FAILED
 */
function callbackValue(value) {
    if (!Array.isArray(value) || value.length !== 2 || value[0] !== 'error')
        return value;
    const failure = value[1];
    if (!Array.isArray(failure) || failure.length !== 3 || failure[0] !== 'callback_failed')
        throw new OtpError('OTP_ERR_CALLBACK_FAILED', `sys got an error: ${formatReason(failure)}`, { cause: failure });
    const [, [behaviour, callback], [kind, cause]] = failure;
    throw new OtpError('OTP_ERR_CALLBACK_FAILED', `${behaviour}:${callback} failed: ${kind} ${formatReason(cause)}`, {
        cause,
    });
}
function checkBoolean(flag, forms) {
    if (typeof flag !== 'boolean')
        throw expected('flag', forms, flag);
}
function expected(name, forms, value) {
    return new TypeError(`Expected \`${name}\` to be ${forms}, got \`${formatReason(value)}\``);
}
//# sourceMappingURL=sys.js.map