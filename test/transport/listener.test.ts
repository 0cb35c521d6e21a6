import { createServer } from 'node:net'
import { afterEach, describe, expect, it } from 'vitest'
import { WebSocket } from 'ws'
import { GenServer, Node, ok, type Pid, runProcess, VirtualClock } from '../../src/actors/index.ts'
import { connection, push } from '../../src/connection/index.ts'
import { DynamicSupervisor, Supervisor } from '../../src/supervisor/index.ts'
import { Listener, type ListenerOptions, listener } from '../../src/transport/index.ts'
import { loadUws } from '../../src/transport/uws.ts'
import { freePort } from './free-port.ts'
import { RawClient, text } from './raw-client.ts'
import { selfSigned } from './tls.ts'

const Echo = connection({
  init: () => ok(null),
  handleIn: ([data], state) => push(typeof data === 'string' ? ['text', data] : ['binary', data], state),
})

const kinds = (await loadUws()).tag === 'available' ? (['uws', 'node'] as const) : (['node'] as const)
const nodes: Node[] = []
afterEach(() => {
  for (const node of nodes.splice(0)) node.stop()
})

function newNode(): Node {
  const node = new Node({ clock: new VirtualClock() })
  nodes.push(node)
  return node
}

const echoOptions = (options: Partial<ListenerOptions> = {}): ListenerOptions => ({
  host: '127.0.0.1',
  transport: 'node',
  routes: [{ path: '/ws', connection: Echo }],
  ...options,
})

async function echoes(port: number): Promise<string> {
  const client = await RawClient.open(port)
  client.send(text('echo'))
  return client.next()
}

/** A port that another server has while `use` runs. */
async function withTakenPort(use: (port: number) => Promise<void>): Promise<void> {
  const port = await freePort()
  const other = createServer()
  await new Promise<void>((resolve) => other.listen({ port, host: '127.0.0.1' }, resolve))
  try {
    await use(port)
  } finally {
    other.close()
  }
}

describe.each(kinds)('a listener on %s', (transport) => {
  it('has bound its port when its start resolves, and says which', async () => {
    const pid = await listener(echoOptions({ transport })).start({ node: newNode() })
    const port = await Listener.port(pid)
    expect(port).toBeGreaterThan(0)
    expect(await echoes(port)).toBe('text:echo')
    expect(await Listener.info(pid)).toEqual({ port, transport, openConnections: 1 })
  })

  it('a port that is taken is a start error that says so', async () => {
    await withTakenPort(async (port) => {
      const starting = listener(echoOptions({ transport, port })).start({ node: newNode() })
      const result = await starting.result()
      expect(result).toEqual(['error', ['eaddrinuse', expect.stringContaining(`127.0.0.1:${port}`)]])
      expect(result[1]).toEqual(expect.arrayContaining([expect.stringMatching(/another server has the port/)]))
    })
  })

  it.each([
    ['198.51.100.1', 'eaddrnotavail'],
    ['nowhere.invalid', /^(enotfound|eai_again)$/],
  ])('host %s is a start error: %s', { timeout: 20_000 }, async (host, code) => {
    const result = await listener(echoOptions({ transport, host })).start({ node: newNode() }).result()
    expect(result).toEqual(['error', [expect.stringMatching(code), expect.stringContaining(host)]])
  })

  it('TLS files that cannot be read are a start error', async () => {
    const tls = { keyFile: '/nowhere/key.pem', certFile: '/nowhere/cert.pem' }
    const result = await listener(echoOptions({ transport, tls })).start({ node: newNode() }).result()
    expect(result).toEqual(['error', ['einval', expect.any(String)]])
  })

  it('several live beside each other on one node', async () => {
    const node = newNode()
    const pids = await Promise.all([1, 2, 3].map(() => listener(echoOptions({ transport })).start({ node })))
    const ports = await Promise.all(pids.map((pid) => Listener.port(pid)))
    expect(new Set(ports).size).toBe(3)
    expect(await Promise.all(ports.map(echoes))).toEqual(Array(3).fill('text:echo'))
  })

  it('in a supervision tree: connections live under their supervisor and outlive a listener that crashes and comes back on its port', async () => {
    const node = newNode()
    const port = await freePort()
    const tree = [
      DynamicSupervisor.childSpec({ name: 'connections' }),
      listener(echoOptions({ transport, port, name: 'front', connections: 'connections' })).childSpec(),
    ]
    await runProcess(node, async () => {
      await Supervisor.startLink(tree, { strategy: 'rest_for_one' })
      const client = await RawClient.open(port)
      await expect.poll(() => DynamicSupervisor.countChildren('connections')).toMatchObject({ active: 1 })
      expect((await Listener.info('front')).openConnections).toBe(1)
      await expect(GenServer.call('front', 'nonsense')).rejects.toThrow()
      await expect.poll(() => Listener.info('front').catch(() => null)).toMatchObject({ port, openConnections: 0 })
      expect(await echoes(port)).toBe('text:echo')
      client.send(text('still here'))
      expect(await client.next()).toBe('text:still here')
    })
  })

  it('ends first in its tree, and its connections with 1001', async () => {
    const node = newNode()
    const clock = node.clock as VirtualClock
    let supervisor: Pid | null = null
    const port = await freePort()
    const front = listener(echoOptions({ transport, port, connections: 'connections' })).childSpec()
    void runProcess(node, async () => {
      supervisor = await Supervisor.startLink([DynamicSupervisor.childSpec({ name: 'connections' }), front], {
        strategy: 'rest_for_one',
      })
      await new Promise(() => {})
    }).catch(() => {})
    await expect.poll(() => supervisor).not.toBeNull()
    const client = await RawClient.open(port)
    await expect.poll(() => DynamicSupervisor.countChildren(supervisorOf(node))).toMatchObject({ active: 1 })
    let stopped = false
    const stopping = Supervisor.stop(supervisor as unknown as Pid, 'shutdown').finally(() => {
      stopped = true
    })
    stopping.catch(() => {})
    while (!stopped) await clock.advance(10)
    expect(await client.next()).toBe('CLOSE 1001')
    await expect(RawClient.connect(port)).rejects.toThrow(/ECONNREFUSED/)
  })

  const files = selfSigned()
  it.skipIf(files === null)('speaks TLS', async () => {
    const { keyFile, certFile } = files as NonNullable<typeof files>
    const pid = await listener(echoOptions({ transport, tls: { keyFile, certFile } })).start({ node: newNode() })
    const client = new WebSocket(`wss://127.0.0.1:${await Listener.port(pid)}/ws`, { rejectUnauthorized: false })
    const answer = new Promise((resolve) => client.on('message', (data) => resolve(data.toString())))
    client.on('open', () => client.send('secret'))
    expect(await answer).toBe('secret')
    client.terminate()
  })

  it('compresses, for clients that offer it, what is not too small', async () => {
    const pid = await listener(echoOptions({ transport, compression: { thresholdBytes: 100 } })).start({
      node: newNode(),
    })
    const client = new WebSocket(`ws://127.0.0.1:${await Listener.port(pid)}/ws`, {
      perMessageDeflate: { threshold: 0 },
    })
    await new Promise((resolve) => client.on('open', resolve))
    expect(client.extensions).toContain('permessage-deflate')
    const big = 'linecard '.repeat(1000)
    const answers: string[] = []
    client.on('message', (data) => answers.push(data.toString()))
    client.send('small')
    client.send(big)
    await expect.poll(() => answers).toEqual(['small', big])
    const { bytesRead } = (client as unknown as { _socket: { bytesRead: number } })._socket
    expect(bytesRead).toBeLessThan(1000)
    client.terminate()
  })

  it('a compressed message counts as what it is unpacked: a bomb is 1009 or the end', async () => {
    const options = echoOptions({ transport, compression: true, maxPayloadBytes: 10_000 })
    const pid = await listener(options).start({ node: newNode() })
    const client = new WebSocket(`ws://127.0.0.1:${await Listener.port(pid)}/ws`)
    await new Promise((resolve) => client.on('open', resolve))
    const closed = new Promise((resolve) => client.on('close', resolve))
    client.on('error', () => {})
    client.send('x'.repeat(10_000_000))
    expect(transport === 'uws' ? [1006, 1009] : [1009]).toContain(await closed)
    expect((await Listener.counters(pid)).cut.maxPayloadBytes + (transport === 'uws' ? 1 : 0)).toBeGreaterThan(0)
  })

  it('compression that is not asked for is not used', async () => {
    const pid = await listener(echoOptions({ transport })).start({ node: newNode() })
    const client = new WebSocket(`ws://127.0.0.1:${await Listener.port(pid)}/ws`)
    await new Promise((resolve) => client.on('open', resolve))
    expect(client.extensions).toBe('')
    client.terminate()
  })
})

/** The DynamicSupervisor of a node that has one. */
function supervisorOf(node: Node): Pid {
  return node.names.get('connections') as Pid
}

describe('listener()', () => {
  const wrong: [what: string, options: Partial<ListenerOptions>, message: RegExp][] = [
    ['a port that is none', { port: 70_000 }, /`port` to be an integer from 0 to 65535/],
    ['a transport that is none', { transport: 'ws' as never }, /`transport` to be 'uws', 'node', 'auto'/],
    ['a limit that is none', { maxConnections: 0 }, /`maxConnections` to be an integer from 1/],
    ['a limit that cannot be infinite', { maxPayloadBytes: 'infinity' as never }, /`maxPayloadBytes` to be an integer/],
    ['a drain timeout that is none', { drainTimeoutMs: -1 }, /`drainTimeoutMs`/],
    ['TLS without files', { tls: {} as never }, /`keyFile` and `certFile`/],
    ['routes that are none', { routes: {} as never }, /`routes` to be an array/],
    [
      'a route without anything to serve it',
      { routes: [{ path: '/' } as never] },
      /`connection` or a function `handle`/,
    ],
    ['a path that is none', { routes: [{ path: 'ws', connection: Echo }] }, /begin with '\/'/],
    ['a route twice', { routes: [1, 2].map(() => ({ path: '/ws', connection: Echo })) }, /each route once/],
    [
      'an origin that is none',
      { routes: [{ path: '/', connection: Echo, origins: ['example.com'] }] },
      /an origin such as/,
    ],
  ]
  it.each(wrong)('refuses %s at once', (_what, options, message) => {
    expect(() => listener(echoOptions(options))).toThrow(message)
  })

  it('gives a supervisor all the time that connections have to end in', () => {
    const { shutdown, restart, id } = listener(echoOptions({ port: 4000, drainTimeoutMs: 1000 })).childSpec()
    expect({ shutdown, restart, id }).toEqual({ shutdown: 6000, restart: 'permanent', id: 'Listener 127.0.0.1:4000' })
  })
})
