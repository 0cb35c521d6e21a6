import { genServer, noreply, ok, onDeath, Process, reply, self, } from "../actors/index.js";
import { registriesOf } from "./registry-directory.js";
import { RegistryState } from "./registry-table.js";
import { init, supervisor } from "./supervisor.js";
/** Starts a registry: its tables, and a supervisor with a process for each partition. */
export function startRegistry(options) {
    const registry = createState(options);
    return registrySupervisor.startLink(registry, { name: registry.name });
}
function createState(options) {
    const { keys, name, partitions = 1, listeners = [], meta = {} } = options;
    if (keys !== 'unique' && keys !== 'duplicate')
        throw expected('keys', "'unique' or 'duplicate'", keys);
    if (typeof name !== 'string' || name === '')
        throw expected('name', 'a string that is not empty', name);
    if (!Number.isSafeInteger(partitions) || partitions < 1)
        throw expected('partitions', 'an integer >= 1', partitions);
    if (!Array.isArray(listeners) || !listeners.every((listener) => typeof listener === 'string'))
        throw expected('listeners', 'a list of registered names', listeners);
    if (typeof meta !== 'object' || meta === null)
        throw expected('meta', 'an object', meta);
    const registry = new RegistryState(name, keys, partitions, listeners);
    for (const [key, value] of Object.entries(meta))
        registry.meta.set(key, { value });
    return registry;
}
function expected(option, form, value) {
    return new TypeError(`Expected \`${option}\` to be ${form}, got \`${String(value)}\``);
}
function partitionSpec(registry, index) {
    const id = `${registry.name}.PIDPartition${index}`;
    return { id, start: [partitionServer, 'startLink', [{ registry, index }, { name: id }]] };
}
/** Owners are linked to it and end with it. It learns of their ends without a message, so their exit signals tell it nothing new. */
const partitionServer = genServer({
    name: 'Registry.Partition',
    init({ registry, index }) {
        Process.flag('trap_exit', true);
        const partition = registry.partitions[index];
        partition.server = self();
        onDeath(self(), () => partition.close());
        return ok(partition);
    },
    handleCall: (_request, _from, partition) => reply('ok', partition),
    handleInfo: (_exit, partition) => noreply(partition),
});
/** As in Elixir a lost partition of a unique registry takes the others with it: its keys may be anybody's. */
const registrySupervisor = supervisor({
    name: 'Registry.Supervisor',
    init(registry) {
        publish(registry, self());
        const children = registry.partitions.map((_, index) => partitionSpec(registry, index));
        return init(children, { strategy: registry.kind === 'unique' ? 'one_for_all' : 'one_for_one' });
    },
});
/** The node knows the registry from here on, until its supervisor has ended. */
function publish(registry, server) {
    const registries = registriesOf(server.node);
    registries.set(registry.name, registry);
    onDeath(server, () => {
        if (registries.get(registry.name) === registry)
            registries.delete(registry.name);
    });
}
//# sourceMappingURL=registry-process.js.map