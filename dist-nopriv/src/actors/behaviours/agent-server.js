import { callByName } from "../call-by-name.js";
import { formatReason } from "../reason.js";
import { isThenable } from "../suspend.js";
import { noreply, ok, reply, stop } from "./results.js";
/** Elixir's `Agent.Server`: a GenServer whose requests are functions. What they throw ends it, as in every callback. */
export const agentServer = {
    name: 'Agent.Server',
    init: (fun) => whenDone(run(fun), (state) => ok(state)),
    handleCall(request, _from, state) {
        const [kind, fun] = isRequest(request) ? request : [];
        switch (kind) {
            case 'get':
                return whenDone(run(fun, state), (value) => reply(value, state));
            case 'update':
                return whenDone(run(fun, state), (next) => reply('ok', next));
            case 'get_and_update':
                return whenDone(run(fun, state), (pair) => isPair(pair) ? reply(pair[0], pair[1]) : stop(['bad_return_value', pair], state));
            default:
                throw noClause('handleCall', request);
        }
    },
    handleCast(request, state) {
        if (!isRequest(request) || request[0] !== 'cast')
            throw noClause('handleCast', request);
        return whenDone(run(request[1], state), (next) => noreply(next));
    },
    /** `Sys.changeCode(agent, Agent, null, fun)` sets the state to `fun(state)`, as in Elixir's hot upgrades of agents. */
    codeChange: (_oldVsn, state, fun) => whenDone(run(fun, state), (next) => ok(next)),
};
function isRequest(request) {
    return isPair(request);
}
function isPair(value) {
    return Array.isArray(value) && value.length === 2;
}
function noClause(callback, request) {
    return new Error(`no clause of Agent.Server.${callback} takes \`${formatReason(request)}\``);
}
function run(fun, ...first) {
    if (typeof fun === 'function')
        return fun(...first);
    const [module, name, args] = fun;
    return callByName(module, name, [...first, ...args]);
}
/** Only what is async is awaited. */
function whenDone(result, then) {
    return isThenable(result) ? result.then(then) : then(result);
}
//# sourceMappingURL=agent-server.js.map