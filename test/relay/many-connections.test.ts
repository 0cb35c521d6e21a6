import { connect, type Socket } from 'node:net'
import { afterEach, describe, expect, it } from 'vitest'
import { handshake, text } from '../transport/raw-client.ts'
import { onEachTransport, RelayServer } from './relay-server.ts'

const END_OF_HEAD = '\r\n\r\n'

/** A connection that costs its test little: it counts the frames that come, all of them short texts. */
class LightClient {
  readonly id: number
  received = 0
  sum = 0
  readonly #socket: Socket

  private constructor(id: number, socket: Socket) {
    this.id = id
    this.#socket = socket
  }

  static open(port: number, id: number): Promise<LightClient> {
    return new Promise((resolve, reject) => {
      const socket = connect({ port, host: '127.0.0.1', noDelay: true })
      const client = new LightClient(id, socket)
      socket.on('error', reject)
      socket.once('data', (head) => {
        if (!head.includes('HTTP/1.1 101') || !head.toString('latin1').endsWith(END_OF_HEAD))
          reject(new Error(`${head}`))
        socket.on('data', (frames) => client.#take(frames))
        resolve(client)
      })
      socket.write(handshake(`/ws?id=${id}`))
    })
  }

  /** Frames of numbers are so short that the kernel never splits one. */
  #take(bytes: Buffer): void {
    for (let at = 0; at < bytes.length; ) {
      const end = at + 2 + (bytes[at + 1] as number)
      this.received++
      this.sum += Number(bytes.toString('latin1', at + 2, end))
      at = end
    }
  }

  tell(target: number, payload: number): void {
    this.#socket.write(text(`{"targets":[${target}],"payload":${payload}}`))
  }

  destroy(): void {
    this.#socket.destroy()
  }
}

/** At most this many are connecting at a time: a listening socket's queue is no longer. */
const BATCH = 100

async function openMany(port: number, count: number): Promise<LightClient[]> {
  const clients: LightClient[] = []
  while (clients.length < count) {
    const ids = Array.from({ length: Math.min(BATCH, count - clients.length) }, (_, index) => clients.length + index)
    clients.push(...(await Promise.all(ids.map((id) => LightClient.open(port, id)))))
  }
  return clients
}

onEachTransport((transport) => {
  const servers: RelayServer[] = []
  afterEach(() => {
    for (const server of servers.splice(0)) server.destroy()
  })

  async function comeTalkAndGo(count: number): Promise<void> {
    const server = await RelayServer.start({ transport })
    servers.push(server)
    const processesBefore = server.node.processCount

    const clients = await openMany(server.port, count)
    await expect.poll(() => server.node.processCount, { timeout: 10_000 }).toBe(processesBefore + count)
    expect((await server.ids()).length).toBe(count)

    // Every one to its neighbour some places on, so that each gets exactly what one other has sent.
    const step = Math.floor(count / 3) + 1
    for (const client of clients) client.tell((client.id + step) % count, client.id)
    await expect.poll(() => clients.every(({ received }) => received === 1), { timeout: 20_000 }).toBe(true)
    for (const { id, sum } of clients) expect(sum).toBe((id - step + count) % count)

    for (const client of clients) client.destroy()
    await expect.poll(() => server.node.processCount, { timeout: 20_000 }).toBe(processesBefore)
    expect(await server.ids()).toEqual([])
    expect(server.node.deadLetters).toBe(0)

    const next = await server.open(1)
    next.tell([1], '"served"')
    expect(await next.next()).toBe('"served"')
  }

  describe('many connections', () => {
    it('come, talk, and go all at once: two thousand', { timeout: 30_000 }, () => comeTalkAndGo(2000))
    it('come, talk, and go all at once: ten thousand', { tags: ['slow'] }, () => comeTalkAndGo(10_000))
  })
})
