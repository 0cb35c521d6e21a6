/**
 * A process that keeps a state and runs functions on it: Elixir's `Agent`, exported as a namespace under that name.
 *
 * Functions run in the agent's process, one at a time, in the order in which they came; they may be async. What they throw ends the agent,
 * and the caller exits as with any `GenServer.call`. Every function may also be given as a module, the name of a function of it, and
 * arguments that come behind the state.
 *
 * @module
 */
import { isModule } from "../call-by-name.js";
import { formatReason } from "../reason.js";
import { agentServer } from "./agent-server.js";
import { call, cast as castTo } from "./call.js";
import { idOfName } from "./child-spec.js";
import { startProcess } from "./gen.js";
import { GenServerProgram } from "./gen-server-program.js";
export { stopProcess as stop } from "./gen.js";
const program = new GenServerProgram(agentServer);
export function start(...given) {
    return startAgent(given, false);
}
export function startLink(...given) {
    return startAgent(given, true);
}
function startAgent(given, linked) {
    const [fun, options = {}] = functionIn(given);
    return typed(startProcess(program, fun, options, linked));
}
/** What kind of state a pid has to do with is known to the compiler alone. */
function typed(starting) {
    return starting;
}
/**
 * How a supervisor starts an agent: `[Agent, () => 0]` among its children. The id is `'Agent'`, so a second agent needs another: give it a
 * name in `options`, which is its id then, or spread the spec. Mirrors `Agent.child_spec/1`.
 */
export function childSpec(fun, options) {
    const id = options?.name === undefined ? 'Agent' : idOfName(options.name);
    return { id, start: [module, 'startLink', options === undefined ? [fun] : [fun, options]] };
}
/** Stands for this module in child specs. */
const module = { startLink, toString: () => 'Agent' };
export function get(agent, ...given) {
    return ask(agent, 'get', given);
}
export function update(agent, ...given) {
    return ask(agent, 'update', given);
}
export function getAndUpdate(agent, ...given) {
    return ask(agent, 'get_and_update', given);
}
export function cast(agent, ...given) {
    return castTo(agent, ['cast', functionIn(given)[0]]);
}
function ask(agent, kind, given) {
    const [fun, timeout] = functionIn(given);
    return call(agent, [kind, fun], timeout);
}
/** Parts `fun` or `module, name, args` from what comes behind it. @throws {TypeError} */
function functionIn(given) {
    const [fun, name, args] = given;
    if (given.length >= 3) {
        const isMfa = isModule(fun) && typeof name === 'string' && Array.isArray(args);
        if (isMfa)
            return [[fun, name, args], given[3]];
    }
    else if (typeof fun === 'function')
        return [fun, name];
    throw new TypeError(`Expected a function, or a module, a name and an array of arguments, got \`${formatReason(fun)}\``);
}
//# sourceMappingURL=agent.js.map