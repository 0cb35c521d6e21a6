import { formatReason } from "../reason.js";
import { call, cast } from "./call.js";
import { startProcess, stopProcess } from "./gen.js";
import { GenServerProgram } from "./gen-server-program.js";
import { startMonitored } from "./start-monitored.js";
/**
 * A GenServer: its callbacks, and what clients do with it. Made by `genServer`.
 *
 * `Calls` and `Casts` are its typed clauses.
 */
export class GenServerModule {
    /** @internal */
    constructor(spec, use) {
        this.spec = spec;
        this.use = use;
    }
    /** Starts a server that nobody is linked to. Mirrors `GenServer.start/3`. */
    start(...args) {
        return start(this, args[0], args[1]);
    }
    /** Starts a server linked to the caller. Mirrors `GenServer.start_link/3`. */
    startLink(...args) {
        return startLink(this, args[0], args[1]);
    }
    /**
     * How a supervisor starts this server: its `id` and `start`, and what `genServer` was told of `restart` and `shutdown`; the supervisor's
     * defaults do for the rest. Change it with a spread. Mirrors the `child_spec/1` of `use GenServer`.
     */
    childSpec(...args) {
        return { id: this.spec.name ?? this, start: [this, 'startLink', args], ...this.use };
    }
    /** Calls a clause of `calls`: `call(server, 'add', 2)` sends `['add', 2]` and resolves to that clause's reply. See `GenServer.call`. */
    call(server, clause, ...args) {
        return call(server, args.length === 0 ? clause : [clause, ...args]);
    }
    /** Casts to a clause of `casts`; returns `'ok'`. See `GenServer.cast`. */
    cast(server, clause, ...args) {
        return cast(server, args.length === 0 ? clause : [clause, ...args]);
    }
    /** The same calls and casts to one server: `const counter = Counter.at(pid)`, `await counter.call('add', 2)`. */
    at(server) {
        return {
            server,
            call: (clause, ...args) => this.call(server, clause, ...args),
            cast: (clause, ...args) => this.cast(server, clause, ...args),
            stop: (reason, timeout) => stopProcess(server, reason, timeout),
        };
    }
    toString() {
        return this.spec.name ?? 'GenServer';
    }
}
/**
 * Makes a GenServer of its callbacks. State, replies and clause arguments are inferred; annotate the parameters of your messages.
 *
 * @example
 * const Counter = genServer({
 *   init: (start: number) => ok(start),
 *   calls: { add: (count, n: number) => reply(count + n, count + n) },
 *   casts: { reset: () => noreply(0) },
 * })
 * const pid = await Counter.start(0)
 * await Counter.call(pid, 'add', 2) // 2
 *
 * `use` is what `use GenServer, restart: :transient` says: it changes what `childSpec` gives.
 */
export function genServer(spec, use = {}) {
    checkSpec(spec);
    checkUse(use);
    return new GenServerModule(spec, use);
}
const programs = new WeakMap();
/**
 * Starts a server that nobody is linked to. `module`: what `genServer` made, or plain callbacks (an ES module's exports will do).
 *
 * Awaited it gives the pid when `init` is done, and throws a `StartError` if there is none; `.result()` gives OTP's tuple: `['ok', pid]`,
 * `'ignore'`, `['error', reason]`, where a taken name is `['error', ['already_started', pid]]`. Mirrors `GenServer.start/3`.
 */
export function start(module, arg, options = {}) {
    return startProcess(programOf(module), arg, options, false);
}
/**
 * Starts a server linked to the caller, its parent. An `init` that fails also sends its exit signal: a caller that does not trap exits ends.
 * The parent's exit ends the server. Called by the host program it is `start`. Mirrors `GenServer.start_link/3`.
 */
export function startLink(module, arg, options = {}) {
    return startProcess(programOf(module), arg, options, true);
}
/**
 * As `start`, with a monitor from the beginning: resolves to `['ok', [pid, ref]]`, `'ignore'` or `['error', reason]`. A start that fails
 * leaves no DOWN. Mirrors `:gen_server.start_monitor/3,4`. @throws {OtpError} OTP_ERR_NO_PROCESS outside a process
 */
export function startMonitor(module, arg, options = {}) {
    return startMonitored(programOf(module), arg, options);
}
function programOf(module) {
    const spec = module instanceof GenServerModule ? module.spec : module;
    let program = programs.get(spec);
    if (program === undefined) {
        checkSpec(spec);
        program = new GenServerProgram(spec, programIn);
        programs.set(spec, program);
    }
    return program;
}
/** For `Sys.changeCode`: null for what has no callbacks of a GenServer. */
function programIn(module) {
    if (typeof module !== 'object' || module === null)
        return null;
    // biome-ignore lint/suspicious/noExplicitAny: any server's will do
    const spec = (module instanceof GenServerModule ? module.spec : module);
    return CALLBACKS.some((name) => spec[name] !== undefined) ? programOf(spec) : null;
}
const CALLBACKS = [
    'init',
    'handleCall',
    'handleCast',
    'handleInfo',
    'handleContinue',
    'terminate',
    'codeChange',
    'formatStatus',
];
function checkSpec(spec) {
    if (typeof spec !== 'object' || spec === null)
        throw new TypeError(`Expected a GenServer's callbacks, got \`${String(spec)}\``);
    if (spec.name !== undefined && typeof spec.name !== 'string')
        throw new TypeError(`Expected \`name\` to be a string, got \`${String(spec.name)}\``);
    for (const name of CALLBACKS)
        if (spec[name] !== undefined)
            checkFunction(name, spec[name]);
    checkClauses('calls', spec.calls);
    checkClauses('casts', spec.casts);
}
function checkUse(use) {
    for (const option of Object.keys(use))
        if (!['id', 'restart', 'shutdown'].includes(option))
            throw new TypeError(`Expected options 'id', 'restart' or 'shutdown' of a child spec, got \`${option}\``);
}
function checkClauses(name, clauses) {
    if (clauses === undefined)
        return;
    if (typeof clauses !== 'object' || clauses === null || Array.isArray(clauses))
        throw new TypeError(`Expected \`${name}\` to be an object of functions, got \`${formatReason(clauses)}\``);
    for (const [clause, run] of Object.entries(clauses))
        checkFunction(`${name}.${clause}`, run);
}
function checkFunction(name, value) {
    if (typeof value !== 'function')
        throw new TypeError(`Expected \`${name}\` to be a function, got \`${formatReason(value)}\``);
}
//# sourceMappingURL=gen-server.js.map