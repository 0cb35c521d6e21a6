import { availableParallelism } from 'node:os'
import { describe, expect, it } from 'vitest'
import {
  Agent,
  exit,
  GenServer,
  genServer,
  isAlive,
  Node,
  ok,
  type Pid,
  reply,
  runProcess,
  self,
  sleep,
  spawn,
  whereis,
} from '../../src/actors/index.ts'
import { PartitionSupervisor, type PartitionSupervisorOptions, Supervisor } from '../../src/supervisor/index.ts'
import { inProcess, outcome, virtualNode } from '../actors/in-process.ts'

const Echo = genServer({
  name: 'Echo',
  init: (word: string) => ok(word),
  calls: { word: (word) => reply(word, word) },
})

function start(options: Partial<PartitionSupervisorOptions> = {}): Promise<Pid> {
  return PartitionSupervisor.startLink({ name: 'ps', childSpec: [Echo, 'hi'], partitions: 3, ...options })
}

/** The partition that a key falls to. */
async function partitionOf(key: unknown): Promise<unknown> {
  const pid = PartitionSupervisor.whereisName(['ps', key])
  return (await PartitionSupervisor.whichChildren('ps')).find(([, child]) => child === pid)?.[0]
}

describe('startLink', () => {
  it('has as many partitions as there are processors, unless told', () =>
    inProcess(async () => {
      await PartitionSupervisor.startLink({ name: 'ps', childSpec: [Echo, 'hi'] })
      expect(PartitionSupervisor.partitions('ps')).toBe(availableParallelism())
      expect((await PartitionSupervisor.countChildren('ps')).active).toBe(availableParallelism())
    }))

  it('takes a child that is a module, a pair or a spec, with its modules', () =>
    inProcess(async () => {
      await start({ partitions: 1 })
      expect(await PartitionSupervisor.whichChildren('ps')).toEqual([[0, expect.anything(), 'worker', [Echo]]])
      await start({ name: 'spec', partitions: 1, childSpec: { ...Echo.childSpec('x'), modules: 'dynamic' } })
      expect((await PartitionSupervisor.whichChildren('spec'))[0]?.[3]).toBe('dynamic')
    }))

  it('gives arguments also to a start function that is no module’s', () =>
    inProcess(async () => {
      const childSpec = { id: 'e', start: (word = 'none') => Echo.startLink(word) }
      await start({ childSpec })
      expect(await GenServer.call(PartitionSupervisor.via('ps', 1), 'word')).toBe('none')
      await start({ name: 'args', childSpec, withArguments: (args: unknown[], n) => [...args, `n${n}`] })
      expect(await GenServer.call(PartitionSupervisor.via('args', 2), 'word')).toBe('n2')
    }))

  it('waits for a start that takes its time, and knows its process then', () =>
    inProcess(async () => {
      const later = async (): Promise<Pid> => {
        await sleep(10)
        return Echo.startLink('later')
      }
      await start({ childSpec: { id: 'later', start: later }, partitions: 2 })
      const Slow = genServer({
        init: async () => {
          await sleep(10)
          return ok('slow')
        },
        calls: { word: (word) => reply(word, word) },
      })
      await start({ name: 'slow', childSpec: Slow, partitions: 2 })
      expect(await GenServer.call(PartitionSupervisor.via('ps', 1), 'word')).toBe('later')
      expect(await GenServer.call(PartitionSupervisor.via('slow', 1), 'word')).toBe('slow')
    }))

  it('lets a partition call one that was started before it, but none that comes later', () =>
    inProcess(async () => {
      const seen: unknown[] = []
      const Looking = genServer({
        init: async (partition: number) => {
          for (const other of [0, 1]) {
            const [kind, word] = await outcome(() => GenServer.call(PartitionSupervisor.via('ps', other), 'word'))
            seen.push([partition, other, kind, kind === 'ok' ? word : (word as { code?: string }).code])
          }
          return ok(`w${partition}`)
        },
        calls: { word: (word) => reply(word, word) },
      })
      await start({ childSpec: [Looking, 0], partitions: 2, withArguments: (_args, partition) => [partition] })
      expect(seen).toEqual([
        [0, 0, 'error', 'OTP_ERR_BADARG'],
        [0, 1, 'error', 'OTP_ERR_BADARG'],
        [1, 0, 'ok', 'w0'],
        [1, 1, 'error', 'OTP_ERR_BADARG'],
      ])
    }))

  it('starts where it is told to, and in no time but the one that it is given', async () => {
    const node = virtualNode()
    const supervisor = await start({ node })
    expect(supervisor.node).toBe(node)
    await runProcess(node, async () => {
      expect(PartitionSupervisor.partitions('ps')).toBe(3)
      const asleep = { id: 'asleep', start: () => sleep('infinity') }
      const late = PartitionSupervisor.startLink({ name: 'late', childSpec: asleep, partitions: 1, timeout: 10 })
      expect(await late.result()).toEqual(['error', 'timeout'])
    })
    await runProcess(new Node(), () => expect(() => PartitionSupervisor.partitions('ps')).toThrow(/noproc/))
    node.stop()
  })

  it.each([
    [{ name: undefined }, 'name'],
    [{ name: '' }, 'name'],
    [{ name: ['global', 'x'] }, 'name'],
    [{ childSpec: undefined }, 'childSpec'],
    [{ partitions: 0 }, 'partitions'],
    [{ partitions: 1.5 }, 'partitions'],
    [{ withArguments: 'x' }, 'withArguments'],
    [{ withArguments: () => 'x' }, 'withArguments'],
    [{ childSpec: { id: 'x' } }, 'start'],
  ])('throws for %j', (options, field) => {
    expect(() => start(options as never)).toThrow(new RegExp(`^Expected \`${field}\` to `))
  })
})

describe('its restarts', () => {
  it('count for as long as it is told', () =>
    inProcess(async () => {
      const supervisor = await start({ partitions: 1, maxRestarts: 1, maxSeconds: 1 })
      for (let restarts = 0; restarts < 3; restarts++) {
        exit(PartitionSupervisor.whereisName(['ps', 0]), 'kill')
        await sleep(2500)
      }
      expect(isAlive(supervisor)).toBe(true)
      expect(await Echo.call(PartitionSupervisor.via('ps', 0), 'word')).toBe('hi')
    }))
})

describe('a key', () => {
  it('that is an integer falls to the remainder of its absolute value', () =>
    inProcess(async () => {
      await start()
      for (const [key, partition] of [
        [0, 0],
        [-0, 0],
        [4, 1],
        [-4, 1],
        [5n, 2],
        [-5n, 2],
        [2 ** 53, 2],
      ] as const) {
        expect(await partitionOf(key)).toBe(partition)
      }
    }))

  it('that is a pid falls to the remainder of its number', () =>
    inProcess(async () => {
      await start()
      for (let i = 0; i < 5; i++) {
        const pid = spawn(() => {})
        expect(await partitionOf(pid)).toBe(pid.id % 3)
      }
    }))

  it('falls to the same partition as one that is equal by value', () =>
    inProcess(async () => {
      await start({ partitions: 16 })
      const object = {}
      const pairs: [unknown, unknown][] = [
        [
          ['user', 1, ['x', null]],
          ['user', 1, ['x', null]],
        ],
        [Number.NaN, Number.NaN],
        [object, object],
        [self(), self()],
        [`a${'b'}`, 'ab'],
        [1.5, 3 / 2],
      ]
      for (const [one, other] of pairs) expect(await partitionOf(one)).toBe(await partitionOf(other))
    }))

  it('of any other kind is spread evenly', () =>
    inProcess(async () => {
      await start({ partitions: 8 })
      for (const keyOf of [
        (i: number) => `${i}`,
        (i: number) => ['user', i],
        (i: number) => `user-${i * 8}`,
        () => ({}),
      ]) {
        const counts = new Map<Pid, number>()
        for (let i = 0; i < 8000; i++) {
          const pid = PartitionSupervisor.whereisName(['ps', keyOf(i)])
          counts.set(pid, (counts.get(pid) ?? 0) + 1)
        }
        expect(counts.size).toBe(8)
        // Six standard deviations from the thousand that each should have.
        for (const count of counts.values()) expect(Math.abs(count - 1000)).toBeLessThan(180)
      }
    }))
})

describe('via', () => {
  it('is an address: the process that the key falls to', () =>
    inProcess(async () => {
      await start()
      const address = PartitionSupervisor.via('ps', 'k')
      expect(address).toEqual(['via', PartitionSupervisor, ['ps', 'k']])
      expect(whereis(address)).toBe(PartitionSupervisor.whereisName(['ps', 'k']))
      expect(await Echo.call(address, 'word')).toBe('hi')
    }))

  it('names no process that is being started', () =>
    inProcess(async () => {
      await start({ childSpec: { id: 'i', start: () => 'ignore' } })
      const name = PartitionSupervisor.via('ps', 1)
      expect(() => PartitionSupervisor.registerName(['ps', 1], self())).toThrow(/cannot be given on registration/)
      expect(() => PartitionSupervisor.unregisterName(['ps', 1])).toThrow(/cannot be given on unregistration/)
      expect(() => Agent.start(() => 0, { name })).toThrow(/has no process yet/)
    }))

  it('shows its module by name', () => {
    expect(String(PartitionSupervisor)).toBe('PartitionSupervisor')
  })
})

describe('the end of a PartitionSupervisor', () => {
  it('takes its partitions and its table along', () =>
    inProcess(async () => {
      const supervisor = await start()
      const pid = PartitionSupervisor.whereisName(['ps', 1])
      expect(await PartitionSupervisor.stop('ps', 'normal', 1000)).toBe('ok')
      expect(isAlive(pid)).toBe(false)
      const kept = [...supervisor.node.services.values()].filter((kept) => kept instanceof Map && kept.has(supervisor))
      expect(kept).toEqual([])
      expect(() => PartitionSupervisor.partitions('ps')).toThrow(/noproc/)
    }))
})

describe('childSpec', () => {
  it('has the id of its name', () => {
    const options = { name: 'ps', childSpec: Echo.childSpec('hi') }
    expect(PartitionSupervisor.childSpec(options)).toEqual({
      id: 'ps',
      start: [PartitionSupervisor, 'startLink', [options]],
      type: 'supervisor',
    })
    expect(PartitionSupervisor.childSpec({ ...options, name: PartitionSupervisor.via('x', 1) }).id).toEqual(['x', 1])
  })

  it('is what a supervisor starts for [PartitionSupervisor, options]', () =>
    inProcess(async () => {
      const options = { name: 'ps', childSpec: Echo.childSpec('hi'), partitions: 2 }
      await Supervisor.startLink([[PartitionSupervisor, options]], { strategy: 'one_for_one' })
      expect(PartitionSupervisor.partitions('ps')).toBe(2)
    }))
})

describe('a call', () => {
  it('rejects when the look-up exits; it does not throw', () =>
    inProcess(async () => {
      const address = PartitionSupervisor.via('nobody', 1)
      const exits = { reason: ['noproc', ['PartitionSupervisor', 'partitions', ['nobody']]] }
      await expect(GenServer.call(address, 'x')).rejects.toMatchObject(exits)
      await expect(GenServer.stop(address)).rejects.toMatchObject(exits)
      await expect(Supervisor.startChild(address, Echo.childSpec('x'))).rejects.toMatchObject(exits)
      expect(GenServer.cast(address, 'x')).toBe('ok')
    }))
})
