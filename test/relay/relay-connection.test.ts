/** What processes may send to a connection, and what comes of it. */

import { afterEach, describe, expect, it } from 'vitest'
import { GenServer, isAlive, type Pid, send } from '../../src/actors/index.ts'
import { closed } from './client.ts'
import { onEachTransport, RelayServer } from './relay-server.ts'

onEachTransport((transport) => {
  const servers: RelayServer[] = []
  afterEach(() => {
    for (const server of servers.splice(0)) server.destroy()
  })
  async function start(): Promise<RelayServer> {
    const server = await RelayServer.start({ transport })
    servers.push(server)
    return server
  }
  const tell = (server: RelayServer, pid: Pid, ...messages: unknown[]): Promise<void> =>
    server.run(() => {
      for (const message of messages) send(pid, message)
    })

  describe("['text', text]", () => {
    it('goes to the client as it is, whoever sends it', async () => {
      const server = await start()
      const client = await server.open(1)
      await tell(server, await server.connection(1), ['text', 'no JSON at all'], ['text', ''])
      expect(await client.take(2)).toEqual(['no JSON at all', ''])
    })

    it('with something else than a text ends that connection alone', async () => {
      const server = await start()
      const [client, other] = await server.openAll(1, 2)
      await tell(server, await server.connection(1), ['text', 42])
      expect(await client.next()).toBe(closed(1011))
      other.tell([2], '"unharmed"')
      expect(await other.next()).toBe('"unharmed"')
    })
  })

  describe("['close', code, reason]", () => {
    it('closes the connection so, behind what was sent before', async () => {
      const server = await start()
      const client = await server.open(1)
      const pid = await server.connection(1)
      await tell(server, pid, ['text', 'last'], ['close', 4321, 'bye'], ['text', 'too late'])
      expect(await client.take(2)).toEqual(['last', closed(4321, 'bye')])
      await expect.poll(() => isAlive(pid)).toBe(false)
      expect(await server.ids()).toEqual([])
    })
  })

  describe('anything else', () => {
    it('is passed over', async () => {
      const server = await start()
      const client = await server.open(1)
      const pid = await server.connection(1)
      const strange = [null, undefined, 0, '', 'text', {}, [], [null], ['unknown', 1], Symbol('x'), new Map(), () => {}]
      await tell(server, pid, ...strange, ['EXIT', pid, 'normal'], ['register'])
      await tell(server, pid, ['text', 'alive'])
      expect(await client.next()).toBe('alive')
      expect(await server.connection(1)).toBe(pid)
    })

    it('that wants an answer ends the connection, and no other', async () => {
      const server = await start()
      const [client, other] = await server.openAll(1, 2)
      const pid = await server.connection(1)
      await expect(server.run(() => GenServer.call(pid, 'state'))).rejects.toThrow()
      expect(await client.next()).toBe(closed(1011))
      other.tell([2], '"unharmed"')
      expect(await other.next()).toBe('"unharmed"')
    })
  })
})
