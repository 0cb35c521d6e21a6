import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, expect, it } from 'vitest'
import WebSocket from 'ws'
import { makeApp, serveTalk } from '../../examples/express/app.ts'
import { GenServer } from '../../src/index.ts'

const closing: (() => Promise<unknown>)[] = []
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close()
})

async function start(): Promise<string> {
  const server = createServer(makeApp())
  const tree = await serveTalk(server)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  closing.push(() => new Promise((resolve) => server.close(resolve)))
  closing.push(() => GenServer.stop(tree, 'shutdown'))
  return `127.0.0.1:${(server.address() as AddressInfo).port}`
}

async function talk(host: string, words: readonly string[]): Promise<string[]> {
  const client = new WebSocket(`ws://${host}/talk`)
  await new Promise((resolve, reject) => client.once('open', resolve).once('error', reject))
  const answers: string[] = []
  for (const word of words) {
    client.send(word)
    answers.push(await new Promise((resolve) => client.once('message', (data) => resolve(data.toString()))))
  }
  closing.push(async () => client.terminate())
  return answers
}

it('leaves Express its routes, and a route handler calls a GenServer that connections have cast to', async () => {
  const host = await start()
  expect(await talk(host, ['hello', 'world', 'hello'])).toEqual(['noted: hello', 'noted: world', 'noted: hello'])
  const counted = await fetch(`http://${host}/words/hello`)
  expect(await counted.json()).toEqual({ word: 'hello', count: 2 })
  expect(await (await fetch(`http://${host}/`)).text()).toContain('Say something')
  expect((await fetch(`http://${host}/nothing`)).status).toBe(404)
})

it('leaves plain requests of its own path, and upgrades of other paths, to Express', async () => {
  const host = await start()
  expect((await fetch(`http://${host}/talk`)).status).toBe(404)
  const stranger = new WebSocket(`ws://${host}/elsewhere`)
  const status = await new Promise((resolve) => {
    stranger.once('unexpected-response', (_request, response) => resolve(response.statusCode))
    stranger.on('error', () => {})
  })
  expect(status).toBe(404)
})

it('closes its connections with 1001 when its tree stops, and the server serves on', async () => {
  const host = await start()
  const client = new WebSocket(`ws://${host}/talk`)
  await new Promise((resolve) => client.once('open', resolve))
  const closed = new Promise((resolve) => client.once('close', resolve))
  await closing.pop()?.()
  expect(await closed).toBe(1001)
  expect((await fetch(`http://${host}/`)).status).toBe(200)
})
