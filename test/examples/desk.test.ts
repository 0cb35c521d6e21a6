import { once } from 'node:events'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { WebSocket } from 'ws'
import { deskChildren } from '../../examples/desk/tree.ts'
import { DynamicSupervisor, exit, Listener, Node, type Pid, runProcess, Supervisor } from '../../src/index.ts'

let node: Node
let url = ''
const clients: WebSocket[] = []

beforeEach(async () => {
  node = new Node()
  const children = deskChildren({ port: 0, host: '127.0.0.1', name: 'Desk.Listener' })
  await Supervisor.startLink(children, { strategy: 'one_for_one', name: 'Desk', node })
  url = `ws://127.0.0.1:${await runProcess(node, () => Listener.port('Desk.Listener'))}/desk`
})
afterEach(async () => {
  for (const client of clients.splice(0)) client.terminate()
  await runProcess(node, () => Supervisor.stop('Desk'))
  node.stop()
})

/** A client that keeps what it hears. */
class Client {
  readonly heard: string[] = []
  readonly socket = new WebSocket(url)

  static async open(): Promise<Client> {
    const client = new Client()
    clients.push(client.socket)
    client.socket.on('message', (data) => client.heard.push(String(data)))
    await once(client.socket, 'open')
    return client
  }

  /** Says `words`, and waits until it has heard `answer` since. */
  async say(words: string, answer?: string): Promise<void> {
    const from = this.heard.length
    this.socket.send(words)
    if (answer !== undefined) await expect.poll(() => this.heard.slice(from), { timeout: 4000 }).toContain(answer)
  }

  async closed(): Promise<number> {
    const [code] = await once(this.socket, 'close')
    return code as number
  }
}

/** The machines that are running. */
function sessions(): Promise<Pid[]> {
  return runProcess(node, async () =>
    (await DynamicSupervisor.whichChildren('Desk.Sessions')).map(([, pid]) => pid as Pid),
  )
}

it('serves who has logged in, and nobody else', async () => {
  const client = await Client.open()
  await client.say('say hello')
  await client.say('login nonsense', 'refused')
  await client.say('login token-7', 'welcome seven')
  await client.say('say hello', 'seven: hello')
  await client.say('work 12', '12 squared is 144')
  await client.say('nonsense', 'what?')
  expect(client.heard).toEqual(['refused', 'welcome seven', 'seven: hello', '12 squared is 144', 'what?'])
})

it('hangs up on who was refused three times', async () => {
  const client = await Client.open()
  const code = client.closed()
  await client.say('login a', 'refused')
  await client.say('login b', 'refused')
  await client.say('login c', 'refused for good')
  expect(await code).toBe(1000)
})

it('waits for the work that is running before it says goodbye', async () => {
  const client = await Client.open()
  const code = client.closed()
  await client.say('login token-7', 'welcome seven')
  client.socket.send('work 5')
  await client.say('bye', '5 squared is 25')
  expect(await code).toBe(1000)
  await expect.poll(sessions).toEqual([])
})

it('heals from a task that crashes: the session hears of it and goes on', async () => {
  const client = await Client.open()
  await client.say('login token-8', 'welcome eight')
  await client.say('work 0', 'failed')
  await client.say('work 3', '3 squared is 9')
})

it('heals from a machine that crashes: the next one goes on where it was, on the same line', async () => {
  const client = await Client.open()
  await client.say('login token-8', 'welcome eight')
  const [first] = await sessions()
  client.socket.send('work 4')
  await client.say('crash', 'lost 1')
  await expect.poll(async () => (await sessions())[0]).not.toBe(first)
  await client.say('say still here', 'eight: still here')
})

it('heals from a machine that is killed', async () => {
  const client = await Client.open()
  await client.say('login token-7', 'welcome seven')
  const [first] = await sessions()
  await runProcess(node, () => exit(first as Pid, 'kill'))
  await expect.poll(async () => (await sessions())[0] !== first).toBe(true)
  await client.say('say again', 'seven: again')
})

it('heals from a line that crashes: its session ends, others go on, and the client may come again', async () => {
  const [broken, healthy] = [await Client.open(), await Client.open()]
  await healthy.say('login token-8', 'welcome eight')
  const code = broken.closed()
  broken.socket.send('crash line')
  expect(await code).toBe(1011)
  await expect.poll(async () => (await sessions()).length).toBe(1)
  await healthy.say('say unmoved', 'eight: unmoved')
  await (await Client.open()).say('login token-7', 'welcome seven')
})
