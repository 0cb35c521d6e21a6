import { DEBUGGED, extrasOf } from "../pid.js";
import { formatReason } from "../reason.js";
import { Counters, Installed, Log, reportEvent, Trace, } from "./debug-actions.js";
/** How many events a log keeps where nothing is said. */
const LOG_LENGTH = 10;
/** Tells whoever debugs `process`, which has `DEBUGGED` among its flags, of an event. Mirrors `sys:handle_debug/4`. */
export function debugEvent(process, event) {
    const actions = actionsOf(process);
    const lasting = actions.filter((action) => action.handle(process, event));
    if (lasting.length < actions.length)
        setActions(process, lasting);
}
function actionsOf(process) {
    return process.extras?.debug ?? [];
}
function setActions(process, actions) {
    process.flags = actions.length === 0 ? process.flags & ~DEBUGGED : process.flags | DEBUGGED;
    extrasOf(process).debug = actions;
}
/** The newest comes first; one of a kind that is there already changes nothing. Mirrors `sys:install_debug/3`. */
function install(process, action) {
    const actions = actionsOf(process);
    if (!actions.some(({ key }) => key === action.key))
        setActions(process, [action, ...actions]);
    return 'ok';
}
function remove(process, key) {
    const remaining = actionsOf(process).filter((action) => action.key !== key);
    setActions(process, remaining);
    return 'ok';
}
/** Does what `['debug', request]` asks. Mirrors `sys:debug_cmd/2`. */
export function debugCommand(process, request) {
    if (request === 'no_debug') {
        setActions(process, []);
        return 'ok';
    }
    const [what, argument] = Array.isArray(request) ? request : [];
    switch (what) {
        case 'install':
            return isFunctionSpec(argument) ? install(process, new Installed(argument)) : 'unknown_debug';
        case 'remove':
            return remove(process, argument);
        case 'trace':
            return switched(process, what, argument, () => new Trace());
        case 'statistics':
            if (argument === 'get')
                return ['ok', actionsOf(process).find(isCounters)?.read() ?? 'no_statistics'];
            return switched(process, what, argument, () => new Counters());
        case 'log':
            return logCommand(process, argument);
        default:
            return 'unknown_debug';
    }
}
function logCommand(process, flag) {
    if (flag === 'get')
        return ['ok', loggedEvents(process)];
    if (flag === 'print') {
        for (const event of loggedEvents(process))
            reportEvent(process, event);
        return 'ok';
    }
    if (isLogLength(flag))
        return install(process, new Log(flag[1]));
    return switched(process, 'log', flag, () => new Log(LOG_LENGTH));
}
function switched(process, key, flag, make) {
    if (flag === true)
        return install(process, make());
    return flag === false ? remove(process, key) : 'unknown_debug';
}
function isCounters(action) {
    return action instanceof Counters;
}
/** The events that the log has, oldest first. Mirrors `sys:get_log/1`. */
export function loggedEvents(process) {
    for (const action of actionsOf(process))
        if (action instanceof Log)
            return [...action.events];
    return [];
}
/** All that debugs a process, as `Sys.getStatus` shows it. */
export function debugOptions(process) {
    return actionsOf(process).map((action) => action.asOption());
}
/** Whether it is `[true, n]`. */
export function isLogLength(flag) {
    return Array.isArray(flag) && flag.length === 2 && flag[0] === true && Number.isSafeInteger(flag[1]) && flag[1] > 0;
}
export function isFunctionSpec(spec) {
    return Array.isArray(spec) && (spec.length === 2 || spec.length === 3) && typeof spec.at(-2) === 'function';
}
/** Debugs a process from its start on. Mirrors `sys:debug_options/1`. */
export function startDebugging(process, options) {
    for (const option of options) {
        if (typeof option === 'string')
            debugCommand(process, [option, true]);
        else
            debugCommand(process, option[0] === 'log' ? ['log', [true, option[1]]] : option);
    }
}
/** @throws {TypeError} */
export function checkDebugOptions(options) {
    if (!Array.isArray(options))
        throw new TypeError(`Expected \`debug\` to be a list of options, got \`${String(options)}\``);
    for (const option of options) {
        if (option === 'trace' || option === 'log' || option === 'statistics')
            continue;
        const [what, argument] = Array.isArray(option) ? option : [];
        if ((what === 'log' && isLogLength([true, argument])) || (what === 'install' && isFunctionSpec(argument)))
            continue;
        throw new TypeError(`Expected an option of \`debug\` to be 'trace', 'log', ['log', n], 'statistics' or ['install', spec], got \`${formatReason(option)}\``);
    }
}
//# sourceMappingURL=debug.js.map