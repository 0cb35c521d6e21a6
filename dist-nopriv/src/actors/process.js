import { exitSignal, terminate } from "./death.js";
import { currentNode } from "./default-node.js";
import { badarg, OtpError, unexpected } from "./errors.js";
import { addLink, cutLink, findLink } from "./links.js";
import { deliver } from "./mailbox.js";
import { Alias, aliasTarget, endMonitor, flushDown, MonitorRef, startMonitor } from "./monitors.js";
import { isElsewhere, register as registerName, unregister as unregisterName, whereis as whereisName, } from "./names.js";
import { checkPid, extrasOf, isDead, Pid, TRAP_EXIT } from "./pid.js";
import { ExitError } from "./reason.js";
import { Ref } from "./ref.js";
import { currentProcess, running, self } from "./running.js";
import { checkMayStart, linkToCaller, spawnFunction } from "./spawn.js";
export function spawn(run, options = {}) {
    const pid = spawnFunction(callerNode(), run);
    if (options.link === true)
        linkToCaller(pid);
    if (options.monitor === undefined || options.monitor === false)
        return pid;
    return [pid, monitor(pid, options.monitor === true ? {} : options.monitor)];
}
/** Starts a process linked to the caller. Mirrors `spawn_link/1`. Called by the host program it is `spawn`: there is nobody to link to. */
export function spawnLink(run) {
    const pid = spawn(run);
    linkToCaller(pid);
    return pid;
}
/** Starts a process and monitors it. Mirrors `spawn_monitor/1`. @throws {OtpError} OTP_ERR_NO_PROCESS outside a process */
export function spawnMonitor(run) {
    const watcher = self();
    const pid = spawn(run);
    return [pid, startMonitor(watcher, pid, pid, 'DOWN').ref];
}
/**
 * Puts a message into a process's mailbox and returns it; never runs the receiver's code. To a dead process or a dead alias nothing happens.
 * Messages from one process to another arrive in the order sent. Mirrors `send/2`.
 *
 * @throws {OtpError} OTP_ERR_BADARG when `to` is a bare name that nobody has
 */
export function send(to, message) {
    // Only code that runs later can have outlived its process: looking that up would cost every send.
    const caller = running.process === null ? currentProcess() : null;
    if (caller !== null && isDead(caller))
        return message;
    if (to instanceof Pid)
        deliver(to, to.node.outgoing(message));
    else
        sendToName(to, message);
    return message;
}
function sendToName(to, message) {
    const target = to instanceof Ref ? aliasTarget(to) : whereisName(currentNode(), to);
    if (target !== null)
        deliver(target, target.node.outgoing(message));
    else if (typeof to === 'string' || (Array.isArray(to) && to[0] === 'via'))
        throw badarg(`Cannot send: nobody is registered as ${describe(to)}`);
}
export function exit(...args) {
    if (args.length === 1)
        throw new ExitError(args[0]);
    const [target, reason] = args;
    if (!(target instanceof Pid))
        throw badarg(`Expected a pid to send an exit signal to, got \`${describe(target)}\``);
    const caller = currentProcess();
    if (caller === target)
        exitSelf(target, reason);
    else
        exitSignal(target, caller ?? target.node.host, reason, 'exit');
    return true;
}
/** A signal to oneself takes effect before the next line. */
function exitSelf(process, reason) {
    const trapping = (process.flags & TRAP_EXIT) !== 0;
    if (reason !== 'kill' && trapping)
        deliver(process, ['EXIT', process, reason]);
    else {
        const final = reason === 'kill' ? 'killed' : reason;
        terminate(process, final);
        throw new ExitError(final, `${process} has ended: ${String(reason)}; what follows is not run`);
    }
}
/**
 * Links the caller and `pid`: when one ends, the other gets an exit signal. Linking twice is one link; a link to oneself is none. Mirrors
 * `Process.link/1`.
 *
 * When `pid` is dead, a caller that traps exits gets `['EXIT', pid, 'noproc']`; any other gets the error.
 * @throws {OtpError} OTP_ERR_NOPROC
 */
export function link(pid) {
    checkPid(pid);
    const caller = self();
    if (pid === caller)
        return true;
    if (!isDead(pid)) {
        if (findLink(caller, pid) === null)
            addLink(caller, pid);
    }
    else if ((caller.flags & TRAP_EXIT) !== 0)
        deliver(caller, ['EXIT', pid, 'noproc']);
    else
        throw new OtpError('OTP_ERR_NOPROC', `Cannot link to ${pid}: it is not alive`);
    return true;
}
/** Removes the link between the caller and `pid`, on both sides; an EXIT message that has arrived stays. Mirrors `Process.unlink/1`. */
export function unlink(pid) {
    checkPid(pid);
    cutLink(self(), pid);
    return true;
}
/**
 * Watches a process: when it ends, the caller gets `['DOWN', ref, 'process', object, reason]`, once. `object` is the pid, or `[name, node]`
 * when it was given by name; the name is looked up now. A dead target or an unknown name answers at once with reason `'noproc'`. Mirrors
 * `Process.monitor/1,2`.
 *
 * @throws {OtpError} OTP_ERR_BADARG for a name on a node that is not connected
 */
export function monitor(target, options = {}) {
    const watcher = self();
    const object = typeof target === 'string' ? [target, watcher.node.name] : target;
    const pid = whereisName(watcher.node, target);
    const tag = 'tag' in options ? options.tag : 'DOWN';
    // One does not outlive oneself: as in OTP this reference neither reports anything nor is an alias.
    if (pid === watcher)
        return new MonitorRef();
    if (pid === null && isElsewhere(watcher.node, target))
        throw badarg(`Cannot monitor '${target[0]}' on ${target[1]}: that node is not connected`);
    if (pid === null)
        return reportAbsent(watcher, object, tag, options);
    const { ref } = startMonitor(watcher, pid, object, tag);
    setAlias(ref, watcher, options);
    return ref;
}
/** The end of a monitor that has nothing to watch. */
function reportAbsent(watcher, object, tag, options) {
    const ref = new MonitorRef();
    setAlias(ref, watcher, options);
    if (ref.aliasMode !== 'explicit_unalias')
        ref.aliasOwner = null;
    deliver(watcher, [tag, ref, 'process', object, 'noproc']);
    return ref;
}
function setAlias(ref, owner, options) {
    if (options.alias === undefined)
        return;
    ref.aliasMode = options.alias;
    ref.aliasOwner = owner;
}
/** Stops a monitor of the caller's own: no DOWN will come any more. Mirrors `Process.demonitor/1,2`. */
export function demonitor(ref, options = {}) {
    if (!(ref instanceof Ref))
        throw unexpected('a reference', ref);
    const caller = self();
    if (!(ref instanceof MonitorRef))
        return options.info !== true;
    const active = ref.monitor !== null && ref.monitor.watcher === caller;
    if (active && ref.monitor !== null)
        endMonitor(ref.monitor);
    if (ref.aliasOwner === caller && ref.aliasMode !== 'explicit_unalias')
        ref.aliasOwner = null;
    if (!active && options.flush === true)
        flushDown(caller, ref);
    return options.info === true ? active : true;
}
/** Makes a reference through which messages reach the caller until it is ended. Mirrors `alias/0,1`. */
export function alias(mode = 'explicit_unalias') {
    return new Alias(self(), mode);
}
/** Ends an alias of the caller's own; returns whether it was active. Mirrors `unalias/1`. */
export function unalias(ref) {
    const caller = self();
    if (ref instanceof Alias && ref.owner === caller) {
        ref.owner = null;
        return true;
    }
    if (!(ref instanceof MonitorRef) || ref.aliasOwner !== caller)
        return false;
    ref.aliasOwner = null;
    return true;
}
/** Whether exit signals become messages `['EXIT', from, reason]` for the caller from now on; returns what was so. Mirrors `Process.flag(:trap_exit, …)`. */
export function trapExit(trap) {
    const process = self();
    const before = (process.flags & TRAP_EXIT) !== 0;
    process.flags = trap ? process.flags | TRAP_EXIT : process.flags & ~TRAP_EXIT;
    return before;
}
/** Whether a process is alive. Mirrors `Process.alive?/1`. */
export function isAlive(pid) {
    checkPid(pid);
    return !isDead(pid);
}
/** Gives a process a name on its node. Mirrors `Process.register/2`. @throws {OtpError} OTP_ERR_BADARG if that cannot be */
export function register(pid, name) {
    checkPid(pid);
    return registerName(pid.node, name, pid);
}
/** Takes a name from whoever has it. Mirrors `Process.unregister/1`. @throws {OtpError} OTP_ERR_BADARG if nobody has */
export function unregister(name) {
    return unregisterName(currentNode(), name);
}
/** The live process behind a name, or null. Mirrors `Process.whereis/1`. */
export function whereis(name) {
    return whereisName(currentNode(), name);
}
/** The registered names. Mirrors `Process.registered/0`. */
export function registered() {
    return [...currentNode().names.keys()];
}
/** The live processes of this node, oldest first. Mirrors `Process.list/0`. */
export function list() {
    return currentNode().processes();
}
/** The name of the node that the caller is on, or that a process is on. Mirrors `node/0,1`. */
export function node(of) {
    return (of === undefined ? currentNode() : of.node).name;
}
/** Sends `message` to `target` in `ms`. The target's death ends it, the caller's does not. Mirrors `Process.send_after/3,4`. */
export function sendAfter(target, message, ms, options) {
    return currentNode().timers.send(target, delayOf(ms, options), message, false);
}
/** Sends `['timeout', ref, message]` to `target` in `ms`, where `ref` is what it returns. Mirrors `:erlang.start_timer/3,4`. */
export function startTimer(ms, target, message, options) {
    return currentNode().timers.send(target, delayOf(ms, options), message, true);
}
function delayOf(ms, options) {
    return options?.abs === true && Number.isInteger(ms) ? Math.max(0, ms - monotonicTime()) : ms;
}
/** The time of the node's clock in whole ms: it only ever grows, and means nothing by itself. Mirrors `System.monotonic_time(:millisecond)`. */
export function monotonicTime() {
    return Math.floor(currentNode().clock.now());
}
/** Resolves to `'ok'` in `ms`, or never; takes no message meanwhile. Ends with its process. Mirrors `Process.sleep/1`. */
export function sleep(ms) {
    const process = currentProcess();
    if (ms === 'infinity' || (process !== null && isDead(process)))
        return new Promise(() => { });
    return new Promise((resolve) => {
        currentNode().timers.call(process, ms, wakeSleeper, { process, resolve });
    });
}
function wakeSleeper({ process, resolve }) {
    process?.node.scheduler.resumedOne();
    resolve('ok');
}
/** The caller's `AbortSignal`: it fires when the process ends, however that happens. Give it to what you await. */
export function abortSignal() {
    const process = self();
    if (isDead(process))
        return AbortSignal.abort();
    const extras = extrasOf(process);
    extras.abort ??= new AbortController();
    return extras.abort.signal;
}
function callerNode() {
    const caller = currentProcess();
    checkMayStart(caller);
    return caller?.node ?? currentNode();
}
function describe(value) {
    return Array.isArray(value)
        ? `[${value.map(describe).join(', ')}]`
        : typeof value === 'function'
            ? 'a module'
            : String(value);
}
//# sourceMappingURL=process.js.map