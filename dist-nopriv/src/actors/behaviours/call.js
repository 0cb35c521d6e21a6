import { currentNode } from "../default-node.js";
import { deliver } from "../mailbox.js";
import { MonitorRef } from "../monitors.js";
import { absence, isVia, whereis } from "../names.js";
import { isDead, Pid, unwatch, Watcher, watch } from "../pid.js";
import { send } from "../process.js";
import { ExitError, formatReason } from "../reason.js";
import { currentProcess } from "../running.js";
import { enqueueCall, leaveQueue } from "./call-timeouts.js";
const NOTHING = Symbol('nothing');
/** Ms to wait for an answer, where nothing else is said. */
const DEFAULT_TIMEOUT = 5000;
/**
 * A call under way. It is the message in the server's mailbox, the `from` that the server sees, and what is told when the server dies: one
 * object. An answer reaches the caller only while the call waits, so no late reply ever stands in a mailbox.
 */
export class Call extends Watcher {
    /** Who is told; null until somebody waits. */
    #resolve;
    #reject;
    #waiting;
    /** What came of it before anybody waited: the answer, or the error. */
    #outcome;
    #failed;
    constructor(client, server, request, timeout, resolve, reject, module = 'GenServer') {
        super();
        /** @internal */ this.queue = null;
        /** @internal */ this.previousCall = null;
        /** @internal */ this.nextCall = null;
        /** @internal */ this.deadline = 0;
        this.#waiting = true;
        /** What came of it before anybody waited: the answer, or the error. */
        this.#outcome = NOTHING;
        this.#failed = false;
        this.client = client;
        this.server = server;
        this.request = request;
        this.timeout = timeout;
        this.module = module;
        this.#resolve = resolve;
        this.#reject = reject;
    }
    get 0() {
        return this.client ?? (this.target?.node ?? currentNode()).host;
    }
    get 1() {
        return this;
    }
    *[Symbol.iterator]() {
        yield this[0];
        yield this[1];
    }
    asOtpTuple() {
        return ['$gen_call', this, this.request];
    }
    /** The answer. Dropped when the call is over. */
    answer(value) {
        if (!this.#end())
            return;
        if (this.#resolve === null)
            this.#outcome = value;
        else
            this.#resolve(value);
    }
    /** No answer will come: the caller exits with `[reason, location]`, unless it catches. */
    fail(what) {
        if (!this.#end())
            return;
        const error = this.failure(what);
        if (this.#reject === null) {
            this.#outcome = error;
            this.#failed = true;
        }
        else
            this.#reject(error);
    }
    failure(what) {
        return callFailure(what, this.module, this.server, this.request, this.timeout);
    }
    /** The answer, for the one who waits for it: `ms` from now on, by the time of `node`. */
    promise(node, ms) {
        if (this.#outcome !== NOTHING)
            return this.#failed ? Promise.reject(this.#outcome) : Promise.resolve(this.#outcome);
        const promise = new Promise(capture);
        this.#resolve = resolveNew;
        this.#reject = rejectNew;
        if (this.#waiting && ms !== 'infinity')
            enqueueCall(node, this, ms);
        return promise;
    }
    targetDied(_target, reason) {
        this.fail(reason);
    }
    /** Returns whether somebody is still there to be told. */
    #end() {
        if (!this.#waiting)
            return false;
        this.#waiting = false;
        unwatch(this);
        leaveQueue(this);
        if (this.client === null)
            return true;
        this.client.node.scheduler.resumedOne();
        return !isDead(this.client);
    }
}
/** A cast on its way. */
export class Cast {
    constructor(request) {
        this.request = request;
    }
    asOtpTuple() {
        return ['$gen_cast', this.request];
    }
}
/** What `exited in: GenServer.call(…)` is in OTP. `what`: `'noproc'`, `'timeout'`, `'calling_self'` or the server's own reason. */
function callFailure(what, module, server, request, timeout) {
    const words = () => `exited in: call(${formatReason(server)}, ${formatReason(request)}): ${formatReason(what)}`;
    return new ExitError([what, [module, 'call', [server, request, timeout]]], words);
}
let resolveNew;
let rejectNew;
/** One executor for all calls: it costs no closure. */
const capture = (resolve, reject) => {
    resolveNew = resolve;
    rejectNew = reject;
};
/**
 * Sends `request` to a server and resolves to its reply. Waits `timeout` ms; the caller's other messages stay in its mailbox meanwhile.
 * Mirrors `GenServer.call/3`.
 *
 * Rejects with an `ExitError` whose reason is `[what, ['GenServer', 'call', [server, request, timeout]]]`, `what` being `'noproc'` (nobody
 * there), `'timeout'`, `'calling_self'`, or the reason with which the server ended before it replied. A timeout neither cancels the request
 * nor harms the server; the late reply is dropped.
 */
export function call(server, request, timeout = DEFAULT_TIMEOUT) {
    checkTimeout(timeout);
    return callAs('GenServer', server, request, timeout, timeout);
}
/** `call` of another module: `given` is the timeout as its caller said it, `ms` what that means. */
export function callAs(module, server, request, given, ms) {
    const client = currentProcess();
    if (client !== null && isDead(client))
        return new Promise(() => { });
    let target;
    try {
        target = whereis(nodeFor(client, server), server);
    }
    catch (thrown) {
        // A via module's own: it fails the call, as it is in Elixir's GenServer.
        if (module === 'GenServer' || !(thrown instanceof ExitError))
            return Promise.reject(thrown);
        return Promise.reject(callFailure(thrown.reason, module, server, request, given));
    }
    if (target === null)
        return Promise.reject(callFailure(absence(nodeFor(client, server), server), module, server, request, given));
    if (target === client)
        return Promise.reject(callFailure('calling_self', module, server, request, given));
    const { node } = target;
    const pending = new Call(client, server, node.outgoing(request), given, null, null, module);
    watch(target, pending);
    const waiting = ms !== 0 && node.scheduler.expectWait();
    deliver(target, pending);
    // No time to wait is over before the server's turn comes.
    if (ms === 0)
        pending.fail('timeout');
    else if (waiting)
        node.scheduler.giveWay();
    return pending.promise(node, ms);
}
/** Sends a request that is not answered, and returns `'ok'`, whether anybody is there or not. Mirrors `GenServer.cast/2`. */
export function cast(server, request) {
    const client = currentProcess();
    if (client !== null && isDead(client))
        return 'ok';
    const target = server instanceof Pid ? server : castTarget(client, server);
    if (target !== null)
        deliver(target, new Cast(target.node.outgoing(request)));
    return 'ok';
}
/** As in Elixir, a cast does not care why a via module has nobody. */
function castTarget(client, server) {
    const node = nodeFor(client, server);
    if (!isVia(server))
        return whereis(node, server);
    try {
        return whereis(node, server);
    }
    catch {
        return null;
    }
}
/**
 * Answers a call, now or later, from any process; returns `'ok'`, also when the caller is gone or waits no more. To a `from` made by hand,
 * `[pid, tag]`, the answer is the message `[tag, value]`. Mirrors `GenServer.reply/2`.
 */
export function replyTo(from, value) {
    if (from instanceof Call)
        from.answer(value);
    else if (from[1] instanceof MonitorRef)
        send(from[1], [from[1], value]);
    else
        send(from[0], [from[1], value]);
    return 'ok';
}
/** @throws {RangeError} */
export function checkTimeout(timeout) {
    if (timeout === 'infinity' || (Number.isInteger(timeout) && timeout >= 0 && timeout < 2 ** 32))
        return;
    throw new RangeError(`Expected \`timeout\` to be ms (an integer >= 0) or 'infinity', got \`${String(timeout)}\``);
}
export function nodeFor(client, server) {
    if (server instanceof Pid)
        return server.node;
    return client?.node ?? currentNode();
}
//# sourceMappingURL=call.js.map