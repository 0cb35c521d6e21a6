import { currentNode, onDeath, outside, startProcess, stopProcess, } from "../actors/index.js";
import { applicationMaster, RunningApplication } from "./application-master.js";
const CONTROLLER = Symbol('application controller');
/** What a node knows of applications. Mirrors `application_controller`. */
export class ApplicationController {
    #node;
    #loaded = new Map();
    #env = new Map();
    /** Who waits for a start that is under way. */
    #starting = new Map();
    /** In start order. */
    #started = new Map();
    /** Their trees have ended by themselves: in OTP's words they are started, but not running. */
    #ended = new Set();
    /** What is being stopped on request: its end is no accident. */
    #stopping = new Set();
    #terminationListeners = new Set();
    constructor(node) {
        this.#node = node;
    }
    static of(node = currentNode()) {
        return node.service(CONTROLLER, () => new ApplicationController(node));
    }
    get loaded() {
        return [...this.#loaded.values()];
    }
    /** Last started first. */
    get started() {
        return [...this.#started.values()].map(({ running }) => running.module).reverse();
    }
    load(module) {
        const { name, applications = [], env = {} } = module.spec;
        if (this.#loaded.has(name))
            return ['error', ['already_loaded', name]];
        this.#loaded.set(name, module);
        for (const [key, value] of Object.entries(env))
            this.env(name).set(key, value);
        for (const dependency of applications)
            if (typeof dependency !== 'string')
                this.load(dependency);
        return 'ok';
    }
    /** Loads a module that is to be started, unless it is loaded: gives what keeps it from that. */
    admit(module) {
        if (this.#loaded.get(module.name) === module)
            return null;
        const result = this.load(module);
        return result === 'ok' ? null : result[1];
    }
    unload(name) {
        if (this.#started.has(name) || this.#starting.has(name))
            return ['error', ['running', name]];
        if (!this.#loaded.delete(name))
            return ['error', ['not_loaded', name]];
        this.#env.delete(name);
        return 'ok';
    }
    /** An application's configuration; it may be set before the application is loaded. */
    env(name) {
        let values = this.#env.get(name);
        if (values === undefined) {
            values = new Map();
            this.#env.set(name, values);
        }
        return values;
    }
    /** Tells `done` what became of it; to who asks while a start is under way, the same. */
    start(name, type, done) {
        const waiting = this.#starting.get(name);
        if (waiting !== undefined) {
            waiting.push(done);
            return;
        }
        const obstacle = this.#obstacle(name);
        if (obstacle === null)
            this.#launch(this.#loaded.get(name), type, done);
        else
            done(['error', obstacle]);
    }
    /** Mirrors `application_controller:check_start_cond/4`. */
    #obstacle(name) {
        const module = this.#loaded.get(name);
        if (module === undefined)
            return ['not_loaded', name];
        if (this.#started.has(name))
            return ['already_started', name];
        const missing = (module.spec.applications ?? []).map(String).find((dependency) => !this.#started.has(dependency));
        if (missing === undefined)
            return null;
        return [this.#ended.has(missing) ? 'not_running' : 'not_started', missing];
    }
    #launch(module, type, done) {
        const { name } = module;
        const waiting = [done];
        this.#starting.set(name, waiting);
        const running = new RunningApplication(module);
        const starting = outside(() => startProcess(applicationMaster, running, { node: this.#node }, false));
        starting.onResult((result) => {
            this.#starting.delete(name);
            if (result !== 'ignore' && result[0] === 'ok')
                this.#add(name, { running, type, master: result[1] });
            const answer = result === 'ignore' || result[0] === 'ok' ? 'ok' : result;
            for (const told of waiting)
                told(answer);
        });
    }
    #add(name, started) {
        this.#started.set(name, started);
        this.#ended.delete(name);
        this.#report('info', 'progress', { application: name, started_at: this.#node.name });
        onDeath(started.master, (reason) => this.#masterDied(name, started, reason));
    }
    /** Stops an application; what its callbacks throw does not keep it from ending. */
    async stop(name) {
        const started = this.#started.get(name);
        if (started === undefined)
            return this.#ended.delete(name) ? 'ok' : ['error', ['not_started', name]];
        this.#stopping.add(name);
        await stopProcess(started.master).catch(() => {
            // It ended in another way, or before: it has ended.
        });
        return 'ok';
    }
    /** All that run, last started first. */
    async stopAll() {
        for (const { name } of this.started)
            await this.stop(name);
    }
    /** Calls `listener` when an application has ended that the others cannot do without; returns what takes it off. */
    onTerminated(listener) {
        this.#terminationListeners.add(listener);
        return () => this.#terminationListeners.delete(listener);
    }
    /** Part of the master's death. */
    #masterDied(name, { running, type }, masterReason) {
        this.#started.delete(name);
        const requested = this.#stopping.delete(name) && running.exited === null;
        const reason = running.exited === null ? masterReason : running.exited.reason;
        this.#report('notice', 'exit', { application: name, exited: requested ? 'stopped' : reason, type });
        if (!requested)
            this.#ended.add(name);
        if (requested || type === 'temporary' || (type === 'transient' && reason === 'normal'))
            return;
        void this.#terminateNode({ application: name, reason });
    }
    /** Where OTP ends the whole runtime system: the host program decides about its own end. */
    async #terminateNode(terminated) {
        await outside(() => this.stopAll());
        for (const listener of this.#terminationListeners)
            listener(terminated);
    }
    #report(level, kind, details) {
        const { reports, host } = this.#node;
        if (reports.wanted)
            reports.send({ level, label: `application_controller/${kind}`, pid: host, ...details });
    }
}
//# sourceMappingURL=application-controller.js.map