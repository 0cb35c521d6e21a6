import { acknowledgeStart, Call, Cast, DEBUGGED, debugEvent, debugIncoming, deliver, endProcess, failStart, genericStatus, handleSystemMessage, isDead, isOrderly, isParentExit, isSystemMessage, isThenable, particulars, reasonOfThrown, replyTo, reportCrash, Stacktrace, SystemMessage, startEnded, TRAP_EXIT, } from "../actors/index.js";
import { run, settled, Wait } from "./steps.js";
/** What the two kinds of supervisor have in common: how they begin, which messages they take, how they end. */
export class SupervisorLoop {
    constructor(label) {
        this.behaviour = 'gen_server';
        this.label = label;
    }
    start(process) {
        process.flags |= TRAP_EXIT;
        run(process, this.#boot(process, process.state));
    }
    receive(process, message) {
        const state = process.state;
        if ((process.flags & DEBUGGED) !== 0 && !(message instanceof Wait))
            debugIncoming(process, message);
        if (message instanceof Call)
            this.handleCall(process, state, message.request, message);
        else if (message instanceof Wait)
            message.proceed();
        else if (message instanceof Cast)
            this.#onCast(process, state, message.request);
        else if (isSystemMessage(message))
            handleSystemMessage(process, this, message);
        else if (Array.isArray(message))
            this.#onTuple(process, state, message);
        else
            this.#onInfo(process, state, message);
    }
    /** What its start functions have left behind: through the mailbox, so that it interrupts nothing. */
    stray(process, thrown) {
        deliver(process, new SystemMessage(null, ['terminate', reasonOfThrown(thrown)]));
    }
    ended(process, reason) {
        startEnded(process, reason);
    }
    systemGetState(process) {
        return process.state;
    }
    systemSetState(process, state) {
        process.state = state;
    }
    systemTerminate(process, reason) {
        run(process, this.stop(process, process.state, reason, []));
    }
    /** `init` says again which children and flags there are. Mirrors `supervisor:code_change/3`. */
    systemCodeChange(process, _oldVsn, _extra, module) {
        const state = process.state;
        const returned = state.setup.init(module);
        return isThenable(returned) ? returned.then((value) => this.changed(state, value)) : this.changed(state, returned);
    }
    systemStatus(process, status) {
        const state = process.state;
        return [...genericStatus(process, status, state), ['supervisor', [['Callback', state.setup.module]]]];
    }
    #onTuple(process, state, message) {
        const [tag, second, third] = message;
        if (tag === 'EXIT' && message.length === 3) {
            if (isParentExit(process, message))
                run(process, this.stop(process, state, third, message));
            else {
                this.childExited(process, state, second, third);
                debugNoReply(process);
            }
        }
        else if (tag === '$gen_call' && message.length === 3)
            this.handleCall(process, state, third, second);
        else if (tag === '$gen_cast' && message.length === 2)
            this.#onCast(process, state, second);
        else
            this.#onInfo(process, state, message);
    }
    #onCast(process, state, request) {
        if (this.handleCast(process, state, request))
            debugNoReply(process);
        else
            this.noClause(process, state, 'handle_cast', request);
    }
    #onInfo(process, state, message) {
        this.handleInfo(process, state, message);
        debugNoReply(process);
    }
    /** OTP's supervisors have no clause for other requests and end on one. */
    noClause(process, state, callback, request) {
        const error = new Error(`no function clause matching in ${this.label}.${callback}`);
        run(process, this.stop(process, state, [error, new Stacktrace(error)], request));
    }
    *#boot(process, boot) {
        let returned;
        try {
            returned = boot.argument.init();
            if (isThenable(returned))
                returned = yield* settled(returned);
        }
        catch (thrown) {
            // In a callback of gen_server, which `init` is called from, a thrown value is a returned value.
            if (thrown instanceof Error)
                return failInit(process, reasonOfThrown(thrown));
            if (thrown !== 'ignore')
                return failInit(process, ['bad_return_value', thrown]);
            returned = thrown;
        }
        if (returned === 'ignore')
            return failStart(process, 'normal', 'ignore');
        const state = yield* this.prepare(process, boot, returned);
        if (state === null || isDead(process))
            return;
        process.state = state;
        acknowledgeStart(process, boot);
    }
    /** Shuts the children down, reports an abnormal reason as every gen_server does, and ends. */
    *stop(process, state, reason, message) {
        yield* this.endChildren(process, state);
        const { reports } = process.node;
        if (!isOrderly(reason) && reports.wanted) {
            const report = { pid: process, ...particulars(process), state, message, reason };
            reports.send({ level: 'error', label: 'gen_server/terminate', ...report });
            reportCrash(process, reason);
        }
        endProcess(process, reason);
    }
}
/** Answers a request to a supervisor. */
export function answer(process, from, value) {
    replyTo(from, value);
    if ((process.flags & DEBUGGED) !== 0)
        debugEvent(process, ['out', value, from, process.state]);
}
function debugNoReply(process) {
    if ((process.flags & DEBUGGED) !== 0)
        debugEvent(process, ['noreply', process.state]);
}
/** Mirrors `{stop, Reason}` from `init`. */
export function failInit(process, reason) {
    if (!isOrderly(reason))
        reportCrash(process, reason);
    failStart(process, reason, ['error', reason]);
}
//# sourceMappingURL=supervisor-loop.js.map