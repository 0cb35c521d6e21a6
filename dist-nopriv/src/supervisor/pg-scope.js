import { badarg, demonitor, formatReason, KeyMap, monitor, noreply, ok, ownKey, reply, self, send, } from "../actors/index.js";
import { PgTable, publishScope } from "./pg-table.js";
/** A scope's state: its groups, and who wants to hear of them. */
class Scope {
    constructor() {
        this.table = new PgTable();
        this.#watchers = new Map();
        /** By group, which need not be there. */
        this.#groupWatchers = new KeyMap();
        /** The group of each of these. */
        this.#watched = new Map();
    }
    #watchers;
    /** By group, which need not be there. */
    #groupWatchers;
    /** The group of each of these. */
    #watched;
    /** Those who watch the scope first, then those who watch the group, last come first served. */
    tell(action, group, pids) {
        for (const [ref, pid] of this.#watchers)
            send(pid, [ref, action, group, pids]);
        const watchers = this.#groupWatchers.get(group);
        if (watchers === undefined)
            return;
        for (const [ref, pid] of [...watchers].reverse())
            send(pid, [ref, action, group, pids]);
    }
    watchAll(pid) {
        const ref = monitor(pid);
        this.#watchers.set(ref, pid);
        const groups = [...this.table.groups.values()].map((group) => [group.key, group.pids]);
        return [ref, new Map(groups)];
    }
    watch(group, pid) {
        const ref = monitor(pid);
        let watchers = this.#groupWatchers.get(group);
        if (watchers === undefined) {
            watchers = new Map();
            this.#groupWatchers.set(ownKey(group), watchers);
        }
        watchers.set(ref, pid);
        this.#watched.set(ref, ownKey(group));
        return [ref, this.table.membersOf(group)];
    }
    unwatch(ref) {
        if (!this.forget(ref))
            return false;
        demonitor(ref);
        return 'ok';
    }
    /** A monitor of either kind is over; false if it is none. */
    forget(ref) {
        if (this.#watchers.delete(ref))
            return true;
        if (!this.#watched.has(ref))
            return false;
        const group = this.#watched.get(ref);
        this.#watched.delete(ref);
        const watchers = this.#groupWatchers.get(group);
        watchers?.delete(ref);
        if (watchers?.size === 0)
            this.#groupWatchers.delete(group);
        return true;
    }
}
/** OTP's `pg`: the process of a scope. A message that it has no clause for ends it, and with it all memberships. */
export const scopeServer = {
    name: 'pg',
    init(name) {
        const scope = new Scope();
        publishScope(self(), name, scope.table);
        return ok(scope);
    },
    handleCall(request, from, scope) {
        const [what, argument, pids] = typeof request === 'string' ? [request] : request;
        switch (what) {
            case 'join_local':
                return reply(join(scope, argument, listOf(pids)), scope);
            case 'leave_local':
                return reply(leave(scope, argument, listOf(pids)), scope);
            case 'monitor':
                return reply(request === what ? scope.watchAll(from[0]) : scope.watch(argument, from[0]), scope);
            case 'demonitor':
                return reply(scope.unwatch(argument), scope);
            default:
                throw badarg(`pg has no clause for the request \`${formatReason(request)}\``);
        }
    },
    handleCast(request) {
        throw badarg(`pg has no clause for the cast \`${formatReason(request)}\``);
    },
    handleInfo(message, scope) {
        if (!isDown(message))
            throw badarg(`pg has no clause for the message \`${formatReason(message)}\``);
        const [, ref, , pid] = message;
        const groups = scope.table.drop(pid, ref);
        if (groups === null)
            scope.forget(ref);
        else
            for (const { key } of groups)
                scope.tell('leave', key, [pid]);
        return noreply(scope);
    },
};
function join(scope, group, pids) {
    const { key } = scope.table.join(group, pids, monitor);
    scope.tell('join', key, pids);
    return 'ok';
}
/** Who watches is told of all that were to leave, as in OTP, also of those that were no members. */
function leave(scope, group, pids) {
    const left = scope.table.leave(group, pids, demonitor);
    if (left === null)
        return 'not_joined';
    scope.tell('leave', left.key, pids);
    return 'ok';
}
function listOf(pids) {
    return Array.isArray(pids) ? [...pids] : [pids];
}
function isDown(message) {
    return Array.isArray(message) && message.length === 5 && message[0] === 'DOWN' && message[2] === 'process';
}
//# sourceMappingURL=pg-scope.js.map