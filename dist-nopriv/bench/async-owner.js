import { AsyncLocalStorage, createHook, executionAsyncResource } from 'node:async_hooks';
import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { followAsync, running } from "../src/actors/running.js";
/**
 * What following async code costs: `node dist-bench/bench/async-owner.js` prints CPU ns, each way in programs of its own, the best of five.
 * A turn is a synchronous call into a process.
 */
const WAYS = ['nothing', 'AsyncLocalStorage.run', 'createHook', 'ours'];
const COSTS = ['a turn', 'an await of an async function', 'an await of a promise'];
const COUNT = 300_000;
const storage = new AsyncLocalStorage();
const owner = { id: 1 };
/** What a turn does: so much that it is not optimised away. */
const work = { turns: 0 };
const [way] = process.argv.slice(2);
if (way === undefined)
    compare();
else
    await measureWay(way);
function compare() {
    console.log(`Node ${process.version}: ${COSTS.join(', ')}`);
    for (const name of WAYS) {
        const rounds = Array.from({ length: 5 }, () => JSON.parse(execFileSync(process.execPath, [fileURLToPath(import.meta.url), name], { encoding: 'utf8' })));
        console.log(name.padEnd(22), COSTS.map((_, index) => Math.min(...rounds.map((ns) => ns[index] ?? 0))).join('  '));
    }
}
async function measureWay(name) {
    if (name === 'createHook')
        createHook({ init: (_id, _type, _trigger, resource) => own(resource) }).enable();
    if (name === 'ours')
        followAsync();
    const turn = name === 'AsyncLocalStorage.run' ? () => storage.run(owner, handle) : () => enterAndHandle();
    const run = name === 'AsyncLocalStorage.run' ? (code) => storage.run(owner, code) : asProcess;
    const results = [];
    for (let round = 0; round < 6; round++) {
        results[0] = await cpuTime(() => repeat(turn));
        results[1] = await cpuTime(() => run(awaitFunctions));
        results[2] = await cpuTime(() => run(awaitPromises));
    }
    console.log(JSON.stringify(results.map(Math.round)));
}
function own(resource) {
    const found = running.process ?? executionAsyncResource().owner;
    if (found !== undefined)
        resource.owner = found;
}
async function cpuTime(code) {
    const before = process.cpuUsage();
    await code();
    const { user, system } = process.cpuUsage(before);
    return ((user + system) * 1000) / COUNT;
}
function repeat(turn) {
    for (let index = 0; index < COUNT; index++)
        turn();
}
function handle() {
    work.turns++;
}
function enterAndHandle() {
    const outer = running.process;
    running.process = owner;
    handle();
    running.process = outer;
}
function asProcess(code) {
    running.process = owner;
    const done = code();
    running.process = null;
    return done;
}
async function awaitFunctions() {
    for (let index = 0; index < COUNT; index++)
        await identity(index);
}
async function identity(value) {
    return value;
}
async function awaitPromises() {
    for (let index = 0; index < COUNT; index++)
        await new Promise((resolve) => resolve(index));
}
//# sourceMappingURL=async-owner.js.map