import { once } from 'node:events'
import { connect, type Socket } from 'node:net'
import { afterEach, describe, expect, it } from 'vitest'
import { WebSocket } from 'ws'
import { loadUws } from '../../src/transport/uws.ts'
import { RandomBytes } from './random-bytes.ts'
import { handshake } from './raw-client.ts'
import { TestServer } from './server.ts'

const HANDSHAKES = 3000
const FRAMES = 20_000
const FRAMES_A_CONNECTION = 10
const AT_ONCE = 20

const kinds = (await loadUws()).tag === 'available' ? (['uws', 'node'] as const) : (['node'] as const)
const given = process.env.LINECARD_FUZZ_SEED
const seed = given === undefined ? Math.floor(Math.random() * 2 ** 32) : Number(given)

/** A client that behaves, and must not notice what the others do: it echoes until it is told to stop. */
class HealthyClient {
  echoes = 0
  readonly #ws: WebSocket
  #stopped = false

  constructor(port: number) {
    this.#ws = new WebSocket(`ws://127.0.0.1:${port}/ws`)
  }

  /** Resolves when it was stopped; rejects when an echo is wrong or its connection ends. */
  async run(): Promise<void> {
    const gone = once(this.#ws, 'close').then(([code]) => {
      throw new Error(`the healthy connection was closed with ${code}`)
    })
    await once(this.#ws, 'open')
    while (!this.#stopped) {
      const sent = `${this.echoes}`
      this.#ws.send(sent)
      const [data] = (await Promise.race([once(this.#ws, 'message'), gone])) as [Buffer]
      expect(data.toString()).toBe(`echo:${sent}`)
      this.echoes++
    }
    gone.catch(() => {})
    this.#ws.terminate()
  }

  stop(): void {
    this.#stopped = true
  }
}

async function connected(port: number): Promise<Socket> {
  const socket = connect({ port, host: '127.0.0.1', noDelay: true })
  socket.on('error', () => {})
  socket.on('data', () => {})
  await once(socket, 'connect')
  return socket
}

const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve))

async function sendHandshake(port: number, bytes: Buffer): Promise<void> {
  const socket = await connected(port)
  socket.write(bytes)
  for (let turns = 0; turns < 4 && !socket.destroyed; turns++) await turn()
  socket.destroy()
}

/** Sends frames until they are all sent or the server has had enough; returns how many it took. */
async function sendFrames(port: number, random: RandomBytes): Promise<number> {
  const socket = await connected(port)
  socket.write(handshake())
  await Promise.race([once(socket, 'data'), once(socket, 'close')])
  let sent = 0
  for (; sent < FRAMES_A_CONNECTION && !socket.destroyed && socket.writable; sent++) {
    socket.write(random.frame())
    await turn()
  }
  socket.destroy()
  return sent
}

/** Runs `work` so many times at once until it returns false. */
async function together(work: () => Promise<boolean>): Promise<void> {
  const worker = async (): Promise<void> => {
    while (await work());
  }
  await Promise.all(Array.from({ length: AT_ONCE }, worker))
}

describe.each(kinds)('the %s transport under arbitrary bytes', (kind) => {
  let server: TestServer | null = null
  afterEach(() => {
    server?.destroy()
    server = null
  })

  it(`serves everybody else, and forgets nobody (LINECARD_FUZZ_SEED=${seed})`, { timeout: 120_000 }, async () => {
    const random = new RandomBytes(seed)
    server = await TestServer.start(kind, { realTime: true, route: { authenticate: slowSometimes(random) } })
    const { port } = server
    const healthy = new HealthyClient(port)
    const running = healthy.run()
    let handshakes = 0
    let frames = 0
    const fuzzing = (async () => {
      await together(async () => {
        await sendHandshake(port, random.handshake())
        return ++handshakes < HANDSHAKES
      })
      await together(async () => {
        const sent = await sendFrames(port, random)
        frames += sent
        return frames < FRAMES
      })
    })()
    await Promise.race([fuzzing, running])
    healthy.stop()
    await running
    expect(handshakes + frames).toBeGreaterThanOrEqual(HANDSHAKES + FRAMES)
    expect(healthy.echoes).toBeGreaterThan(100)
    await expect.poll(async () => (await server?.counters())?.open, { timeout: 10_000 }).toBe(0)
    const left = server.node.processes().map(({ program }) => program.label)
    expect(left.sort()).toEqual(['DynamicSupervisor', 'Listener'])
  })
})

/** Lets everybody in, half of them later. */
function slowSometimes(random: RandomBytes): () => true | Promise<true> {
  return () => (random.below(2) === 0 ? true : new Promise((resolve) => setImmediate(() => resolve(true))))
}
