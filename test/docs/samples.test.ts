import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { WebSocket } from 'ws'
import { freePort } from '../transport/free-port.ts'
import { type Block, blocksOf, foretold, readDocument, readDocuments } from './documents.ts'
import { InstalledPackage } from './installed.ts'
import { typeErrors } from './type-check.ts'

const blocks = readDocuments().flatMap(blocksOf)
const nameOf = (block: Block): string => `${block.document.path}:${block.line}`

/** They end only when they are told to: their own tests are below. */
const listens = (block: Block): boolean => /\b(listen|listener)\(/.test(block.code)
const others = blocks.filter((block) => !listens(block))

let installed: InstalledPackage

beforeAll(() => {
  installed = new InstalledPackage()
}, 60_000)

afterAll(() => installed.remove())

describe('the samples', () => {
  it('are there, two listening among them', () => {
    expect(blocks.length).toBeGreaterThan(10)
    expect(blocks.filter(listens).map(({ name }) => name)).toEqual(['echo.ts', 'own-service.ts'])
  })

  it('have names of their own in each document', () => {
    const names = blocks.map((block) => `${block.document.path} ${block.name}`)
    expect(new Set(names).size).toBe(names.length)
  })

  it('have no type errors', { timeout: 60_000 }, () => {
    expect(typeErrors(blocks)).toEqual([])
  })

  it('of code with a type error would be found', { timeout: 60_000 }, () => {
    const document = {
      path: 'wrong.md',
      text: "line 1\n\n```ts\nimport { noreply } from 'linecard'\n\nnoreply(1, 'later')\n```\n",
    }
    expect(typeErrors(blocksOf(document))).toEqual([expect.stringMatching(/^wrong\.md:6: Argument of type/)])
  })

  describe('run and print what they say', { timeout: 30_000 }, () => {
    // Also the blocks that are imported by others.
    beforeAll(() => {
      for (const block of others) installed.write(block)
    })

    it.each(others.map((block) => [nameOf(block), block] as const))('%s', async (_name, block) => {
      expect(await installed.run(block)).toEqual({ exitCode: 0, lines: foretold(block), stderr: '' })
    })
  })
})

describe('the first sample of the README', { timeout: 30_000 }, () => {
  it('numbers messages, loses one connection at the tenth, and none with its counter', async () => {
    const port = await freePort()
    const server = installed.start(installed.write(blockOf('echo.ts'), (code) => driven(code, port)))
    expect(await nextMessage(server)).toBe('listening')
    const [first, second, third] = await Promise.all([connect(port), connect(port), connect(port)])

    for (let number = 1; number <= 9; number++) {
      const client = number % 2 === 0 ? second : first
      expect(await client.ask(`hello ${number}`)).toBe(`${number}: hello ${number}`)
    }
    third.socket.send('unlucky')
    const [code] = await once(third.socket, 'close')
    expect(code).toBe(1011)
    expect(await first.ask('still here')).toBe('11: still here')

    server.send('again')
    expect(await nextMessage(server)).toBe('done')
    expect(await second.ask('counted anew')).toBe('1: counted anew')
    expect(await first.ask('by both')).toBe('2: by both')
    expect([first, second].map(({ socket }) => socket.readyState)).toEqual([WebSocket.OPEN, WebSocket.OPEN])
  })

  /** The sample does its last line, the counter's death, again when it is told to. */
  function driven(code: string, port: number): string {
    const lastLine = code.trimEnd().split('\n').at(-1) as string
    expect(lastLine).toContain("GenServer.stop('counter', 'boom')")
    return `${listeningOn(code, port)}
process.on('message', async () => {
  ${lastLine}
  process.send('done')
})`
  }
})

describe('the service of somebody else', { timeout: 30_000 }, () => {
  it('has connections beside its own answers', async () => {
    const port = await freePort()
    const server = installed.start(installed.write(blockOf('own-service.ts'), (code) => listeningOn(code, port)))
    expect(await nextMessage(server)).toBe('listening')
    expect(await (await fetch(`http://127.0.0.1:${port}/`)).text()).toBe('yours')
    const socket = new WebSocket(`ws://127.0.0.1:${port}/ws`)
    const [greeting] = await once(socket, 'message')
    expect(String(greeting)).toBe('hello')
  })
})

describe('npm start', { timeout: 30_000 }, () => {
  it('prints the process tree that the README shows', async () => {
    const { text } = readDocument('README.md')
    const [, shown = ''] = /^ {4}\$ npm start\n((?: {4}.*\n)+)/m.exec(text) ?? []
    const tree = shown
      .trimEnd()
      .split('\n')
      .map((line) => line.slice(4))
    expect(tree.length).toBeGreaterThan(1)

    const relay = installed.start(installed.file('dist/cli/start.js'), { PORT: '0' })
    const printed: string[] = []
    for await (const line of createInterface({ input: relay.stdout as NodeJS.ReadableStream })) {
      if (line === '') break
      printed.push(line)
    }
    expect(printed).toEqual(tree)
  })
})

function blockOf(name: string): Block {
  return blocks.find((block) => block.name === name) as Block
}

/** The sample on another port; it says when it listens. */
function listeningOn(code: string, port: number): string {
  expect(code).toMatch(/\b4000\b/)
  return `${code.replace(/\b4000\b/, String(port))}\nprocess.send('listening')`
}

interface Client {
  readonly socket: WebSocket
  ask(text: string): Promise<string>
}

async function connect(port: number): Promise<Client> {
  const socket = new WebSocket(`ws://127.0.0.1:${port}/ws`)
  await once(socket, 'open')
  return {
    socket,
    async ask(text) {
      socket.send(text)
      const [answer] = await once(socket, 'message')
      return String(answer)
    },
  }
}

async function nextMessage(server: NodeJS.EventEmitter): Promise<unknown> {
  const [message] = await once(server, 'message')
  return message
}
