import { currentNode } from "../default-node.js";
import { isElsewhere, whereis as whereisOn } from "../names.js";
export function whereis(server) {
    const node = currentNode();
    return isElsewhere(node, server) ? server : whereisOn(node, server);
}
//# sourceMappingURL=server-address.js.map