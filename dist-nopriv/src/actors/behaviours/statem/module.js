import { isDead } from "../../pid.js";
import { exit } from "../../process.js";
import { self } from "../../running.js";
import { enter } from "../../suspend.js";
import { startProcess } from "../gen.js";
import { startMonitored } from "../start-monitored.js";
import { callbackModule } from "./callback-module.js";
import { programOf } from "./program.js";
/** A state machine: its callbacks, and what starts it. Made by `genStatem`. */
export class GenStatemModule {
    /** @internal */
    constructor(spec) {
        this.spec = spec;
    }
    /** Starts a machine that nobody is linked to. Mirrors `gen_statem:start/3,4`. */
    start(...args) {
        return start(this, args[0], args[1]);
    }
    /** Starts a machine linked to the caller. Mirrors `gen_statem:start_link/3,4`. */
    startLink(...args) {
        return startLink(this, args[0], args[1]);
    }
    /** How a supervisor starts this machine: its `id` and `start`; the supervisor's defaults do for the rest. Change it with a spread. */
    childSpec(...args) {
        return { id: this.spec.name ?? this, start: [this, 'startLink', args] };
    }
    toString() {
        return this.spec.name ?? 'gen_statem';
    }
}
/**
 * Makes a state machine of its callbacks, which are gen_statem's. The data is inferred from `init`; annotate the contents of your events, and
 * in `handleEvent` the state. Of `states` it is checked that they go to states that there are.
 *
 * @example
 * const Turnstile = genStatem({
 *   callbackMode: () => 'state_functions',
 *   init: (pushes: number) => ok('locked', pushes),
 *   states: {
 *     locked(type, event: 'coin' | 'push', pushes) {
 *       return event === 'coin' ? nextState('open', pushes) : keepState(pushes + 1)
 *     },
 *     open: (type, event: 'coin' | 'push', pushes) => nextState('locked', pushes),
 *   },
 * })
 * const pid = await Turnstile.start(0)
 * GenStatem.cast(pid, 'coin')
 */
export function genStatem(spec) {
    callbackModule(spec);
    return new GenStatemModule(spec);
}
/**
 * Starts a machine that nobody is linked to. `module`: what `genStatem` made, or plain callbacks (an ES module's exports will do).
 *
 * Awaited it gives the pid when `init` is done, and throws a `StartError` if there is none; `.result()` gives OTP's tuple: `['ok', pid]`,
 * `'ignore'`, `['error', reason]`. A first enter callback runs after that: its failure is no failed start. Mirrors `gen_statem:start/3,4`.
 */
export function start(module, arg, options = {}) {
    return startProcess(programOf(module), arg, options, false);
}
/**
 * Starts a machine linked to the caller, its parent. An `init` that fails also sends its exit signal: a caller that does not trap exits ends.
 * The parent's exit ends the machine. Called by the host program it is `start`. Mirrors `gen_statem:start_link/3,4`.
 */
export function startLink(module, arg, options = {}) {
    return startProcess(programOf(module), arg, options, true);
}
/**
 * As `start`, with a monitor from the beginning: resolves to `['ok', [pid, ref]]`, `'ignore'` or `['error', reason]`. A start that fails
 * leaves no DOWN. Mirrors `gen_statem:start_monitor/3,4`. @throws {OtpError} OTP_ERR_NO_PROCESS outside a process
 */
export function startMonitor(module, arg, options = {}) {
    return startMonitored(programOf(module), arg, options);
}
/**
 * Has the calling process, which `ProcLib` or a supervisor started, go on as a machine, whose `init` is not called. Return or await it:
 * nothing behind it is ever run. Mirrors `gen_statem:enter_loop/4,5`.
 *
 * Exits with `'process_was_not_started_by_proc_lib'` where that is so.
 * @throws {OtpError} OTP_ERR_NO_PROCESS when no process is calling
 */
export function enterLoop(module, state, data, actions = []) {
    const process = self();
    if (process.lineage === null)
        exit('process_was_not_started_by_proc_lib');
    const program = programOf(module);
    // By microtask: the caller is still on the stack.
    void Promise.resolve().then(() => {
        if (!isDead(process))
            enter(process, () => program.enterLoop(process, state, data, actions));
    });
    return new Promise(() => { });
}
//# sourceMappingURL=module.js.map