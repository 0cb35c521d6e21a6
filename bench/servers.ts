import { type ChildProcess, spawn } from 'node:child_process'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { pinned, SERVER_CORE } from './load/cores.ts'

/** A kind of server: what to run so that it listens on a free port and prints it. */
export interface ServerKind {
  readonly name: string
  readonly command: readonly string[]
}

export interface BenchServer {
  readonly child: ChildProcess
  readonly port: number
}

const programs = fileURLToPath(new URL('programs/', import.meta.url))
/** The compiled program is in dist-bench/bench. */
const root = fileURLToPath(new URL('../../', import.meta.url))

export const LINECARD_ECHO: ServerKind = { name: 'linecard', command: [`${root}scripts/example.js`, 'echo'] }
export const LINECARD_RELAY: ServerKind = { name: 'linecard', command: [`${root}dist/cli/start.js`] }
export const RAW_SAME_WORK: ServerKind = { name: 'raw same work', command: [`${programs}raw-uws.js`, 'same-work'] }
export const RAW_BARE: ServerKind = { name: 'raw bare', command: [`${programs}raw-uws.js`, 'bare'] }
export const WS: ServerKind = { name: 'ws', command: [`${programs}ws.js`] }

/** A server that is one of the benchmark's own programs. */
export function programKind(name: string, program: string, ...args: readonly string[]): ServerKind {
  return { name, command: [`${programs}${program}.js`, ...args] }
}

/** Starts a server in a program of its own, on the servers' core; resolves when it has said where it listens. */
export async function startServer({ name, command }: ServerKind): Promise<BenchServer> {
  const [executable = '', ...args] = pinned(SERVER_CORE, [process.execPath, ...command])
  const child = spawn(executable, args, {
    env: { ...process.env, PORT: '0' },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const lines = createInterface({ input: child.stdout as NodeJS.ReadableStream })
  for await (const line of lines) {
    const port = /(?:127\.0\.0\.1:|^)(\d+)/.exec(line)?.[1]
    if (port !== undefined) return { child, port: Number(port) }
  }
  throw new Error(`${name} ended before it listened`)
}
