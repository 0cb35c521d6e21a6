import { callByName, isModule } from "../call-by-name.js";
import { abortSignal } from "../process.js";
import { formatReason } from "../reason.js";
const NO_ARGS = Object.freeze([]);
/** What `async(run)` or `async(module, name, args)` is to do. @throws {TypeError} when it is neither */
export function workOf(first, name, args) {
    if (name === undefined) {
        if (typeof first !== 'function')
            throw new TypeError(`Expected a function for a task, got \`${formatReason(first)}\``);
        return { module: null, run: first, args: NO_ARGS };
    }
    if (isModule(first) && typeof name === 'string' && Array.isArray(args))
        return { module: first, run: name, args };
    throw new TypeError(`Expected a module, a function's name and an array of arguments for a task, got \`${formatReason([first, name, args])}\``);
}
/** What `…, run, options)` or `…, module, name, args, options)` ask for. @throws {TypeError} as `workOf` */
export function taskArguments(rest) {
    const [first, second, third, fourth] = rest;
    const [work, options = {}] = typeof second === 'string' ? [workOf(first, second, third), fourth] : [workOf(first, undefined, undefined), second];
    if (typeof options !== 'object' || options === null)
        throw new TypeError(`Expected options to be an object, got \`${formatReason(options)}\``);
    return [work, options];
}
/** The same, with `element` as the first argument: what a task of a stream does. */
export function workWith({ module, run, args }, element) {
    return { module, run, args: [element, ...args] };
}
/** Runs it, by the task's process. As in OTP a module without that function is the task's error. */
export function runWork({ module, run, args }) {
    if (typeof run === 'string') {
        return callByName(module, run, args);
    }
    // Only for those who want it: making a signal costs more than a short task.
    if (run.length > args.length)
        return run(...args, abortSignal());
    return args.length === 0 ? run() : run(...args);
}
/** What reports call it. */
export function labelOf({ run }) {
    return typeof run === 'string' ? run : run.name || 'Task';
}
//# sourceMappingURL=task-work.js.map