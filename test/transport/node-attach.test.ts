import { once } from 'node:events'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, expect, it } from 'vitest'
import { WebSocketServer } from 'ws'
import { exit, Node, ok } from '../../src/actors/index.ts'
import { connection, push } from '../../src/connection/index.ts'
import { Listener, listener } from '../../src/transport/index.ts'
import { sharing } from '../../src/transport/node.ts'
import { handshake, RawClient, text } from './raw-client.ts'

const Echo = connection({
  init: () => ok(null),
  handleIn: ([data], state) => push(['text', `ours:${data}`], state),
})

const node = new Node()
const servers: Server[] = []
afterEach(() => {
  for (const server of servers.splice(0)) server.close().closeAllConnections()
})

async function ownServer(): Promise<{ server: Server; port: number }> {
  const server = createServer((request, response) => response.end(`owner:${request.method} ${request.url}`))
  servers.push(server)
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return { server, port: (server.address() as AddressInfo).port }
}

it('shares upgrades with another library: each takes its own paths', async () => {
  const { server, port } = await ownServer()
  const others = new WebSocketServer({ noServer: true })
  server.on('upgrade', (request, stream, first) => {
    if (request.url !== '/theirs') return
    others.handleUpgrade(request, stream, first, (ws) => ws.send('theirs'))
  })
  await listener({ transport: sharing(server), routes: [{ path: '/ours', connection: Echo }] }).start({ node })
  const theirs = await RawClient.open(port, '/theirs')
  expect(await theirs.next()).toBe('text:theirs')
  const ours = await RawClient.open(port, '/ours')
  ours.send(text('x'))
  expect(await ours.next()).toBe('text:ours:x')
  theirs.destroy()
  ours.destroy()
})

it('two listeners may share one server', async () => {
  const { server, port } = await ownServer()
  for (const path of ['/a', '/b']) {
    await listener({ transport: sharing(server), routes: [{ path, connection: Echo }] }).start({ node })
  }
  for (const path of ['/a', '/b']) {
    const client = await RawClient.open(port, path)
    client.send(text(path))
    expect(await client.next()).toBe(`text:ours:${path}`)
    client.destroy()
  }
})

it('makes a plain request again of an upgrade that is nobody’s', async () => {
  const { server, port } = await ownServer()
  await listener({ transport: sharing(server), routes: [{ path: '/ours', connection: Echo }] }).start({ node })
  const response = await RawClient.ask(port, handshake('/other?x=1'))
  expect(response).toMatchObject({ status: 200, body: 'owner:GET /other?x=1' })
})

it('gives the server back as it was, however its process ends', async () => {
  const { server, port } = await ownServer()
  const pid = await listener({ transport: sharing(server), routes: [{ path: '/ours', connection: Echo }] }).start({
    node,
  })
  expect(await Listener.port(pid)).toBe(port)
  expect(server.listenerCount('upgrade')).toBe(1)
  exit(pid, 'kill')
  expect(server.listenerCount('upgrade')).toBe(0)
  expect(server.listening).toBe(true)
})
