import { GenServer, ok } from "../../src/actors/index.js";
const PROCESSES = 100_000;
const idle = { name: 'Idle', init: (id) => ok(id) };
/** Heap bytes that `count` of something keep, each. Needs `--expose-gc`. */
async function heapBytesEach(count, make) {
    const before = await settledHeap();
    for (let index = 0; index < count; index++)
        await make(index);
    return ((await settledHeap()) - before) / count;
}
async function settledHeap() {
    for (let round = 0; round < 3; round++) {
        await new Promise((resolve) => setImmediate(resolve));
        globalThis.gc?.();
    }
    return process.memoryUsage().heapUsed;
}
export const memoryRows = [
    {
        name: 'idle-genserver',
        unit: 'B',
        higherIsBetter: false,
        rival: 'beam',
        async run(node) {
            const bytes = await heapBytesEach(PROCESSES, async (id) => {
                await GenServer.start(idle, id);
            });
            for (const pid of node.processes().slice(-PROCESSES))
                void GenServer.stop(pid);
            return bytes;
        },
    },
];
//# sourceMappingURL=memory.js.map