/** What a listener takes upon itself, and what happens beyond. */

import { describe, expect, it } from 'vitest'
import { type Pid, send } from '../../src/actors/index.ts'
import { frame, handshake, PING, PONG, RawClient, text } from './raw-client.ts'
import type { ServerKind, TestServer } from './server.ts'
import type { MakeServer } from './suite.ts'

export function limitsSuite(makeServer: MakeServer, kind: ServerKind): void {
  const refusals = (server: TestServer): unknown[] => {
    const seen: unknown[] = []
    server.node.telemetry.attach('test', [['linecard', 'transport', 'refused']], (_event, _count, { cause, status }) =>
      seen.push([cause, status]),
    )
    return seen
  }

  describe('maxConnections', () => {
    it('one more gets 503 with Retry-After; a place that is left can be taken again', async () => {
      const server = await makeServer({ maxConnections: 2 })
      const events = refusals(server)
      const first = await server.open()
      await server.open()
      const refused = await RawClient.ask(server.port, handshake())
      expect([refused.status, refused.headers['retry-after']]).toEqual([503, '5'])
      expect(events).toEqual([['maxConnections', 503]])
      expect((await server.counters()).refused.maxConnections).toBe(1)
      first.destroy()
      await server.journal.until('terminate')
      await expect.poll(async () => (await server.counters()).open).toBe(1)
      await server.open()
    })

    it('a refused upgrade leaves its place', async () => {
      const server = await makeServer({
        maxConnections: 1,
        route: { admit: ({ query }) => (query.no === '1' ? { status: 400 } : null) },
      })
      for (let count = 0; count < 3; count++)
        expect((await RawClient.ask(server.port, handshake('/ws?no=1'))).status).toBe(400)
      await server.open()
    })
  })

  describe('maxConnectionsPerAddress', () => {
    it('one more gets 429', async () => {
      const server = await makeServer({ maxConnectionsPerAddress: 1 })
      const first = await server.open()
      expect((await RawClient.ask(server.port, handshake())).status).toBe(429)
      first.destroy()
      await expect.poll(async () => (await server.counters()).open).toBe(0)
      await server.open()
    })
  })

  describe('maxHeaderBytes', () => {
    it.skipIf(kind === 'shared')('one more gets 431', async () => {
      const server = await makeServer({ maxHeaderBytes: 1000 })
      const response = await RawClient.ask(server.port, handshake('/ws', { 'X-Big': 'x'.repeat(1000) }))
      expect(response.status).toBe(431)
      expect((await server.counters()).refused.maxHeaderBytes).toBe(1)
    })

    it('takes the default of 16 KiB in several segments', async () => {
      const server = await makeServer()
      const request = handshake('/ws', { 'X-Big': 'x'.repeat(12_000) })
      const client = await RawClient.connect(server.port, request.subarray(0, 6000))
      await new Promise((resolve) => setTimeout(resolve, 20))
      client.send(request.subarray(6000))
      expect((await client.readHead()).status).toBe(101)
    })
  })

  describe('idleTimeoutMs', () => {
    /** A sixteenth later than the timeout at the latest. */
    const late = 1000 / 16 + 1

    it('idle timeout=1000', async () => {
      const server = await makeServer({ idleTimeoutMs: 1000 })
      const client = await server.open()
      await server.clock.advance(990)
      expect((await server.counters()).open).toBe(1)
      await server.clock.advance(10 + late)
      expect(await client.next()).toBe('CLOSE 1001 "idle timeout"')
      expect(await server.journal.next()).toBe('terminate timeout')
      expect((await server.counters()).cut.idleTimeoutMs).toBe(1)
    })

    it.each([
      ['idle timeout=1000, client data every 600ms x4', text('ok'), 'in ok'],
      ['idle timeout=1000, client ping every 600ms x4', frame(PING, 'p'), 'ping p'],
      ['idle timeout=1000, client pong every 600ms', frame(PONG, 'p'), 'pong p'],
    ])('%s', async (_row, sent, noted) => {
      const server = await makeServer({ idleTimeoutMs: 1000 })
      const client = await server.open()
      for (let count = 0; count < 4; count++) {
        await server.clock.advance(600)
        client.send(sent)
        expect(await server.journal.next()).toBe(noted)
      }
      await server.clock.advance(1000 + 2 * late)
      expect(await server.journal.next()).toBe('terminate timeout')
    })

    it('idle timeout=1000, server pushes every 600ms x6, client silent', async () => {
      const server = await makeServer({ idleTimeoutMs: 1000 })
      const client = await server.open()
      const connection = server.node.processes().find(({ program }) => program.label === 'Probe')
      await server.clock.advance(600)
      send(connection as Pid, 'pushed')
      expect(await client.next()).toBe('text:pushed')
      await server.clock.advance(400 + late)
      expect(await client.next()).toBe('CLOSE 1001 "idle timeout"')
    })

    it('keepAlive: a client that answers pings stays, one that does not goes', async () => {
      const server = await makeServer({ idleTimeoutMs: 1000, route: { keepAlive: true } })
      const client = await server.open()
      for (let count = 0; count < 3; count++) {
        await server.clock.advance(500 + late)
        expect(await client.next()).toBe('ping:')
        client.send(frame(PONG, ''))
        expect(await server.journal.next()).toBe('pong ')
      }
      await server.clock.advance(1000 + 2 * late)
      expect(await client.next()).toBe('ping:')
      expect(await client.next()).toBe('CLOSE 1001 "idle timeout"')
    })

    it('infinity is none, and a route may have its own', async () => {
      const server = await makeServer({ idleTimeoutMs: 1000, route: { idleTimeoutMs: 'infinity' } })
      const client = await server.open()
      await server.clock.advance(10_000_000)
      client.send(text('still here'))
      expect(await client.next()).toBe('text:echo:still here')
    })
  })

  describe('maxBufferedBytes', () => {
    it('a backstop: what is beyond it is dropped and counted', async () => {
      const server = await makeServer({
        maxBufferedBytes: 1 << 20,
        route: { limits: { slowReader: 'drop_newest', maxBufferedBytes: 'infinity' } },
      })
      const client = await server.open()
      client.socket.pause()
      client.send(text('flood'))
      await server.journal.until('in flood')
      expect((await server.counters()).cut.maxBufferedBytes).toBeGreaterThan(10)
      client.destroy()
    })
  })
}
