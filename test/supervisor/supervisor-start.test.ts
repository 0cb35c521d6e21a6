import { describe, expect, it } from 'vitest'
import {
  _,
  ExitError,
  exit,
  GenServer,
  isAlive,
  monitor,
  Node,
  type Pid,
  Process,
  receive,
  runProcess,
  StartError,
  self,
  send,
  sleep,
  spawn,
  spawnLink,
  whereis,
} from '../../src/actors/index.ts'
import { Supervisor, type SupervisorInit, supervisor } from '../../src/supervisor/index.ts'
import { endOf, inProcess, mailbox, outcome, virtualNode } from '../actors/in-process.ts'
import { named, Workers } from './workers.ts'

const oneForOne = { strategy: 'one_for_one' } as const

describe('Supervisor.startLink', () => {
  it('starts children without any promise when their init has none', () => {
    const workers = new Workers()
    const node = new Node()
    const starting = Supervisor.startLink([workers.spec('a'), workers.spec('b')], { ...oneForOne, node })
    expect(starting.outcome?.[0]).toBe('ok')
    expect(workers.take()).toEqual(['start a', 'start b'])
    node.stop()
  })

  it.each<[string, () => unknown, unknown]>([
    ['an error', () => ['error', 'e'], 'e'],
    ['a value that is no result', () => 'junk', 'junk'],
    ['a tuple of the wrong size', () => ['error', 1, 2], ['error', 1, 2]],
    ['an exit', () => exit('r'), ['EXIT', 'r']],
    ['a failed start', () => Promise.reject(new StartError(['error', 'late'])), 'late'],
    ['a promise of junk', () => Promise.resolve('junk'), 'junk'],
  ])('fails with the reason when a start function gives %s', (_what, start, why) =>
    inProcess(async () => {
      Process.flag('trap_exit', true)
      const result = await Supervisor.startLink([{ id: 'c', start }], oneForOne).result()
      expect(result).toEqual(['error', ['shutdown', ['failed_to_start_child', 'c', why]]])
      await sleep(1)
      expect(await mailbox()).toEqual([['EXIT', expect.anything(), ['shutdown', ['failed_to_start_child', 'c', why]]]])
    }),
  )

  it('takes a thrown value for a returned one, and wraps an error', () =>
    inProcess(async () => {
      Process.flag('trap_exit', true)
      const failure = async (thrown: unknown): Promise<unknown> => {
        const start = (): never => {
          throw thrown
        }
        const result = await Supervisor.startLink([{ id: 'c', start }], oneForOne).result()
        return (result as [string, [string, [string, string, unknown]]])[1][1][2]
      }
      expect(await failure('v')).toBe('v')
      expect(await failure(new Error('x'))).toEqual(['EXIT', [new Error('x'), expect.anything()]])
    }))

  it('waits for a start function that is async, and for an init that is', () =>
    inProcess(async () => {
      const workers = new Workers()
      const slow = workers.spec('b', { init: () => sleep(10).then(() => ['ok', { label: 'b', options: { id: 'b' } }]) })
      const late = async (): Promise<Pid> => {
        await sleep(10)
        workers.trace.push('late')
        return spawnLink(() => sleep('infinity'))
      }
      await Supervisor.startLink([{ id: 'l', start: late }, slow, workers.spec('c')], oneForOne)
      expect(workers.take()).toEqual(['late', 'start b', 'start c'])
    }))

  it('lets a start function receive, as a hand-made protocol needs', () =>
    inProcess(async () => {
      const start = async (): Promise<Pid> => {
        const parent = self()
        const child = spawnLink(async (me) => {
          await sleep(5)
          send(parent, ['ready', me])
          await sleep('infinity')
        })
        await receive(['ready', child])
        return child
      }
      const result = await Supervisor.startLink([{ id: 'a', start }], oneForOne).result()
      expect(result[0]).toBe('ok')
    }))

  it('keeps an ignored child, unless it is temporary', () =>
    inProcess(async () => {
      const workers = new Workers()
      const ignored = { init: () => 'ignore' }
      const children = [workers.spec('a', ignored), workers.spec('b', { ...ignored, restart: 'temporary' })]
      const sup = await Supervisor.startLink(children, oneForOne)
      expect((await Supervisor.whichChildren(sup)).map(([id, pid]) => [id, pid])).toEqual([['a', 'undefined']])
    }))

  it('handles the death of a child while later ones start when all have started', () =>
    inProcess(async () => {
      const workers = new Workers()
      const kill = workers.spec('b', { init: () => exit(named('a'), 'kill') && undefined })
      await Supervisor.startLink([workers.spec('a'), kill, workers.spec('c')], oneForOne)
      await sleep(1)
      expect(workers.take()).toEqual(['start a', 'start b', 'start c', 'start a#2'])
    }))

  it.each<[object, unknown]>([
    [{ strategy: 'foo' }, ['invalid_strategy', 'foo']],
    [{ ...oneForOne, maxRestarts: -1 }, ['invalid_intensity', -1]],
    [{ ...oneForOne, maxSeconds: 0 }, ['invalid_period', 0]],
    [{ ...oneForOne, autoShutdown: 'x' }, ['invalid_auto_shutdown', 'x']],
  ])('fails with supervisor_data for %j', (options, fault) =>
    inProcess(async () => {
      Process.flag('trap_exit', true)
      expect(await Supervisor.startLink([], options as never).result()).toEqual(['error', ['supervisor_data', fault]])
    }),
  )

  it('starts nothing when a spec is wrong', () =>
    inProcess(async () => {
      Process.flag('trap_exit', true)
      const workers = new Workers()
      const starting = Supervisor.startLink([workers.spec('a'), workers.spec('a')], oneForOne)
      expect(await starting.result()).toEqual(['error', ['start_spec', ['duplicate_child_name', 'a']]])
      expect(workers.take()).toEqual([])
    }))

  it('throws at once when there is no strategy, or a child is no child', () => {
    expect(() => Supervisor.startLink([], {} as never)).toThrow(TypeError)
    expect(() => Supervisor.startLink([42 as never], oneForOne)).toThrow(TypeError)
    expect(() => Supervisor.startLink(42 as never, oneForOne)).toThrow(TypeError)
  })

  it('ends a caller that does not trap exits with the same reason', () =>
    inProcess(async () => {
      const caller = spawn(() => Supervisor.startLink([{ id: 'c', start: () => 'junk' }], oneForOne).result())
      expect(await endOf(caller)).toEqual(['shutdown', ['failed_to_start_child', 'c', 'junk']])
    }))
})

describe('supervisor', () => {
  it('makes a module that is a child of type supervisor', () => {
    const Tree = supervisor({ name: 'Tree', init: (_size: number) => Supervisor.init([], oneForOne) })
    expect(Tree.childSpec(3)).toEqual({ id: 'Tree', start: [Tree, 'startLink', [3]], type: 'supervisor' })
    expect(Tree.childSpec(3, { name: 'tree' }).start).toEqual([Tree, 'startLink', [3, { name: 'tree' }]])
  })

  it('calls init in the supervisor, with the argument, and may wait for it', () =>
    inProcess(async () => {
      const workers = new Workers()
      let caller: Pid | null = null
      const Tree = supervisor({
        async init(id: string) {
          caller = self()
          await sleep(10)
          return Supervisor.init([workers.spec(id)], oneForOne)
        },
      })
      const sup = await Tree.startLink('x', { name: 'tree' })
      expect(caller).toBe(sup)
      expect(whereis('tree')).toBe(sup)
      expect(workers.take()).toEqual(['start x'])
    }))

  it('starts as a child of another, by module and argument', () =>
    inProcess(async () => {
      const workers = new Workers()
      const Tree = supervisor({ name: 'Tree', init: (id: string) => Supervisor.init([workers.spec(id)], oneForOne) })
      const sup = await Supervisor.startLink([[Tree, 'x']], oneForOne)
      expect(await Supervisor.countChildren(sup)).toEqual({ specs: 1, active: 1, supervisors: 1, workers: 0 })
    }))

  it('fails when init throws, rejects or returns junk', () =>
    inProcess(async () => {
      Process.flag('trap_exit', true)
      const failure = (init: () => unknown): Promise<unknown> =>
        supervisor({ name: 'T', init: init as () => SupervisorInit })
          .startLink(undefined)
          .result()
      expect(await failure(() => Promise.reject(new Error('x')))).toEqual([
        'error',
        [new Error('x'), expect.anything()],
      ])
      expect(await failure(() => ['ok', []])).toEqual([
        'error',
        ['bad_return', [expect.anything(), 'init', ['ok', []]]],
      ])
      expect(await failure(() => Promise.resolve('ignore'))).toBe('ignore')
      expect(
        await failure(() => {
          throw 'v'
        }),
      ).toEqual(['error', ['bad_return_value', 'v']])
    }))

  it('throws a TypeError without an init', () => {
    expect(() => supervisor({} as never)).toThrow(TypeError)
  })
})

describe('ending', () => {
  it('kills children that a killed supervisor leaves, through their links', () =>
    inProcess(async () => {
      const workers = new Workers()
      const sup = spawn(async () => {
        Process.flag('trap_exit', true)
        await Supervisor.startLink([workers.spec('a', { trap: true }), workers.spec('b')], {
          ...oneForOne,
          name: 'sup',
        })
        await sleep('infinity')
      })
      await sleep(1)
      const [a, b] = [named('a'), named('b')]
      exit(named('sup'), 'kill')
      await sleep(1)
      expect([isAlive(a), isAlive(b), isAlive(sup)]).toEqual([false, false, true])
      expect(workers.take()).toEqual(['start a', 'start b', 'terminate a killed'])
    }))

  it('also ends children when the supervisor is killed while it waits for one to end', () =>
    inProcess(async () => {
      Process.flag('trap_exit', true)
      const workers = new Workers()
      const sup = await Supervisor.startLink(
        [workers.spec('a', { trap: true }), workers.spec('b', { trap: true, stopMs: 1000, shutdown: 'infinity' })],
        oneForOne,
      )
      const [a, b] = [named('a'), named('b')]
      const stopping = Supervisor.stop(sup, 'normal').catch((error: unknown) => error)
      await sleep(10)
      exit(sup, 'kill')
      expect(await stopping).toBeInstanceOf(ExitError)
      await sleep(2000)
      expect([isAlive(a), isAlive(b)]).toEqual([false, false])
    }))

  it('waits for the end of a child that overruns, also when killing it takes two steps', () =>
    inProcess(async () => {
      const workers = new Workers()
      const sup = await Supervisor.startLink([workers.spec('a', { trap: true, stopMs: 500, shutdown: 50 })], oneForOne)
      const ref = monitor('a')
      expect(await Supervisor.stop(sup)).toBe('ok')
      const down = await receive<unknown[]>(['DOWN', ref, _, _, _])
      expect(down[4]).toBe('killed')
    }))

  it('crashes on a call that is no request, and reports nothing for an info that is none', () =>
    inProcess(async () => {
      Process.flag('trap_exit', true)
      const workers = new Workers()
      const sup = await Supervisor.startLink([workers.spec('a', { trap: true })], oneForOne)
      send(sup, 'hello')
      await sleep(1)
      expect(isAlive(sup)).toBe(true)
      const [tag, reason] = await outcome(() => GenServer.call(sup, 'nonsense'))
      expect([tag, (reason as unknown[])[0]]).toEqual(['exit', [expect.any(Error), expect.anything()]])
      expect(workers.take()).toEqual(['start a', 'terminate a shutdown'])
    }))

  it('ignores the exit of a stranger, and ends with its parent', () =>
    inProcess(async () => {
      const workers = new Workers()
      const parent = spawn(async () => {
        await Supervisor.startLink([workers.spec('a', { trap: true })], { ...oneForOne, name: 'sup' })
        await receive('go')
      })
      await sleep(1)
      const sup = named('sup')
      exit(sup, 'boom')
      await sleep(1)
      expect(isAlive(sup)).toBe(true)
      send(parent, 'go')
      expect(await endOf(sup)).toBe('normal')
      expect(workers.take()).toEqual(['start a', 'terminate a shutdown'])
    }))

  it('turns a stray throw of a start function into an orderly end', () => {
    const workers = new Workers()
    return runProcess(virtualNode(), async () => {
      Process.flag('trap_exit', true)
      const start = (): unknown => {
        void Promise.reject(new Error('stray'))
        return spawnLink(() => sleep('infinity'))
      }
      const sup = await Supervisor.startLink([workers.spec('a', { trap: true }), { id: 'b', start }], oneForOne)
      expect(await endOf(sup)).toEqual([new Error('stray'), expect.anything()])
      expect(workers.take()).toEqual(['start a', 'terminate a shutdown'])
    })
  })
})
