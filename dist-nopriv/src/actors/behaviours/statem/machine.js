import { asSeen } from "../../mailbox.js";
import { DEBUGGED } from "../../pid.js";
import { sameTerm } from "../../terms.js";
import { debugEvent } from "../debug.js";
import { StatemEvent } from "./event.js";
import { Timeouts } from "./timeouts.js";
const NONE = [];
/**
 * A process of a state machine: stands in `pid.state`. The `next…` fields are what its callbacks have asked for since the event began; they
 * take effect together, in `commit`.
 */
export class Machine {
    constructor(process, module, state, data) {
        /** The modules that were pushed over, the last one first. */
        this.below = NONE;
        this.stateFunctions = false;
        this.stateEnter = false;
        /** Oldest first. */
        this.postponed = [];
        /** What is to be handled before the next message; the next one last. */
        this.pending = [];
        this.timeouts = null;
        this.hibernates = false;
        /** The event that is being handled. */
        this.type = 'internal';
        this.content = 'init_state';
        /** Whether the callback that runs is the state's enter callback. */
        this.entering = false;
        /** Whether the enter callback is to be called. */
        this.enters = false;
        this.postpones = false;
        this.nextHibernates = false;
        this.inserted = null;
        this.requests = null;
        this.process = process;
        this.module = module;
        this.state = this.nextState = state;
        this.data = this.nextData = data;
    }
    setMode([stateFunctions, stateEnter]) {
        this.stateFunctions = stateFunctions;
        this.stateEnter = stateEnter;
    }
    /** What is told of it: `handling` says whether an event is being handled. */
    status(handling) {
        const pending = this.pending.map(pairOf).reverse();
        return {
            state: this.state,
            data: this.data,
            queue: handling ? [[this.type, this.content], ...pending] : pending,
            postponed: this.postponed.map(pairOf).reverse(),
            timeouts: this.timeouts?.list() ?? [],
        };
    }
    /** Begins with an event. */
    begin(type, content) {
        this.type = type;
        this.content = content;
        this.entering = this.enters = this.postpones = this.nextHibernates = false;
        this.nextState = this.state;
        this.nextData = this.data;
    }
    /** What the callbacks asked for takes effect. Mirrors `loop_state_transition` and what follows it. */
    commit() {
        const { process, timeouts, requests, inserted } = this;
        if ((process.flags & DEBUGGED) !== 0) {
            const event = [this.type, this.content];
            debugEvent(process, [this.postpones ? 'postpone' : 'consume', event, this.state, this.nextState]);
        }
        const changes = !sameTerm(this.nextState, this.state);
        if (this.postpones)
            this.postponed.push(new StatemEvent(this.type, this.content));
        if (changes && this.postponed.length > 0) {
            stack(this.pending, this.postponed);
            this.postponed = [];
        }
        if (timeouts !== null) {
            if (changes)
                timeouts.cancelState();
            timeouts.cancelEvent();
        }
        this.state = this.nextState;
        this.data = this.nextData;
        this.hibernates = this.nextHibernates;
        if (requests !== null) {
            this.requests = null;
            this.timeouts ??= new Timeouts(process);
            this.timeouts.apply(requests, this.state);
        }
        if (inserted !== null) {
            this.inserted = null;
            stack(this.pending, inserted);
        }
    }
    /** Begins with the next event that is there without a message. Returns whether there is one. */
    beginNext() {
        if (this.pending.length > 0) {
            const event = this.pending.pop();
            this.begin(event.type, event.content);
            return true;
        }
        const { timeouts } = this;
        const over = timeouts === null ? null : timeouts.takeZero();
        if (over === null)
            return false;
        if ((this.process.flags & DEBUGGED) !== 0)
            debugEvent(this.process, ['in', [over.type, over.content], this.state]);
        this.begin(over.type, over.content);
        return true;
    }
}
function pairOf({ type, content }) {
    return [type, asSeen(content)];
}
/** Puts events on top of those that wait, the first one topmost. */
function stack(pending, events) {
    for (let index = events.length - 1; index >= 0; index--)
        pending.push(events[index]);
}
//# sourceMappingURL=machine.js.map