import { type ChildProcess, execFile, spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { readdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import type { BenchServer } from '../servers.ts'
import { LOAD_CORE, pinned } from './cores.ts'

/** What the load generator is to do; the head of generator/main.c says what each is. */
export interface Load {
  readonly mode: 'echo' | 'relay' | 'broadcast' | 'upgrade'
  readonly path?: string
  readonly connections?: number
  readonly inFlight?: number
  readonly bytes?: number
  readonly binary?: boolean
  readonly text?: string
  /** Frames a second; without it each answer brings the next frame. */
  readonly rate?: number
}

/** What it saw. */
export interface LoadResult {
  readonly perSecond: number
  /** How busy the server was, as part of one core: what is under 0.95 says less about the server than about who loads it. */
  readonly serverCpu: number
  /** Latency in ms; only with a rate. */
  readonly p50?: number
  readonly p99?: number
  readonly p999?: number
  readonly notSent?: number
}

const sources = fileURLToPath(new URL('../../../bench/load/generator/', import.meta.url))
const program = fileURLToPath(new URL('../../generator', import.meta.url))
const run = promisify(execFile)

/**
 * The load generator is written in C: one in Node is slower than the servers that it is to load. Compiles it; returns why that cannot be, or
 * null.
 */
export function compileGenerator(): string | null {
  const files = readdirSync(sources).filter((name) => name.endsWith('.c'))
  const { error, status, stderr } = spawnSync('cc', ['-O2', '-o', program, ...files], {
    cwd: sources,
    encoding: 'utf8',
  })
  if (error !== undefined) return 'there is no C compiler `cc` on the path'
  return status === 0 ? null : `the load generator does not compile here:\n${stderr}`
}

/** Loads a server for `ms`, after a quarter of that to warm up. */
export async function generateLoad(server: BenchServer, load: Load, ms: number): Promise<LoadResult> {
  const { mode, binary = false, ...rest } = load
  const given = { ...rest, port: server.port, server: server.child.pid, ms }
  const options = Object.entries(given).flatMap(([name, value]) => [`--${dashed(name)}`, String(value)])
  if (binary) options.push('--binary')
  const [command = '', ...args] = pinned(LOAD_CORE, [program, mode, ...options])
  const { stdout } = await run(command, args)
  return JSON.parse(stdout) as LoadResult
}

/** Opens connections that do nothing; they end with the program that this resolves to, once all are open. */
export async function holdConnections(server: BenchServer, path: string, connections: number): Promise<ChildProcess> {
  const options = ['--port', `${server.port}`, '--path', path, '--connections', `${connections}`]
  const [command = '', ...args] = pinned(LOAD_CORE, [program, 'hold', ...options])
  const holder = spawn(command, args, { stdio: ['pipe', 'pipe', 'inherit'] })
  await once(holder.stdout, 'data')
  return holder
}

function dashed(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)
}
