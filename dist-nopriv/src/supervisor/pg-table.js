import { badarg, isAlive, KeyMap, onDeath, ownKey } from "../actors/index.js";
/** A group that somebody has joined: a row of the table. */
export class Group {
    /** How often each member has joined. */
    #members = new Map();
    constructor(key) {
        this.key = ownKey(key);
    }
    get isEmpty() {
        return this.#members.size === 0;
    }
    /** A member as often as it has joined. Those that have ended are left out: the scope may not have heard of it yet. */
    get pids() {
        const pids = [];
        for (const [pid, times] of this.#members) {
            if (!isAlive(pid))
                continue;
            for (let time = 0; time < times; time++)
                pids.push(pid);
        }
        return pids;
    }
    join(pid) {
        this.#members.set(pid, (this.#members.get(pid) ?? 0) + 1);
    }
    leave(pid) {
        const times = this.#members.get(pid) ?? 0;
        if (times > 1)
            this.#members.set(pid, times - 1);
        else
            this.#members.delete(pid);
    }
}
/** The groups of a scope and who is in them: what OTP keeps in the scope's ETS table and in its state. */
export class PgTable {
    constructor() {
        this.groups = new KeyMap();
        this.#members = new Map();
    }
    #members;
    membersOf(key) {
        return this.groups.get(key)?.pids ?? [];
    }
    /** Enters processes into a group, new or not; `monitor` is called for those that were in none. */
    join(key, pids, monitor) {
        let group = this.groups.get(key);
        if (group === undefined) {
            group = new Group(key);
            this.groups.set(group.key, group);
        }
        for (const pid of pids) {
            group.join(pid);
            const member = this.#members.get(pid);
            if (member === undefined)
                this.#members.set(pid, { ref: monitor(pid), groups: [group] });
            else
                member.groups.push(group);
        }
        return group;
    }
    /** Takes each of `pids` out of a group once; null if none was in it. `demonitor` is called for those that are in none any more. */
    leave(key, pids, demonitor) {
        const group = this.groups.get(key);
        if (group === undefined)
            return null;
        let left = false;
        for (const pid of pids) {
            const member = this.#members.get(pid);
            const index = member?.groups.lastIndexOf(group) ?? -1;
            if (member === undefined || index < 0)
                continue;
            left = true;
            member.groups.splice(index, 1);
            this.#leaveGroup(group, pid);
            if (member.groups.length > 0)
                continue;
            this.#members.delete(pid);
            demonitor(member.ref);
        }
        return left ? group : null;
    }
    /** A monitor's process has ended. Gives the groups that it leaves by that, joined last first; null if the monitor was no member's. */
    drop(pid, ref) {
        const member = this.#members.get(pid);
        if (member?.ref !== ref)
            return null;
        this.#members.delete(pid);
        for (const group of member.groups)
            this.#leaveGroup(group, pid);
        return member.groups.reverse();
    }
    #leaveGroup(group, pid) {
        group.leave(pid);
        if (group.isEmpty)
            this.groups.delete(group.key);
    }
}
const SCOPES = Symbol('linecard.pg');
const noScopes = () => new Map();
/** The scopes of a node by name. A look-up goes from here to the table, without a message. */
function scopesOf(node) {
    return node.service(SCOPES, noScopes);
}
/** The table of a scope, or undefined where it does not run. */
export function tableOf(node, scope) {
    return scopesOf(node).get(scope);
}
/** @throws {OtpError} OTP_ERR_BADARG where the scope does not run */
export function runningTable(node, scope) {
    const table = tableOf(node, scope);
    if (table === undefined)
        throw badarg(`Unknown scope '${String(scope)}': it is not running on node ${node.name}`);
    return table;
}
/** The node knows the scope from here on, until its process has ended. */
export function publishScope(server, scope, table) {
    const scopes = scopesOf(server.node);
    scopes.set(scope, table);
    onDeath(server, () => {
        if (scopes.get(scope) === table)
            scopes.delete(scope);
    });
}
//# sourceMappingURL=pg-table.js.map