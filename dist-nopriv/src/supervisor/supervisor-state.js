import { isDead, KeyMap } from "../actors/index.js";
/** One child of a supervisor: its spec, and the process that it has now. */
export class Child {
    /** `before`: the child of this id under another spec. */
    constructor(spec, before) {
        this.pid = null;
        /** Its restart has failed and will be tried again. */
        this.restarting = false;
        this.spec = spec;
        if (before === undefined)
            return;
        this.pid = before.pid;
        this.restarting = before.restarting;
    }
    get restart() {
        return this.spec.restart;
    }
    get entry() {
        const { id, type, modules } = this.spec;
        return [id, this.restarting ? 'restarting' : (this.pid ?? 'undefined'), type, modules];
    }
    get offender() {
        return { ...this.spec, pid: this.pid ?? (this.restarting ? 'restarting' : 'undefined') };
    }
    /** It runs no more, and nobody is about to restart it. */
    clear() {
        this.pid = null;
        this.restarting = false;
    }
}
export class SupervisorState {
    constructor(name, flags, setup) {
        /** In start order, which survives restarts. */
        this.children = new KeyMap();
        this.history = [];
        this.name = name;
        this.flags = flags;
        this.setup = setup;
    }
    /** With other flags and specs: children that have no spec any more go on behind those that have, new ones are not started. */
    changed(flags, specs) {
        const next = new SupervisorState(this.name, flags, this.setup);
        next.history = this.history;
        for (const spec of specs)
            next.add(new Child(spec, this.children.get(spec.id)));
        for (const child of this.children.values())
            if (!next.children.has(child.spec.id))
                next.add(child);
        return next;
    }
    add(child) {
        this.children.set(child.spec.id, child);
    }
    /** A child has ended for now: the spec of a temporary one goes with it. Mirrors `supervisor:del_child/2`. */
    retire(child) {
        if (child.restart === 'temporary')
            this.children.delete(child.spec.id);
        child.clear();
    }
    withPid(pid) {
        for (const child of this.children.values())
            if (child.pid === pid)
                return child;
        return undefined;
    }
    /** Last started first. */
    get backwards() {
        return [...this.children.values()].reverse();
    }
    /** Whether the end of `child`, which is not restarted, ends the supervisor. Mirrors `supervisor:do_auto_shutdown/2`. */
    endsWith(child) {
        if (!child.spec.significant || this.flags.autoShutdown === 'never')
            return false;
        return this.flags.autoShutdown === 'any_significant' || !this.#hasSignificant();
    }
    #hasSignificant() {
        return [...this.children.values()].some(({ spec, pid, restarting }) => spec.significant && (pid !== null || restarting));
    }
    count() {
        const children = [...this.children.values()];
        const supervisors = children.filter(({ spec }) => spec.type === 'supervisor').length;
        const active = children.filter(({ pid }) => pid !== null && !isDead(pid)).length;
        return { specs: children.length, active, supervisors, workers: children.length - supervisors };
    }
}
//# sourceMappingURL=supervisor-state.js.map