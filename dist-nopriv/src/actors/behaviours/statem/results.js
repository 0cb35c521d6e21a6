/**
 * What a state machine's callbacks return, and the actions that they ask for, by the names of OTP's atoms: `nextState('open', data)` is
 * `{:next_state, :open, data}`. They are plain arrays and strings; `['next_state', 'open', data]` written by hand is the same.
 */
export function nextState(state, data, actions) {
    return actions === undefined ? ['next_state', state, data] : ['next_state', state, data, actions];
}
export function keepState(data, actions) {
    return actions === undefined ? ['keep_state', data] : ['keep_state', data, actions];
}
export function keepStateAndData(actions) {
    return actions === undefined ? 'keep_state_and_data' : ['keep_state_and_data', actions];
}
export function repeatState(data, actions) {
    return actions === undefined ? ['repeat_state', data] : ['repeat_state', data, actions];
}
export function repeatStateAndData(actions) {
    return actions === undefined ? 'repeat_state_and_data' : ['repeat_state_and_data', actions];
}
export function stopAndReply(...rest) {
    return ['stop_and_reply', ...rest];
}
/** Action: keeps the event until the state changes, and handles it again then. */
export const postpone = 'postpone';
/** Action: has an event handled before all that wait. */
export function nextEvent(type, content) {
    return ['next_event', type, content];
}
export function stateTimeout(time, content, options) {
    return timeout('state_timeout', time, content, options);
}
export function eventTimeout(time, content, options) {
    return timeout('timeout', time, content, options);
}
export function genericTimeout(name, time, content, options) {
    return timeout(['timeout', name], time, content, options);
}
function timeout(type, time, content, options) {
    if (time === 'cancel')
        return [type, time];
    return options === undefined ? [type, time, content] : [type, time, content, options];
}
/** Action: goes on with the callbacks of another module. */
export function changeCallbackModule(module) {
    return ['change_callback_module', module];
}
/** Action: goes on with the callbacks of another module until `popCallbackModule`. */
export function pushCallbackModule(module) {
    return ['push_callback_module', module];
}
/** Action: goes back to the callbacks of the module before the last push. */
export const popCallbackModule = 'pop_callback_module';
/** The caller of a call, or null when an event is anything else: `const from = callerOf(type)`. */
export function callerOf(type) {
    return typeof type !== 'string' && type[0] === 'call' ? type[1] : null;
}
//# sourceMappingURL=results.js.map