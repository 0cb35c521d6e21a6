import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { WebSocket } from 'ws'
import { BuiltCopy } from '../cli/built-copy.ts'

let copy: BuiltCopy
let url = ''
const clients: WebSocket[] = []

beforeAll(async () => {
  copy = new BuiltCopy()
  const program = copy.run(['scripts/example.js', 'echo'], { PORT: '0' })
  url = /ws:\S+/.exec(await program.line(/^Echo on /))?.[0] ?? ''
}, 60_000)
afterAll(() => {
  for (const client of clients) client.terminate()
  copy.remove()
})

async function open(path: string): Promise<WebSocket> {
  const client = new WebSocket(url + path)
  clients.push(client)
  await once(client, 'open')
  return client
}

it.each(['/', '/any', '/path/at%20all?with=query'])('comes back as it was sent on %s', async (path) => {
  const client = await open(path)
  const messages = ['', 'text', '{"json":1}', 'é \u{1f600}', Buffer.alloc(0), randomBytes(1000), randomBytes(2 ** 22)]
  for (const message of messages) {
    client.send(message)
    const [data, isBinary] = await once(client, 'message')
    expect(isBinary).toBe(typeof message !== 'string')
    expect((data as Buffer).equals(Buffer.from(message))).toBe(true)
  }
})

it('keeps the order of many', async () => {
  const client = await open('/')
  const received: string[] = []
  client.on('message', (data) => received.push(String(data)))
  const sent = Array.from({ length: 1000 }, (_, index) => String(index))
  for (const message of sent) client.send(message)
  await expect.poll(() => received.length).toBe(1000)
  expect(received).toEqual(sent)
})
