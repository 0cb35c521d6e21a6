import { currentNode, makeStream, Pid, reasonOfThrown, taskArguments, } from "../actors/index.js";
import { request } from "./outcome.js";
export function asyncStream(supervisor, enumerable, ...rest) {
    return supervisedStream(supervisor, enumerable, rest, true);
}
export function asyncStreamNolink(supervisor, enumerable, ...rest) {
    return supervisedStream(supervisor, enumerable, rest, false);
}
function supervisedStream(supervisor, enumerable, rest, linked) {
    const [work, options] = taskArguments(rest);
    const source = new SupervisedSource(supervisor, linked, options.shutdown ?? null);
    const node = supervisor instanceof Pid ? supervisor.node : options.node;
    return makeStream(enumerable, work, options, () => [source, node ?? currentNode()]);
}
class SupervisedSource {
    #supervisor;
    #shutdown;
    constructor(supervisor, linked, shutdown) {
        this.#supervisor = supervisor;
        this.linked = linked;
        this.#shutdown = shutdown;
    }
    start(guard, starter, started, failed) {
        const asked = ['start_task', [starter, 'monitor'], 'temporary', this.#shutdown];
        request(guard, this.#supervisor, asked, started, (error) => failed(reasonOfThrown(error)));
    }
}
//# sourceMappingURL=task-supervisor-stream.js.map