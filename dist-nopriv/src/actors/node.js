import { RealClock, VirtualClock } from "./clock.js";
import { containStrayThrows } from "./containment.js";
import { terminate } from "./death.js";
import { OtpError } from "./errors.js";
import { freeze } from "./freeze.js";
import { KeyMap } from "./key-map.js";
import { Pid } from "./pid.js";
import { seededChoice } from "./random.js";
import { Reports } from "./reports.js";
import { RunRing } from "./run-ring.js";
import { followAsync } from "./running.js";
import { Scheduler } from "./scheduler.js";
import { Telemetry } from "./telemetry.js";
import { Timers } from "./timers.js";
/** Everything that processes share: their table, names, time, scheduler and events. A program may have several nodes. */
export class Node {
    #first;
    #last;
    #processCount;
    #nextId;
    #deadLetters;
    #stopped;
    constructor(options = {}) {
        this.telemetry = new Telemetry();
        /** @internal */ this.names = new Map();
        /** @internal */ this.globalNames = new KeyMap();
        /** @internal Deaths that are still to be worked off. */ this.dying = new RunRing();
        /** @internal */ this.burying = false;
        /** What other folders keep per node, by their own key. @internal */
        this.services = new Map();
        this.#first = null;
        this.#last = null;
        this.#processCount = 0;
        this.#nextId = 1;
        this.#deadLetters = 0;
        this.#stopped = false;
        checkOptions(options);
        this.name = options.name ?? 'nonode@nohost';
        this.clock = options.clock ?? new RealClock();
        this.reports = new Reports(this.telemetry);
        this.freezeMessages = options.freezeMessages ?? process.env.NODE_ENV === 'development';
        this.scheduler = new Scheduler(this, {
            longRunMs: options.longRunMs ?? 100,
            choose: options.seed === undefined ? null : seededChoice(options.seed),
        });
        this.timers = new Timers(this, this.clock);
        this.host = new Pid(this, 0, HOST);
        if (this.clock instanceof VirtualClock)
            this.clock.waitWhile(() => !this.scheduler.idle);
        if (options.containment ?? true) {
            followAsync();
            containStrayThrows();
        }
    }
    /** Number of live processes. */
    get processCount() {
        return this.#processCount;
    }
    /** Number of messages that were sent to dead processes so far. */
    get deadLetters() {
        return this.#deadLetters;
    }
    /** The live processes, oldest first. Mirrors `Process.list/0`. */
    processes() {
        const all = [];
        for (let process = this.#first; process !== null; process = process.next)
            all.push(process);
        return all;
    }
    /** Ends every process with `reason` as by `exit(pid, 'kill')`, and takes no new ones. Timers stop. For an orderly end stop the supervisors first. */
    stop(reason = 'killed') {
        this.#stopped = true;
        while (this.#last !== null)
            terminate(this.#last, reason);
        this.timers.clear();
    }
    /** @internal */
    createProcess(program) {
        if (this.#stopped)
            throw new OtpError('OTP_ERR_NODE_STOPPED', `Cannot start a process: node ${this.name} is stopped`);
        const process = new Pid(this, this.#nextId++, program);
        process.previous = this.#last;
        if (this.#last === null)
            this.#first = process;
        else
            this.#last.next = process;
        this.#last = process;
        this.#processCount++;
        return process;
    }
    /** What is kept under a key, made at first use. On hot paths give it a `make` that is not a new closure each time. @internal */
    service(key, make) {
        let kept = this.services.get(key);
        if (kept === undefined) {
            kept = make();
            this.services.set(key, kept);
        }
        return kept;
    }
    /** Takes a dead process off the table. @internal */
    forget(process) {
        const { previous, next } = process;
        if (previous === null)
            this.#first = next;
        else
            previous.next = next;
        if (next === null)
            this.#last = previous;
        else
            next.previous = previous;
        process.previous = process.next = null;
        this.#processCount--;
    }
    /** @internal */
    processEnded(pid, program, reason) {
        if (!this.telemetry.wants('linecard.process.stop'))
            return;
        this.telemetry.execute(['linecard', 'process', 'stop'], {}, { pid, label: program.label, reason });
    }
    /** @internal */
    deadLetter(pid, message) {
        this.#deadLetters++;
        if (!this.telemetry.wants('linecard.dead_letter'))
            return;
        this.telemetry.execute(['linecard', 'dead_letter'], { count: 1 }, { pid, message });
    }
    /** @internal */
    longRun(suspects, ms) {
        this.telemetry.execute(['linecard', 'process', 'long_run'], { durationMs: ms }, { pids: suspects });
    }
    /** A message as it is sent: frozen, if this node does that. @internal */
    outgoing(message) {
        return this.freezeMessages ? freeze(message) : message;
    }
}
/** Swallows what is sent to the host program: it has no mailbox. */
const HOST = { label: 'host', start() { }, receive() { } };
function checkOptions(options) {
    const { name, clock, seed, longRunMs } = options;
    if (name !== undefined && (typeof name !== 'string' || name === ''))
        throw new TypeError(`Expected \`name\` to be a string that is not empty, got \`${String(name)}\``);
    if (clock !== undefined && typeof clock?.setAlarm !== 'function')
        throw new TypeError(`Expected \`clock\` to be a Clock, got \`${String(clock)}\``);
    if (seed !== undefined && !Number.isSafeInteger(seed))
        throw new TypeError(`Expected \`seed\` to be an integer, got \`${String(seed)}\``);
    if (longRunMs !== undefined && !(typeof longRunMs === 'number' && longRunMs >= 0))
        throw new RangeError(`Expected \`longRunMs\` to be a number >= 0, got \`${String(longRunMs)}\``);
    checkBoolean('containment', options.containment);
    checkBoolean('freezeMessages', options.freezeMessages);
}
function checkBoolean(name, value) {
    if (value === undefined || typeof value === 'boolean')
        return;
    throw new TypeError(`Expected \`${name}\` to be true or false, got \`${String(value)}\``);
}
//# sourceMappingURL=node.js.map