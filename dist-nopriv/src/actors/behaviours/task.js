import { inspectAs } from "../inspect.js";
import { formatReason } from "../reason.js";
/**
 * A task that its owner can ask for its result: Elixir's `%Task{}`. Made by `Task.async`; plain data, of no use to any process but its owner.
 *
 * @typeParam T - the result
 */
export class Task {
    /** @internal */
    constructor(mfa, owner, pid, ref, monitor) {
        this.mfa = mfa;
        this.owner = owner;
        this.pid = pid;
        this.ref = ref;
        this.monitor = monitor;
    }
    toString() {
        return `%Task{mfa: ${formatReason(this.mfa)}, owner: ${this.owner}, pid: ${this.pid}, ref: ${this.ref}}`;
    }
}
inspectAs(Task.prototype, String);
//# sourceMappingURL=task.js.map