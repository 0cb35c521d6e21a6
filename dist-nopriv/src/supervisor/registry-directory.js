import { badarg } from "../actors/index.js";
const REGISTRIES = Symbol('linecard.registries');
const noRegistries = () => new Map();
/** The registries of a node by name. A look-up goes from here to the table, without a message. */
export function registriesOf(node) {
    return node.service(REGISTRIES, noRegistries);
}
/** @throws {OtpError} OTP_ERR_BADARG if no such registry runs on the node */
export function registryOf(node, name) {
    const found = registriesOf(node).get(name);
    if (found === undefined)
        throw badarg(`Unknown registry '${String(name)}': it is not running on node ${node.name}`);
    return found;
}
/** @throws {OtpError} OTP_ERR_BADARG if there is none, or it is one for duplicate keys */
export function uniqueRegistryOf(node, name, what) {
    const found = registryOf(node, name);
    if (found.kind !== 'unique')
        throw badarg(`Registry '${name}' has duplicate keys: ${what} needs unique ones`);
    return found;
}
//# sourceMappingURL=registry-directory.js.map