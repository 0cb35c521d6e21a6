import { Marker } from "../../mailbox.js";
import { isDead, isGoing } from "../../pid.js";
import { isOrderly } from "../../reason.js";
import { isThenable, suspend } from "../../suspend.js";
import { Call, Cast } from "../call.js";
import { acknowledgeStart, Boot, failStart, isParentExit, reportCrash, startEnded } from "../gen.js";
import { handleSystemMessage } from "../system.js";
import { isSystemMessage } from "../system-message.js";
import { callbackModule, isStatemModule } from "./callback-module.js";
import { Ending } from "./ending.js";
import { begin, handle, resume } from "./loop.js";
import { Machine } from "./machine.js";
import { reportEnding } from "./report.js";
import { changeCode, setState, statusOf, wordsFor } from "./system.js";
import { end } from "./terminate.js";
import { Timeout } from "./timeouts.js";
/** What a gen_statem runs, one for each module; what differs between its processes is in their `Machine`. */
export class GenStatemProgram {
    #module;
    constructor(module) {
        this.behaviour = 'gen_statem';
        this.label = module.label;
        this.#module = module;
    }
    start(process) {
        let result;
        try {
            result = this.#module.spec.init(process.state.argument);
        }
        catch (thrown) {
            this.#initThrew(process, thrown);
            return;
        }
        if (isThenable(result))
            suspend(process, result, (value) => this.#initReturned(process, value), (thrown) => this.#initThrew(process, thrown));
        else
            this.#initReturned(process, result);
    }
    receive(process, message) {
        const machine = process.state;
        if (message instanceof Call)
            handle(machine, ['call', message], message.request);
        else if (message instanceof Cast)
            handle(machine, 'cast', message.request);
        else if (message instanceof Marker)
            receiveMarker(machine, message);
        else if (isSystemMessage(message))
            handleSystemMessage(process, this, message);
        else if (!Array.isArray(message))
            handle(machine, 'info', message);
        else if (message[0] === '$gen_call' && message.length === 3)
            handle(machine, ['call', message[1]], message[2]);
        else if (message[0] === '$gen_cast' && message.length === 2)
            handle(machine, 'cast', message[1]);
        else if (isParentExit(process, message))
            end(machine, new Ending(message[2]), false);
        else
            handle(machine, 'info', message);
    }
    // ---- sys
    systemGetState(process) {
        const { state, data } = process.state;
        return [state, data];
    }
    systemSetState(process, value) {
        setState(process.state, value);
    }
    systemTerminate(process, reason) {
        end(process.state, new Ending(reason), false);
    }
    systemModule(module) {
        return isStatemModule(module) ? programOf(module) : null;
    }
    /** Of a machine that has pushed modules it is the present one that changes. */
    systemCodeChange(process, oldVsn, extra) {
        const machine = process.state;
        return changeCode(machine, process.program === this ? machine.module : this.#module, oldVsn, extra);
    }
    systemStatus(process, status) {
        return statusOf(process, process.state, status);
    }
    systemEventWords(event) {
        return wordsFor(event);
    }
    // ---- the process
    stray(process, thrown) {
        if (process.state instanceof Boot)
            this.#initThrew(process, thrown);
        else
            end(process.state, Ending.thrown(thrown), false);
    }
    ended(process, reason) {
        startEnded(process, reason);
    }
    /** Makes a running process a machine. */
    enterLoop(process, state, data, actions) {
        const machine = new Machine(process, this.#module, state, data);
        process.program = this;
        process.state = machine;
        begin(machine, actions);
    }
    #initReturned(process, result) {
        if (isGoing(process))
            return;
        if (Array.isArray(result) && result[0] === 'ok' && (result.length === 3 || result.length === 4)) {
            const boot = process.state;
            const machine = new Machine(process, this.#module, result[1], result[2]);
            process.state = machine;
            acknowledgeStart(process, boot);
            if (!isDead(process))
                begin(machine, result.length === 4 ? result[3] : []);
        }
        else if (result === 'ignore')
            failStart(process, 'normal', 'ignore');
        else if (Array.isArray(result) && result[0] === 'stop' && result.length === 2) {
            if (!isOrderly(result[1]))
                reportCrash(process, result[1]);
            failStart(process, result[1], ['error', result[1]]);
        }
        else
            this.#failInit(process, new Ending(['bad_return_from_init', result]));
    }
    #initThrew(process, thrown) {
        if (isGoing(process))
            return;
        if (thrown instanceof Error)
            this.#failInit(process, Ending.thrown(thrown));
        else
            this.#initReturned(process, thrown);
    }
    /** The starter gets an error bare. */
    #failInit(process, ending) {
        reportEnding(new Machine(process, this.#module, 'undefined', 'undefined'), ending, false);
        failStart(process, ending.exitReason, ['error', ending.reason]);
    }
}
function receiveMarker(machine, marker) {
    if (!(marker instanceof Timeout))
        resume(machine);
    else {
        const event = machine.timeouts?.takeExpired(marker) ?? null;
        if (event !== null)
            handle(machine, event.type, event.content);
    }
}
const programs = new WeakMap();
/** What the processes of a module run. @throws {TypeError} when it is none */
export function programOf(module) {
    const callbacks = callbackModule(module);
    let program = programs.get(callbacks);
    if (program === undefined) {
        program = new GenStatemProgram(callbacks);
        programs.set(callbacks, program);
    }
    return program;
}
//# sourceMappingURL=program.js.map