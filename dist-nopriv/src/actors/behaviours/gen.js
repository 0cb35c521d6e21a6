import { die, terminate } from "../death.js";
import { defaultNode } from "../default-node.js";
import { addLink, cutLink } from "../links.js";
import { deliver } from "../mailbox.js";
import { claimName, isGlobal, isVia, releaseName, whereis } from "../names.js";
import { onDeath } from "../on-death.js";
import { HAS_PARENT, isDead, unwatch, watch } from "../pid.js";
import { ExitError, formatReason } from "../reason.js";
import { particulars } from "../reports.js";
import { currentProcess } from "../running.js";
import { checkMayStart, setLineage } from "../spawn.js";
import { enter } from "../suspend.js";
import { sameTerm } from "../terms.js";
import { checkTimeout, nodeFor } from "./call.js";
import { checkDebugOptions, startDebugging } from "./debug.js";
import { Starting } from "./starting.js";
import { SystemCall, SystemMessage } from "./system-message.js";
/** A process between its start and the end of its `init`: stands in `pid.state`. */
export class Boot {
    constructor(argument, name, starting) {
        this.timer = null;
        this.argument = argument;
        this.name = name;
        this.starting = starting;
    }
}
/**
 * Starts a behaviour's process, and its `init` at once: the caller waits for that anyway. Mirrors `gen:start/6` and `proc_lib:start_link/5`.
 *
 * A taken name answers `['error', ['already_started', pid]]` and `init` never runs. A linked process whose `init` fails also sends its exit
 * signal, so a caller that does not trap exits ends with it.
 *
 * A caller that has to hear of the result before the process goes on gives the `starting`, and listens before.
 */
export function startProcess(program, argument, options, linked, starting = new Starting()) {
    const { name, timeout = 'infinity', debug } = options;
    checkTimeout(timeout);
    checkName(name);
    if (debug !== undefined)
        checkDebugOptions(debug);
    const caller = currentProcess();
    checkMayStart(caller);
    const node = options.node ?? caller?.node ?? defaultNode();
    const holder = name === undefined ? null : whereis(node, name);
    if (holder !== null) {
        starting.settle(['error', ['already_started', holder]]);
        return starting;
    }
    const process = node.createProcess(program);
    const parent = linked ? caller : null;
    if (parent !== null)
        addLink(parent, process);
    setLineage(process, caller ?? node.host, parent !== null);
    const boot = new Boot(argument, name, starting);
    process.state = boot;
    if (debug !== undefined)
        startDebugging(process, debug);
    if (timeout !== 'infinity')
        boot.timer = node.timers.call(process, timeout, startTimedOut, process);
    enter(process, () => boardProcess(process, boot));
    return starting;
}
/** @throws {TypeError} */
function checkName(name) {
    if (name === undefined || (typeof name === 'string' && name !== '' && name !== 'undefined'))
        return;
    if (Array.isArray(name) && (isGlobal(name) || (isVia(name) && hasRegisterName(name[1]))))
        return;
    throw new TypeError(`Expected \`name\` to be a string, ['global', term] or ['via', module, term], got \`${formatReason(name)}\``);
}
function hasRegisterName(module) {
    return typeof module?.registerName === 'function';
}
/** As in OTP the process itself takes its name. */
function boardProcess(process, boot) {
    const holder = boot.name === undefined ? null : claimName(process.node, boot.name, process);
    if (holder === null)
        process.program.start(process);
    else
        failStart(process, 'normal', ['error', ['already_started', holder]], true);
}
/** `init` succeeded: whoever started the process is told. */
export function acknowledgeStart(process, boot) {
    if (boot.timer !== null)
        process.node.timers.stop(boot.timer);
    boot.starting.settle(['ok', process]);
}
/**
 * `init` did not succeed. The name is free before anybody hears of it; the exit signal comes before the result; `quietly` leaves no signal.
 */
export function failStart(process, reason, result, quietly = false) {
    const boot = process.state;
    if (boot.name !== undefined && !quietly)
        releaseName(process.node, boot.name, process);
    if (quietly)
        unlinkParent(process);
    process.state = undefined;
    terminate(process, reason);
    boot.starting.settle(result);
}
/** For `Program.ended`: a process that dies before its `init` is done has failed to start. */
export function startEnded(process, reason) {
    if (process.state instanceof Boot)
        process.state.starting.settle(['error', reason]);
}
function startTimedOut(process) {
    const boot = process.state;
    if (!(boot instanceof Boot))
        return;
    unlinkParent(process);
    process.state = undefined;
    die(process, 'killed');
    boot.starting.settle(['error', 'timeout']);
}
function unlinkParent(process) {
    const parent = process.lineage?.parent;
    if (parent !== undefined)
        cutLink(process, parent);
}
/** Whether `message` is the exit of the process that started this one linked: by its shape, as in OTP. */
export function isParentExit(process, message) {
    return (Array.isArray(message) &&
        message.length === 3 &&
        message[0] === 'EXIT' &&
        (process.flags & HAS_PARENT) !== 0 &&
        message[1] === process.lineage?.parent);
}
/**
 * Has a behaviour's process end with `reason`, after the messages it already has; resolves to `'ok'` when it has ended so. Mirrors
 * `GenServer.stop/3`.
 *
 * Rejects with an `ExitError` of reason `[what, ['GenServer', 'stop', [server, reason, timeout]]]`: `'noproc'`, `'calling_self'`, `'timeout'`
 * (the process goes on ending), the other reason with which it ended, or, if it ended before it came to this message, with whatever
 * reason, `[itsReason, ['sys', 'terminate', [pid, reason, 'infinity']]]`.
 */
export function stopProcess(server, reason = 'normal', timeout = 'infinity') {
    checkTimeout(timeout);
    const caller = currentProcess();
    let target;
    try {
        target = whereis(nodeFor(caller, server), server);
    }
    catch (thrown) {
        return Promise.reject(thrown);
    }
    const failure = (what) => new ExitError([what, ['GenServer', 'stop', [server, reason, timeout]]], `exited in: stop(${formatReason(server)}): ${formatReason(what)}`);
    if (target === null)
        return Promise.reject(failure('noproc'));
    if (target === caller)
        return Promise.reject(failure('calling_self'));
    return new Promise((resolve, reject) => {
        const { timers } = target.node;
        let timer = null;
        const settle = (step) => {
            if (timer !== null)
                timers.stop(timer);
            step();
        };
        // As OTP does it: `sys:terminate/3`, then waiting for the end.
        const call = new SystemCall(caller, target, ['terminate', [target, reason, 'infinity']], 'infinity', () => {
            watcher = onDeath(target, (ended) => {
                caller?.node.scheduler.resumedOne();
                if (caller !== null && isDead(caller))
                    return;
                settle(() => (sameTerm(ended, reason) ? resolve('ok') : reject(failure(ended))));
            });
        }, (error) => settle(() => {
            const { reason: what } = error;
            reject(failure(what[0] === 'noproc' ? 'noproc' : what));
        }));
        let watcher = call;
        watch(target, call);
        if (timeout !== 'infinity') {
            timer = timers.call(null, timeout, () => {
                unwatch(watcher);
                reject(failure('timeout'));
            }, null);
        }
        deliver(target, new SystemMessage(call, ['terminate', reason]));
    });
}
/** proc_lib's crash report of a behaviour's process. */
export function reportCrash(process, reason) {
    const { reports } = process.node;
    if (reports.wanted)
        reports.send({ level: 'error', label: 'proc_lib/crash', pid: process, ...particulars(process), reason });
}
//# sourceMappingURL=gen.js.map