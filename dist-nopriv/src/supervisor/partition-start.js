import { Starting, self } from "../actors/index.js";
import { ownPartitions, publishPartitions } from "./partition-table.js";
import { callStart, readResult, resultNow } from "./start-child.js";
import { init, supervisor } from "./supervisor.js";
const partitionSupervisor = supervisor({
    name: 'PartitionSupervisor',
    init({ children, flags }) {
        publishPartitions(self(), children.length);
        return init(children, flags);
    },
});
/** Starts the supervisor of partitions, with a child for each. */
export function startPartitions(children, flags, options) {
    return partitionSupervisor.startLink({ children, flags }, options);
}
/** The spec of one partition. @throws {TypeError} when `spec` has no start, or `withArguments` gives no arguments */
export function partitionSpec(spec, partition, withArguments) {
    const { start } = spec;
    if (typeof start !== 'function' && !Array.isArray(start))
        throw new TypeError(`Expected \`start\` to be a function or [module, name, args], got \`${String(start)}\``);
    const [module, , own] = typeof start === 'function' ? [null, '', []] : start;
    const args = withArguments(own, partition);
    if (!Array.isArray(args))
        throw new TypeError(`Expected \`withArguments\` to return an array of arguments, got \`${String(args)}\``);
    const modules = spec.modules ?? (module === null ? [] : [module]);
    return { ...spec, id: partition, start: [starter, 'startChild', [start, args, partition]], modules };
}
/** What starts a partition, and notes its process. Stands for `PartitionSupervisor` in its children's specs. */
const starter = {
    startChild(start, args, partition) {
        const { pids } = ownPartitions(self());
        const note = (result) => {
            if (result !== null && result !== 'ignore' && result[0] === 'ok')
                pids[partition] = result[1];
        };
        const returned = typeof start === 'function' ? callStart(start, args) : callStart([start[0], start[1], args], []);
        const now = resultNow(returned);
        if (now !== null)
            note(now);
        else if (returned instanceof Starting)
            returned.onResult(note);
        else {
            return Promise.resolve(returned).then((value) => {
                note(readResult(value));
                return value;
            });
        }
        return returned;
    },
    toString: () => 'PartitionSupervisor',
};
//# sourceMappingURL=partition-start.js.map