/** How a listener ends, and what that means for its connections. */

import { describe, expect, it } from 'vitest'
import { exit, GenServer, isAlive } from '../../src/actors/index.ts'
import { freePort } from './free-port.ts'
import { closeFrame, handshake, RawClient, text } from './raw-client.ts'
import type { ServerKind, TestServer } from './server.ts'
import type { MakeServer } from './suite.ts'

export function lifecycleSuite(makeServer: MakeServer, kind: ServerKind): void {
  describe('the end of a listener', () => {
    it('SIGTERM idle conns, client answers: 1001, after terminate', async () => {
      const server = await makeServer()
      const clients = await Promise.all([1, 2, 3].map(() => RawClient.open(server.port)))
      for (const _ of clients) await server.journal.until('init')
      const stopping = server.stop('shutdown')
      for (const client of clients) {
        expect(await client.next()).toBe('CLOSE 1001')
        client.send(closeFrame(1001))
        client.socket.end()
      }
      await stopping
      expect(server.journal.lines.slice(3)).toEqual(Array(3).fill('terminate shutdown'))
      expect(isAlive(server.listener)).toBe(false)
    })

    it('closes with 1012 when it is restarted', async () => {
      const server = await makeServer()
      const client = await server.open()
      const stopping = server.stop(['shutdown', 'restart'])
      expect(await client.next()).toBe('CLOSE 1012')
      client.destroy()
      await stopping
    })

    it('SIGTERM, client never answers close: is over all the same', { timeout: 10_000 }, async () => {
      const server = await makeServer({ drainTimeoutMs: 3000 })
      const client = await server.open()
      const stopping = server.stop()
      expect(await client.next()).toBe('CLOSE 1001')
      await stopping
      await client.ended()
    })

    it('SIGTERM, handler busy 3s, shutdown_timeout=1000: is cut at the deadline', async () => {
      const server = await makeServer({ drainTimeoutMs: 1000 })
      const client = await server.open()
      client.send(text('hang'))
      await server.journal.until('in hang')
      await server.stop()
      expect(await client.untilClose()).toEqual([expect.stringMatching(/END|RESET|CLOSE 1011/)])
    })

    it('SIGTERM, new connection during drain', async () => {
      let decide: (value: string) => void = () => {}
      const authenticate = (): Promise<string> =>
        new Promise((resolve) => {
          decide = resolve
        })
      const server = await makeServer({ route: { authenticate } })
      const late = await RawClient.connect(server.port, handshake())
      await expect.poll(() => server.node.processes().some(({ program }) => program.label === 'request')).toBe(true)
      const stopping = server.stop()
      await expect
        .poll(() =>
          RawClient.ask(server.port, handshake()).then(
            ({ status }) => status,
            () => 0,
          ),
        )
        .not.toBe(101)
      decide('ada')
      expect((await late.readHead()).status).toBe(503)
      await stopping
    })

    it.each([
      ['killed', (server: TestServer) => void exit(server.listener, 'kill')],
      ['crashed', (server: TestServer) => GenServer.call(server.listener, 'nonsense').catch(() => {})],
    ])('leaves its connections alone when it is %s', async (_how, end) => {
      const server = await makeServer({ idleTimeoutMs: 16_000 })
      const client = await server.open()
      await end(server)
      await expect.poll(() => isAlive(server.listener)).toBe(false)
      client.send(text('still here'))
      expect(await client.next()).toBe('text:echo:still here')
      await server.clock.advance(18_000)
      expect(await client.next()).toBe('CLOSE 1001 "idle timeout"')
      expect(await server.journal.until('terminate')).toBe('terminate timeout')
    })

    it('cuts what is left when it is killed in the middle of its end', async () => {
      const server = await makeServer()
      const client = await server.open()
      client.send(text('hang'))
      await server.journal.until('in hang')
      const other = await server.open()
      const stopping = GenServer.stop(server.listener, 'shutdown').catch(() => {})
      expect(await other.next()).toBe('CLOSE 1001')
      exit(server.listener, 'kill')
      await stopping
      expect(['END', 'RESET']).toContain(await client.next())
    })

    it.skipIf(kind === 'shared')('frees the port at once, even when killed', async () => {
      // Not one that the system chose: uWebSockets.js does not share such a port with what is left of its predecessor.
      const port = await freePort()
      const server = await makeServer({ port })
      const old = await server.open()
      exit(server.listener, 'kill')
      const next = await makeServer({ port })
      const client = await next.open()
      client.send(text('new'))
      expect(await client.next()).toBe('text:echo:new')
      old.send(text('old'))
      expect(await old.next()).toBe('text:echo:old')
    })
  })

  describe('a thousand connections', () => {
    it('are asked to go in batches, within half of the time there is', { timeout: 20_000 }, async () => {
      const server = await makeServer({ drainTimeoutMs: 2000 })
      const clients = await Promise.all(Array.from({ length: 300 }, () => RawClient.open(server.port)))
      await expect.poll(async () => (await server.counters()).open).toBe(300)
      const stopping = server.stop()
      const seen = await Promise.all(clients.map((client) => client.next()))
      expect(new Set(seen)).toEqual(new Set(['CLOSE 1001']))
      for (const client of clients) client.destroy()
      await stopping
      expect(server.clock.now()).toBeGreaterThanOrEqual(200)
      expect(server.clock.now()).toBeLessThan(2000)
    })
  })
}
