import { deliver, isOrderly } from "../actors/index.js";
import { addRestart, wholeSeconds } from "./restart-intensity.js";
import { dynamicEndedAsAsked, shutDown } from "./shut-down.js";
import { callStart, caughtByDynamicSupervisor, resultLater, resultNow, startChild } from "./start-child.js";
import { run } from "./steps.js";
import { intensityFault } from "./supervisor-flags.js";
import { answer, failInit, SupervisorLoop } from "./supervisor-loop.js";
import { reportChild, reportUnexpected } from "./supervisor-report.js";
/** One child costs an entry here; a temporary one not even a spec of its own. */
export class DynamicState {
    #lastTemporary;
    constructor(name, flags, setup) {
        /** By pid, oldest first. A child whose restart has failed stays under the pid that it had. */
        this.children = new Map();
        this.restarting = new Set();
        this.history = [];
        this.#lastTemporary = null;
        this.name = name;
        this.flags = flags;
        this.setup = setup;
    }
    save(pid, spec) {
        this.children.set(pid, spec.restart === 'temporary' ? this.#withoutArguments(spec) : spec);
    }
    /** The arguments of what is never started again are not kept. Mirrors `DynamicSupervisor.mfa_for_restart/2`; equal specs are shared. */
    #withoutArguments(spec) {
        const last = this.#lastTemporary;
        const { shutdown, type, start, modules } = spec;
        const fits = last !== null && last.shutdown === shutdown && last.type === type && sameFunction(last.start, start);
        if (fits && (last.modules === modules || last.modules[0] === modules[0]))
            return last;
        const kept = Array.isArray(start) ? [start[0], start[1], []] : noStart;
        this.#lastTemporary = { ...spec, id: 'undefined', start: kept };
        return this.#lastTemporary;
    }
    delete(pid) {
        this.children.delete(pid);
        this.restarting.delete(pid);
    }
    *alive() {
        for (const entry of this.children)
            if (!this.restarting.has(entry[0]))
                yield entry;
    }
    offender(pid, spec) {
        return { ...spec, id: 'undefined', pid: this.restarting.has(pid) ? ['restarting', pid] : pid };
    }
    entries() {
        return [...this.children].map(([pid, { type, modules }]) => {
            return ['undefined', this.restarting.has(pid) ? 'restarting' : pid, type, modules];
        });
    }
    count() {
        const specs = this.children.size;
        let supervisors = 0;
        for (const { type } of this.children.values())
            if (type === 'supervisor')
                supervisors++;
        return { specs, active: specs - this.restarting.size, supervisors, workers: specs - supervisors };
    }
}
/** In place of a start function that is not needed any more. */
function noStart() {
    return ['error', 'undefined'];
}
function sameFunction(kept, start) {
    if (!Array.isArray(kept) || !Array.isArray(start))
        return kept === noStart && typeof start === 'function';
    return kept[0] === start[0] && kept[1] === start[1];
}
/** Elixir's `DynamicSupervisor`: children come and go, each on its own; no order, no ids. */
export class DynamicSupervisorProgram extends SupervisorLoop {
    // biome-ignore lint/correctness/useYield: it never has to wait
    *prepare(process, boot, returned) {
        const flags = checkDynamicFlags(returned);
        const setup = boot.argument;
        if (flags[0] === 'ok')
            return new DynamicState(boot.name ?? [process, setup.module], flags[1], setup);
        failInit(process, ['supervisor_data', flags[1]]);
        return null;
    }
    /** There is no `init` that could say anything new. */
    changed(state) {
        return ['ok', state];
    }
    handleCall(process, state, request, from) {
        const tag = Array.isArray(request) ? request[0] : request;
        switch (tag) {
            case 'start_child':
                this.#onStartChild(process, state, request[1], from);
                break;
            case 'terminate_child':
                run(process, this.#onTerminateChild(process, state, request[1], from));
                break;
            case 'which_children':
                answer(process, from, state.entries());
                break;
            case 'count_children':
                answer(process, from, state.count());
                break;
            default:
                this.noClause(process, state, 'handle_call', request);
        }
    }
    handleCast() {
        return true;
    }
    handleInfo(process, state, message) {
        if (Array.isArray(message) && message.length === 2 && message[0] === '$gen_restart') {
            const pid = message[1];
            const spec = state.children.get(pid);
            if (spec !== undefined)
                run(process, this.#restart(process, state, pid, spec));
        }
        else
            reportUnexpected(process, 'DynamicSupervisor', message);
    }
    /** Mirrors `DynamicSupervisor.maybe_restart_child/3`. */
    childExited(process, state, pid, reason) {
        const spec = state.children.get(pid);
        if (spec === undefined || state.restarting.has(pid))
            return;
        if (spec.restart === 'permanent' || !isOrderly(reason)) {
            reportChild(process, state.name, 'child_terminated', reason, state.offender(pid, spec));
            if (spec.restart !== 'temporary') {
                run(process, this.#restart(process, state, pid, spec));
                return;
            }
        }
        state.delete(pid);
    }
    *endChildren(process, state) {
        yield* this.#shutDown(process, state, state.alive());
    }
    *#shutDown(process, state, children) {
        const disorders = yield* shutDown(process, children, dynamicEndedAsAsked);
        for (const [pid, spec, reason] of disorders) {
            reportChild(process, state.name, 'shutdown_error', reason, state.offender(pid, spec));
        }
    }
    /** The path of every connection: no generator, no promise. */
    #onStartChild(process, state, spec, from) {
        if (state.children.size >= state.flags.maxChildren) {
            answer(process, from, ['error', 'max_children']);
            return;
        }
        const checked = spec;
        let returned;
        try {
            returned = callStart(checked.start, state.flags.extraArguments);
        }
        catch (thrown) {
            answer(process, from, caughtByDynamicSupervisor(thrown));
            return;
        }
        const result = resultNow(returned);
        if (result !== null)
            started(process, state, checked, result, from);
        else
            run(process, startLater(process, state, checked, returned, from));
    }
    *#onTerminateChild(process, state, pid, from) {
        const spec = state.children.get(pid);
        if (spec === undefined) {
            answer(process, from, ['error', 'not_found']);
            return;
        }
        if (!state.restarting.has(pid))
            yield* this.#shutDown(process, state, [[pid, spec]]);
        state.delete(pid);
        answer(process, from, 'ok');
    }
    /** Mirrors `DynamicSupervisor.restart_child/3`; `pid` is the one that the child had. */
    *#restart(process, state, pid, spec) {
        const { history, exceeded } = addRestart(state.history, wholeSeconds(process.node.clock.now()), state.flags);
        state.history = history;
        if (exceeded) {
            reportChild(process, state.name, 'shutdown', 'reached_max_restart_intensity', state.offender(pid, spec));
            state.delete(pid);
            yield* this.stop(process, state, 'shutdown', null);
            return;
        }
        const result = yield* startChild(spec.start, state.flags.extraArguments, caughtByDynamicSupervisor);
        if (result !== 'ignore' && result[0] === 'error') {
            state.restarting.add(pid);
            reportChild(process, state.name, 'start_error', result[1], state.offender(pid, spec));
            deliver(process, ['$gen_restart', pid]);
        }
        else {
            state.delete(pid);
            if (result !== 'ignore')
                state.save(result[1], spec);
        }
    }
}
function started(process, state, spec, result, from) {
    if (result !== 'ignore' && result[0] === 'ok')
        state.save(result[1], spec);
    answer(process, from, result);
}
function* startLater(process, state, spec, returned, from) {
    const result = yield (wait) => resultLater(returned, caughtByDynamicSupervisor, (late) => wait.end(late));
    started(process, state, spec, result, from);
}
/** Mirrors `DynamicSupervisor.init/2`. */
function checkDynamicFlags(flags) {
    const { strategy, maxRestarts, maxSeconds, maxChildren, extraArguments } = flags;
    if (strategy !== 'one_for_one')
        return ['error', ['invalid_strategy', strategy]];
    const fault = intensityFault(maxRestarts, maxSeconds);
    if (fault !== null)
        return ['error', fault];
    const isLimit = maxChildren === Number.POSITIVE_INFINITY || (Number.isInteger(maxChildren) && maxChildren >= 0);
    if (!isLimit)
        return ['error', ['invalid_max_children', maxChildren]];
    return Array.isArray(extraArguments) ? ['ok', flags] : ['error', ['invalid_extra_arguments', extraArguments]];
}
//# sourceMappingURL=dynamic-supervisor-program.js.map