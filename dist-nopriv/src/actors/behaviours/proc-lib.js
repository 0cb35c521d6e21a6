/**
 * Erlang's `proc_lib`, exported as the namespace `ProcLib`: processes that are functions, but are started, and report their crash, as a
 * behaviour's are. What a behaviour of one's own is built on.
 */
import { cutLink } from "../links.js";
import { startMonitor as watchProcess } from "../monitors.js";
import { extrasOf, TRAP_EXIT } from "../pid.js";
import { spawnLink as spawnLinked, spawnMonitor as spawnMonitored, spawn as spawnPlain, } from "../process.js";
import { ExitError } from "../reason.js";
import { currentProcess, self } from "../running.js";
import { runFunction, setLineage } from "../spawn.js";
import { Boot, startEnded, startProcess, stopProcess } from "./gen.js";
/** `spawn` of a process that knows its parent. Mirrors `proc_lib:spawn/1`. */
export function spawn(run) {
    return withLineage(spawnPlain(run));
}
/** Mirrors `proc_lib:spawn_link/1`. */
export function spawnLink(run) {
    return withLineage(spawnLinked(run));
}
/** As `spawnOpt` with `monitor`. */
export function spawnMonitor(run) {
    const [pid, ref] = spawnMonitored(run);
    return [withLineage(pid), ref];
}
export function spawnOpt(run, options) {
    const spawned = spawnPlain(run, options);
    withLineage(Array.isArray(spawned) ? spawned[0] : spawned);
    return spawned;
}
function withLineage(pid) {
    setLineage(pid, currentProcess() ?? pid.node.host, false);
    return pid;
}
/**
 * Starts a process that runs `run`, and waits until that has called `initAck`: resolves to the acknowledged value. To `['error', 'timeout']`
 * when it takes too long, and is killed; to `['error', reason]` when it ends before. Mirrors `proc_lib:start/3,4`.
 */
export function start(run, options = {}) {
    return startFunction(new Setup(run), options, false);
}
/**
 * As `start`, linked to the caller. A caller that does not trap exits ends with a process that ends before it has acknowledged. Mirrors
 * `proc_lib:start_link/3,4`.
 */
export function startLink(run, options = {}) {
    return startFunction(new Setup(run), options, true);
}
/** As `start`, with a monitor that is there from the beginning: resolves to the result and its reference. Mirrors `proc_lib:start_monitor/3,4`. */
export async function startMonitor(run, options = {}) {
    const setup = new Setup(run, self());
    const result = await startFunction(setup, options, false);
    return [result, setup.ref];
}
export function initAck(...args) {
    const process = self();
    const boot = process.state;
    if (!(boot instanceof Boot))
        return 'ok';
    process.state = undefined;
    if (boot.timer !== null)
        process.node.timers.stop(boot.timer);
    boot.starting.settle(['ok', process, args.at(-1)]);
    return 'ok';
}
/**
 * Has a process that runs a behaviour end with `reason`, as `GenServer.stop`; the `ExitError` of a failure carries the bare reason:
 * `'noproc'`, `'timeout'`, or what the process ended with. Mirrors `proc_lib:stop/1,3`.
 */
export function stop(server, reason = 'normal', timeout = 'infinity') {
    return stopProcess(server, reason, timeout).catch((error) => {
        throw error instanceof ExitError ? new ExitError(error.reason[0]) : error;
    });
}
/** What a process is started with. */
class Setup {
    constructor(run, watcher = null) {
        this.ref = null;
        if (typeof run !== 'function')
            throw new TypeError(`Expected a function to start, got \`${String(run)}\``);
        this.run = run;
        this.watcher = watcher;
    }
}
async function startFunction(setup, options, linked) {
    const result = await startProcess(new StartedFunction(setup.run), setup, options, linked).result();
    if (result === 'ignore')
        return ['error', 'normal'];
    return result[0] === 'ok' ? result[2] : result;
}
class StartedFunction {
    constructor(run) {
        this.label = run.name === '' ? 'function' : run.name;
    }
    start(process) {
        const setup = process.state.argument;
        if (setup.watcher !== null)
            setup.ref = watchProcess(setup.watcher, process, process, 'DOWN').ref;
        const extras = extrasOf(process);
        extras.cleanups ??= new Set();
        extras.cleanups.add(keepExitFromParent);
        runFunction(process, setup.run);
    }
    /** Never called: from its first turn on such a process is busy until it ends. */
    receive() { }
    ended(process, reason) {
        startEnded(process, reason);
    }
}
/** A parent that traps exits learns of a failed start by its result alone, as if it had taken the EXIT out of its mailbox. */
function keepExitFromParent(process) {
    const parent = process.lineage?.parent;
    if (!(process.state instanceof Boot) || parent === undefined || (parent.flags & TRAP_EXIT) === 0)
        return;
    cutLink(process, parent);
}
//# sourceMappingURL=proc-lib.js.map