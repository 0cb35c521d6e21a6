/** Connections under their supervisor: what its life means for them. */

import { describe, expect, it } from 'vitest'
import {
  exit,
  GenServer,
  type Node,
  ok,
  type Pid,
  type Reason,
  runProcess,
  send,
  sleep,
  spawn,
  whereisOn,
} from '../../src/actors/index.ts'
import {
  type ConnectionModule,
  connection,
  lineGroup,
  openConnection,
  push,
  underSupervisor,
} from '../../src/connection/index.ts'
import { DynamicSupervisor, type DynamicSupervisorOptions, Supervisor } from '../../src/supervisor/index.ts'
import { virtualNode } from '../actors/in-process.ts'
import { MemorySocket } from './memory-socket.ts'
import { REQUEST, TestLine } from './switchboard.ts'

/** A node with a supervised ConnectionSupervisor. */
async function exchange(options: DynamicSupervisorOptions = {}): Promise<{ node: Node; tree: Pid }> {
  const node = virtualNode()
  const child = { ...DynamicSupervisor.childSpec({ name: 'connections', ...options }), id: 'connections' }
  const tree = await new Promise<Pid>((resolve) => {
    void runProcess(node, () => {
      spawn(async () => {
        resolve(await Supervisor.startLink([child], { strategy: 'one_for_one' }))
        await sleep(1e9)
      })
    })
  })
  return { node, tree }
}

function open(node: Node, module: ConnectionModule<unknown, unknown, unknown>): TestLine {
  return new TestLine(module, { node, supervisor: 'connections' })
}

/** A connection of which a test reads how it ended. `busy 3000` keeps it busy for 3 s. */
function working(options: { terminate?: () => unknown } = {}) {
  const told: Reason[] = []
  const module = connection<unknown, unknown, unknown>({
    init: () => ok(null),
    async handleIn([message], state) {
      if (message === 'crash') throw new Error('boom')
      await sleep(Number((message as string).split(' ')[1]))
      return push(['text', 'slept'], state)
    },
    handleInfo: (message, state) => push(['text', message as string], state),
    terminate(reason) {
      told.push(reason)
      return options.terminate?.()
    },
  })
  return { module, told }
}

/** Stops the tree as SIGTERM does; resolves to the ms that it took. */
function shutDown({ node, tree }: { node: Node; tree: Pid }): Promise<number> {
  return runProcess(node, async () => {
    const began = node.clock.now()
    await GenServer.stop(tree, 'shutdown')
    return node.clock.now() - began
  })
}

describe('SIGTERM', () => {
  it('idle conns, client answers', async () => {
    const { node, tree } = await exchange()
    const { module, told } = working()
    const lines = [open(node, module), open(node, module)]
    await shutDown({ node, tree })
    expect(lines.map((line) => line.saw)).toEqual([['CLOSE 1001'], ['CLOSE 1001']])
    expect(told).toEqual(['shutdown', 'shutdown'])
  })

  it('handler busy 3s (shutdown_timeout 15000)', async () => {
    const { node, tree } = await exchange()
    const { module, told } = working()
    const line = open(node, module).text('busy 3000')
    await expect(shutDown({ node, tree })).resolves.toBe(3000)
    expect(line.saw).toEqual(['text:slept', 'CLOSE 1001'])
    expect(told).toEqual(['shutdown'])
  })

  it('handler busy 3s, shutdown_timeout=1000', async () => {
    const { node, tree } = await exchange()
    const { module, told } = working()
    const line = open(node, module).text('busy 8000')
    await expect(shutDown({ node, tree })).resolves.toBe(5000)
    expect(line.saw).toEqual(['CLOSE 1011'])
    expect(told).toEqual([])
  })

  it('terminate takes 4s in two conns (parallel?)', async () => {
    const { node, tree } = await exchange()
    const { module, told } = working({ terminate: () => sleep(4000) })
    const lines = [open(node, module), open(node, module)]
    await expect(shutDown({ node, tree })).resolves.toBe(4000)
    expect(lines.map((line) => line.saw)).toEqual([['CLOSE 1001'], ['CLOSE 1001']])
    expect(told).toEqual(['shutdown', 'shutdown'])
  })

  it('20 queued mailbox messages (msgs behind a busy callback)', async () => {
    const { node, tree } = await exchange()
    const { module } = working()
    const line = open(node, module).text('busy 3000')
    for (let count = 0; count < 20; count++) send(line.pid, 'pushed')
    await shutDown({ node, tree })
    expect(line.saw).toEqual(['text:slept', ...new Array<string>(20).fill('text:pushed'), 'CLOSE 1001'])
  })
})

describe('a ConnectionSupervisor', () => {
  it('has a temporary child for each connection, and none for one that crashed', async () => {
    const { node } = await exchange()
    const { module } = working()
    const lines = [open(node, module), open(node, module)]
    lines[0]?.text('crash')
    await runProcess(node, async () => {
      await sleep(1)
      const children = await DynamicSupervisor.whichChildren('connections')
      expect(children).toEqual([['undefined', lines[1]?.pid, 'worker', expect.anything()]])
    })
    expect(lines.map((line) => line.saw)).toEqual([['CLOSE 1011'], []])
  })

  it('starts a connection while the init of another one waits', async () => {
    const { node } = await exchange()
    const Slow = connection<unknown, unknown, unknown>({
      async init() {
        await sleep(10_000)
        return push(['text', 'welcome'], null)
      },
      handleIn: (_message, state) => ok(state),
    })
    const [slow, quick] = [open(node, Slow), open(node, working().module)]
    expect(quick.alive).toBe(true)
    expect(slow.saw).toEqual([])
    await runProcess(node, () => sleep(10_000))
    expect(slow.saw).toEqual(['text:welcome'])
  })

  it('that has all the children it may have turns further ones away with 1013', async () => {
    const { node } = await exchange({ maxChildren: 1 })
    const { module } = working()
    const [first, second] = [open(node, module), open(node, module)]
    expect([first.saw, second.saw]).toEqual([[], ['CLOSE 1013']])
    first.ended({ tag: 'lost' })
    expect(open(node, module).saw).toEqual([])
  })

  it('that is killed takes its connections along with 1012, and new ones get 1013 until it is back', async () => {
    const { node } = await exchange()
    const { module, told } = working()
    const before = open(node, module)
    exit(whereisOn(node, 'connections') as Pid, 'kill')
    const meanwhile = open(node, module)
    await runProcess(node, () => sleep(10))
    expect(before.saw).toEqual(['CLOSE 1012'])
    expect(told).toEqual([['error', 'killed']])
    expect(meanwhile.saw).toEqual(['CLOSE 1013'])
    expect(open(node, module).alive).toBe(true)
  })

  it('that is killed before it starts a connection turns it away with 1013', async () => {
    const { node } = await exchange()
    const socket = new MemorySocket()
    const group = lineGroup({ node, connection: working().module, startChild: underSupervisor(node, 'connections') })
    openConnection(group, socket, REQUEST)
    exit(whereisOn(node, 'connections') as Pid, 'kill')
    expect(socket.saw).toEqual(['CLOSE 1013'])
  })
})
