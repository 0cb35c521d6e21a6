import { describe, expect, it } from 'vitest'
import {
  call,
  cast,
  exit,
  type From,
  GenServer,
  Node,
  reply,
  runProcess,
  send,
  sleep,
  spawn,
  VirtualClock,
} from '../../src/actors/index.ts'
import { endOf, inProcess, outcome, virtualNode } from './in-process.ts'

describe('the options of a node', () => {
  it.each<[object, string]>([
    [{ name: '' }, 'Expected `name` to be a string that is not empty, got ``'],
    [{ name: 1 }, 'Expected `name` to be a string that is not empty, got `1`'],
    [{ seed: 1.5 }, 'Expected `seed` to be an integer, got `1.5`'],
    [{ seed: '1' }, 'Expected `seed` to be an integer, got `1`'],
    [{ longRunMs: -1 }, 'Expected `longRunMs` to be a number >= 0, got `-1`'],
    [{ longRunMs: Number.NaN }, 'Expected `longRunMs` to be a number >= 0, got `NaN`'],
    [{ longRunMs: 'no' }, 'Expected `longRunMs` to be a number >= 0, got `no`'],
    [{ longRunMs: '5' }, 'Expected `longRunMs` to be a number >= 0, got `5`'],
    [{ clock: 5 }, 'Expected `clock` to be a Clock, got `5`'],
    [{ containment: 'yes' }, 'Expected `containment` to be true or false, got `yes`'],
    [{ freezeMessages: 1 }, 'Expected `freezeMessages` to be true or false, got `1`'],
  ])('are checked: %o', (options, message) => {
    expect(() => new Node(options)).toThrow(message)
  })

  it('have defaults', () => {
    const node = new Node()
    expect(node.name).toBe('nonode@nohost')
    expect([node.processCount, node.deadLetters, node.processes()]).toEqual([0, 0, []])
  })
})

describe('freezeMessages', () => {
  it('freezes plain data deeply when it is sent, by whatever way', async () => {
    const node = new Node({ freezeMessages: true, clock: new VirtualClock().runAutomatically() })
    await runProcess(node, async (me) => {
      const Server = { handleCall: (request: unknown, _from: From, state: unknown) => reply(request, state) }
      const pid = await GenServer.start(Server, null)
      const sent = { list: [{ n: 1 }], bytes: new Uint8Array(2), map: new Map() }
      send(me, sent)
      expect(() => sent.list.push({ n: 2 })).toThrow(TypeError)
      expect(() => Object.assign(sent.list[0] as object, { n: 2 })).toThrow(TypeError)
      sent.bytes[0] = 1
      sent.map.set(1, 1)
      const cyclic: { self?: unknown } = {}
      cyclic.self = cyclic
      await call(pid, cyclic)
      expect(Object.isFrozen(cyclic)).toBe(true)
      const request = ['x', { y: 1 }]
      cast(me, request)
      expect(Object.isFrozen(request[1])).toBe(true)
    })
  })

  it('is off by default outside of development', () =>
    inProcess((me) => {
      const sent = { n: 1 }
      send(me, sent)
      sent.n = 2
      expect(Object.isFrozen(sent)).toBe(false)
    }))
})

describe('dead letters', () => {
  it('are counted and told', async () => {
    const node = virtualNode()
    const told: unknown[] = []
    node.telemetry.attach('test', [['linecard', 'dead_letter']], (_event, { count }, { pid, message }) =>
      told.push([count, pid, message]),
    )
    await runProcess(node, async () => {
      const dead = spawn(() => {})
      await endOf(dead)
      send(dead, 'first')
      send(dead, 'second')
      expect(told).toEqual([
        [1, dead, 'first'],
        [1, dead, 'second'],
      ])
    })
    expect(node.deadLetters).toBe(2)
  })
})

describe('the process table', () => {
  it('lists the living, oldest first', () =>
    inProcess(async (me) => {
      const pids = [1, 2, 3].map(() => spawn(() => sleep('infinity')))
      expect(me.node.processes()).toEqual([me, ...pids])
      for (const pid of [pids[1], me.node.processes()[3]]) exit(pid as (typeof pids)[0], 'kill')
      expect(me.node.processes()).toEqual([me, pids[0]])
      expect(me.node.processCount).toBe(2)
    }))
})

describe('runProcess', () => {
  it('resolves to what the work returns, and rejects with the reason otherwise', async () => {
    const node = virtualNode()
    expect(await runProcess(node, () => 42)).toBe(42)
    expect(await runProcess(node, async () => ({ a: 1 }))).toEqual({ a: 1 })
    expect(await outcome(() => runProcess(node, () => exit('why')))).toEqual(['exit', 'why'])
    const error = new Error('bad')
    await expect(
      runProcess(node, () => {
        throw error
      }),
    ).rejects.toMatchObject({ cause: error })
  })
})
