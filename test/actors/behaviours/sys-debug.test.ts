import { describe, expect, it } from 'vitest'
import {
  call,
  cast,
  continueWith,
  type DebugFunction,
  type DebugOption,
  exit,
  type From,
  GenServer,
  logReports,
  noreply,
  ok,
  type Pid,
  reply,
  runProcess,
  Sys,
  type SystemEvent,
  self,
  send,
  sleep,
  stop,
} from '../../../src/actors/index.ts'
import { endOf, inProcess, mailbox, outcome, reportsOf, virtualNode } from '../in-process.ts'

/** Its state is 's'. */
const Server = {
  name: 'Server',
  init: () => ok('s'),
  handleCall(request: unknown, _from: From, state: string) {
    if (request === 'continue') return reply('then', state, continueWith('more'))
    if (request === 'stop') return stop('normal', 'bye', state)
    return reply(request, state, request === 'timeout' ? 10 : 'infinity')
  },
  handleCast: async (_request: unknown, state: string) => noreply(state),
  handleInfo: (_message: unknown, state: string) => noreply(state),
  handleContinue: (term: unknown, state: string) =>
    term === 'more' ? noreply(state, continueWith('last')) : noreply(state),
}

/** Sends the caller each event of `server`. */
async function watch(server: Pid): Promise<void> {
  const me = self()
  await Sys.install(server, [
    (count: number, event, extra) => {
      send(me, [event, extra, count])
      return count + 1
    },
    0,
  ])
}

describe('a debug function', () => {
  it('gets its state, and each event with the process by its pid or name', () =>
    inProcess(async (me) => {
      const pid = await GenServer.start(Server, null)
      await watch(pid)
      await call(pid, 'x')
      cast(pid, 'c')
      send(pid, 'i')
      await Sys.getState(pid)
      const from = expect.objectContaining({ client: me })
      expect(await mailbox()).toEqual([
        [['in', ['$gen_call', from, 'x']], pid, 0],
        [['out', 'x', from, 's'], pid, 1],
        [['in', ['$gen_cast', 'c']], pid, 2],
        [['noreply', 's'], pid, 3],
        [['in', 'i'], pid, 4],
        [['noreply', 's'], pid, 5],
      ])
      const named = await GenServer.start(Server, null, { name: 'srv' })
      await watch(named)
      send(named, 'i')
      await sleep(1)
      expect((await mailbox())[0]).toEqual([['in', 'i'], 'srv', 0])
    }))

  it('is told of continues and timeouts', () =>
    inProcess(async () => {
      const pid = await GenServer.start(Server, null)
      await watch(pid)
      await call(pid, 'continue')
      await call(pid, 'timeout')
      await sleep(20)
      const events = ((await mailbox()) as [SystemEvent][]).map(([[kind, subject]]) => [kind, subject])
      expect(events.filter(([, subject]) => !Array.isArray(subject))).toEqual([
        ['out', 'then'],
        ['continue', 'more'],
        ['noreply', 's'],
        ['continue', 'last'],
        ['noreply', 's'],
        ['out', 'timeout'],
        ['in', 'timeout'],
        ['noreply', 's'],
      ])
    }))

  it('is told of the reply with which a server stops', () =>
    inProcess(async () => {
      const pid = await GenServer.start(Server, null)
      await watch(pid)
      await call(pid, 'stop')
      expect((await mailbox()).at(-1)).toMatchObject([['out', 'bye', {}, 's'], pid, 1])
    }))

  it.each<[string, DebugFunction<number>]>([
    ['returns done', (n) => (n === 2 ? 'done' : n + 1)],
    [
      'throws done',
      (n) => {
        if (n === 2) throw 'done'
        return n + 1
      },
    ],
    [
      'throws an error',
      (n) => {
        if (n === 2) throw new Error('boom')
        return n + 1
      },
    ],
    ['exits', (n) => (n === 2 ? exit('why') : n + 1)],
  ])('that %s is removed, and harms nobody', (_what, fun) =>
    inProcess(async () => {
      const pid = await GenServer.start(Server, null)
      const seen: unknown[] = []
      await Sys.install(pid, [
        'id',
        (n: number, event, extra) => {
          seen.push(event[0])
          return fun(n, event, extra)
        },
        0,
      ])
      for (let n = 0; n < 3; n++) expect(await call(pid, n)).toBe(n)
      expect(seen).toEqual(['in', 'out', 'in'])
      const [, , , items] = await Sys.getStatus(pid)
      expect(items[3]).toEqual([])
    }),
  )

  it('that throws a value has returned it', () =>
    inProcess(async () => {
      const pid = await GenServer.start(Server, null)
      const fun: DebugFunction<number> = (n) => {
        throw n + 1
      }
      await Sys.install(pid, [fun, 0])
      await call(pid, 'x')
      const [, , , items] = await Sys.getStatus(pid)
      expect(items[3]).toEqual([[fun, 2]])
    }))

  it('is there once for an id or as itself, and the newest is called first', () =>
    inProcess(async () => {
      const pid = await GenServer.start(Server, null)
      const seen: string[] = []
      const seeing = (name: string) => (state: unknown) => {
        seen.push(name)
        return state
      }
      const anonymous = seeing('anonymous')
      await Sys.install(pid, ['a', seeing('a'), 1])
      await Sys.install(pid, ['a', seeing('another a'), 2])
      await Sys.install(pid, [anonymous, 3])
      await Sys.install(pid, [anonymous, 4])
      send(pid, 'x')
      await sleep(1)
      expect(seen).toEqual(['anonymous', 'a', 'anonymous', 'a'])
      const [, , , items] = await Sys.getStatus(pid)
      expect(items[3]).toEqual([
        [anonymous, 3],
        ['a', [expect.any(Function), 1]],
      ])
      await Sys.remove(pid, anonymous)
      await Sys.remove(pid, 'not there')
      send(pid, 'x')
      await sleep(1)
      expect(seen.slice(4)).toEqual(['a', 'a'])
      expect(await Sys.noDebug(pid)).toBe('ok')
      send(pid, 'x')
      await sleep(1)
      expect(seen.length).toBe(6)
    }))

  it('hears nothing of requests of Sys, nor of what waits while the server is suspended', () =>
    inProcess(async () => {
      const pid = await GenServer.start(Server, null)
      await watch(pid)
      await Sys.suspend(pid)
      cast(pid, 'x')
      await Sys.getState(pid)
      expect(await mailbox()).toEqual([])
      await Sys.resume(pid)
      await sleep(1)
      expect((await mailbox()).length).toBe(2)
    }))
})

describe('log', () => {
  it('keeps the last 10 events, or n', () =>
    inProcess(async () => {
      const pid = await GenServer.start(Server, null)
      expect(await Sys.log(pid, 'get')).toEqual(['ok', []])
      expect(await Sys.log(pid, true)).toBe('ok')
      for (let n = 0; n < 6; n++) send(pid, n)
      const [, events] = await Sys.log(pid, 'get')
      expect(events.filter(([kind]) => kind === 'in')).toEqual([1, 2, 3, 4, 5].map((n) => ['in', n]))
      expect(await Sys.log(pid, [true, 1])).toBe('ok')
      expect((await Sys.log(pid, 'get'))[1].length).toBe(10)
      await Sys.log(pid, false)
      await Sys.log(pid, [true, 1])
      send(pid, 'x')
      expect(await Sys.log(pid, 'get')).toEqual(['ok', [['noreply', 's']]])
      const [, , , items] = await Sys.getStatus(pid)
      expect(items[3]).toEqual([['log', [1, [['noreply', 's']]]]])
      expect(JSON.stringify(items[4])).toContain('["Logged events",[["noreply","s"]]]')
    }))

  it('is printed as reports', async () => {
    const node = virtualNode()
    const reports = reportsOf(node)
    await runProcess(node, async () => {
      const pid = await GenServer.start(Server, null)
      await Sys.log(pid, true)
      send(pid, 'x')
      expect(await Sys.log(pid, 'print')).toBe('ok')
    })
    expect(reports.map(({ event }) => event)).toEqual([
      ['in', 'x'],
      ['noreply', 's'],
    ])
  })
})

describe('trace', () => {
  it('reports each event, with the line that OTP prints', async () => {
    const node = virtualNode()
    const reports = reportsOf(node)
    const lines: string[] = []
    const write = (_report: object, line: string): number => lines.push(line)
    logReports(node, { error: write, warn: write, info: write, debug: write })
    await runProcess(node, async () => {
      const pid = await GenServer.start(Server, null, { name: 'srv' })
      await Sys.trace(pid, true)
      await call(pid, 'continue')
      cast(pid, 'c')
      await call(pid, 'timeout')
      await sleep(50)
      await Sys.trace(pid, false)
      await call(pid, 'unseen')
    })
    expect(reports[0]).toMatchObject({
      level: 'info',
      label: 'sys/debug',
      registeredName: 'srv',
      initialCall: 'Server',
    })
    expect(lines).toEqual([
      '*DBG* srv got call continue from #PID<0.1.0>',
      '*DBG* srv sent then to #PID<0.1.0>, new state s',
      '*DBG* srv dbg  [continue, more]',
      '*DBG* srv new state s',
      '*DBG* srv dbg  [continue, last]',
      '*DBG* srv new state s',
      '*DBG* srv got cast c',
      '*DBG* srv new state s',
      '*DBG* srv got call timeout from #PID<0.1.0>',
      '*DBG* srv sent timeout to #PID<0.1.0>, new state s',
      '*DBG* srv got timeout',
      '*DBG* srv new state s',
    ])
  })
})

describe('statistics', () => {
  it('count messages in and replies out', () =>
    inProcess(async () => {
      const pid = await GenServer.start(Server, null)
      expect(await Sys.statistics(pid, 'get')).toEqual(['ok', 'no_statistics'])
      expect(await Sys.statistics(pid, true)).toBe('ok')
      await call(pid, 'x')
      cast(pid, 'c')
      send(pid, 'i')
      const time = [
        [expect.any(Number), expect.any(Number), expect.any(Number)],
        [expect.any(Number), expect.any(Number), expect.any(Number)],
      ]
      expect(await Sys.statistics(pid, 'get')).toEqual([
        'ok',
        [
          ['start_time', time],
          ['current_time', time],
          ['reductions', 6],
          ['messages_in', 3],
          ['messages_out', 1],
        ],
      ])
      await Sys.statistics(pid, false)
      expect(await Sys.statistics(pid, 'get')).toEqual(['ok', 'no_statistics'])
    }))
})

describe('the start option debug', () => {
  it('debugs a server from its start on', () =>
    inProcess(async (me) => {
      const fun = (state: number, event: SystemEvent) => {
        send(me, event)
        return state
      }
      const debug: DebugOption[] = ['trace', ['log', 1], 'statistics', ['install', ['id', fun, 0]], 'log']
      const pid = await GenServer.start(Server, null, { debug })
      send(pid, 'x')
      await sleep(1)
      expect(await mailbox()).toEqual([
        ['in', 'x'],
        ['noreply', 's'],
      ])
      const [, , , items] = await Sys.getStatus(pid)
      expect(items[3]).toMatchObject([
        ['id', [fun, 0]],
        ['statistics', {}],
        ['log', [1, {}]],
        ['trace', true],
      ])
    }))

  it.each([['what'], [['log', 0]], [['install', 'x']], [['log']]])('refuses %j', async (option) => {
    const [kind, error] = await outcome(() => GenServer.start(Server, null, { debug: [option as never] }))
    expect([kind, String(error)]).toEqual([
      'error',
      expect.stringContaining('TypeError: Expected an option of `debug`'),
    ])
    expect(() => GenServer.start(Server, null, { debug: 'trace' as never })).toThrow('Expected `debug` to be a list')
  })
})

it('a debugged server ends as any other', () =>
  inProcess(async () => {
    const pid = await GenServer.start(Server, null, { debug: ['log'] })
    await GenServer.stop(pid, 'bye')
    expect(await endOf(pid)).toBe('noproc')
  }))

it('the protocol answers an unknown debug request', () =>
  inProcess(async (me) => {
    const pid = await GenServer.start(Server, null)
    for (const request of ['bogus', ['trace', 'bogus'], ['log', [true, 0]], ['install', 'x'], ['statistics', 'x']]) {
      send(pid, ['system', [me, 'tag'], ['debug', request]])
      await Sys.getState(pid)
      expect(await mailbox()).toEqual([['tag', 'unknown_debug']])
    }
  }))
