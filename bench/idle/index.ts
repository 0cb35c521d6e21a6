import { readFileSync } from 'node:fs'
import { setTimeout as wait } from 'node:timers/promises'
import { holdConnections } from '../load/generator.ts'
import { type BenchServer, type ServerKind, startServer } from '../servers.ts'

/** What the first thousand cost is code and buffers that are there once. */
const FIRST = 1000
/** Time for what was begun to be finished, the collector's work included. */
const SETTLE_MS = 1500

/** Bytes of RSS an idle connection. */
export interface IdleCost {
  /** Of all, over the server that nobody has called yet. */
  readonly overEmpty: number
  /** Of those after the first thousand. */
  readonly beyondFirst: number
}

/** Opens so many connections that do nothing, and shares among them what the server's memory has grown by. */
export async function measureIdleConnections(kind: ServerKind, connections: number): Promise<IdleCost> {
  const server = await startServer(kind)
  try {
    const empty = await settledRss(server)
    const first = await holdConnections(server, '/ws?id=1%d', FIRST)
    const few = await settledRss(server)
    const rest = await holdConnections(server, '/ws?id=2%d', connections - FIRST)
    const many = await settledRss(server)
    for (const holder of [first, rest]) holder.kill('SIGKILL')
    return { overEmpty: (many - empty) / connections, beyondFirst: (many - few) / (connections - FIRST) }
  } finally {
    server.child.kill('SIGKILL')
  }
}

async function settledRss({ child }: BenchServer): Promise<number> {
  await wait(SETTLE_MS)
  const status = readFileSync(`/proc/${child.pid}/status`, 'utf8')
  return Number(/VmRSS:\s+(\d+)/.exec(status)?.[1]) * 1024
}
