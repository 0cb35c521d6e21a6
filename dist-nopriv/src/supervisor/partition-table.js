import { ExitError, keyText, onDeath, Pid, whereisOn } from "../actors/index.js";
/** The processes of a PartitionSupervisor by partition, reached from its name without a message. */
export class PartitionTable {
    constructor(size) {
        this.size = size;
        this.pids = Array(size).fill(null);
    }
    /** The partition of a key: of an integer its remainder, of another key that of its hash. */
    partitionOf(key) {
        if (typeof key === 'bigint')
            return Number((key < 0n ? -key : key) % BigInt(this.size));
        return (Number.isInteger(key) ? Math.abs(key) : hashOf(key)) % this.size;
    }
}
const TABLES = Symbol('linecard.partitions');
const noTables = () => new Map();
/** The tables of a node by supervisor. */
function tablesOf(node) {
    return node.service(TABLES, noTables);
}
/** The node knows the table from here on, until its supervisor has ended. */
export function publishPartitions(supervisor, size) {
    const tables = tablesOf(supervisor.node);
    tables.set(supervisor, new PartitionTable(size));
    onDeath(supervisor, () => tables.delete(supervisor));
}
/** The table of a supervisor that is calling. */
export function ownPartitions(supervisor) {
    return tablesOf(supervisor.node).get(supervisor);
}
/** The table of the PartitionSupervisor that has a name. @throws {ExitError} `noproc` if nobody has */
export function partitionsOf(node, name) {
    const supervisor = whereisOn(node, name);
    const table = supervisor === null ? undefined : tablesOf(node).get(supervisor);
    if (table === undefined)
        throw new ExitError(['noproc', ['PartitionSupervisor', 'partitions', [name]]]);
    return table;
}
/** A pid's number, or FNV-1a of the key's text with its bits mixed, so that short and similar keys spread evenly. */
function hashOf(key) {
    if (key instanceof Pid)
        return key.id;
    const text = keyText(key);
    let hash = 0x811c9dc5;
    for (let index = 0; index < text.length; index++)
        hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
    hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
    return (hash ^ (hash >>> 13)) >>> 0;
}
//# sourceMappingURL=partition-table.js.map