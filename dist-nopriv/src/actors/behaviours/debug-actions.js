import { formatReason } from "../reason.js";
import { particulars } from "../reports.js";
/** What a debugged process calls itself: its registered name, or its pid. */
export function nameOf(process) {
    return process.extras?.name ?? process;
}
/** Reports each event as a line. */
export class Trace {
    constructor() {
        this.key = 'trace';
    }
    handle(process, event) {
        reportEvent(process, event);
        return true;
    }
    asOption() {
        return ['trace', true];
    }
}
/** Keeps the last events. */
export class Log {
    #length;
    constructor(length) {
        this.key = 'log';
        this.events = [];
        this.#length = length;
    }
    handle(_process, event) {
        this.events.push(event);
        if (this.events.length > this.#length)
            this.events.shift();
        return true;
    }
    asOption() {
        return ['log', [this.#length, [...this.events]]];
    }
}
export class Counters {
    constructor() {
        this.key = 'statistics';
        this.#startTime = localTime();
        this.#events = 0;
        this.#in = 0;
        this.#out = 0;
    }
    #startTime;
    #events;
    #in;
    #out;
    handle(_process, event) {
        this.#events++;
        if (event[0] === 'in')
            this.#in++;
        else if (event[0] === 'out')
            this.#out++;
        return true;
    }
    asOption() {
        return ['statistics', [this.#startTime, ['reductions', this.#events], this.#in, this.#out]];
    }
    read() {
        return [
            ['start_time', this.#startTime],
            ['current_time', localTime()],
            ['reductions', this.#events],
            ['messages_in', this.#in],
            ['messages_out', this.#out],
        ];
    }
}
/** Mirrors `:erlang.localtime/0`. */
function localTime() {
    const now = new Date();
    return [
        [now.getFullYear(), now.getMonth() + 1, now.getDate()],
        [now.getHours(), now.getMinutes(), now.getSeconds()],
    ];
}
/** A debug function of the user's. */
export class Installed {
    #fun;
    #named;
    #state;
    constructor(spec) {
        this.#named = spec.length === 3;
        const [fun, state] = (this.#named ? spec.slice(1) : spec);
        this.key = spec[0];
        this.#fun = fun;
        this.#state = state;
    }
    handle(process, event) {
        try {
            this.#state = this.#fun(this.#state, event, nameOf(process));
        }
        catch (thrown) {
            // As in OTP a thrown value is a returned one, and whatever else goes wrong ends the function and nothing else.
            if (thrown instanceof Error)
                return false;
            this.#state = thrown;
        }
        return this.#state !== 'done';
    }
    asOption() {
        return this.#named ? [this.key, [this.#fun, this.#state]] : [this.#fun, this.#state];
    }
}
/** Where OTP prints, here is a report: what it would print is its `line`. */
export function reportEvent(process, event) {
    const { reports } = process.node;
    if (!reports.wanted)
        return;
    const program = process.program;
    const line = `*DBG* ${String(nameOf(process))} ${program.systemEventWords?.(event) ?? wordsFor(event)}`;
    reports.send({ level: 'info', label: 'sys/debug', pid: process, ...particulars(process), event, line });
}
/** The words of OTP's `gen_server:print_event/3`. */
function wordsFor(event) {
    const [kind, subject, third, fourth] = event;
    switch (kind) {
        case 'in':
            return `got ${wordsForMessage(subject)}`;
        case 'out':
            return `sent ${formatReason(subject)} to ${String(third[0])}, new state ${formatReason(fourth)}`;
        case 'noreply':
            return `new state ${formatReason(subject)}`;
        default:
            return `dbg  ${formatReason(event)}`;
    }
}
function wordsForMessage(message) {
    const [tag, second, third] = Array.isArray(message) ? message : [];
    if (tag === '$gen_call')
        return `call ${formatReason(third)} from ${String(second[0])}`;
    return tag === '$gen_cast' ? `cast ${formatReason(second)}` : formatReason(message);
}
//# sourceMappingURL=debug-actions.js.map