/**
 * Groups of processes by name: Erlang's `pg`, exported as the namespace `Pg`.
 *
 * A scope is a process that keeps groups; most programs have the one called `'pg'`, which is meant where no scope is given. A process may be
 * in any number of groups, and in one several times. It leaves them all when it ends; a group without members is forgotten. Groups are named
 * by any value: arrays are compared by what is in them, other objects by identity, as the keys of a `Registry` are.
 *
 * - Look-ups read the scope's table and send no message. A process that has ended is in no answer.
 * - What asks the scope (`join`, `leave`, `monitor`, …) exits with `['noproc', ['gen_server', 'call', [scope, request, 'infinity']]]` where that does
 *   not run; look-ups of members give `[]`.
 * - When a scope ends, its memberships are lost; the members go on.
 *
 * @module
 */
import { call, currentNode, ExitError, GenServer, Pid, receive, self, } from "../actors/index.js";
import { scopeServer } from "./pg-scope.js";
import { runningTable, tableOf } from "./pg-table.js";
const DEFAULT_SCOPE = 'pg';
/** Starts a scope that nobody is linked to; its name is the scope. Mirrors `pg:start/1`. */
export function start(scope) {
    return GenServer.start(scopeServer, checkScope(scope), { name: scope });
}
/** Starts a scope, linked to the caller; its name is the scope. Mirrors `pg:start_link/0,1`. */
export function startLink(scope = DEFAULT_SCOPE) {
    return GenServer.startLink(scopeServer, checkScope(scope), { name: scope });
}
/** How a supervisor starts a scope: `Pg`, or `[Pg, scope]`, among its children. Its id is the scope. */
export function childSpec(scope = DEFAULT_SCOPE) {
    return { id: scope, start: [module, 'startLink', [scope]] };
}
/** Stands for this module in child specs. */
const module = { startLink, toString: () => 'pg' };
export function join(...given) {
    const [scope, group, pids] = withScope(given, 3);
    return ask(scope, ['join_local', group, checkPids(pids)]);
}
export function leave(...given) {
    const [scope, group, pids] = withScope(given, 3);
    return ask(scope, ['leave_local', group, checkPids(pids)]);
}
export function getMembers(...given) {
    const [scope, group] = withScope(given, 2);
    return tableOf(currentNode(), scope)?.membersOf(group) ?? [];
}
export function getLocalMembers(...given) {
    const [scope, group] = withScope(given, 2);
    return getMembers(scope, group);
}
/** The groups that there are, in no order. Mirrors `pg:which_groups/0,1`. @throws {OtpError} OTP_ERR_BADARG where the scope does not run */
export function whichGroups(scope = DEFAULT_SCOPE) {
    return [...runningTable(currentNode(), scope).groups.values()].map((group) => group.key);
}
/** The groups that have members on this node. Mirrors `pg:which_local_groups/0,1`. @throws {OtpError} OTP_ERR_BADARG as `whichGroups` */
export function whichLocalGroups(scope = DEFAULT_SCOPE) {
    const groups = [...runningTable(currentNode(), scope).groups.values()];
    return groups.filter((group) => !group.isEmpty).map((group) => group.key);
}
export async function monitor(...given) {
    const [scope, group] = withScope(given, 2);
    self();
    return ask(scope, ['monitor', group]);
}
/** `monitor` of all groups of a scope, those to come too; resolves to a reference and the members by group. Mirrors `pg:monitor_scope/0,1`. */
export async function monitorScope(scope = DEFAULT_SCOPE) {
    self();
    return ask(scope, 'monitor');
}
export async function demonitor(...given) {
    const [scope, ref] = withScope(given, 2);
    self();
    const ended = await ask(scope, ['demonitor', ref]);
    if (ended === 'ok')
        await flush(ref);
    return ended;
}
async function flush(ref) {
    const isOfMonitor = (message) => Array.isArray(message) &&
        message.length === 4 &&
        message[0] === ref &&
        (message[1] === 'join' || message[1] === 'leave');
    const none = Symbol('none');
    while ((await receive(isOfMonitor, 0, none)) !== none)
        ;
}
/** Fills in the scope where only what comes behind it is given. */
function withScope(given, count) {
    const [scope, ...rest] = given.length < count ? [DEFAULT_SCOPE, ...given] : given;
    return [checkScope(scope), ...rest];
}
function checkScope(scope) {
    if (typeof scope === 'string' && scope !== '')
        return scope;
    throw new TypeError(`Expected \`scope\` to be a string that is not empty, got \`${String(scope)}\``);
}
function checkPids(pids) {
    const node = currentNode();
    for (const pid of Array.isArray(pids) ? pids : [pids]) {
        if (pid instanceof Pid && pid.node === node)
            continue;
        throw new TypeError(`Expected a process of node ${node.name}, or an array of such, got \`${String(pid)}\``);
    }
    return pids;
}
/** A call as `gen_server` makes it, which is how its failure names it. */
async function ask(scope, request) {
    try {
        return await call(scope, request, 'infinity');
    }
    catch (thrown) {
        if (!(thrown instanceof ExitError))
            throw thrown;
        const [what] = thrown.reason;
        throw new ExitError([what, ['gen_server', 'call', [scope, request, 'infinity']]]);
    }
}
//# sourceMappingURL=pg.js.map