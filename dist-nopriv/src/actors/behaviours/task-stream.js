import { availableParallelism } from 'node:os';
import { currentNode } from "../default-node.js";
import { Fifo } from "../fifo.js";
import { formatReason } from "../reason.js";
import { currentProcess } from "../running.js";
import { checkMayStart } from "../spawn.js";
import { isThenable } from "../suspend.js";
import { checkTimeout } from "./call.js";
import { startWaiting } from "./task-start.js";
import { StreamGuard, StreamTask, streamFailure } from "./task-stream-guard.js";
import { DEFAULT_TIMEOUT } from "./task-wait.js";
import { taskArguments, workWith } from "./task-work.js";
export function asyncStream(enumerable, ...rest) {
    const [work, options] = taskArguments(rest);
    return makeStream(enumerable, work, options, () => [unsupervised, options.node ?? currentNode()]);
}
const unsupervised = {
    linked: true,
    start: (guard, starter, started) => started(['ok', startWaiting(starter, guard)]),
};
/** A stream whose tasks come from where `begin` says when an iteration begins. */
export function makeStream(enumerable, work, options, begin) {
    checkEnumerable(enumerable);
    const settings = settingsOf(options);
    return {
        [Symbol.asyncIterator]() {
            return results(enumerable, work, settings, begin);
        },
    };
}
/** Mirrors `Task.Supervised.stream_reduce/7`: takes elements while there is room, then waits for the next task that ends. */
async function* results(enumerable, work, settings, begin) {
    const caller = currentProcess();
    checkMayStart(caller);
    const [source, node] = begin();
    const guard = new StreamGuard(caller, node, source, settings.timeout);
    const elements = new Elements(enumerable);
    /** Tasks whose results have not been given yet, in the order of their elements. */
    const line = new Fifo();
    let unordered = 0;
    let room = settings.maxConcurrency;
    try {
        for (;;) {
            if (room > 0 && !elements.done) {
                const step = elements.next();
                const { done, value } = isThenable(step) ? await step : step;
                if (done === true)
                    continue;
                elements.done = false;
                const task = new StreamTask(guard, value);
                const starting = guard.launch(task, workWith(work, value));
                if (starting !== null)
                    await starting;
                room--;
                if (settings.ordered)
                    line.push(task);
                else
                    unordered++;
            }
            else if (line.length > 0 || unordered > 0) {
                const task = await guard.nextEnded();
                room++;
                const result = resultOf(task, settings, guard);
                if (settings.ordered) {
                    task.result = result;
                    for (let head = line.at(0); head?.result != null; head = line.at(0)) {
                        line.shift();
                        yield head.result;
                    }
                }
                else {
                    unordered--;
                    yield result;
                }
            }
            else
                return;
        }
    }
    finally {
        guard.close();
        await elements.close();
    }
}
function resultOf(task, settings, guard) {
    if (task.reply !== null)
        return task.reply;
    if (task.timedOut && settings.onTimeout === 'exit') {
        guard.leave();
        throw streamFailure('timeout', settings.timeout);
    }
    const reason = task.timedOut ? 'timeout' : task.reason;
    return ['exit', settings.zipInputOnExit ? [task.element, reason] : reason];
}
/** What a stream is made of, one by one. */
class Elements {
    #iterator;
    constructor(enumerable) {
        /** Nothing more is to be had, or to be closed. */
        this.done = false;
        this.#iterator =
            Symbol.asyncIterator in enumerable ? enumerable[Symbol.asyncIterator]() : enumerable[Symbol.iterator]();
    }
    /** `done` from now on: unless an element came. One that throws has closed itself. */
    next() {
        this.done = true;
        return this.#iterator.next();
    }
    async close() {
        if (!this.done)
            await this.#iterator.return?.();
    }
}
function settingsOf(options) {
    const { maxConcurrency = availableParallelism(), ordered = true, timeout = DEFAULT_TIMEOUT, onTimeout = 'exit', zipInputOnExit = false, } = options;
    if (!(Number.isInteger(maxConcurrency) && maxConcurrency > 0))
        throw new RangeError(`Expected \`maxConcurrency\` to be an integer > 0, got \`${String(maxConcurrency)}\``);
    checkTimeout(timeout);
    if (onTimeout !== 'exit' && onTimeout !== 'kill_task')
        throw new TypeError(`Expected \`onTimeout\` to be 'exit' or 'kill_task', got \`${formatReason(onTimeout)}\``);
    return { maxConcurrency, ordered, timeout, onTimeout, zipInputOnExit };
}
function checkEnumerable(value) {
    const isIterable = typeof value === 'string' || (typeof value === 'object' && value !== null);
    if (isIterable && (Symbol.iterator in Object(value) || Symbol.asyncIterator in Object(value)))
        return;
    throw new TypeError(`Expected something to iterate over, got \`${formatReason(value)}\``);
}
//# sourceMappingURL=task-stream.js.map