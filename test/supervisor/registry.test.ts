import { describe, expect, it } from 'vitest'
import {
  currentNode,
  exit,
  GenServer,
  genServer,
  info,
  isAlive,
  link,
  type MonitorRef,
  monitor,
  noreply,
  OtpError,
  onDeath,
  type Pid,
  Process,
  receive,
  runProcess,
  self,
  send,
  sleep,
  spawn,
  whereis,
} from '../../src/actors/index.ts'
import { Registry, Supervisor, via } from '../../src/supervisor/index.ts'
import { endOf, inProcess, mailbox, virtualNode } from '../actors/in-process.ts'

const BADARG = expect.objectContaining({ code: 'OTP_ERR_BADARG' })

function uniqueRegistry(): Promise<Pid> {
  return Registry.startLink({ keys: 'unique', name: 'R' })
}

function duplicateRegistry(partitions = 1): Promise<Pid> {
  return Registry.startLink({ keys: 'duplicate', name: 'D', partitions })
}

/** Starts a process that runs `first` and then waits for ever; resolves when `first` is done. */
async function owner(first: (self: Pid) => unknown): Promise<Pid> {
  const done = Symbol('done')
  const starter = self()
  const pid = spawn(async (self) => {
    await first(self)
    send(starter, done)
    await sleep('infinity')
  })
  await receive(done)
  return pid
}

/** What `owner` processes do on request. */
const client = genServer({
  init: () => ['ok', null] as const,
  handleCall: (work: () => unknown, _from, state) => ['reply', work(), state] as const,
  handleInfo: (_message: unknown, state) => noreply(state),
})

function attempt(work: () => unknown): unknown {
  try {
    return work()
  } catch (thrown) {
    return thrown
  }
}

function as<T>(pid: Pid, work: () => T): Promise<T> {
  return GenServer.call<T>(pid, work)
}

describe('startLink', () => {
  it('answers already_started for a name that is taken', () =>
    inProcess(async () => {
      const pid = await uniqueRegistry()
      expect(whereis('R')).toBe(pid)
      expect(await Registry.startLink({ keys: 'unique', name: 'R' }).result()).toEqual([
        'error',
        ['already_started', pid],
      ])
      Registry.register('R', 'k', 1)
      expect(Registry.count('R')).toBe(1)
    }))

  it.each([
    [{ keys: 'sometimes', name: 'R' }, 'keys'],
    [{ keys: 'unique' }, 'name'],
    [{ keys: 'unique', name: 'R', partitions: 0 }, 'partitions'],
    [{ keys: 'unique', name: 'R', listeners: 'x' }, 'listeners'],
    [{ keys: 'unique', name: 'R', meta: null }, 'meta'],
  ])('throws for %j', (options, field) => {
    expect(() => Registry.startLink(options as never)).toThrow(new RegExp(`^Expected \`${field}\` to be`))
  })

  it('makes a registry that only its own node knows', async () => {
    const [first, second] = [virtualNode(), virtualNode()]
    await runProcess(first, async () => {
      await Registry.startLink({ keys: 'unique', name: 'R' })
      Registry.register('R', 'k', 1)
      expect(Registry.count('R')).toBe(1)
      await runProcess(second, () => {
        expect(() => Registry.count('R')).toThrow(OtpError)
      })
    })
  })

  it('is what a supervisor calls for [Registry, options] among its children', () =>
    inProcess(async () => {
      const options = { keys: 'unique', name: 'R' } as const
      const start = [Registry, 'startLink', [options]]
      expect(Registry.childSpec(options)).toEqual({ id: 'R', start, type: 'supervisor' })
      const supervisor = await Supervisor.startLink([[Registry, options]], { strategy: 'one_for_one' })
      expect(await Supervisor.whichChildren(supervisor)).toEqual([['R', whereis('R'), 'supervisor', [Registry]]])
      expect(Registry.register('R', 'k', 1)[0]).toBe('ok')
    }))
})

describe('the end of a registry', () => {
  it('is known at once, also to those who have asked it last; its name may be taken again, on each node', () => {
    const nodes = [virtualNode(), virtualNode()]
    return Promise.all(
      nodes.map((node, value) =>
        runProcess(node, async (me) => {
          Process.flag('trap_exit', true)
          for (let round = 0; round < 3; round++) {
            const registry = await uniqueRegistry()
            Registry.register('R', 'k', [value, round])
            await sleep(1)
            expect(Registry.lookup('R', 'k')).toEqual([[me, [value, round]]])
            await Supervisor.stop(registry)
            expect(() => Registry.lookup('R', 'k')).toThrow(BADARG)
          }
        }),
      ),
    )
  })

  it('ends the registered processes that do not trap exits, and makes the name unknown', () =>
    inProcess(async () => {
      Process.flag('trap_exit', true)
      const registry = await uniqueRegistry()
      const p = await owner(() => Registry.register('R', 'k', 1))
      const q = await owner(() => {
        Process.flag('trap_exit', true)
        return Registry.register('R', 'm', 1)
      })
      const ending = endOf(p)
      exit(registry, 'shutdown')
      expect(await ending).toBe('shutdown')
      await endOf(registry)
      expect(isAlive(q)).toBe(true)
      expect(() => Registry.lookup('R', 'm')).toThrow(BADARG)
    }))

  it('frees the name for a new registry without the old entries', () =>
    inProcess(async () => {
      Process.flag('trap_exit', true)
      const registry = await uniqueRegistry()
      Registry.register('R', 'k', 1)
      exit(registry, 'shutdown')
      await endOf(registry)
      await uniqueRegistry()
      expect(Registry.lookup('R', 'k')).toEqual([])
      expect(Registry.register('R', 'k', 2)[0]).toBe('ok')
    }))
})

describe('register', () => {
  it('gives the process of the registry that the caller is linked to from now on', () =>
    inProcess(async (self) => {
      await uniqueRegistry()
      const [, server] = Registry.register('R', 'k', 1) as ['ok', Pid]
      expect(info(self, 'links')).toContain(server)
      Registry.register('R', 'm', 1)
      Registry.unregister('R', 'k')
      expect(info(self, 'links')).toContain(server)
      Registry.unregister('R', 'm')
      expect(info(self, 'links')).not.toContain(server)
    }))

  it('names the process that has the key, also when that is the caller', () =>
    inProcess(async (self) => {
      await uniqueRegistry()
      Registry.register('R', 'k', 1)
      expect(Registry.register('R', 'k', 2)).toEqual(['error', ['already_registered', self]])
      const loser = await client.start(null)
      expect(await as(loser, () => Registry.register('R', 'k', 3))).toEqual(['error', ['already_registered', self]])
      expect(info(loser, 'links')).toEqual([])
      expect(Registry.lookup('R', 'k')).toEqual([[self, 1]])
    }))

  it('takes a process any number of times under a duplicate key', () =>
    inProcess(async (self) => {
      await duplicateRegistry()
      for (const value of [1, 2, 2]) Registry.register('D', 'k', value)
      expect(Registry.lookup('D', 'k')).toEqual([
        [self, 1],
        [self, 2],
        [self, 2],
      ])
      expect(Registry.keys('D', self)).toEqual(['k', 'k', 'k'])
      Registry.unregister('D', 'k')
      expect(Registry.count('D')).toBe(0)
    }))

  it('throws in code that its process has left behind', () =>
    inProcess(async () => {
      await uniqueRegistry()
      let thrown: unknown
      const p = spawn((me) => {
        try {
          exit(me, 'kill')
        } catch {
          thrown = attempt(() => Registry.register('R', 'k', 1))
        }
      })
      await endOf(p)
      expect(thrown).toMatchObject({ reason: 'noproc' })
      expect(Registry.count('R')).toBe(0)
    }))
})

describe('keys', () => {
  const object = {}
  const symbol = Symbol('k')
  const different: unknown[] = [
    ...['1', 1, 1n, true, 'true', null, 'null', undefined, '', Number.NaN, object, {}, symbol, Symbol('k'), 'nil'],
    ...[[], [[]], [1], ['1'], [1n], [null], [undefined], ['a', 'b'], ['a,b'], ['ab'], ['a', ['b']], [['a'], 'b']],
    ...[
      ['1:a'],
      ['a', ''],
      ['', 'a'],
      [object],
      [{}],
      [symbol],
      [Symbol('k')],
      [Symbol.for('k')],
      ['n1;'],
      [11],
      [1, 1],
    ],
    ...[[true], [false], ['t'], ['z'], [Number.NaN]],
  ]

  it('are different when their terms are', () =>
    inProcess(async (self) => {
      await uniqueRegistry()
      for (const [i, key] of different.entries()) expect(Registry.register('R', key, i)[0]).toBe('ok')
      for (const [i, key] of different.entries()) expect(Registry.lookup('R', key)).toEqual([[self, i]])
      expect(Registry.keys('R', self)).toEqual(different)
    }))

  it('are the same when their terms are, and a key array may be changed afterwards', () =>
    inProcess(async (self) => {
      await uniqueRegistry()
      const key: unknown[] = ['room', [7, self], -0]
      Registry.register('R', key, 1)
      key.push('changed')
      expect(Registry.whereis('R', ['room', [7, self], 0])).toBe(self)
      expect(Registry.whereis('R', key)).toBe(null)
      Registry.unregister('R', ['room', [7, self], 0])
      expect(Registry.count('R')).toBe(0)
    }))
})

describe('a process that many monitor', () => {
  it('has its keys found and removed without a look at the monitors', () =>
    inProcess(async () => {
      await uniqueRegistry()
      await duplicateRegistry()
      const p = await client.start(null)
      let looks = 0
      for (let i = 0; i < 100; i++) looksAt(monitor(p), () => looks++)
      await as(p, () => Registry.register('D', 'other', 0))
      await as(p, () => Registry.register('R', 'k', 1))
      await as(p, () => Registry.register('R', 'm', 1))
      for (let i = 0; i < 100; i++) looksAt(monitor(p), () => looks++)
      looks = 0
      expect(Registry.keys('R', p)).toEqual(['k', 'm'])
      expect(Registry.values('R', 'k', p)).toEqual([1])
      await as(p, () => Registry.unregister('R', 'm'))
      await as(p, () => Registry.unregister('R', 'k'))
      // The one whose neighbour is removed, and the call by which the process is told to.
      expect(looks).toBeLessThan(10)
      expect([Registry.keys('R', p), Registry.keys('D', p)]).toEqual([[], ['other']])
    }))
})

/** Has `look` called whenever somebody follows a monitor to those beside it. */
function looksAt(ref: MonitorRef, look: () => void): void {
  for (const name of ['previousWatcher', 'nextWatcher'] as const) {
    let value = ref[name]
    Object.defineProperty(ref, name, {
      get() {
        look()
        return value
      },
      set(neighbour: typeof value) {
        value = neighbour
      },
    })
  }
}

describe('the end of an owner', () => {
  it('has removed its entries before any process hears of it', () =>
    inProcess(async () => {
      await uniqueRegistry()
      await duplicateRegistry()
      const p = await owner(() => {
        Registry.register('R', 'k', 1)
        Registry.register('D', 'k', 1)
      })
      const q = await owner(() => Registry.register('D', 'k', 2))
      const ref = monitor(p)
      exit(p, 'kill')
      expect([Registry.lookup('R', 'k'), Registry.count('R'), Registry.keys('R', p)]).toEqual([[], 0, []])
      expect(Registry.lookup('D', 'k')).toEqual([[q, 2]])
      expect(Registry.register('R', 'k', 2)[0]).toBe('ok')
      expect(await receive()).toEqual(['DOWN', ref, 'process', p, 'killed'])
    }))

  it('shows nobody an owner whose end is still being worked off', () =>
    inProcess(async (self) => {
      await uniqueRegistry()
      await duplicateRegistry()
      const b = await owner(() => {
        Registry.register('R', 'k', 'b')
        Registry.register('D', 'k', 'b')
      })
      const a = await owner(() => link(b))
      let seen: unknown
      onDeath(a, () => {
        const before = [isAlive(b), Registry.whereis('R', 'k'), Registry.lookup('R', 'k'), Registry.lookup('D', 'k')]
        seen = [before, Registry.match('D', 'k', '_'), Registry.register('R', 'k', 'new')[0]]
      })
      exit(a, 'kill')
      expect(seen).toEqual([[false, null, [], []], [], 'ok'])
      expect(Registry.lookup('R', 'k')).toEqual([[self, 'new']])
      expect([Registry.count('R'), Registry.count('D')]).toEqual([1, 0])
    }))

  it('takes the owner out of the middle, the beginning and the end of a key', () =>
    inProcess(async () => {
      await duplicateRegistry()
      const owners = [
        await client.start(null),
        await client.start(null),
        await client.start(null),
        await client.start(null),
      ]
      for (const pid of owners) await as(pid, () => Registry.register('D', 'k', null))
      const left = (): unknown[] => Registry.lookup('D', 'k').map(([pid]) => owners.indexOf(pid))
      exit(owners[1] as Pid, 'kill')
      expect(left()).toEqual([0, 2, 3])
      exit(owners[3] as Pid, 'kill')
      expect(left()).toEqual([0, 2])
      exit(owners[0] as Pid, 'kill')
      expect(left()).toEqual([2])
      await as(owners[2] as Pid, () => Registry.register('D', 'k', null))
      expect(left()).toEqual([2, 2])
    }))
})

describe('unregister', () => {
  it("leaves others' entries alone", () =>
    inProcess(async () => {
      await uniqueRegistry()
      const p = await owner(() => Registry.register('R', 'k', 1))
      expect(Registry.unregister('R', 'k')).toBe('ok')
      expect(Registry.whereis('R', 'k')).toBe(p)
    }))
})

describe('unregisterMatch', () => {
  it('removes those of the caller whose values match pattern and guards', () =>
    inProcess(async (self) => {
      await duplicateRegistry()
      const p = await owner(() => Registry.register('D', 'k', ['n', 2]))
      for (const n of [1, 2, 3]) Registry.register('D', 'k', ['n', n])
      Registry.unregisterMatch('D', 'k', ['n', '$1'], [['>', '$1', 1]])
      expect(Registry.lookup('D', 'k')).toEqual([
        [p, ['n', 2]],
        [self, ['n', 1]],
      ])
      Registry.unregisterMatch('D', 'k', '_')
      expect(Registry.lookup('D', 'k')).toEqual([[p, ['n', 2]]])
    }))
})

describe('updateValue', () => {
  it('sets the value of a key that the caller has, and of no other', () =>
    inProcess(async (self) => {
      await uniqueRegistry()
      await owner(() => Registry.register('R', 'other', 1))
      Registry.register('R', 'k', 1)
      expect(Registry.updateValue<number>('R', 'k', (n) => n + 1)).toEqual([2, 1])
      expect(Registry.lookup('R', 'k')).toEqual([[self, 2]])
      expect(Registry.updateValue('R', 'other', () => 9)).toBe('error')
      expect(Registry.updateValue('R', 'nobody', () => 9)).toBe('error')
      await duplicateRegistry()
      expect(() => Registry.updateValue('D', 'k', () => 9)).toThrow(BADARG)
    }))
})

describe('values', () => {
  it('gives what one process has under a key, found by whichever list is shorter', () =>
    inProcess(async (self) => {
      await duplicateRegistry()
      for (let i = 0; i < 5; i++) Registry.register('D', i, i)
      const p = await owner(() => {
        for (const value of [1, 2, 3]) Registry.register('D', 4, value)
      })
      expect(Registry.values('D', 4, self)).toEqual([4])
      expect(Registry.values('D', 4, p)).toEqual([1, 2, 3])
      expect(Registry.values('D', 3, p)).toEqual([])
    }))
})

describe('dispatch', () => {
  it('runs once for each partition that has entries, in the caller', () =>
    inProcess(async (me) => {
      await duplicateRegistry(2)
      const owners = new Set<Pid>()
      for (let i = 0; i < 4; i++) owners.add(await owner(() => Registry.register('D', 'k', i)))
      const calls: Pid[][] = []
      Registry.dispatch('D', 'k', (entries) => {
        expect(self()).toBe(me)
        calls.push(entries.map(([pid]) => pid))
      })
      expect(calls.map((pids) => pids.length)).toEqual([2, 2])
      expect(new Set(calls.flat())).toEqual(owners)
    }))

  it('calls a function of a module with the entries before its arguments', () =>
    inProcess(async (self) => {
      await duplicateRegistry()
      Registry.register('D', 'k', 1)
      const calls: unknown[] = []
      const module = { notify: (...args: unknown[]) => calls.push(args) }
      expect(Registry.dispatch('D', 'k', [module, 'notify', ['x']], { parallel: true })).toBe('ok')
      expect(calls).toEqual([[[[self, 1]], 'x']])
    }))

  it('lets the entries change meanwhile', () =>
    inProcess(async () => {
      await duplicateRegistry()
      for (let i = 0; i < 3; i++) Registry.register('D', 'k', i)
      let seen = 0
      Registry.dispatch('D', 'k', (entries) => {
        for (const _entry of entries) {
          seen++
          Registry.unregister('D', 'k')
        }
      })
      expect(seen).toBe(3)
    }))
})

describe('listeners', () => {
  it('hear of each register and unregister, but not of deaths and failures', () =>
    inProcess(async (self) => {
      Process.register(self, 'listener')
      await Registry.startLink({ keys: 'unique', name: 'R', listeners: ['listener'] })
      const p = await client.start(null)
      await as(p, () => {
        Registry.register('R', 'k', 'v')
        Registry.register('R', 'k', 'again')
        Registry.unregister('R', 'k')
        Registry.unregister('R', 'k')
        Registry.unregisterMatch('R', 'k', '_')
        Registry.register('R', 'm', 1)
        Registry.unregisterMatch('R', 'm', 2)
      })
      exit(p, 'kill')
      await sleep(1)
      expect(await mailbox()).toEqual([
        ['register', 'R', 'k', p, 'v'],
        ['unregister', 'R', 'k', p],
        ['unregister', 'R', 'k', p],
        ['unregister', 'R', 'k', p],
        ['register', 'R', 'm', p, 1],
      ])
    }))

  it('that are not there make register throw, though it is done', () =>
    inProcess(async (self) => {
      await Registry.startLink({ keys: 'unique', name: 'R', listeners: ['nobody'] })
      expect(() => Registry.register('R', 'k', 1)).toThrow(BADARG)
      expect(Registry.lookup('R', 'k')).toEqual([[self, 1]])
    }))
})

describe('meta', () => {
  it('keeps values with the registry, under strings and tuples', () =>
    inProcess(async () => {
      await Registry.startLink({ keys: 'unique', name: 'R', meta: { a: undefined } })
      expect(Registry.meta('R', 'a')).toEqual(['ok', undefined])
      expect(Registry.putMeta('R', ['a', 1], 2)).toBe('ok')
      expect(Registry.meta('R', ['a', 1])).toEqual(['ok', 2])
      expect(Registry.deleteMeta('R', ['a', 1])).toBe('ok')
      expect(Registry.meta('R', ['a', 1])).toBe('error')
    }))
})

describe('via', () => {
  it('names a server by a key, from its start to its end', () =>
    inProcess(async () => {
      await uniqueRegistry()
      const name = via('R', 'srv')
      expect(name).toEqual(['via', Registry, ['R', 'srv']])
      const pid = await client.startLink(null, { name })
      expect(await client.startLink(null, { name }).result()).toEqual(['error', ['already_started', pid]])
      expect([whereis(name), await as(pid, () => 1), Registry.lookup('R', 'srv')]).toEqual([pid, 1, [[pid, null]]])
      await GenServer.stop(name)
      expect(whereis(name)).toBe(null)
    }))

  it('registers a value that the name carries', () =>
    inProcess(async () => {
      await uniqueRegistry()
      const pid = await client.startLink(null, { name: via('R', 'srv', 'value') })
      expect(Registry.lookup('R', 'srv')).toEqual([[pid, 'value']])
      expect(whereis(via('R', 'srv'))).toBe(pid)
    }))

  it('lets go of the name when init fails', () =>
    inProcess(async () => {
      Process.flag('trap_exit', true)
      await uniqueRegistry()
      const failing = genServer({ init: () => ['stop', 'no'] as const })
      expect(await failing.startLink(null, { name: via('R', 'srv') }).result()).toEqual(['error', 'no'])
      expect(Registry.count('R')).toBe(0)
    }))

  it('sends to the process that has the key, and throws when nobody has', () =>
    inProcess(async (self) => {
      await uniqueRegistry()
      Registry.register('R', 'me', null)
      expect(Registry.send(['R', 'me'], 'hello')).toBe('hello')
      send(via('R', 'me'), 'again')
      expect(await mailbox()).toEqual(['hello', 'again'])
      expect(() => Registry.send(['R', 'nobody'], 1)).toThrow(BADARG)
      expect(() => send(via('R', 'nobody'), 1)).toThrow(BADARG)
      expect(() =>
        Registry.registerName(
          ['R', 'x'],
          spawn(() => {}),
          currentNode(),
        ),
      ).toThrow(BADARG)
      expect(Registry.whereisName(['R', 'me'])).toBe(self)
      expect(Registry.whereisName(['R', 'nobody'])).toBe('undefined')
    }))

  it('is called Registry wherever it is shown', () => {
    expect(String(Registry)).toBe('Registry')
    expect(Object.isFrozen(Registry)).toBe(true)
  })
})

describe('an unknown registry', () => {
  const uses: [string, (self: Pid) => unknown][] = [
    ['register', () => Registry.register('Nope', 'k', 1)],
    ['unregister', () => Registry.unregister('Nope', 'k')],
    ['unregisterMatch', () => Registry.unregisterMatch('Nope', 'k', '_')],
    ['updateValue', () => Registry.updateValue('Nope', 'k', () => 1)],
    ['lookup', () => Registry.lookup('Nope', 'k')],
    ['whereis', () => Registry.whereis('Nope', 'k')],
    ['values', (self) => Registry.values('Nope', 'k', self)],
    ['keys', (self) => Registry.keys('Nope', self)],
    ['count', () => Registry.count('Nope')],
    ['dispatch', () => Registry.dispatch('Nope', 'k', () => {})],
    ['match', () => Registry.match('Nope', 'k', '_')],
    ['countMatch', () => Registry.countMatch('Nope', 'k', '_')],
    ['select', () => Registry.select('Nope', [])],
    ['countSelect', () => Registry.countSelect('Nope', [])],
    ['meta', () => Registry.meta('Nope', 'k')],
    ['putMeta', () => Registry.putMeta('Nope', 'k', 1)],
    ['deleteMeta', () => Registry.deleteMeta('Nope', 'k')],
    ['whereisName', () => Registry.whereisName(['Nope', 'k'])],
    ['send', () => Registry.send(['Nope', 'k'], 1)],
  ]
  it.each(uses)('makes %s throw badarg', (_name, use) =>
    inProcess((self) => {
      expect(() => use(self)).toThrow(BADARG)
    }),
  )
})

describe('a partition that is killed', () => {
  it('loses its entries only, when keys are duplicate', () =>
    inProcess(async () => {
      await duplicateRegistry(2)
      const owners = [await client.start(null), await client.start(null)] as const
      const servers: Pid[] = []
      for (const pid of owners) {
        const [, server] = await as(pid, () => Registry.register('D', 'k', null))
        servers.push(server as Pid)
      }
      expect(servers[0]).not.toBe(servers[1])
      const ending = endOf(owners[0])
      exit(servers[0] as Pid, 'kill')
      expect(await ending).toBe('killed')
      expect(Registry.lookup('D', 'k')).toEqual([[owners[1], null]])
    }))

  it('takes all entries and owners with it, when keys are unique', () =>
    inProcess(async () => {
      await Registry.startLink({ keys: 'unique', name: 'R', partitions: 2, meta: { a: 1 } })
      const owners = [await client.start(null), await client.start(null)] as const
      const [, server] = await as(owners[0], () => Registry.register('R', 'k', null))
      await as(owners[1], () => Registry.register('R', 'm', null))
      const refs = owners.map((pid) => monitor(pid))
      exit(server as Pid, 'kill')
      await sleep(1)
      expect(await mailbox()).toEqual([
        ['DOWN', refs[0], 'process', owners[0], 'killed'],
        ['DOWN', refs[1], 'process', owners[1], 'shutdown'],
      ])
      expect([Registry.count('R'), Registry.meta('R', 'a')]).toEqual([0, ['ok', 1]])
    }))

  it('is restarted by the registry, which takes nobody meanwhile', () =>
    inProcess(async (self) => {
      await uniqueRegistry()
      const [[id, server]] = (await Supervisor.whichChildren('R')) as [[string, Pid, string, unknown]]
      expect([id, whereis(id)]).toEqual(['R.PIDPartition0', server])
      exit(server, 'kill')
      expect(() => Registry.register('R', 'k', 1)).toThrow(BADARG)
      expect(Registry.lookup('R', 'k')).toEqual([])
      await sleep(1)
      const [, successor] = Registry.register('R', 'k', 1)
      expect(successor).not.toBe(server)
      expect(Registry.lookup('R', 'k')).toEqual([[self, 1]])
    }))
})
