import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
const rawUws = fileURLToPath(new URL('echo/raw-uws.js', import.meta.url));
/** The compiled program is in dist-bench/bench. */
const root = fileURLToPath(new URL('../../', import.meta.url));
export const LINECARD_ECHO = { name: 'linecard', command: [`${root}scripts/example.js`, 'echo'] };
export const LINECARD_RELAY = { name: 'linecard', command: [`${root}dist/cli/start.js`] };
export const RAW_SAME_WORK = { name: 'raw same work', command: [rawUws, 'same-work'] };
export const RAW_BARE = { name: 'raw bare', command: [rawUws, 'bare'] };
/** Starts a server in a program of its own; resolves when it has said where it listens. */
export async function startServer({ name, command }) {
    const child = spawn(process.execPath, [...command], {
        env: { ...process.env, PORT: '0' },
        stdio: ['ignore', 'pipe', 'inherit'],
    });
    const lines = createInterface({ input: child.stdout });
    for await (const line of lines) {
        const port = /(?:127\.0\.0\.1:|^)(\d+)/.exec(line)?.[1];
        if (port !== undefined)
            return { child, port: Number(port) };
    }
    throw new Error(`${name} ended before it listened`);
}
//# sourceMappingURL=servers.js.map