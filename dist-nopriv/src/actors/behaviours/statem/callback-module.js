import { formatReason } from "../../reason.js";
/** A module's callbacks, made ready for its machines. */
export class CallbackModule {
    constructor(spec) {
        checkSpec(spec);
        this.spec = spec;
        this.label = spec.name ?? 'gen_statem';
        this.states = new Map(Object.entries((spec.states ?? {})));
    }
}
const modules = new WeakMap();
/** Whether it is meant to be one: `callbackMode` is what no other behaviour has. */
export function isStatemModule(module) {
    if (typeof module !== 'object' || module === null)
        return false;
    return typeof specOf(module).callbackMode === 'function';
}
/** The one `CallbackModule` of some callbacks. @throws {TypeError} when they are none */
export function callbackModule(module) {
    const spec = specOf(module);
    let found = modules.get(spec);
    if (found === undefined) {
        found = new CallbackModule(spec);
        modules.set(spec, found);
    }
    return found;
}
function specOf(module) {
    if (typeof module !== 'object' || module === null)
        throw new TypeError(`Expected a state machine's callbacks, got \`${String(module)}\``);
    return 'spec' in module ? module.spec : module;
}
/** Reads what `callbackMode` returned; null when that is no callback mode. Of several modes the last counts. */
export function toMode(returned) {
    let stateFunctions = null;
    let stateEnter = false;
    for (const word of Array.isArray(returned) ? returned : [returned]) {
        if (word === 'state_functions')
            stateFunctions = true;
        else if (word === 'handle_event_function')
            stateFunctions = false;
        else if (word === 'state_enter')
            stateEnter = true;
        else
            return null;
    }
    return stateFunctions === null ? null : [stateFunctions, stateEnter];
}
const OPTIONAL_CALLBACKS = ['handleEvent', 'terminate', 'codeChange', 'formatStatus'];
/** @throws {TypeError} */
function checkSpec(spec) {
    if (typeof spec !== 'object' || spec === null)
        throw new TypeError(`Expected a state machine's callbacks, got \`${String(spec)}\``);
    if (spec.name !== undefined && typeof spec.name !== 'string')
        throw new TypeError(`Expected \`name\` to be a string, got \`${String(spec.name)}\``);
    checkFunction('init', spec.init);
    checkFunction('callbackMode', spec.callbackMode);
    for (const name of OPTIONAL_CALLBACKS)
        if (spec[name] !== undefined)
            checkFunction(name, spec[name]);
    checkStates(spec.states);
}
function checkStates(states) {
    if (states === undefined)
        return;
    if (typeof states !== 'object' || states === null || Array.isArray(states))
        throw new TypeError(`Expected \`states\` to be an object of functions, got \`${formatReason(states)}\``);
    for (const [state, run] of Object.entries(states))
        checkFunction(`states.${state}`, run);
}
function checkFunction(name, value) {
    if (typeof value !== 'function')
        throw new TypeError(`Expected \`${name}\` to be a function, got \`${formatReason(value)}\``);
}
//# sourceMappingURL=callback-module.js.map