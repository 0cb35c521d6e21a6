import { acknowledgeStart, endProcess, exitSignal, isThenable, Process, reasonOfThrown, replyTo, StartError, Starting, SystemMessage, startEnded, TRAP_EXIT, } from "../actors/index.js";
import { shutDown } from "./shut-down.js";
import { readResult, resultNow } from "./start-child.js";
import { run, settled, Wait } from "./steps.js";
import { failInit } from "./supervisor-loop.js";
/** An application that runs, as its master and the controller see it. */
export class RunningApplication {
    constructor(module) {
        /** The process whose death ends the application; null for one that has no tree. */
        this.top = null;
        /** What `start` gave for `prepStop` and `stop`. */
        this.state = [];
        /** Why the tree ended by itself. */
        this.exited = null;
        this.module = module;
    }
}
/**
 * The process at the root of a running application: the parent of its top supervisor. It runs the application's callbacks, and ends orderly
 * when the tree has. Mirrors `application_master`.
 */
class ApplicationMaster {
    constructor() {
        this.label = 'application_master';
    }
    start(process) {
        process.flags |= TRAP_EXIT;
        run(process, boot(process, process.state));
    }
    receive(process, message) {
        const running = process.state;
        if (message instanceof Wait)
            message.proceed();
        else if (message instanceof SystemMessage) {
            // No behaviour: of what `Sys` can ask, the controller asks it to end.
            if (message.request[0] !== 'terminate')
                return;
            if (message.from !== null)
                replyTo(message.from, 'ok');
            run(process, end(process, running));
        }
        else if (Array.isArray(message) && message[0] === 'EXIT' && message[1] === running.top) {
            running.exited = { reason: message[2] };
            run(process, end(process, running));
        }
    }
    ended(process, reason) {
        startEnded(process, reason);
    }
}
export const applicationMaster = new ApplicationMaster();
function* boot(process, starting) {
    const running = starting.argument;
    const failure = yield* begin(process, running);
    if (failure === null) {
        process.state = running;
        acknowledgeStart(process, starting);
    }
    else
        failInit(process, failure);
}
/** Gives what went wrong, or null. Mirrors `application_master:start_the_app/5`. */
function* begin(process, running) {
    const { module } = running;
    const { spec } = module;
    if (spec.start === undefined)
        return null;
    const returned = yield* attempt(() => outcomeOf(spec.start?.('normal', spec.args)));
    const value = 'thrown' in returned ? valueOfThrown(returned.thrown) : returned.value;
    const result = readResult(value);
    if (result === null || result === 'ignore' || result[0] === 'error') {
        const location = [module, 'start', ['normal', spec.args]];
        return isNormalExit(value) ? [value, location] : failureAt(location, value, 'bad_return');
    }
    running.top = result[1];
    if (result.length === 3)
        running.state = result[2];
    Process.link(running.top);
    const failure = yield* runPhases(running);
    if (failure !== null)
        yield* endTop(process, running.top);
    return failure;
}
/** What a start that is settled already came to, so that nothing has to be awaited. */
function outcomeOf(returned) {
    return returned instanceof Starting ? (resultNow(returned) ?? returned) : returned;
}
/** What the `catch` in OTP gives: an error or exit is `{'EXIT', reason}`, a thrown value is a returned one. */
function valueOfThrown(thrown) {
    if (thrown instanceof StartError)
        return thrown.result;
    return thrown instanceof Error ? ['EXIT', reasonOfThrown(thrown)] : thrown;
}
function isNormalExit(value) {
    return Array.isArray(value) && value.length === 2 && value[0] === 'EXIT' && value[1] === 'normal';
}
/** What OTP makes of a callback's value that is no success. */
function failureAt(location, value, otherwise) {
    const [tag, reason] = Array.isArray(value) && value.length === 2 ? value : [];
    return tag === 'error' ? [reason, location] : [otherwise, [location, value]];
}
/** Mirrors `application_starter:start/3`. */
function* runPhases({ module }) {
    const { spec } = module;
    for (const [phase, argument] of spec.startPhases ?? []) {
        const location = [module, 'start_phase', [phase, 'normal', argument]];
        const returned = yield* attempt(() => spec.startPhase?.(phase, 'normal', argument));
        const value = 'thrown' in returned ? valueOfThrown(returned.thrown) : returned.value;
        if (value !== 'ok')
            return failureAt(location, value, 'bad_return_value');
    }
    return null;
}
/** Mirrors `application_master:loop_it/4`: `prepStop` and `stop` run whatever ended the tree; what they throw is only reported. */
function* end(process, running) {
    const { spec } = running.module;
    const prepared = yield* attempt(() => (spec.prepStop === undefined ? running.state : spec.prepStop(running.state)));
    if ('thrown' in prepared)
        reportFailure(process, running, 'prep_stop', prepared.thrown);
    const state = 'thrown' in prepared ? running.state : prepared.value;
    if (running.top !== null)
        yield* endTop(process, running.top);
    const stopped = yield* attempt(() => spec.stop?.(state));
    if ('thrown' in stopped)
        reportFailure(process, running, 'stop', stopped.thrown);
    killTheRest(process);
    endProcess(process, 'normal');
}
function* endTop(process, top) {
    yield* shutDown(process, [[top, { restart: 'permanent', shutdown: 'infinity' }]], () => true);
}
function* attempt(callback) {
    try {
        const value = callback();
        return { value: isThenable(value) ? yield* settled(value) : value };
    }
    catch (thrown) {
        return { thrown };
    }
}
function reportFailure(process, { module }, callback, thrown) {
    const { reports } = process.node;
    if (!reports.wanted)
        return;
    const report = { pid: process, application: module.name, callback, reason: reasonOfThrown(thrown) };
    reports.send({ level: 'error', label: 'application_master/shutdown_error', ...report });
}
/** Nothing of the application outlives it. Mirrors `application_master:kill_all_procs/0`. */
function killTheRest(master) {
    for (const process of master.node.processes()) {
        if (masterOf(process) === master)
            exitSignal(process, master, 'kill', 'exit');
    }
}
/** The application master that a process descends from, or null. Processes of plain functions have no ancestors. */
export function masterOf(process) {
    for (const ancestor of process.lineage?.ancestors ?? []) {
        if (typeof ancestor !== 'string' && ancestor.program === applicationMaster)
            return ancestor;
    }
    return null;
}
//# sourceMappingURL=application-master.js.map