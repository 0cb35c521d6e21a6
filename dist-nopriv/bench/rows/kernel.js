import { call, cast, GenServer, noreply, receive, reply, self, send, spawn, spawnMonitor, Task, } from "../../src/actors/index.js";
import { rate } from "../row.js";
/** Messages in flight before the sender waits for the receiver: a mailbox of millions measures the garbage collector. */
const WINDOW = 1000;
const sink = {
    name: 'Sink',
    init: (count) => ['ok', count],
    handleCall: (_request, _from, count) => reply(count, count),
    handleCast: (_request, count) => noreply(count + 1),
    handleInfo: (_message, count) => noreply(count + 1),
};
/** Sends `count` messages in windows, and waits until all are handled. */
async function flood(server, count, put) {
    for (let index = 0; index < count; index++) {
        put(server, index);
        if (index % WINDOW === WINDOW - 1)
            await call(server, 'sync');
    }
    await call(server, 'sync');
}
/** Passes a counter on to `next` until it is used up, then tells `done`. */
const relay = {
    name: 'Relay',
    init: (next) => ['ok', next],
    handleInfo(message, next) {
        if (Array.isArray(message))
            return noreply(message[0]);
        const [left, done] = message.token;
        if (left === 0)
            send(done, 'done');
        else
            send(next, { token: [left - 1, done] });
        return noreply(next);
    },
};
async function ring(size, hops) {
    const members = [];
    for (let index = 0; index < size; index++)
        members.push(await GenServer.start(relay, null));
    for (const [index, member] of members.entries())
        send(member, [members[(index + 1) % size]]);
    send(members[0], { token: [hops, self()] });
    await receive('done');
    for (const member of members)
        await GenServer.stop(member);
}
const SENDS = 2_000_000;
const HOPS = 3_000_000;
const CALLS = 300_000;
const SPAWNS = 300_000;
const TASKS = 300_000;
const FAN_OUT = 10_000;
export const kernelRows = [
    toSink('send', SENDS, (server, count) => flood(server, count, send)),
    toSink('cast', SENDS, (server, count) => flood(server, count, cast)),
    toSink('call', CALLS, async (server, count) => {
        for (let index = 0; index < count; index++)
            await call(server, index);
    }),
    {
        name: 'ping-pong',
        unit: 'M/s',
        higherIsBetter: true,
        rival: 'beam',
        run: () => rate(HOPS / 2, () => ring(2, HOPS)),
    },
    { name: 'ring', unit: 'M/s', higherIsBetter: true, rival: 'beam', run: () => rate(HOPS, () => ring(1000, HOPS)) },
    {
        name: 'spawn',
        unit: 'M/s',
        higherIsBetter: true,
        rival: 'beam',
        run: () => rate(SPAWNS, async () => {
            for (let index = 0; index < SPAWNS; index++) {
                spawn(nothing);
                if (index % WINDOW === WINDOW - 1)
                    await turn();
            }
        }),
    },
    {
        name: 'spawn-monitor-down',
        unit: 'M/s',
        higherIsBetter: true,
        rival: 'beam',
        run: () => rate(SPAWNS, async () => {
            for (let index = 0; index < SPAWNS; index++) {
                const [, ref] = spawnMonitor(nothing);
                await receive((message) => Array.isArray(message) && message[1] === ref);
            }
        }),
    },
    {
        name: 'task',
        unit: 'M/s',
        higherIsBetter: true,
        rival: 'beam',
        run: () => rate(TASKS, async () => {
            for (let index = 0; index < TASKS; index++)
                await Task.await(Task.async(nothing));
        }),
    },
    {
        name: 'fan-out',
        unit: 'M/s',
        higherIsBetter: true,
        rival: 'beam',
        async run() {
            const servers = [];
            for (let index = 0; index < FAN_OUT; index++)
                servers.push(await GenServer.start(sink, 0));
            const rounds = 50;
            const result = await rate(FAN_OUT * rounds, async () => {
                for (let round = 0; round < rounds; round++) {
                    for (const server of servers)
                        send(server, round);
                    await call(servers[FAN_OUT - 1], 'sync');
                }
            });
            for (const server of servers)
                await GenServer.stop(server);
            return result;
        },
    },
];
/** A row that puts `count` messages into one server. */
function toSink(name, count, put) {
    return {
        name,
        unit: 'M/s',
        higherIsBetter: true,
        rival: 'beam',
        async run() {
            const server = await GenServer.start(sink, 0);
            const result = await rate(count, () => put(server, count));
            await GenServer.stop(server);
            return result;
        },
    };
}
function nothing() { }
/** Lets what has been started run. */
function turn() {
    return new Promise((resolve) => setImmediate(resolve));
}
//# sourceMappingURL=kernel.js.map