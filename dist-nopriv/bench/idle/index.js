import { readFileSync } from 'node:fs';
import { connect } from 'node:net';
import { LINECARD_RELAY, RAW_BARE, startServer } from "../servers.js";
/** So many connections do nothing, and what the server's memory has grown by is shared among them. */
const CONNECTIONS = 5000;
/** The relay's connections (a process, a supervisor's entry and a registry's entry each) beside raw uWebSockets.js without user data. */
export async function measureIdleConnections() {
    return { linecard: await bytesEach(LINECARD_RELAY), raw: await bytesEach(RAW_BARE) };
}
async function bytesEach(kind) {
    const server = await startServer(kind);
    try {
        // What the first thousand cost is code and buffers that are there once.
        const first = await openMany(server.port, 0, 1000);
        const before = await settledRss(server);
        const rest = await openMany(server.port, 1000, CONNECTIONS);
        const bytes = (await settledRss(server)) - before;
        for (const socket of [...first, ...rest])
            socket.destroy();
        return bytes / CONNECTIONS;
    }
    finally {
        server.child.kill('SIGKILL');
    }
}
async function openMany(port, from, count) {
    const sockets = [];
    for (let id = from; id < from + count; id++)
        sockets.push(await open(port, id));
    return sockets;
}
function open(port, id) {
    return new Promise((resolve, reject) => {
        const socket = connect({ port, host: '127.0.0.1' }, () => {
            socket.write(`GET /ws?id=${id} HTTP/1.1\r\nHost: localhost\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n\r\n`);
        });
        socket.once('data', () => resolve(socket));
        socket.once('error', reject);
    });
}
async function settledRss({ child }) {
    await new Promise((resolve) => setTimeout(resolve, 1500));
    const status = readFileSync(`/proc/${child.pid}/status`, 'utf8');
    return Number(/VmRSS:\s+(\d+)/.exec(status)?.[1]) * 1024;
}
//# sourceMappingURL=index.js.map