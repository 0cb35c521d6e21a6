/** `npm start` from outside: what it prints, what it serves, and how it ends. */

import { once } from 'node:events'
import { readFileSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { compileCode } from '../compile.ts'
import { Client, closed } from '../relay/client.ts'
import { freePort } from '../transport/free-port.ts'
import { BuiltCopy, type Program } from './built-copy.ts'

const START = 'dist/cli/start.js'
const YOUNG_GENERATION = new URL('../../src/cli/young-generation.ts', import.meta.url)

/** Makes what survives, and prints by how many MB the young generation has grown. */
const SURVIVE = `
  import { getHeapSpaceStatistics } from 'node:v8'
  import { keepYoungGenerationSmall } from './young-generation.js'
  const size = () => getHeapSpaceStatistics().find((space) => space.space_name === 'new_space').physical_space_size
  const before = size()
  keepYoungGenerationSmall()
  const kept = []
  for (let index = 0; index < 1_000_000; index++) kept.push({ index })
  console.log((size() - before) / 2 ** 20)
`

let copy: BuiltCopy
const clients: Client[] = []
beforeAll(() => {
  copy = new BuiltCopy()
}, 60_000)
afterEach(() => {
  for (const client of clients.splice(0)) client.destroy()
  copy.endAll()
})
afterAll(() => copy.remove())

function start(args: readonly string[] = ['--port=0'], env: Readonly<Record<string, string>> = {}): Program {
  return copy.run([START, ...args], env)
}

/** `http://…`, when the program listens. */
async function urlOf(program: Program): Promise<string> {
  const line = await program.line(/^Listening on /)
  // The last thing that it prints.
  await program.line(/ -x '/)
  return /http:\/\/\S+(?=\.)/.exec(line)?.[0] ?? ''
}

async function open(url: string, path: string): Promise<Client> {
  const client = await Client.open(url.replace('http', 'ws') + path)
  clients.push(client)
  return client
}

describe('npm start', { timeout: 20_000 }, () => {
  it('keeps the young generation from growing by what connections leave in it, unless Node was told how large it may get', async () => {
    const grown = async (...flags: string[]): Promise<number> => {
      const program = copy.run([...flags, 'survive.mjs'])
      return Number(await program.line(/^\d/))
    }
    writeFileSync(join(copy.folder, 'survive.mjs'), SURVIVE)
    writeFileSync(join(copy.folder, 'young-generation.js'), compileCode(readFileSync(YOUNG_GENERATION, 'utf8')))
    expect(await grown()).toBeLessThan(2)
    expect(await grown('--max-semi-space-size=16')).toBeGreaterThan(4)
  })

  it('prints its tree, its routes and lines to try it with', async () => {
    const program = start()
    const url = await urlOf(program)
    const host = url.replace('http://', '')
    const pid = expect.stringMatching(/<0\.\d+\.0>$/)
    const printed = program.stdout.map((line) => line.replace(/ #PID<.*>/, ''))
    expect(program.stdout[0]).toEqual(pid)
    expect(printed).toEqual([
      'Relay',
      '├─ Relay.Registry (Registry.Supervisor)',
      '│  └─ Relay.Registry.PIDPartition0 (Registry.Partition)',
      expect.stringMatching(/^├─ Relay.ConnectionSupervisor \(/),
      '└─ Relay.Listener (Listener)',
      '',
      expect.stringMatching(/^GET \/ws\?id=N +/),
      expect.stringMatching(/^GET \/websocket\/:id +/),
      expect.stringMatching(/^GET \/health +/),
      '',
      `Listening on http://${host}. Try it, with two terminals:`,
      `  npx wscat -c 'ws://${host}/ws?id=2'`,
      `  npx wscat -c 'ws://${host}/ws?id=1' -x '{"targets":[2],"payload":{"hi":1}}'`,
    ])
  })

  it('relays', async () => {
    const url = await urlOf(start())
    const target = await open(url, '/ws?id=2')
    const sender = await open(url, '/ws?id=1')
    sender.ws.send('{"targets":[2],"payload":{"hi":1}}')
    expect(await target.next()).toBe('{"hi":1}')
  })

  it('listens where PORT and HOST say', async () => {
    const port = await freePort()
    const url = await urlOf(start([], { PORT: String(port), HOST: 'localhost' }))
    expect(url).toBe(`http://localhost:${port}`)
    expect((await fetch(`${url}/health`)).status).toBe(200)
  })

  it('listens where its flags say, whatever PORT and HOST are', async () => {
    const port = await freePort()
    const env = { PORT: 'nonsense', HOST: '203.0.113.1' }
    const url = await urlOf(start(['--port', String(port), '--host', '127.0.0.1', '--transport', 'node'], env))
    expect(url).toBe(`http://127.0.0.1:${port}`)
    expect(await (await fetch(`${url}/health`)).json()).toMatchObject({ status: 'ok', transport: 'node' })
  })

  it('refuses an id that is live if it is told to', async () => {
    const url = await urlOf(start(['--port=0', '--on-duplicate=refuse']))
    await open(url, '/ws?id=1')
    await expect(open(url, '/ws?id=1')).rejects.toMatchObject({ status: 409 })
  })

  it('explains itself with --help, and ends', async () => {
    const program = start(['--help'])
    expect(await program.ended()).toBe(0)
    expect(program.stdout[0]).toBe('Usage: npm start -- [options]')
    expect(program.stderr).toEqual([])
  })
})

describe('a start that cannot be', { timeout: 20_000 }, () => {
  it.each([
    [['--port=99999'], {}, 'linecard: Expected --port to be a port from 0 to 65535, got `99999`'],
    [[], { PORT: 'abc' }, 'linecard: Expected PORT to be a port from 0 to 65535, got `abc`'],
    [['--transport=fast'], {}, 'linecard: Expected --transport to be auto, uws, node, got `fast`'],
    [['--prot=1'], {}, /^linecard: Unknown option '--prot'/],
    [['--port=0', '--host=203.0.113.1'], {}, /^linecard: Cannot listen on 203\.0\.113\.1:0: /],
    [['--port=0', '--host=203.0.113.1', '--transport=node'], {}, /^linecard: Cannot listen on 203\.0\.113\.1:0: /],
  ])('says why in one line, and ends with 1: %j %j', async (args, env, why) => {
    const program = start(args, env as Record<string, string>)
    expect(await program.ended()).toBe(1)
    expect(program.stderr).toEqual([typeof why === 'string' ? why : expect.stringMatching(why)])
    expect(program.stdout).toEqual([])
  })

  it.each(['auto', 'node'])('says so when the port is taken (%s)', async (transport) => {
    const other = createServer().listen(0, '127.0.0.1')
    await once(other, 'listening')
    const { port } = other.address() as AddressInfo
    const program = start([`--port=${port}`, `--transport=${transport}`])
    expect(await program.ended()).toBe(1)
    expect(program.stderr).toEqual([
      expect.stringContaining(`linecard: Cannot listen on 127.0.0.1:${port}: another server has the port`),
    ])
    other.close()
  })
})

describe('the end', { timeout: 20_000 }, () => {
  it.each(['SIGTERM', 'SIGINT'] as const)('%s: clients are told 1001, and the exit code is 0', async (signal) => {
    const program = start()
    const url = await urlOf(program)
    const both = [await open(url, '/ws?id=1'), await open(url, '/ws?id=2')]
    program.kill(signal)
    expect(await Promise.all(both.map((client) => client.next()))).toEqual([closed(1001), closed(1001)])
    expect(await program.ended()).toBe(0)
    expect(program.stderr).toEqual([`${signal}: closing connections (again to stop at once)`])
  })

  it('comes at once with a second signal, though a client does not answer', async () => {
    const program = start(['--port=0', '--transport=node'])
    const client = await open(await urlOf(program), '/ws?id=1')
    client.ws.pause()
    program.kill('SIGTERM')
    await program.line(/^SIGTERM: /, 'stderr')
    program.kill('SIGTERM')
    // An orderly end, which would wait for the client, has the exit code 0.
    expect(await program.ended()).toBe(1)
  })

  it('comes with exit code 1 and a word when the relay has given up', async () => {
    const preload = join(copy.folder, 'give-up.js')
    writeFileSync(preload, GIVE_UP)
    const program = copy.run(['--import', pathToFileURL(preload).href, START, '--port=0'])
    await urlOf(program)
    program.kill('SIGUSR2')
    expect(await program.ended()).toBe(1)
    expect(program.stderr.at(-1)).toBe('linecard: the relay has ended: killed')
  })
})

/** Kills the top of the tree when the program gets SIGUSR2. */
const GIVE_UP = `
import { exit, Node } from './dist/index.js'
const { createProcess } = Node.prototype
Node.prototype.createProcess = function (program) {
  const pid = createProcess.call(this, program)
  if (program.label === 'Relay') process.on('SIGUSR2', () => exit(pid, 'kill'))
  return pid
}
`
