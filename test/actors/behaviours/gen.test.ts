import { describe, expect, it } from 'vitest'
import {
  type Address,
  call,
  cast,
  type From,
  GenServer,
  info,
  isAlive,
  Node,
  noreply,
  ok,
  type Pid,
  Process,
  type Reason,
  receive,
  reply,
  runProcess,
  type StartOptions,
  send,
  sleep,
  spawn,
  spawnLink,
  stop,
  trapExit,
  type ViaModule,
} from '../../../src/actors/index.ts'
import { endOf, inProcess, mailbox, outcome, virtualNode } from '../in-process.ts'
import { reporting } from './reporting-server.ts'

const Echo = {
  init: (state: unknown) => ok(state),
  handleCall: (request: unknown, _from: From, state: unknown) => reply(request, state),
}
const SlowInit = {
  init: async (ms: number) => {
    await sleep(ms)
    return ok(0)
  },
}

/** A registry in one map. */
function registry(): ViaModule & { readonly names: Map<unknown, Pid> } {
  const names = new Map<unknown, Pid>()
  return {
    names,
    registerName: (name: unknown, pid: Pid) => {
      if (names.has(name)) return 'no'
      names.set(name, pid)
      return 'yes'
    },
    unregisterName: (name: unknown) => void names.delete(name),
    whereisName: (name: unknown) => names.get(name) ?? 'undefined',
  }
}

describe('startLink', () => {
  it('links to the caller, its parent, and start does not', () =>
    inProcess(async (me) => {
      const linked = await GenServer.startLink(Echo, null)
      const single = await GenServer.start(Echo, null)
      expect([info(linked, 'links'), info(single, 'links')]).toEqual([[me], []])
      expect([info(linked, 'parent'), info(linked, 'ancestors')]).toEqual([me, [me]])
    }))

  it('names registered ancestors by their names', () =>
    inProcess(async (me) => {
      Process.register(me, 'top')
      const Middle = { init: async () => ok(await GenServer.startLink(Echo, null)), handleCall: Echo.handleCall }
      const middle = await GenServer.startLink(Middle, null)
      const [, leaf] = info(middle, 'links') as [Pid, Pid]
      expect(info(leaf, 'ancestors')).toEqual([middle, 'top'])
    }))

  it('whose init fails ends a caller that does not trap exits', () =>
    inProcess(async (me) => {
      const caller = spawn(async () => {
        await GenServer.startLink({ init: () => stop('why') }, null).result()
        send(me, 'survived')
        await sleep(30)
      })
      expect(await endOf(caller)).toBe('why')
    }))

  it('whose failure ends a server in its callback leaves nothing of what that returns', () =>
    inProcess(async (me) => {
      const Bad = { init: () => stop('why') }
      const Starter = {
        ...reporting(me),
        handleCall: (_request: unknown, _from: From, state: unknown) => {
          void GenServer.startLink(Bad, null).result()
          return reply('started', state)
        },
      }
      const pid = await GenServer.start(Starter, null)
      expect(await outcome(() => call(pid, 'x'))).toEqual(['exit', ['why', ['GenServer', 'call', [pid, 'x', 5000]]]])
      const Nested = {
        ...reporting(me),
        init: () => {
          void GenServer.startLink(Bad, null).result()
          return ok('started')
        },
      }
      expect(await GenServer.start(Nested, null).result()).toEqual(['error', 'why'])
      expect(await mailbox()).toEqual([])
    }))

  it('called by the host program is start', async () => {
    const node = virtualNode()
    const pid = await GenServer.startLink(Echo, null, { node })
    expect(info(pid, 'links')).toEqual([])
    expect(await call(pid, 'x')).toBe('x')
  })

  it('puts the server on the node of its caller, unless another is given', async () => {
    const [here, there] = [virtualNode(), virtualNode()]
    await runProcess(here, async () => {
      const first = await GenServer.start(Echo, null)
      const second = await GenServer.start(Echo, null, { node: there })
      expect([first.node, second.node]).toEqual([here, there])
      expect(await call(second, 'across')).toBe('across')
    })
  })

  it('cannot be used by what a dead process left behind', () =>
    inProcess(async (me) => {
      let late: unknown
      let goOn = (): void => {}
      const ghost = spawn(async () => {
        await new Promise<void>((resolve) => {
          goOn = resolve
        })
        late = await outcome(() => GenServer.start(Echo, null))
      })
      await sleep(1)
      Process.exit(ghost, 'kill')
      goOn()
      await sleep(1)
      expect(late).toEqual(['exit', 'noproc'])
      expect(me.node.processes()).toEqual([me])
    }))
})

describe('a name', () => {
  it('is registered before init runs, and free again when a failed start is answered', () =>
    inProcess(async () => {
      let seen: unknown
      const Server = {
        init: () => {
          seen = Process.whereis('srv')
          return stop('why')
        },
      }
      expect(await GenServer.start(Server, null, { name: 'srv' }).result()).toEqual(['error', 'why'])
      expect(seen).not.toBeNull()
      expect(Process.whereis('srv')).toBeNull()
      expect(await GenServer.start(Echo, null, { name: 'srv' }).result()).toMatchObject(['ok', {}])
    }))

  it.each<[string, () => NonNullable<StartOptions['name']>]>([
    ['local', () => 'srv'],
    ['global', () => ['global', 'srv']],
    ['via', () => ['via', registry(), 'srv']],
  ])('that is taken answers already_started with the holder, and init does not run: %s', (_kind, make) =>
    inProcess(async () => {
      trapExit(true)
      const name = make()
      const holder = await GenServer.start(Echo, null, { name })
      let ran = false
      const Second = {
        init: () => {
          ran = true
          return ok(0)
        },
      }
      expect(await GenServer.startLink(Second, null, { name }).result()).toEqual(['error', ['already_started', holder]])
      expect(ran).toBe(false)
      expect(await mailbox()).toEqual([])
      expect(GenServer.whereis(name)).toBe(holder)
      expect(await call(name, 'x')).toBe('x')
      expect(await GenServer.stop(name)).toBe('ok')
      if (_kind !== 'via') expect(GenServer.whereis(name)).toBeNull()
    }),
  )

  it('in a registry is given back when init fails', () =>
    inProcess(async () => {
      const names = registry()
      await GenServer.start({ init: () => stop('why') }, null, { name: ['via', names, 'k'] }).result()
      expect(names.names.size).toBe(0)
    }))

  it.each<[unknown]>([
    [''],
    [42],
    [['via', 1]],
    [['via', {}, 'key']],
    [['global']],
    [['srv', 'nonode@nohost']],
    [{}],
    [null],
    ['undefined'],
  ])('that cannot be one is refused at once: %j', (name) =>
    inProcess((me) => {
      expect(() => GenServer.start(Echo, null, { name: name as string })).toThrow(/Expected `name` to be/)
      expect(me.node.processes()).toEqual([me])
    }),
  )
})

describe('a start timeout', () => {
  it('kills the process, leaves no exit message and frees the name', () =>
    inProcess(async (me) => {
      trapExit(true)
      const before = me.node.clock.now()
      const starting = GenServer.startLink(SlowInit, 5000, { name: 'slow', timeout: 50 })
      const pid = Process.whereis('slow') as Pid
      expect(await starting.result()).toEqual(['error', 'timeout'])
      expect(me.node.clock.now() - before).toBe(50)
      expect(isAlive(pid)).toBe(false)
      expect(Process.whereis('slow')).toBeNull()
      await sleep(10_000)
      expect(await mailbox()).toEqual([])
    }))

  it('that is not reached changes nothing', () =>
    inProcess(async (me) => {
      const pid = await GenServer.start(SlowInit, 49, { timeout: 50 })
      await sleep(1000)
      expect(isAlive(pid)).toBe(true)
      expect(me.node.timers.size).toBe(0)
    }))

  it.each([-1, 0.5, 'soon', null])('of %s is refused', (timeout) =>
    inProcess(() => {
      expect(() => GenServer.start(Echo, null, { timeout: timeout as number })).toThrow(RangeError)
    }),
  )
})

describe("the parent's exit", () => {
  it('ends a trapping server, also when its reason is normal', () =>
    inProcess(async (me) => {
      const Trapping = {
        ...reporting(me),
        init: () => {
          trapExit(true)
          return ok('s')
        },
      }
      const parent = spawn(async () => {
        send(me, await GenServer.startLink(Trapping, null))
        await receive('end')
      })
      const server = await receive<Pid>()
      const end = endOf(server)
      send(parent, 'end')
      expect(await end).toBe('normal')
      expect(isAlive(parent)).toBe(false)
      expect(await mailbox()).toEqual([['terminate', 'normal', 's']])
    }))

  it('is nothing to a server that was started without a link', () =>
    inProcess(async (me) => {
      const Trapping = {
        ...reporting(me),
        init: () => {
          trapExit(true)
          return ok('s')
        },
      }
      const server = await GenServer.start(Trapping, null)
      Process.exit(server, 'shutdown')
      await call(server, 'sync')
      expect(await mailbox()).toEqual([['info', ['EXIT', me, 'shutdown'], 's']])
    }))
})

describe('stop', () => {
  it("resolves to 'ok' when the server has ended with the reason", () =>
    inProcess(async () => {
      for (const reason of ['normal', 'shutdown', 'custom', ['shutdown', ['deep', 1]], 'kill']) {
        const pid = await GenServer.start(Echo, null)
        const end = endOf(pid)
        expect(await GenServer.stop(pid, reason)).toBe('ok')
        expect(isAlive(pid)).toBe(false)
        expect(await end).toEqual(reason)
      }
    }))

  it('resolves when the death is known to all', () =>
    inProcess(async () => {
      trapExit(true)
      const pid = await GenServer.startLink(Echo, null, { name: 'srv' })
      await GenServer.stop('srv', 'shutdown')
      expect(Process.whereis('srv')).toBeNull()
      expect(await mailbox()).toEqual([['EXIT', pid, 'shutdown']])
    }))

  const location = (server: Address, reason: Reason, timeout: number | 'infinity' = 'infinity') => [
    'GenServer',
    'stop',
    [server, reason, timeout],
  ]

  it('exits with noproc when nobody is there', () =>
    inProcess(async () => {
      const dead = spawn(() => {})
      await endOf(dead)
      for (const server of [dead, 'nobody', ['global', 'x']] as Address[])
        expect(await outcome(() => GenServer.stop(server))).toEqual(['exit', ['noproc', location(server, 'normal')]])
    }))

  it('exits with calling_self when a server stops itself', () =>
    inProcess(async () => {
      const Server = {
        handleCall: async (_request: unknown, _from: From, state: unknown) =>
          reply(await outcome(() => GenServer.stop('srv')), state),
      }
      const pid = await GenServer.start(Server, null, { name: 'srv' })
      expect(await call(pid, 'x')).toEqual(['exit', ['calling_self', location('srv', 'normal')]])
    }))

  it('exits with timeout while the server goes on ending', () =>
    inProcess(async (me) => {
      const Server = { terminate: () => sleep(100) }
      const pid = await GenServer.start(Server, null)
      const before = me.node.clock.now()
      expect(await outcome(() => GenServer.stop(pid, 'normal', 30))).toEqual([
        'exit',
        ['timeout', location(pid, 'normal', 30)],
      ])
      expect(me.node.clock.now() - before).toBe(30)
      expect(isAlive(pid)).toBe(true)
      expect(await endOf(pid)).toBe('normal')
    }))

  it('exits with the other reason when the server ends before it comes to the request', () =>
    inProcess(async () => {
      const unanswered = (reason: Reason, pid: Pid) => [reason, ['sys', 'terminate', [pid, 'normal', 'infinity']]]
      const Busy = {
        handleCast: async (_request: unknown, state: unknown) => {
          await sleep(50)
          return stop('mine', state)
        },
      }
      const pid = await GenServer.start(Busy, null)
      cast(pid, 'x')
      expect(await outcome(() => GenServer.stop(pid))).toEqual([
        'exit',
        [unanswered('mine', pid), location(pid, 'normal')],
      ])
      const killed = await GenServer.start(Busy, null)
      const stopped = outcome(() => GenServer.stop(killed))
      Process.exit(killed, 'kill')
      expect(await stopped).toEqual(['exit', [unanswered('killed', killed), location(killed, 'normal')]])
    }))

  it('by the host program works', async () => {
    const node = virtualNode()
    const pid = await GenServer.start(Echo, null, { node })
    expect(await GenServer.stop(pid)).toBe('ok')
    await expect(GenServer.stop(pid)).rejects.toMatchObject({ reason: ['noproc', location(pid, 'normal')] })
  })

  it('ends a server in the middle of an async callback only when that is done', () =>
    inProcess(async (me) => {
      const Server = {
        ...reporting(me),
        handleCast: async (ms: number, state: unknown) => {
          await sleep(ms)
          send(me, 'cast done')
          return noreply(state)
        },
      }
      const pid = await GenServer.start(Server, 's')
      cast(pid, 50)
      await GenServer.stop(pid)
      expect(await mailbox()).toEqual(['cast done', ['terminate', 'normal', 's']])
    }))

  it('leaves the caller with no timer', () =>
    inProcess(async (me) => {
      const pid = await GenServer.start(Echo, null)
      await GenServer.stop(pid, 'normal', 1000)
      expect(me.node.timers.size).toBe(0)
    }))
})

describe('a process that fails', () =>
  it('takes down what is linked, with the same reason, in the same turn', () =>
    inProcess(async () => {
      const server = await GenServer.start({ handleCast: (_r: unknown, s: unknown) => stop('boom', s) }, null)
      const linked = spawnLink(() => sleep('infinity'))
      Process.unlink(linked)
      const other = spawn(async () => {
        Process.link(server)
        await sleep('infinity')
      })
      await sleep(1)
      cast(server, 'x')
      expect(await endOf(other)).toBe('boom')
      expect(isAlive(linked)).toBe(true)
    })))

describe('Node.stop', () =>
  it('ends every server, and starts no more', async () => {
    const node = new Node()
    const pid = await GenServer.start(Echo, null, { node })
    node.stop()
    expect(isAlive(pid)).toBe(false)
    expect(() => GenServer.start(Echo, null, { node })).toThrow('Cannot start a process: node nonode@nohost is stopped')
  }))
