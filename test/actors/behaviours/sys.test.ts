import { describe, expect, it } from 'vitest'
import {
  call,
  cast,
  exit,
  GenServer,
  genServer,
  info,
  link,
  noreply,
  OtpError,
  ok,
  type Pid,
  Process,
  type Reason,
  receive,
  register,
  reply,
  Sys,
  self,
  send,
  sleep,
  spawn,
  stop,
} from '../../../src/actors/index.ts'
import { endOf, inProcess, mailbox, outcome, virtualNode } from '../in-process.ts'
import { reporting } from './reporting-server.ts'

const trapping = () => {
  Process.flag('trap_exit', true)
  return ok('s')
}

const Echo = { name: 'Echo', handleCall: (request: unknown, _from: unknown, state: unknown) => reply(request, state) }

describe('getState', () => {
  it('gives the state, by pid and by name', () =>
    inProcess(async () => {
      const pid = await GenServer.start(Echo, { n: 1 }, { name: 'echo' })
      expect(await Sys.getState(pid)).toEqual({ n: 1 })
      expect(await Sys.getState('echo')).toEqual({ n: 1 })
    }))

  it('comes in the order of the messages', () =>
    inProcess(async () => {
      const Counter = { handleCast: (n: number, state: number) => noreply(state + n) }
      const pid = await GenServer.start(Counter, 0)
      cast(pid, 1)
      const between = Sys.getState(pid)
      cast(pid, 1)
      expect([await between, await Sys.getState(pid)]).toEqual([1, 2])
    }))

  it('by the host program works', async () => {
    const node = virtualNode()
    const pid = await GenServer.start(Echo, 7, { node })
    expect(await Sys.getState(pid)).toBe(7)
  })

  it('takes a state that looks like an error for one, as OTP does', () =>
    inProcess(async () => {
      const pid = await GenServer.start(Echo, ['error', 'why'])
      expect(await outcome(() => Sys.getState(pid))).toMatchObject([
        'error',
        { code: 'OTP_ERR_CALLBACK_FAILED', cause: 'why' },
      ])
    }))

  it('is a message that any process can answer', () =>
    inProcess(async () => {
      const pid = spawn(async () => {
        const [, from, request] = await receive<['system', never, unknown]>()
        GenServer.reply(from, ['you asked', request])
      })
      expect(await Sys.getState(pid)).toEqual(['you asked', 'get_state'])
    }))

  it('answers a request that was sent by hand', () =>
    inProcess(async (me) => {
      const pid = await GenServer.start(Echo, 's')
      send(pid, ['system', [me, 'tag'], 'get_state'])
      expect(await receive()).toEqual(['tag', 's'])
      send(pid, ['system', [me, 'tag'], 'bogus'])
      expect(await receive()).toEqual(['tag', ['error', ['unknown_system_msg', 'bogus']]])
    }))
})

describe('a failure', () => {
  it('names the function and the arguments that were given', () =>
    inProcess(async (me) => {
      const dead = spawn(() => {})
      await endOf(dead)
      const f = (state: unknown) => state
      const failures: [() => unknown, Reason][] = [
        [() => Sys.getState(dead), ['noproc', ['sys', 'get_state', [dead]]]],
        [() => Sys.getState('nobody', 10), ['noproc', ['sys', 'get_state', ['nobody', 10]]]],
        [
          () => Sys.getState(['x', 'a@b']),
          [
            ['nodedown', 'a@b'],
            ['sys', 'get_state', [['x', 'a@b']]],
          ],
        ],
        [() => Sys.getState(['x', 'nonode@nohost']), ['noproc', ['sys', 'get_state', [['x', 'nonode@nohost']]]]],
        [() => Sys.getState(me), ['calling_self', ['sys', 'get_state', [me]]]],
        [() => Sys.replaceState(dead, f), ['noproc', ['sys', ['replace_state', f], [dead]]]],
        [() => Sys.getStatus(dead), ['noproc', ['sys', 'get_status', [dead]]]],
        [() => Sys.suspend(dead), ['noproc', ['sys', 'suspend', [dead]]]],
        [() => Sys.resume(dead, 'infinity'), ['noproc', ['sys', 'resume', [dead, 'infinity']]]],
        [() => Sys.terminate(dead, 'why'), ['noproc', ['sys', 'terminate', [dead, 'why']]]],
        [() => Sys.changeCode(dead, 'M', 1, 2, 10), ['noproc', ['sys', 'change_code', [dead, 'M', 1, 2, 10]]]],
        [() => Sys.log(dead, [true, 3]), ['noproc', ['sys', 'log', [dead, [true, 3]]]]],
        [() => Sys.trace(dead, true), ['noproc', ['sys', 'trace', [dead, true]]]],
        [() => Sys.statistics(dead, 'get'), ['noproc', ['sys', 'statistics', [dead, 'get']]]],
        [() => Sys.install(dead, ['a', f, 0]), ['noproc', ['sys', 'install', [dead, ['a', f, 0]]]]],
        [() => Sys.remove(dead, 'a'), ['noproc', ['sys', 'remove', [dead, 'a']]]],
        [() => Sys.noDebug(dead, 9), ['noproc', ['sys', ['debug', 'no_debug'], [dead, 9]]]],
      ]
      for (const [ask, reason] of failures) expect(await outcome(ask)).toEqual(['exit', reason])
    }))

  it('is a timeout when the process does not come to it, and the request stays', () =>
    inProcess(async (me) => {
      const Slow = {
        async handleCast(_go: unknown, state: unknown) {
          await sleep(100)
          return noreply(state)
        },
      }
      const pid = await GenServer.start(Slow, 's')
      cast(pid, 'go')
      const before = me.node.clock.now()
      expect(await outcome(() => Sys.suspend(pid, 40))).toEqual(['exit', ['timeout', ['sys', 'suspend', [pid, 40]]]])
      expect(me.node.clock.now() - before).toBe(40)
      await sleep(100)
      const [, , , items] = await Sys.getStatus(pid)
      expect(items[1]).toBe('suspended')
      expect(await mailbox()).toEqual([])
    }))

  it('is 5000 ms away when nothing is said', () =>
    inProcess(async (me) => {
      const deaf = spawn(() => sleep('infinity'))
      const before = me.node.clock.now()
      expect(await outcome(() => Sys.getState(deaf))).toEqual(['exit', ['timeout', ['sys', 'get_state', [deaf]]]])
      expect(me.node.clock.now() - before).toBe(5000)
    }))

  it('is the reason with which the process ends before it comes to the request', () =>
    inProcess(async () => {
      const Ending = {
        async handleCast(_go: unknown, state: unknown) {
          await sleep(10)
          return stop('normal', state)
        },
      }
      const pid = await GenServer.start(Ending, 's')
      cast(pid, 'go')
      expect(await outcome(() => Sys.getState(pid))).toEqual(['exit', ['normal', ['sys', 'get_state', [pid]]]])
    }))

  it.each([
    ['a timeout', () => Sys.getState('x', -1), RangeError],
    ['a function', () => Sys.replaceState('x', 'f' as never), TypeError],
    ['a flag of trace', () => Sys.trace('x', 'yes' as never), TypeError],
    ['a flag of log', () => Sys.log('x', [true, 0]), TypeError],
    ['a flag of statistics', () => Sys.statistics('x', 'print' as never), TypeError],
    ['a debug function', () => Sys.install('x', 'f' as never), TypeError],
  ])('is thrown for %s that is none', async (_what, ask, error) => {
    await expect((async () => ask())()).rejects.toBeInstanceOf(error)
  })
})

describe('replaceState', () => {
  it('gives the new state, which the server has then', () =>
    inProcess(async () => {
      const pid = await GenServer.start(Echo, 1)
      expect(await Sys.replaceState(pid, (n) => n + 41)).toBe(42)
      expect(await Sys.getState(pid)).toBe(42)
    }))

  it('runs in the process, which takes no message while it awaits', () =>
    inProcess(async (me) => {
      const pid = await GenServer.start(reporting(me), 1)
      const replaced = Sys.replaceState(pid, async () => {
        await sleep(10)
        return self() === pid ? 2 : 0
      })
      cast(pid, 'x')
      expect(await replaced).toBe(2)
      await sleep(1)
      expect(await mailbox()).toEqual([['cast', 'x', 2]])
    }))

  it.each([
    ['an error', new Error('boom'), 'gen_server:system_replace_state failed: error Error: boom'],
    ['an exit', 'exit', 'gen_server:system_replace_state failed: exit why'],
    ['a value', 'value', 'gen_server:system_replace_state failed: throw value'],
  ])('that throws %s leaves the state, and the caller gets the error', (_what, thrown, message) =>
    inProcess(async () => {
      const pid = await GenServer.start(Echo, 'old')
      for (const later of [false, true]) {
        const fail = (): never => {
          if (thrown === 'exit') exit('why')
          throw thrown
        }
        const [kind, error] = await outcome(() => Sys.replaceState(pid, later ? async () => fail() : fail))
        expect(kind).toBe('error')
        expect(error).toBeInstanceOf(OtpError)
        expect(error).toMatchObject({ code: 'OTP_ERR_CALLBACK_FAILED', message })
        expect(await Sys.getState(pid)).toBe('old')
      }
    }),
  )
})

describe('a suspended server', () => {
  it('handles no message until it is resumed, then all in order', () =>
    inProcess(async (me) => {
      const pid = await GenServer.start(reporting(me), 's')
      cast(pid, 1)
      expect(await Sys.suspend(pid)).toBe('ok')
      cast(pid, 2)
      send(pid, 3)
      expect(await outcome(() => call(pid, 'x', 20))).toMatchObject(['exit', ['timeout', {}]])
      cast(pid, 4)
      await sleep(100)
      expect(info(pid, 'message_queue_len')).toBe(4)
      expect(await mailbox()).toEqual([['cast', 1, 's']])
      expect(await Sys.resume(pid)).toBe('ok')
      expect(await call(pid, 'sync')).toBe('sync')
      expect(await mailbox()).toEqual([
        ['cast', 2, 's'],
        ['info', 3, 's'],
        ['cast', 4, 's'],
      ])
    }))

  it('answers a thousand requests of Sys among its messages', () =>
    inProcess(async (me) => {
      const pid = await GenServer.start(reporting(me), 0)
      void Sys.suspend(pid)
      const states: Promise<unknown>[] = []
      for (let n = 1; n <= 1000; n++) {
        cast(pid, n)
        states.push(Sys.replaceState(pid, (state: number) => state + 1))
      }
      expect((await Promise.all(states)).at(-1)).toBe(1000)
      expect(info(pid, 'message_queue_len')).toBe(1000)
      await Sys.resume(pid)
      await call(pid, 'sync')
      const seen = await mailbox()
      expect(seen.length).toBe(1000)
      expect(seen.at(-1)).toEqual(['cast', 1000, 1000])
    }))

  it('is ended by GenServer.stop, after terminate, without handling what waits', () =>
    inProcess(async (me) => {
      const pid = await GenServer.start(reporting(me), 's')
      await Sys.suspend(pid)
      cast(pid, 'x')
      expect(await GenServer.stop(pid, 'bye')).toBe('ok')
      expect(await mailbox()).toEqual([['terminate', 'bye', 's']])
    }))

  it("is ended by its parent's exit, and by no other message that looks like an exit", () =>
    inProcess(async (me) => {
      const parent = spawn(async () => {
        const pid = await GenServer.startLink({ ...reporting(me), init: trapping }, null)
        register(pid, 'child')
        await receive('go')
        exit('gone')
      })
      await sleep(1)
      const child = Process.whereis('child')
      if (child === null) throw new Error('no child')
      await Sys.suspend(child)
      send(child, ['EXIT', me, 'fake'])
      await sleep(10)
      send(parent, 'go')
      expect(await endOf(child)).toBe('gone')
      expect(await mailbox()).toEqual([['terminate', 'gone', 's']])
    }))

  it('that does not trap exits ends at once by a signal', () =>
    inProcess(async (me) => {
      const pid = await GenServer.start(reporting(me), 's')
      await Sys.suspend(pid)
      cast(pid, 'x')
      Process.exit(pid, 'boom')
      expect(await endOf(pid)).toBe('noproc')
      expect(await mailbox()).toEqual([])
    }))

  it('is suspended and resumed as often as one likes', () =>
    inProcess(async () => {
      const pid = await GenServer.start(Echo, 's')
      expect(await Sys.resume(pid)).toBe('ok')
      for (let n = 0; n < 3; n++) expect([await Sys.suspend(pid), await Sys.suspend(pid)]).toEqual(['ok', 'ok'])
      expect([await Sys.resume(pid), await Sys.resume(pid)]).toEqual(['ok', 'ok'])
      expect(await call(pid, 'x')).toBe('x')
    }))

  it('still runs code that is async', () =>
    inProcess(async () => {
      const pid = await GenServer.start(Echo, 1)
      await Sys.suspend(pid)
      const double = async (n: number) => {
        await sleep(5)
        return n * 2
      }
      expect(await Sys.replaceState(pid, double)).toBe(2)
      expect(await Sys.replaceState(pid, double)).toBe(4)
      const [, , , items] = await Sys.getStatus(pid)
      expect(items[1]).toBe('suspended')
      await Sys.resume(pid)
      expect(await call(pid, 'x')).toBe('x')
    }))
})

describe("a server's timeout", () => {
  const waiting = (ms: number, me: Pid) => ({
    ...reporting(me),
    init: () => ok('s', ms),
    handleCast: (_message: unknown, state: unknown) => noreply(state, ms),
  })

  it('starts again in full after each request of Sys', () =>
    inProcess(async (me) => {
      const pid = await GenServer.start(waiting(100, me), null)
      for (let n = 0; n < 3; n++) {
        await sleep(90)
        await Sys.getState(pid)
      }
      await sleep(99)
      expect(await mailbox()).toEqual([])
      await sleep(1)
      expect(await mailbox()).toEqual([['info', 'timeout', 's']])
    }))

  it('waits while the server is suspended', () =>
    inProcess(async (me) => {
      const pid = await GenServer.start(waiting(100, me), null)
      await Sys.suspend(pid)
      await sleep(500)
      expect(await mailbox()).toEqual([])
      await Sys.resume(pid)
      await sleep(99)
      expect(await mailbox()).toEqual([])
      await sleep(1)
      expect(await mailbox()).toEqual([['info', 'timeout', 's']])
    }))

  it('is cancelled by a message that came while it was suspended', () =>
    inProcess(async (me) => {
      const pid = await GenServer.start(waiting(100, me), null)
      await Sys.suspend(pid)
      send(pid, 'x')
      await Sys.resume(pid)
      await sleep(500)
      expect(await mailbox()).toEqual([['info', 'x', 's']])
    }))

  it('of 0 fires when only requests of Sys are there', () =>
    inProcess(async (me) => {
      const pid = await GenServer.start({ ...waiting(0, me), init: () => ok('s') }, null)
      cast(pid, 'go')
      const state = Sys.getState(pid)
      expect(await state).toBe('s')
      await sleep(1)
      expect(await mailbox()).toEqual([['info', 'timeout', 's']])
    }))

  it('of 0 does not fire when a message waits behind a request of Sys', () =>
    inProcess(async (me) => {
      const pid = await GenServer.start({ ...waiting(0, me), init: () => ok('s') }, null)
      cast(pid, 'go')
      void Sys.getState(pid)
      send(pid, 'x')
      await sleep(1)
      expect(await mailbox()).toEqual([['info', 'x', 's']])
    }))

  it('leaves a server hibernating that only a request of Sys has woken', () =>
    inProcess(async (me) => {
      const pid = await GenServer.start({ ...reporting(me), init: () => ok('s', 'hibernate') }, null)
      await Sys.getState(pid)
      expect(info(pid, 'hibernating')).toBe(true)
      send(pid, 'x')
      await sleep(1)
      expect(info(pid, 'hibernating')).toBe(false)
    }))
})

describe('getStatus', () => {
  it('shows the process as OTP does', () =>
    inProcess(async (me) => {
      const pid = await GenServer.startLink(Echo, { secret: 1 }, { name: 'echo' })
      expect(await Sys.getStatus(pid)).toEqual([
        'status',
        pid,
        ['module', 'gen_server'],
        [
          [
            ['$initial_call', ['Echo', 'init', 1]],
            ['$ancestors', [me]],
          ],
          'running',
          me,
          [],
          [
            ['header', 'Status for generic server echo'],
            [
              'data',
              [
                ['Status', 'running'],
                ['Parent', me],
                ['Logged events', []],
              ],
            ],
            ['data', [['State', { secret: 1 }]]],
          ],
        ],
      ])
    }))

  it('names a server that was started without a link as its own parent', () =>
    inProcess(async () => {
      const pid = await GenServer.start(Echo, 1)
      const [, , , items] = await Sys.getStatus(pid)
      expect(items[2]).toBe(pid)
    }))

  it('shows what formatStatus leaves of the state, and what the process keeps in its dictionary', () =>
    inProcess(async () => {
      const seen: unknown[] = []
      const Secretive = {
        init: (state: string) => {
          Process.put('key', 'value')
          return ok(state)
        },
        formatStatus: (status: object) => {
          seen.push(status)
          return { ...status, state: 'hidden' }
        },
      }
      const pid = await GenServer.start(Secretive, 'secret')
      const [, , , items] = await Sys.getStatus(pid)
      expect(seen).toEqual([{ state: 'secret', log: [] }])
      expect(items[0]).toContainEqual(['key', 'value'])
      expect((items[4] as unknown[]).at(-1)).toEqual(['data', [['State', 'hidden']]])
    }))
})

describe('changeCode', () => {
  const V1 = genServer({ name: 'V1', init: (n: number) => ok(n), calls: { get: (n) => reply(n, n) } })

  it('is refused while the server runs', () =>
    inProcess(async () => {
      const pid = await V1.start(1)
      expect(await Sys.changeCode(pid, V1, 'undefined', 'e')).toEqual([
        'error',
        ['unknown_system_msg', ['change_code', V1, 'undefined', 'e']],
      ])
    }))

  it('runs codeChange of the new module, whose callbacks the server has from then on', () =>
    inProcess(async () => {
      const V2 = genServer({
        name: 'V2',
        init: (n: number) => ok({ n }),
        calls: { get: (state) => reply(['v2', state.n], state) },
        codeChange: (oldVsn: string, n: number, extra: number) => ok({ n: oldVsn === '1' ? n + extra : n }),
      })
      const pid = await V1.start(1)
      await Sys.suspend(pid)
      const waiting = call(pid, 'get')
      expect(await Sys.changeCode(pid, V2, '1', 41)).toBe('ok')
      expect(await Sys.getState(pid)).toEqual({ n: 42 })
      await Sys.resume(pid)
      expect(await waiting).toEqual(['v2', 42])
      expect(info(pid, 'initial_call')).toBe('V2')
    }))

  it('without a codeChange leaves the state', () =>
    inProcess(async () => {
      const pid = await V1.start(1)
      await Sys.suspend(pid)
      expect(await Sys.changeCode(pid, 'V1', 'undefined', [])).toBe('ok')
      expect(await Sys.getState(pid)).toBe(1)
    }))

  it.each([
    ['an error', ['error', 'why'], ['error', ['error', 'why']]],
    ['something else', 'junk', ['error', 'junk']],
  ])('that returns %s is that error, and changes nothing', (_what, returned, expected) =>
    inProcess(async () => {
      for (const later of [false, true]) {
        const pid = await V1.start(1)
        const V2 = { codeChange: () => (later ? Promise.resolve(returned) : returned) as never }
        await Sys.suspend(pid)
        expect(await Sys.changeCode(pid, V2, 'undefined', [])).toEqual(expected)
        await Sys.resume(pid)
        expect(await V1.call(pid, 'get')).toBe(1)
      }
    }),
  )

  it('that throws a value has returned it; an error or exit is an EXIT', () =>
    inProcess(async () => {
      const error = new Error('boom')
      const throwing = (thrown: unknown) => ({
        codeChange(): never {
          if (thrown === 'exit') exit('why')
          throw thrown
        },
      })
      const pid = await V1.start(1)
      await Sys.suspend(pid)
      expect(await Sys.changeCode(pid, throwing('exit'), 1, 1)).toEqual(['error', ['EXIT', 'why']])
      expect(await Sys.changeCode(pid, throwing(error), 1, 1)).toMatchObject(['error', ['EXIT', [error, {}]]])
      expect(await Sys.changeCode(pid, throwing('junk'), 1, 1)).toEqual(['error', 'junk'])
      expect(await Sys.changeCode(pid, throwing(ok(2)), 1, 1)).toBe('ok')
      expect(await Sys.getState(pid)).toBe(2)
    }))
})

describe('terminate', () => {
  it("answers 'ok' before the server ends", () =>
    inProcess(async (me) => {
      const Slow = {
        terminate: async () => {
          await sleep(50)
        },
      }
      const pid = await GenServer.start(Slow, 's')
      const before = me.node.clock.now()
      expect(await Sys.terminate(pid, 'bye')).toBe('ok')
      expect(me.node.clock.now()).toBe(before)
      expect(await endOf(pid)).toBe('bye')
    }))

  it('takes down what is linked', () =>
    inProcess(async () => {
      const pid = await GenServer.start(Echo, 's')
      const linked = spawn(async () => {
        link(pid)
        await sleep('infinity')
      })
      await sleep(1)
      await Sys.terminate(pid, 'bye')
      expect(await endOf(linked)).toBe('noproc')
    }))
})
