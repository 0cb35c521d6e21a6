import { Node } from "./node.js";
import { currentProcess } from "./running.js";
let shared = null;
/** The node for scripts and small programs, made at first use. */
export function defaultNode() {
    shared ??= new Node();
    return shared;
}
/** The calling process's node; for the host program's own code, the default node. */
export function currentNode() {
    return currentProcess()?.node ?? defaultNode();
}
//# sourceMappingURL=default-node.js.map