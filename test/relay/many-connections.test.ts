import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { afterEach, describe, expect, it } from 'vitest'
import { onEachTransport, RelayServer } from './relay-server.ts'

const CLIENTS = fileURLToPath(new URL('./light-clients.js', import.meta.url))

onEachTransport((transport) => {
  const undo: (() => void)[] = []
  afterEach(() => {
    for (const each of undo.splice(0)) each()
  })

  async function startBoth(): Promise<[RelayServer, ChildProcess]> {
    const server = await RelayServer.start({ transport })
    const clients = fork(CLIENTS, [String(server.port)])
    undo.push(
      () => server.destroy(),
      () => clients.kill('SIGKILL'),
    )
    return [server, clients]
  }

  async function order(clients: ChildProcess, what: object): Promise<unknown> {
    clients.send(what)
    const [answer] = await once(clients, 'message')
    return answer
  }

  async function comeTalkAndGo(count: number): Promise<void> {
    const [server, clients] = await startBoth()
    const processesBefore = server.node.processCount

    expect(await order(clients, { open: count })).toEqual({ opened: count })
    await expect.poll(() => server.node.processCount, { timeout: 10_000 }).toBe(processesBefore + count)
    expect((await server.ids()).length).toBe(count)

    expect(await order(clients, { talk: Math.floor(count / 3) + 1 })).toEqual({ talked: true, wrong: 0 })

    await order(clients, { leave: true })
    await expect.poll(() => server.node.processCount, { timeout: 20_000 }).toBe(processesBefore)
    expect(await server.ids()).toEqual([])

    const next = await server.open(1)
    next.tell([1], '"served"')
    expect(await next.next()).toBe('"served"')
  }

  describe('many connections', () => {
    it('come, talk, and go all at once: two thousand', { timeout: 30_000 }, () => comeTalkAndGo(2000))
    it('come, talk, and go all at once: ten thousand', { tags: ['slow'] }, () => comeTalkAndGo(10_000))
  })
})
