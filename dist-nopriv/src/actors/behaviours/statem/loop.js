import { acquireFifo } from "../../fifo.js";
import { Marker } from "../../mailbox.js";
import { DEBUGGED, HIBERNATING, isGoing } from "../../pid.js";
import { formatReason } from "../../reason.js";
import { isThenable, suspend } from "../../suspend.js";
import { debugEvent } from "../debug.js";
import { act } from "./actions.js";
import { useModule } from "./callback-mode.js";
import { Ending } from "./ending.js";
import { end, endAsked } from "./terminate.js";
import { take } from "./transition.js";
/** At the head of the mailbox of a machine that has events of its own to handle first, but whose slice was over. */
const RESUME = new Marker('resume');
/** In place of a callback's result: there is none to follow. */
const DONE = Symbol('done');
/** The machine comes to life: `init` is done, and whoever started it knows. Mirrors `gen_statem:enter/8`. */
export function begin(machine, actions) {
    const { process } = machine;
    let ending = useModule(machine, machine.module, machine.below);
    if (ending === null) {
        if ((process.flags & DEBUGGED) !== 0)
            debugEvent(process, ['enter', machine.module.label, machine.state]);
        ending = act(machine, actions);
    }
    if (ending !== null) {
        endAsked(machine, ending);
        return;
    }
    machine.postpones = false;
    machine.enters = true;
    follow(machine, next(machine));
}
/** Handles an event, and all that comes of it before the next message. */
export function handle(machine, type, content) {
    const { process } = machine;
    process.flags &= ~HIBERNATING;
    if ((process.flags & DEBUGGED) !== 0)
        debugEvent(process, ['in', [type, content], machine.state]);
    machine.begin(type, content);
    follow(machine, callState(machine));
}
/** Goes on where the slice was over. */
export function resume(machine) {
    follow(machine, callState(machine));
}
/** Does what a callback's result says, and calls the callbacks that are due then. Only a promise is awaited. */
function follow(machine, first) {
    let result = first;
    while (result !== DONE) {
        if (isThenable(result)) {
            wait(machine, result);
            return;
        }
        if (isGoing(machine.process))
            return;
        const ending = take(machine, result);
        if (ending !== null) {
            endAsked(machine, ending);
            return;
        }
        result = next(machine);
    }
}
/** Apart, because a function with closures in it costs their context on every call. */
function wait(machine, result) {
    suspend(machine.process, result, (value) => follow(machine, value), (thrown) => follow(machine, caught(machine, thrown)));
}
/** Calls the enter callback if it is due, else completes the event and calls the callback of the next one that needs no message. */
function next(machine) {
    if (machine.enters && machine.stateEnter) {
        machine.entering = true;
        machine.enters = false;
        return callback(machine, 'enter', machine.state);
    }
    machine.commit();
    if (machine.beginNext())
        return takesTurn(machine) ? callState(machine) : DONE;
    if (machine.hibernates)
        machine.process.flags |= HIBERNATING;
    return DONE;
}
function callState(machine) {
    return callback(machine, machine.type, machine.content);
}
function callback(machine, type, content) {
    const { module, nextState, nextData } = machine;
    try {
        if (machine.stateFunctions) {
            const run = module.states.get(nextState);
            if (run !== undefined)
                return run(type, content, nextData);
        }
        else if (module.spec.handleEvent !== undefined)
            return module.spec.handleEvent(type, content, nextState, nextData);
    }
    catch (thrown) {
        return caught(machine, thrown);
    }
    end(machine, Ending.error('undef', `${module.label} has no callback for state ${formatReason(nextState)}`), true);
    return DONE;
}
/** In every callback of gen_statem a thrown value is a returned value. */
function caught(machine, thrown) {
    if (!(thrown instanceof Error))
        return thrown;
    if (!isGoing(machine.process))
        end(machine, Ending.thrown(thrown), true);
    return DONE;
}
/** Whether there is time for one more event. If not, it is handled in the next turn, before any message. */
function takesTurn({ process }) {
    const { scheduler } = process.node;
    if (--scheduler.units > 0)
        return true;
    process.queue ??= acquireFifo();
    process.queue.unshift(RESUME);
    return false;
}
//# sourceMappingURL=loop.js.map