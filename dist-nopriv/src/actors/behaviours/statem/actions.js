import { DEBUGGED, Pid } from "../../pid.js";
import { isDelay } from "../../timers.js";
import { Call, replyTo } from "../call.js";
import { debugEvent } from "../debug.js";
import { useModule } from "./callback-mode.js";
import { Ending } from "./ending.js";
import { StatemEvent } from "./event.js";
/** Does what a callback asked for beside its result, in this order. Returns why the machine ends, if an action is wrong. Mirrors `loop_actions_list`. */
export function act(machine, actions) {
    if (!isList(actions))
        return actOne(machine, actions);
    for (const action of actions) {
        const ending = actOne(machine, action);
        if (ending !== null)
            return ending;
    }
    return null;
}
/** Sends the replies of a `stop_and_reply`. */
export function sendReplies(machine, replies) {
    for (const reply of isList(replies) ? replies : [replies]) {
        if (!Array.isArray(reply) || reply[0] !== 'reply' || reply.length !== 3 || !isFrom(reply[1]))
            return Ending.error(['bad_reply_action_from_state_function', reply]);
        answer(machine, reply[1], reply[2]);
    }
    return null;
}
function answer({ process }, from, value) {
    replyTo(from, value);
    if ((process.flags & DEBUGGED) !== 0)
        debugEvent(process, ['out', value, from]);
}
/** Actions are arrays, and so are lists of them: what begins as an action does is one. */
function isList(actions) {
    if (!Array.isArray(actions))
        return false;
    const [first, second] = actions;
    if (typeof first === 'string') {
        if (first === 'postpone' || first === 'hibernate')
            return actions.length !== 2 || typeof second !== 'boolean';
        return first === 'infinity' || first === 'pop_callback_module';
    }
    if (!Array.isArray(first) || first.length !== 2 || first[0] !== 'timeout')
        return true;
    // `['timeout', 'cancel']` is an action too; a timeout of this name has to be in a list.
    if (first[1] === 'cancel')
        return second !== 'cancel';
    return actions.length < 2 || actions.length > 4 || !isTimeWord(second);
}
function isTimeWord(value) {
    return typeof value === 'number' || value === 'infinity' || value === 'cancel' || value === 'update';
}
function actOne(machine, action) {
    if (!Array.isArray(action))
        return actWord(machine, action);
    const { length } = action;
    switch (action[0]) {
        case 'reply':
            if (length !== 3 || !isFrom(action[1]))
                break;
            answer(machine, action[1], action[2]);
            return null;
        case 'hibernate':
            if (length !== 2 || typeof action[1] !== 'boolean')
                break;
            machine.nextHibernates = action[1];
            return null;
        case 'postpone':
            // As in OTP, an enter callback that says so at length has made another mistake than one that says it in a word.
            if (length !== 2 || (action[1] !== false && (action[1] !== true || machine.entering)))
                break;
            machine.postpones = action[1];
            return null;
        case 'next_event':
            return length === 3 ? insert(machine, action) : bad(action);
        case 'change_callback_module':
        case 'push_callback_module':
            if (length !== 2 || !isModule(action[1]))
                break;
            if (machine.entering)
                return badInEnter(action);
            return changeModule(machine, action[1], action[0] === 'change_callback_module' ? machine.below : [machine.module, ...machine.below]);
        default:
            return request(machine, action);
    }
    return bad(action);
}
function actWord(machine, action) {
    switch (action) {
        case 'hibernate':
            machine.nextHibernates = true;
            return null;
        case 'postpone':
            if (machine.entering)
                return badInEnter(action);
            machine.postpones = true;
            return null;
        case 'pop_callback_module': {
            const [module, ...below] = machine.below;
            if (module === undefined)
                return bad(action);
            return machine.entering ? badInEnter(action) : changeModule(machine, module, below);
        }
        default:
            if (!isTime(action))
                return bad(action);
            ask(machine, 'timeout', action, action, false);
            return null;
    }
}
/** Goes on with the callbacks of another module. */
function changeModule(machine, module, below) {
    const ending = useModule(machine, module, below);
    const { process } = machine;
    if (ending === null && (process.flags & DEBUGGED) !== 0)
        debugEvent(process, ['module', machine.module.label, machine.nextState]);
    return ending;
}
function insert(machine, action) {
    const [, type, content] = action;
    if (!isEventType(type))
        return machine.entering ? badInEnter(action) : bad(action);
    if (machine.entering)
        return badInEnter(action);
    const { process } = machine;
    if ((process.flags & DEBUGGED) !== 0)
        debugEvent(process, ['in', [type, content], machine.nextState]);
    machine.inserted ??= [];
    machine.inserted.push(new StatemEvent(type, content));
    return null;
}
/** `[type, time, content]`, `[type, time, content, options]`, `[type, 'cancel']`, `[type, 'update', content]`. */
function request(machine, action) {
    const [type, time, content, options] = action;
    if (!isTimeoutType(type))
        return bad(action);
    const absolute = action.length === 4 ? readOptions(options) : false;
    if (action.length === 2 && time === 'cancel')
        ask(machine, type, 'infinity', undefined, false);
    else if (action.length === 3 && (isTime(time) || time === 'update'))
        ask(machine, type, time, content, false);
    else if (action.length === 4 && (absolute === true ? isPoint(time) : absolute === false && isTime(time)))
        ask(machine, type, time, content, absolute === true);
    else
        return bad(action);
    return null;
}
function ask(machine, type, time, content, absolute) {
    machine.requests ??= [];
    machine.requests.push({ type, time, content, absolute });
}
function bad(action) {
    return Ending.error(['bad_action_from_state_function', action]);
}
function badInEnter(action) {
    return Ending.error(['bad_state_enter_action_from_state_function', action]);
}
/** Whether a time is absolute; null if the options are wrong. */
function readOptions(options) {
    if (typeof options !== 'object' || options === null)
        return null;
    const { abs = false, ...rest } = options;
    return typeof abs === 'boolean' && Object.keys(rest).length === 0 ? abs : null;
}
function isTime(value) {
    return value === 'infinity' || isDelay(value);
}
function isPoint(value) {
    return value === 'infinity' || Number.isSafeInteger(value);
}
function isTimeoutType(type) {
    return (type === 'timeout' ||
        type === 'state_timeout' ||
        (Array.isArray(type) && type.length === 2 && type[0] === 'timeout'));
}
function isEventType(type) {
    if (type === 'cast' || type === 'info' || type === 'internal' || isTimeoutType(type))
        return true;
    return Array.isArray(type) && type.length === 2 && type[0] === 'call' && isFrom(type[1]);
}
function isFrom(value) {
    return value instanceof Call || (Array.isArray(value) && value.length === 2 && value[0] instanceof Pid);
}
function isModule(value) {
    return typeof value === 'object' && value !== null;
}
//# sourceMappingURL=actions.js.map