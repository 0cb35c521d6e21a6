/** The relay as its clients see it: what it serves where, and whom it lets in. */

import { afterEach, describe, expect, it } from 'vitest'
import { isAlive } from '../../src/actors/index.ts'
import type { RelayOptions } from '../../src/relay/index.ts'
import { handshake, RawClient, type ResponseHead } from '../transport/raw-client.ts'
import { type Client, closed } from './client.ts'
import { onEachTransport, RelayServer } from './relay-server.ts'

type Response = ResponseHead & { body: string }

onEachTransport((transport) => {
  const servers: RelayServer[] = []
  afterEach(() => {
    for (const server of servers.splice(0)) server.destroy()
  })
  async function start(options: RelayOptions = {}): Promise<RelayServer> {
    const server = await RelayServer.start({ transport, ...options })
    servers.push(server)
    return server
  }

  function upgrade(server: RelayServer, path: string): Promise<Response> {
    return RawClient.ask(server.port, handshake(path))
  }

  function get(server: RelayServer, path: string, method = 'GET'): Promise<Response> {
    const plain = { Upgrade: null, Connection: 'close', 'Sec-WebSocket-Key': null, 'Sec-WebSocket-Version': null }
    return RawClient.ask(server.port, handshake(path, plain, method))
  }

  const codeIn = ({ body }: Response): string => JSON.parse(body).error.code

  describe('the routes', () => {
    it('serves the same connections at /ws?id=N and /websocket/:id', async () => {
      const server = await start()
      const one = await server.open('/ws?id=1')
      const two = await server.open('/websocket/2')
      one.tell([2], '"from /ws"')
      expect(await two.next()).toBe('"from /ws"')
      two.tell([1], '"from /websocket"')
      expect(await one.next()).toBe('"from /websocket"')
    })

    it.each([
      ['/ws?id=-5', -5],
      ['/websocket/-5', -5],
      ['/ws?id=%2B7', 7],
      ['/websocket/%2B7', 7],
      ['/websocket/+7', 7],
      ['/ws?id=007', 7],
      ['/ws?id=-0', 0],
      ['/ws?id=9007199254740992', 2 ** 53],
      ['/ws?id=-9007199254740992', -(2 ** 53)],
      ['/ws?x=1&id=3', 3],
      ['/ws?id=1&id=2', 2],
    ])('%s is the connection %d', async (path, id) => {
      const server = await start()
      await server.open(path)
      expect(await server.ids()).toEqual([id])
    })

    it.each([
      ['/ws?id=%201', 'bad_id'],
      // In a query a plus is a space.
      ['/ws?id=+7', 'bad_id'],
      ['/websocket/%201', 'bad_id'],
      ['/ws?id=1.5', 'bad_id'],
      ['/websocket/1.5', 'bad_id'],
      ['/ws?id=0x10', 'bad_id'],
      ['/ws?id=1_0', 'bad_id'],
      ['/ws?id=1e3', 'bad_id'],
      ['/ws?id=', 'bad_id'],
      ['/ws?id=%EF%BC%91', 'bad_id'],
      ['/ws?id=abc%F0%9F%98%80', 'bad_id'],
      ['/ws', 'missing_id'],
      ['/ws?ID=1', 'missing_id'],
      ['/ws?id=9007199254740993', 'id_out_of_range'],
      ['/websocket/-9007199254740993', 'id_out_of_range'],
    ])('%s gets 400 before any upgrade, and words', async (path, code) => {
      const server = await start()
      const response = await upgrade(server, path)
      expect(response.status).toBe(400)
      expect(response.headers['content-type']).toBe('application/json')
      const { error } = JSON.parse(response.body)
      expect(error).toEqual(expect.objectContaining({ code, message: expect.stringMatching(/^Expected /) }))
      expect(error).not.toHaveProperty('tag')
      expect(await server.ids()).toEqual([])
    })

    it.each(['/ws?id=1', '/websocket/1', '/ws'])('GET %s without an upgrade gets 426', async (path) => {
      const server = await start()
      const response = await get(server, path)
      expect([response.status, response.headers.upgrade, codeIn(response)]).toEqual([
        426,
        'websocket',
        'upgrade_required',
      ])
    })

    it.each(['/', '/ws/', '/ws/1', '/websocket', '/websocket/1/2', '/healthy', '/WS?id=1'])(
      '%s is unknown: 404, with an upgrade and without',
      async (path) => {
        const server = await start()
        for (const response of [await get(server, path), await upgrade(server, path)]) {
          expect([response.status, codeIn(response)]).toEqual([404, 'not_found'])
        }
      },
    )

    it('/health counts connections and processes', async () => {
      const server = await start()
      const empty = await get(server, '/health')
      expect([empty.status, empty.headers['content-type']]).toEqual([200, 'application/json'])
      const before = JSON.parse(empty.body)
      expect(before).toEqual({ status: 'ok', connections: 0, processes: expect.any(Number), deadLetters: 0, transport })
      await server.openAll(1, 2, 3)
      const { connections, processes } = JSON.parse((await get(server, '/health')).body)
      expect([connections, processes]).toEqual([3, before.processes + 3])
    })

    it('/health answers no other method than GET and HEAD', async () => {
      const server = await start()
      const refused = await get(server, '/health', 'POST')
      expect([refused.status, refused.headers.allow]).toEqual([405, 'GET, HEAD'])
    })
  })

  describe('a connection for an id that is live', () => {
    it('replaces the one that has it, which is closed with 4009', async () => {
      const server = await start()
      const [older, other] = await server.openAll(1, 2)
      const newer = await server.open(1)
      expect(await older.next()).toBe(closed(4009, 'replaced'))
      other.tell([1], '"for the newcomer"')
      expect(await newer.next()).toBe('"for the newcomer"')
      expect(await server.ids()).toEqual([1, 2])
    })

    it('keeps its entry when the one before it goes', async () => {
      const server = await start()
      const older = await server.open(1)
      const predecessor = await server.connection(1)
      const newer = await server.open(1)
      expect(await older.next()).toBe(closed(4009, 'replaced'))
      await expect.poll(() => isAlive(predecessor)).toBe(false)
      newer.tell([1], '"still found"')
      expect(await newer.next()).toBe('"still found"')
    })

    it('is the last of many that come at once, and the only one', async () => {
      const server = await start()
      const rivals = await Promise.all(Array.from({ length: 20 }, () => server.open(1)))
      const isOpen = ({ ws }: Client): boolean => ws.readyState === ws.OPEN
      await expect.poll(() => rivals.filter(isOpen).length).toBe(1)
      for (const rival of rivals.filter((each) => !isOpen(each))) {
        expect(await rival.next()).toBe(closed(4009, 'replaced'))
      }
      const [survivor] = rivals.filter(isOpen)
      const witness = await server.open(2)
      witness.tell([1], '"you?"')
      expect(await survivor?.next()).toBe('"you?"')
      expect(await server.ids()).toEqual([1, 2])
    })

    it('is refused with 409 before the upgrade if that is wished', async () => {
      const server = await start({ onDuplicate: 'refuse' })
      const first = await server.open(1)
      const response = await upgrade(server, '/websocket/1')
      expect([response.status, JSON.parse(response.body)]).toEqual([
        409,
        { error: { code: 'id_in_use', message: 'The id 1 has a live connection' } },
      ])
      first.tell([1], '"undisturbed"')
      expect(await first.next()).toBe('"undisturbed"')
    })

    it('may have the id again when the one before has gone', async () => {
      const server = await start({ onDuplicate: 'refuse' })
      ;(await server.open(1)).destroy()
      await expect.poll(() => server.ids()).toEqual([])
      const again = await server.open(1)
      again.tell([1], '"back"')
      expect(await again.next()).toBe('"back"')
    })

    it('has 409 for all but one of many that come at once', async () => {
      const server = await start({ onDuplicate: 'refuse' })
      const results = await Promise.allSettled(Array.from({ length: 20 }, () => server.open(1)))
      const winners = results.flatMap((result) => (result.status === 'fulfilled' ? [result.value] : []))
      const statuses = results.flatMap((result) => (result.status === 'rejected' ? [result.reason.status] : []))
      expect(statuses).toEqual(Array(19).fill(409))
      winners[0]?.tell([1], '"won"')
      expect(await winners[0]?.next()).toBe('"won"')
    })
  })
})
