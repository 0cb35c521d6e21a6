import { call, GenServer, noreply, ok, reply, send } from "../../src/actors/index.js";
import { DynamicSupervisor, Registry } from "../../src/supervisor/index.js";
import { rate } from "../row.js";
const REGISTRY = 'Bench.Registry';
const NAMES = 10_000;
const ROUNDS = 50;
const CHILDREN = 50_000;
const named = {
    name: 'Named',
    init(id) {
        Registry.register(REGISTRY, id, null);
        return ok(0);
    },
    handleCall: (_request, _from, count) => reply(count, count),
    handleInfo: (_message, count) => noreply(count + 1),
};
const idle = { name: 'Idle', init: (id) => ok(id) };
/** Ends a supervisor without ending its caller. */
async function stop(supervisor) {
    await GenServer.stop(supervisor);
}
export const supervisionRows = [
    {
        name: 'registry-lookup',
        unit: 'M/s',
        higherIsBetter: true,
        rival: 'beam',
        async run() {
            const registry = await Registry.startLink({ keys: 'unique', name: REGISTRY });
            const servers = [];
            for (let id = 0; id < NAMES; id++)
                servers.push(await GenServer.start(named, id));
            const result = await rate(NAMES * ROUNDS, async () => {
                for (let round = 0; round < ROUNDS; round++) {
                    for (let id = 0; id < NAMES; id++) {
                        const [entry] = Registry.lookup(REGISTRY, id);
                        if (entry !== undefined)
                            send(entry[0], round);
                    }
                    await call(servers[NAMES - 1], 'sync');
                }
            });
            for (const server of servers)
                await GenServer.stop(server);
            await stop(registry);
            return result;
        },
    },
    {
        name: 'start-child',
        unit: 'M/s',
        higherIsBetter: true,
        rival: 'beam',
        async run() {
            const supervisor = await DynamicSupervisor.startLink();
            const result = await rate(CHILDREN, async () => {
                for (let id = 0; id < CHILDREN; id++) {
                    await DynamicSupervisor.startChild(supervisor, {
                        id,
                        start: [GenServer, 'startLink', [idle, id]],
                        restart: 'temporary',
                    });
                }
            });
            await stop(supervisor);
            return result;
        },
    },
];
//# sourceMappingURL=supervision.js.map