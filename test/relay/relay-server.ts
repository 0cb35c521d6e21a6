import { setImmediate } from 'node:timers/promises'
import { describe } from 'vitest'
import { Node, type Pid, runProcess, whereisOn } from '../../src/actors/index.ts'
import { ConnectionManager, port, Relay, type RelayOptions } from '../../src/relay/index.ts'
import { Supervisor } from '../../src/supervisor/index.ts'
import { loadUws } from '../../src/transport/uws.ts'
import { Client } from './client.ts'

export type TransportName = 'uws' | 'node'

const uws = await loadUws()

/** Runs a suite once for each transport; one that cannot be had is skipped aloud. */
export function onEachTransport(suite: (transport: TransportName) => void): void {
  if (uws.tag === 'unavailable') console.warn(`The half for uWebSockets.js is skipped. ${uws.message}`)
  describe.skipIf(uws.tag === 'unavailable')('on uws', () => suite('uws'))
  describe('on node', () => suite('node'))
}

/** A relay on a node of its own, and the clients that a test has opened there. */
export class RelayServer {
  readonly node: Node = new Node()
  port = 0
  supervisor!: Pid
  readonly #clients: Client[] = []

  static async start(options: RelayOptions): Promise<RelayServer> {
    const server = new RelayServer()
    server.supervisor = await Relay.startLink({ port: 0, ...options }, { node: server.node })
    server.port = await server.run(port)
    return server
  }

  run<T>(work: () => T | PromiseLike<T>): Promise<Awaited<T>> {
    return runProcess(this.node, work)
  }

  /** Opens a WebSocket, and has its process begin. `where`: the id, or a path. */
  async open(where: number | string): Promise<Client> {
    const path = typeof where === 'number' ? `/ws?id=${where}` : where
    const client = await Client.open(`ws://127.0.0.1:${this.port}${path}`)
    this.#clients.push(client)
    // A client may know that it is connected a moment before its process has begun.
    while (!this.node.scheduler.idle) await setImmediate()
    return client
  }

  openAll<const Ids extends readonly number[]>(...ids: Ids): Promise<{ [K in keyof Ids]: Client }> {
    return Promise.all(ids.map((id) => this.open(id))) as Promise<{ [K in keyof Ids]: Client }>
  }

  /** The process of the connection with this id. */
  async connection(id: number): Promise<Pid> {
    const pid = await this.run(() => ConnectionManager.getConnection(id))
    if (pid === null) throw new Error(`Expected a connection with the id ${id}`)
    return pid
  }

  /** The process of the relay that is registered as `name`. */
  part(name: string): Pid {
    const pid = whereisOn(this.node, name)
    if (pid === null) throw new Error(`Expected a process with the name ${name}`)
    return pid
  }

  ids(): Promise<number[]> {
    return this.run(() => [...ConnectionManager.getConnMap().keys()].sort((a, b) => a - b))
  }

  /** Ends the relay as a supervisor or SIGTERM does. */
  async stop(): Promise<void> {
    await Supervisor.stop(this.supervisor, 'shutdown')
  }

  /** Ends everything, whatever state it is in. */
  destroy(): void {
    for (const client of this.#clients) client.destroy()
    this.node.stop()
  }
}
