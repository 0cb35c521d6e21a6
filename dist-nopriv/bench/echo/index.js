import { readFileSync } from 'node:fs';
import { LINECARD_ECHO, RAW_BARE, RAW_SAME_WORK, startServer } from "../servers.js";
import { summarize } from "../summary.js";
import { echoLoad } from "./load.js";
const RIVALS = [LINECARD_ECHO, RAW_SAME_WORK, RAW_BARE];
export const ECHO_ROWS = [
    { connections: 100, inFlight: 1, bytes: 20 },
    { connections: 100, inFlight: 16, bytes: 20 },
    { connections: 1000, inFlight: 1, bytes: 20 },
    { connections: 100, inFlight: 1, bytes: 16_384 },
];
/** Measures one row: `rounds` rounds, in each of which every server is measured once, one after the other. */
export async function measureEcho(row, rounds, ms) {
    const rates = lists();
    const cpu = lists();
    for (let round = 0; round < rounds; round++) {
        for (const rival of RIVALS) {
            const server = await startServer(rival);
            try {
                const before = cpuSeconds(server.child);
                const { echoesPerSecond } = await echoLoad(server.port, { ...row, ms });
                cpu[rival.name]?.push((cpuSeconds(server.child) - before) / ((ms * 1.25) / 1000));
                rates[rival.name]?.push(echoesPerSecond);
            }
            finally {
                server.child.kill('SIGKILL');
            }
        }
    }
    const ours = rates.linecard ?? [];
    return {
        row,
        rates: mapValues(rates, summarize),
        ratios: mapValues(rates, (theirs) => summarize(theirs.map((value, round) => (ours[round] ?? 0) / value))),
        serverCpu: mapValues(cpu, (values) => summarize(values).median),
    };
}
function lists() {
    return Object.fromEntries(RIVALS.map((rival) => [rival.name, []]));
}
/** User and system time of a process so far. Linux only. */
function cpuSeconds(child) {
    const fields = readFileSync(`/proc/${child.pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? [];
    return (Number(fields[11]) + Number(fields[12])) / 100;
}
function mapValues(record, change) {
    return Object.fromEntries(Object.entries(record).map(([key, value]) => [key, change(value)]));
}
//# sourceMappingURL=index.js.map