import { exitSignal, isDead, isShutdown, Watcher, watch, } from "../actors/index.js";
/**
 * Ends children at the same time and waits until they all are dead: exit signal `shutdown`, and `kill` when the child's own time is over, or
 * at once for `brutal_kill`. Gives those that did not end as asked. Mirrors `supervisor:shutdown/1` for one child,
 * `DynamicSupervisor.terminate_children/2` for many.
 *
 * The links stay, so that nobody is orphaned when the supervisor is killed meanwhile; the EXIT messages, of processes that are no children
 * any more, will be ignored.
 */
export function* shutDown(supervisor, children, inOrder) {
    const round = new Round(supervisor, inOrder);
    for (const [pid, child] of children)
        round.add(pid, child);
    const timers = [...round.graceful].map(([ms, group]) => supervisor.node.timers.call(supervisor, ms, killAll, group));
    if (round.left > 0) {
        yield (wait) => {
            round.wait = wait;
        };
    }
    for (const timer of timers)
        supervisor.node.timers.stop(timer);
    return round.disorders;
}
/** Children that are shut down together. */
class Round {
    #inOrder;
    #exits;
    constructor(supervisor, inOrder) {
        this.disorders = [];
        /** Those with a time of their own, by that time in ms. */
        this.graceful = new Map();
        this.left = 0;
        this.wait = null;
        this.#exits = null;
        this.supervisor = supervisor;
        this.#inOrder = inOrder;
    }
    add(pid, child) {
        if (isDead(pid))
            this.#addDead(pid, child);
        else
            new Departure(this, child).begin(pid);
    }
    ended(pid, child, reason) {
        if (!this.#inOrder(child, reason, false))
            this.disorders.push([pid, child, reason]);
        this.left--;
        if (this.left === 0)
            this.wait?.end();
    }
    /** Its EXIT is in the mailbox, unless it was not linked. */
    #addDead(pid, child) {
        this.#exits ??= exitsIn(this.supervisor);
        const reason = this.#exits.has(pid) ? this.#exits.get(pid) : 'noproc';
        if (!this.#inOrder(child, reason, true))
            this.disorders.push([pid, child, reason]);
    }
}
/** One child on its way out. */
class Departure extends Watcher {
    #round;
    #child;
    constructor(round, child) {
        super();
        this.#round = round;
        this.#child = child;
    }
    begin(pid) {
        const { supervisor, graceful } = this.#round;
        const { shutdown } = this.#child;
        this.#round.left++;
        watch(pid, this);
        exitSignal(pid, supervisor, shutdown === 'brutal_kill' ? 'kill' : 'shutdown', 'exit');
        if (typeof shutdown !== 'number' || this.target === null)
            return;
        const group = graceful.get(shutdown);
        if (group === undefined)
            graceful.set(shutdown, [this]);
        else
            group.push(this);
    }
    kill() {
        if (this.target !== null)
            exitSignal(this.target, this.#round.supervisor, 'kill', 'exit');
    }
    targetDied(pid, reason) {
        this.#round.ended(pid, this.#child, reason);
    }
}
function killAll(group) {
    for (const departure of group)
        departure.kill();
}
/** The reasons of all EXIT messages in a supervisor's mailbox. */
function exitsIn(supervisor) {
    const exits = new Map();
    const { queue } = supervisor;
    for (let index = 0; index < (queue?.length ?? 0); index++) {
        const message = queue?.at(index);
        if (Array.isArray(message) && message.length === 3 && message[0] === 'EXIT')
            exits.set(message[1], message[2]);
    }
    return exits;
}
/** Mirrors the clauses of `supervisor:shutdown/1`. */
export function endedAsAsked(child, reason) {
    if (reason === (child.shutdown === 'brutal_kill' ? 'killed' : 'shutdown'))
        return true;
    return child.restart !== 'permanent' && (reason === 'normal' || isShutdown(reason));
}
/** Mirrors `DynamicSupervisor.monitor_children/1` and `wait_child/4`. */
export function dynamicEndedAsAsked(child, reason, early) {
    if (!early && child.shutdown === 'brutal_kill')
        return reason === 'killed';
    if (reason === 'normal')
        return child.restart !== 'permanent';
    return !early && isShutdown(reason);
}
//# sourceMappingURL=shut-down.js.map