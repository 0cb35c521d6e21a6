/** One end of a link: `peer` as seen by the process whose list this is in. Its twin is in the peer's list. */
export class LinkEdge {
    constructor(peer) {
        this.twin = this;
        this.previous = null;
        this.next = null;
        this.peer = peer;
    }
}
/** Links two live processes that are not linked yet and not the same. */
export function addLink(a, b) {
    const toB = new LinkEdge(b);
    const toA = new LinkEdge(a);
    toB.twin = toA;
    toA.twin = toB;
    insert(a, toB);
    insert(b, toA);
}
/**
 * The link between two processes, as `a` sees it, or null. Walks both lists side by side: a supervisor of a hundred thousand finds a child
 * by the child's short list.
 */
export function findLink(a, b) {
    let fromA = a.links;
    let fromB = b.links;
    while (fromA !== null && fromB !== null) {
        if (fromA.peer === b)
            return fromA;
        if (fromB.peer === a)
            return fromB.twin;
        fromA = fromA.next;
        fromB = fromB.next;
    }
    return null;
}
/** Takes both ends of a link out; `owner` is the process in whose list `edge` is. */
export function removeLink(owner, edge) {
    remove(owner, edge);
    remove(edge.peer, edge.twin);
}
/** Removes the link between two processes, if there is one. */
export function cutLink(a, b) {
    const edge = findLink(a, b);
    if (edge !== null)
        removeLink(a, edge);
}
function insert(owner, edge) {
    edge.next = owner.links;
    if (owner.links !== null)
        owner.links.previous = edge;
    owner.links = edge;
}
function remove(owner, edge) {
    const { previous, next } = edge;
    if (previous === null)
        owner.links = next;
    else
        previous.next = next;
    if (next !== null)
        next.previous = previous;
}
//# sourceMappingURL=links.js.map