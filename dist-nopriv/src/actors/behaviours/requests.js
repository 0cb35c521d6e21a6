import { currentNode } from "../default-node.js";
import { deliver } from "../mailbox.js";
import { MonitorRef } from "../monitors.js";
import { absence, isElsewhere, whereis } from "../names.js";
import { demonitor, monitor } from "../process.js";
import { self } from "../running.js";
import { call, cast, checkTimeout } from "./call.js";
/** A request under way, from `sendRequest`. Its answer comes to the caller's mailbox. */
export class RequestId {
    /** @internal */
    constructor(ref, server) {
        this.ref = ref;
        this.server = server;
    }
}
/** Sends a call whose answer comes to the caller's mailbox. */
export function sendRequest(server, request) {
    if (isElsewhere(currentNode(), server))
        return lost(server);
    const ref = monitor(server, { alias: 'reply_demonitor' });
    const target = whereis(currentNode(), server);
    if (target !== null)
        deliver(target, ['$gen_call', [self(), ref], target.node.outgoing(request)]);
    return new RequestId(ref, server);
}
/** A request to a node that is not connected: answered at once, through the mailbox as all are. */
function lost(server) {
    const ref = new MonitorRef();
    deliver(self(), ['DOWN', ref, 'process', server, absence(currentNode(), server)]);
    return new RequestId(ref, server);
}
/** What a message in the caller's mailbox says to a request, or null. */
export function responseIn(message, id) {
    if (!Array.isArray(message))
        return null;
    if (message.length === 2 && message[0] === id.ref)
        return ['reply', message[1]];
    if (message.length === 5 && message[0] === 'DOWN' && message[1] === id.ref)
        return ['error', [message[4], id.server]];
    return null;
}
/** Has no answer come any more; one that has is dropped. */
export function abandon(id) {
    demonitor(id.ref, { flush: true });
}
/**
 * Calls the server called `name` on each of `nodes` and waits for all: resolves to the replies by node, and the nodes without one. This node
 * is the only one there is so far. Mirrors `GenServer.multi_call/4`.
 */
export async function multiCall(nodes, name, request, timeout = 'infinity') {
    checkTimeout(timeout);
    const replies = [];
    const badNodes = [];
    const asked = nodes.map(async (node) => {
        try {
            replies.push([node, await call([name, node], request, timeout)]);
        }
        catch {
            // Whatever the reason: a node without a reply is a bad node.
            badNodes.push(node);
        }
    });
    await Promise.all(asked);
    return [replies, badNodes];
}
/** Casts to the server called `name` on each of `nodes`; returns `'abcast'`. Mirrors `GenServer.abcast/3`. */
export function abcast(nodes, name, request) {
    for (const node of nodes)
        cast([name, node], request);
    return 'abcast';
}
//# sourceMappingURL=requests.js.map