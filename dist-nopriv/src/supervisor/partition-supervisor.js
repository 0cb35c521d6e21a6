import { availableParallelism } from 'node:os';
import { badarg, currentNode, send, stopProcess, } from "../actors/index.js";
import { toChildSpec } from "./child-spec.js";
import { partitionSpec, startPartitions } from "./partition-start.js";
import { partitionsOf } from "./partition-table.js";
import { countChildren, whichChildren } from "./supervisor.js";
/**
 * A supervisor of several processes that are all alike, its partitions. What would be one busy process is shared out among them by a key:
 * `PartitionSupervisor.via(name, key)` is the address of the process that the key falls to. Mirrors Elixir's `PartitionSupervisor`.
 *
 * - An integer falls to partition `abs(key) % partitions`, as in Elixir. A pid does by its number; any other key by a hash of what is in it
 *   (FNV-1a), the same for keys that a `Registry` takes for the same. Elixir's own hash, `phash2`, spreads the same keys otherwise.
 * - A look-up sends no message. Where the supervisor does not run it exits with `['noproc', ['PartitionSupervisor', 'partitions', [name]]]`,
 *   so a call does too; a cast is dropped.
 *
 * @example
 * await PartitionSupervisor.startLink({ name: 'Counters', childSpec: [Agent, () => 0], partitions: 4 })
 * await Agent.update(PartitionSupervisor.via('Counters', userId), (n: number) => n + 1)
 */
export class PartitionSupervisorModule {
    /**
     * Starts the supervisor, linked to the caller, and its partitions in order. Fails as `Supervisor.startLink` does. Mirrors
     * `PartitionSupervisor.start_link/1`.
     *
     * @throws {TypeError} when an option is wrong
     */
    startLink(options) {
        checkOptions(options);
        const { name, partitions = availableParallelism(), withArguments = unchanged } = options;
        const { strategy = 'one_for_one', maxRestarts = 3, maxSeconds = 5, timeout = 'infinity', node } = options;
        const spec = toChildSpec(options.childSpec);
        const children = Array.from({ length: partitions }, (_, partition) => partitionSpec(spec, partition, withArguments));
        const flags = { strategy, maxRestarts, maxSeconds };
        return startPartitions(children, flags, { name, timeout, ...(node !== undefined && { node }) });
    }
    /** How a supervisor starts one: `[PartitionSupervisor, { name, childSpec }]`. The name is its id. Mirrors `PartitionSupervisor.child_spec/1`. */
    childSpec(options) {
        const { name } = options;
        return {
            id: typeof name === 'string' ? name : name?.[2],
            start: [PartitionSupervisor, 'startLink', [options]],
            type: 'supervisor',
        };
    }
    /** The address of the process that a key falls to: `['via', PartitionSupervisor, [supervisor, key]]`. */
    via(supervisor, key) {
        return ['via', PartitionSupervisor, [supervisor, key]];
    }
    /** The number of partitions. Exits with `noproc` where there is no such supervisor. Mirrors `PartitionSupervisor.partitions/1`. */
    partitions(supervisor) {
        return partitionsOf(currentNode(), supervisor).size;
    }
    /** `[partition, pid, type, modules]` of each, last started first. Mirrors `PartitionSupervisor.which_children/1`. */
    whichChildren(supervisor) {
        return whichChildren(supervisor);
    }
    /** Mirrors `PartitionSupervisor.count_children/1`. */
    countChildren(supervisor) {
        return countChildren(supervisor);
    }
    /** As `Supervisor.stop`. Mirrors `PartitionSupervisor.stop/3`. */
    stop(supervisor, reason, timeout) {
        return stopProcess(supervisor, reason, timeout);
    }
    // ---- as the module of a via name
    /** The process that a key falls to: the last that was started there. Exits with `noproc` where the supervisor does not run. */
    whereisName([name, key], node = currentNode()) {
        const table = partitionsOf(node, name);
        const partition = table.partitionOf(key);
        const pid = table.pids[partition];
        if (pid == null)
            throw badarg(`Partition ${partition} of '${String(name)}' has no process yet`);
        return pid;
    }
    /** Sends to the process that a key falls to. Mirrors `PartitionSupervisor.send/2`. */
    send(name, message) {
        return send(PartitionSupervisor.whereisName(name), message);
    }
    /** Not for use: partitions are named by their supervisor. @throws {Error} */
    registerName(_name, _pid) {
        throw new Error("['via', PartitionSupervisor, _] cannot be given on registration");
    }
    /** Not for use: partitions are named by their supervisor. @throws {Error} */
    unregisterName(_name) {
        throw new Error("['via', PartitionSupervisor, _] cannot be given on unregistration");
    }
    toString() {
        return 'PartitionSupervisor';
    }
}
/** Elixir's `PartitionSupervisor`. */
export const PartitionSupervisor = Object.freeze(new PartitionSupervisorModule());
function unchanged(args) {
    return args;
}
function checkOptions(options) {
    const { name, childSpec, partitions = 1, withArguments = unchanged } = options;
    if (!isName(name))
        throw expected('name', "a string that is not empty, or ['via', module, term]", name);
    if (childSpec === undefined || childSpec === null)
        throw expected('childSpec', 'a child definition', childSpec);
    if (!Number.isSafeInteger(partitions) || partitions < 1)
        throw expected('partitions', 'an integer >= 1', partitions);
    if (typeof withArguments !== 'function')
        throw expected('withArguments', 'a function', withArguments);
}
function isName(name) {
    return (typeof name === 'string' && name !== '') || (Array.isArray(name) && name[0] === 'via' && name.length === 3);
}
function expected(option, form, value) {
    return new TypeError(`Expected \`${option}\` to be ${form}, got \`${String(value)}\``);
}
//# sourceMappingURL=partition-supervisor.js.map