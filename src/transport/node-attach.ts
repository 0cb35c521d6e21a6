import { type IncomingMessage, type Server, ServerResponse } from 'node:http'
import type { Socket } from 'node:net'
import type { Duplex } from 'node:stream'
import type { Starting } from '../actors/index.ts'
import type { Gate } from './gate.ts'
import { type ListenerOptions, listener } from './listener.ts'
import { NodeUpgrades } from './node-upgrades.ts'
import type { BindOptions, Bound, Transport } from './transport.ts'

/** As for `listener`, but for what the server's owner decides: where it listens, and its plain requests. */
export type AttachOptions = Omit<ListenerOptions, 'port' | 'host' | 'tls' | 'transport'>

/**
 * Serves connections beside the routes of an HTTP server that somebody else owns, such as an Express application's. Starts a listener process
 * that takes the upgrade requests of its routes' paths and nothing else: plain requests and other upgrades stay the owner's. When the process
 * is stopped, its connections are closed; however it ends, the server is as it was before.
 *
 * To have the process supervised use `listener({ transport: sharing(server), … })` as a child.
 */
export function attach(server: Server, options: AttachOptions): Starting {
  return listener({ ...options, transport: sharing(server) }).start()
}

/** A transport that binds nothing: it shares `server`, which somebody else starts and stops. */
export function sharing(server: Server): Transport {
  return { name: 'node', bind: (gate, { compression }) => new SharedServer(server, gate, compression) }
}

class SharedServer implements Bound {
  readonly #server: Server
  readonly #gate: Gate
  readonly #upgrades: NodeUpgrades
  readonly #onUpgrade = (request: IncomingMessage, stream: Duplex, first: Buffer): void =>
    this.#upgrade(request, stream, first)

  constructor(server: Server, gate: Gate, compression: BindOptions['compression']) {
    this.#server = server
    this.#gate = gate
    this.#upgrades = new NodeUpgrades(gate, compression)
    server.on('upgrade', this.#onUpgrade)
  }

  /** 0 while the server does not listen on a port. */
  get port(): number {
    const address = this.#server.address()
    return address === null || typeof address === 'string' ? 0 : address.port
  }

  stopAccepting(): void {
    this.#server.off('upgrade', this.#onUpgrade)
  }

  cut(): void {
    this.stopAccepting()
    this.#upgrades.cut()
    this.#gate.sockets.visitAll((socket) => socket.terminate())
  }

  #upgrade(request: IncomingMessage, stream: Duplex, first: Buffer): void {
    if (this.#isOurs(request)) this.#upgrades.handle(request, stream, first)
    else if (this.#server.listenerCount('upgrade') === 1) giveBack(this.#server, request, stream)
  }

  #isOurs({ url = '/' }: IncomingMessage): boolean {
    const found = this.#gate.routes.find(url.split('?', 1)[0] as string)
    return found !== null && found !== 'malformed' && found.entry.webSocket !== null
  }
}

/** Without us nobody would listen for upgrades, and Node would have made a plain request of this one: so it becomes one again. */
function giveBack(server: Server, request: IncomingMessage, stream: Duplex): void {
  const response = new ServerResponse(request)
  response.shouldKeepAlive = false
  response.assignSocket(stream as Socket)
  response.on('finish', () => stream.end())
  stream.on('error', () => stream.destroy())
  server.emit('request', request, response)
}
