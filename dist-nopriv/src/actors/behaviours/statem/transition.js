import { sameTerm } from "../../terms.js";
import { act, sendReplies } from "./actions.js";
import { Ending } from "./ending.js";
/**
 * Notes in `machine` what a callback's result asks for. Returns why the machine ends, if it does: `machine`'s next state and data are then
 * what `terminate` gets. Mirrors `loop_state_callback_result`.
 */
export function take(machine, result) {
    if (!Array.isArray(result))
        return takeWord(machine, result);
    const { length } = result;
    switch (result[0]) {
        case 'next_state':
            if (length === 3 || length === 4)
                return takeNextState(machine, result);
            break;
        case 'keep_state':
            if (length !== 2 && length !== 3)
                break;
            machine.nextData = result[1];
            machine.enters = false;
            return length === 3 ? act(machine, result[2]) : null;
        case 'keep_state_and_data':
            if (length !== 2)
                break;
            machine.enters = false;
            return act(machine, result[1]);
        case 'repeat_state':
            if (length !== 2 && length !== 3)
                break;
            machine.nextData = result[1];
            machine.enters = true;
            return length === 3 ? act(machine, result[2]) : null;
        case 'repeat_state_and_data':
            if (length !== 2)
                break;
            machine.enters = true;
            return act(machine, result[1]);
        case 'stop':
            if (length !== 2 && length !== 3)
                break;
            if (length === 3)
                machine.nextData = result[2];
            return new Ending(result[1]);
        case 'stop_and_reply':
            if (length !== 3 && length !== 4)
                break;
            if (length === 4)
                machine.nextData = result[3];
            return sendReplies(machine, result[2]) ?? new Ending(result[1]);
        default:
    }
    return Ending.error(['bad_return_from_state_function', result]);
}
function takeWord(machine, result) {
    switch (result) {
        case 'keep_state_and_data':
        case 'repeat_state_and_data':
            machine.enters = result === 'repeat_state_and_data';
            return null;
        case 'stop':
            return new Ending('normal');
        default:
            return Ending.error(['bad_return_from_state_function', result]);
    }
}
/** An enter callback may name the state that it is in, and no other. */
function takeNextState(machine, result) {
    const [, state, data, actions] = result;
    machine.enters = !sameTerm(state, machine.nextState);
    if (machine.enters && machine.entering)
        return Ending.error(['bad_state_enter_return_from_state_function', result]);
    machine.nextState = state;
    machine.nextData = data;
    return result.length === 4 ? act(machine, actions) : null;
}
//# sourceMappingURL=transition.js.map