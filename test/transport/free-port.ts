import { once } from 'node:events'
import { createServer } from 'node:net'

/** A port of this machine that nobody listens on, below those that the system gives to clients. */
export async function freePort(): Promise<number> {
  for (;;) {
    const port = 20_000 + Math.floor(Math.random() * 12_000)
    const server = createServer().listen({ port, host: '127.0.0.1', exclusive: true })
    const bound = await once(server, 'listening').then(
      () => true,
      () => false,
    )
    if (!bound) continue
    server.close()
    await once(server, 'close')
    return port
  }
}
