import { describe, expect, it } from 'vitest'
import {
  call,
  cast,
  continueWith,
  ExitError,
  exit,
  type From,
  GenServer,
  genServer,
  ignore,
  info,
  isAlive,
  noreply,
  ok,
  type Pid,
  Process,
  type Reason,
  receive,
  reply,
  replyTo,
  Stacktrace,
  self,
  send,
  sleep,
  stop,
  trapExit,
} from '../../../src/actors/index.ts'
import { endOf, inProcess, mailbox, outcome } from '../in-process.ts'
import { reporting } from './reporting-server.ts'

describe('init', () => {
  it('receives the start argument and gives the first state', () =>
    inProcess(async () => {
      const Server = genServer({
        init: (start: number) => ok(start * 2),
        calls: { get: (state) => reply(state, state) },
        casts: {},
      })
      expect(await Server.call(await Server.start(21), 'get')).toBe(42)
    }))

  it('may be left out: the start argument is the state', () =>
    inProcess(async () => {
      const pid = await GenServer.start(
        { handleCall: (_request: unknown, _from: From, state: number) => reply(state, state) },
        7,
      )
      expect(await call(pid, 'get')).toBe(7)
    }))

  it('runs in the new process', () =>
    inProcess(async () => {
      const Server = genServer({
        init: () => ok(self()),
        calls: { who: (state: Pid) => reply(state, state) },
        casts: {},
      })
      const pid = await Server.start(undefined)
      expect(await Server.call(pid, 'who')).toBe(pid)
    }))

  it('with a timeout has handleInfo called with timeout when no message comes', () =>
    inProcess(async (me) => {
      await GenServer.start({ ...reporting(me), init: () => ok('s', 30) }, null)
      await sleep(29)
      expect(await mailbox()).toEqual([])
      await sleep(1)
      expect(await mailbox()).toEqual([['info', 'timeout', 's']])
    }))

  it('with hibernate leaves the process hibernating until a message comes', () =>
    inProcess(async (me) => {
      const pid = await GenServer.start({ ...reporting(me), init: () => ok('s', 'hibernate') }, null)
      expect(info(pid, 'hibernating')).toBe(true)
      await call(pid, 'wake')
      expect(info(pid, 'hibernating')).toBe(false)
    }))

  it('with continueWith has handleContinue called before any message', () =>
    inProcess(async (me) => {
      const pid = await GenServer.start(
        {
          ...reporting(me),
          init: () => {
            send(self(), 'queued')
            return ok(0, continueWith('first'))
          },
          handleContinue: (term: string, state: number) => {
            send(me, ['continue', term, state])
            return term === 'first' ? noreply(1, continueWith('second')) : noreply(2)
          },
        },
        null,
      )
      await call(pid, 'sync')
      expect(await mailbox()).toEqual([
        ['continue', 'first', 0],
        ['continue', 'second', 1],
        ['info', 'queued', 2],
      ])
    }))

  it('returning ignore ends the process normally, and the start gives ignore', () =>
    inProcess(async (me) => {
      trapExit(true)
      let made: Pid | undefined
      const Server = {
        ...reporting(me),
        init: () => {
          made = self()
          return ignore
        },
      }
      expect(await GenServer.startLink(Server, null).result()).toBe('ignore')
      expect(await mailbox()).toEqual([['EXIT', made, 'normal']])
    }))

  it('returning stop fails the start with that reason, and terminate does not run', () =>
    inProcess(async (me) => {
      trapExit(true)
      let made: Pid | undefined
      const Server = {
        ...reporting(me),
        init: () => {
          made = self()
          return stop('why')
        },
      }
      expect(await GenServer.startLink(Server, null).result()).toEqual(['error', 'why'])
      expect(await mailbox()).toEqual([['EXIT', made, 'why']])
    }))

  it('that fails fails the start with the reason of the exit', () =>
    inProcess(async () => {
      const error = new Error('bad')
      const results: unknown[] = []
      const inits = [
        () => {
          throw error
        },
        () => exit('out'),
        () => exit('normal'),
        () => 'junk',
        () => ['ok'],
        () => ['ok', 1, -1],
        () => {
          throw ['stop', 'thrown']
        },
        () => {
          throw 99
        },
      ]
      for (const init of inits) results.push(await GenServer.start({ init } as object, null).result())
      expect(results).toEqual([
        ['error', [error, expect.any(Stacktrace)]],
        ['error', 'out'],
        ['error', 'normal'],
        ['error', ['bad_return_value', 'junk']],
        ['error', ['bad_return_value', ['ok']]],
        ['error', ['bad_return_value', ['ok', 1, -1]]],
        ['error', 'thrown'],
        ['error', ['bad_return_value', 99]],
      ])
    }))

  it('that throws a valid return value has returned it', () =>
    inProcess(async (me) => {
      const pid = await GenServer.start(
        {
          ...reporting(me),
          init: () => {
            throw ok('thrown')
          },
        },
        null,
      )
      cast(pid, 'look')
      expect(await receive()).toEqual(['cast', 'look', 'thrown'])
    }))

  it('takes the children that it linked with it when it fails, and leaves them when it ignores', () =>
    inProcess(async () => {
      let child: Pid | undefined
      const withChild = (result: unknown) => ({
        init: () => {
          child = Process.spawn(() => receive())
          Process.link(child)
          return result
        },
      })
      await GenServer.start(withChild(stop('why')) as object, null).result()
      expect(isAlive(child as unknown as Pid)).toBe(false)
      await GenServer.start(withChild(ignore) as object, null).result()
      expect(isAlive(child as unknown as Pid)).toBe(true)
    }))
})

describe('handleCall', () => {
  it('answers with reply, and has the new state next time', () =>
    inProcess(async () => {
      const pid = await GenServer.start(
        { handleCall: (n: number, _from: From, sum: number) => reply(sum, sum + n) },
        10,
      )
      expect([await call(pid, 1), await call(pid, 2), await call(pid, 3)]).toEqual([10, 11, 13])
    }))

  it('sends the reply before handleContinue runs', () =>
    inProcess(async () => {
      const Server = {
        handleCall: (_request: unknown, _from: From, state: number) => reply('r', state, continueWith('c')),
        handleContinue: async (_term: unknown, state: number) => {
          await receive('go')
          return noreply(state + 1)
        },
      }
      const pid = await GenServer.start(Server, 0)
      expect(await call(pid, 'x', 100)).toBe('r')
      expect(info(pid, 'status')).toBe('waiting')
      send(pid, 'go')
      expect(await call(pid, 'x', 100)).toBe('r')
    }))

  it('may reply and set a timeout, or hibernate', () =>
    inProcess(async (me) => {
      const Server = {
        ...reporting(me),
        handleCall: (extra: number | 'hibernate' | 'infinity', _from: From, state: unknown) => reply('r', state, extra),
      }
      const pid = await GenServer.start(Server, 's')
      await call(pid, 50)
      await sleep(50)
      expect(await mailbox()).toEqual([['info', 'timeout', 's']])
      await call(pid, 'hibernate')
      expect(info(pid, 'hibernating')).toBe(true)
      await call(pid, 'infinity')
      expect(info(pid, 'hibernating')).toBe(false)
      await sleep(10_000)
      expect(await mailbox()).toEqual([])
    }))

  it('may answer later, from any process and in any order', () =>
    inProcess(async () => {
      const Server = {
        init: () => ok([] as From[]),
        handleCall: (request: unknown, from: From, waiting: From[]) => {
          if (request === 'wait') return noreply([...waiting, from])
          Process.spawn(() => {
            for (const [index, other] of [...waiting].reverse().entries()) replyTo(other, index)
          })
          return reply('released', [])
        },
      }
      const pid = await GenServer.start(Server, null)
      const first = call(pid, 'wait')
      const second = call(pid, 'wait')
      expect(await call(pid, 'release')).toBe('released')
      expect([await first, await second]).toEqual([1, 0])
    }))

  it('with stop and a reply runs terminate first and answers then', () =>
    inProcess(async (me) => {
      const Server = {
        ...reporting(me),
        handleCall: (_request: unknown, _from: From, _state: unknown) => stop('done', 'bye', 'last'),
        terminate: async (reason: Reason, state: unknown) => {
          await sleep(20)
          send(me, ['terminate', reason, state])
        },
      }
      const pid = await GenServer.start(Server, 's')
      const answer = call(pid, 'x').then((value) => send(me, ['answer', value]))
      expect([await receive(), await receive()]).toEqual([
        ['terminate', 'done', 'last'],
        ['answer', 'bye'],
      ])
      await answer
      expect(isAlive(pid)).toBe(false)
    }))

  it('with stop and a reply answers also when terminate crashes', () =>
    inProcess(async () => {
      const Server = {
        handleCall: (_request: unknown, _from: From, state: unknown) => stop('done', 'bye', state),
        terminate: () => exit('worse'),
      }
      const pid = await GenServer.start(Server, null)
      const ref = Process.monitor(pid)
      expect(await call(pid, 'x')).toBe('bye')
      expect(await receive()).toEqual(['DOWN', ref, 'process', pid, 'worse'])
    }))

  it('with stop and no reply has the caller exit with the reason', () =>
    inProcess(async () => {
      const pid = await GenServer.start({ handleCall: (_r: unknown, _f: From, s: unknown) => stop('boom', s) }, null)
      expect(await outcome(() => call(pid, 'x'))).toEqual(['exit', ['boom', ['GenServer', 'call', [pid, 'x', 5000]]]])
    }))

  it('left out has an unexpected call end the server with an error', () =>
    inProcess(async () => {
      const pid = await GenServer.start({ name: 'Quiet', init: () => ok(0) }, null)
      const [, [[error]]] = (await outcome(() => call(pid, 'x'))) as [string, [[Error]]]
      expect(error.message).toBe('attempted to call Quiet but no handleCall and no clause takes the request')
    }))
})

describe('handleContinue', () => {
  it('may chain without end, with no stack', () =>
    inProcess(async () => {
      const Server = {
        init: () => ok(0, continueWith('next')),
        handleContinue: (_term: unknown, n: number) =>
          n < 200_000 ? noreply(n + 1, continueWith('next')) : noreply(n),
        handleCall: (_request: unknown, _from: From, n: number) => reply(n, n),
      }
      expect(await call(await GenServer.start(Server, null), 'get')).toBe(200_000)
    }))

  it('may set a timeout, hibernate or stop', () =>
    inProcess(async (me) => {
      const Server = {
        ...reporting(me),
        handleCast: (_request: unknown, state: unknown) => noreply(state, continueWith('c')),
        handleContinue: () => noreply('continued', 30),
      }
      cast(await GenServer.start(Server, null), 'x')
      await sleep(31)
      expect(await mailbox()).toEqual([['info', 'timeout', 'continued']])
      const stopping = await GenServer.start({ ...Server, handleContinue: () => stop('why', 'last') }, null)
      cast(stopping, 'x')
      expect(await endOf(stopping)).toBe('why')
      expect(await mailbox()).toEqual([['terminate', 'why', 'last']])
    }))

  it('that crashes after the start ends the server, not the start', () =>
    inProcess(async () => {
      const Server = {
        init: () => ok(0, continueWith('c')),
        handleContinue: async () => {
          await receive('go')
          throw new Error('c')
        },
      }
      const pid = await GenServer.start(Server as object, null)
      send(pid, 'go')
      expect(await endOf(pid)).toEqual([expect.any(Error), expect.any(Stacktrace)])
    }))

  it('left out ends the server with an error that says so', () =>
    inProcess(async () => {
      const pid = await GenServer.start(
        { handleCast: (_request: unknown, s: unknown) => noreply(s, continueWith('c')) },
        0,
      )
      const end = endOf(pid)
      cast(pid, 'x')
      expect(await end).toMatchObject([{ message: 'GenServer returned a continue but has no handleContinue' }, {}])
    }))
})

describe('handleCast and handleInfo', () => {
  it('return the next state', () =>
    inProcess(async () => {
      const Server = {
        handleCall: (_request: unknown, _from: From, state: string) => reply(state, state),
        handleCast: (text: string, state: string) => noreply(state + text),
        handleInfo: (text: string, state: string) => noreply(state + text.toUpperCase()),
      }
      const pid = await GenServer.start(Server, '')
      expect(cast(pid, 'a')).toBe('ok')
      send(pid, 'b')
      cast(pid, 'c')
      expect(await call(pid, 'get')).toBe('aBc')
    }))

  it('may stop with a reason and a last state', () =>
    inProcess(async (me) => {
      const stopping = {
        ...reporting(me),
        handleCast: (reason: Reason) => stop(reason, 'new'),
        handleInfo: (reason: Reason) => stop(reason, 'newer'),
      }
      const first = await GenServer.start(stopping, 'old')
      cast(first, 'boom')
      expect(await endOf(first)).toBe('boom')
      const second = await GenServer.start(stopping, 'old')
      send(second, ['shutdown', 1])
      expect(await endOf(second)).toEqual(['shutdown', 1])
      expect(await mailbox()).toEqual([
        ['terminate', 'boom', 'new'],
        ['terminate', ['shutdown', 1], 'newer'],
      ])
    }))

  it('may not reply: such a return is a bad one', () =>
    inProcess(async () => {
      const bad = { handleCast: () => ['reply', 1, 2], handleInfo: () => ['stop', 'a', 'b', 'c'] } as object
      const first = await GenServer.start(bad, null)
      cast(first, 'x')
      expect(await endOf(first)).toEqual(['bad_return_value', ['reply', 1, 2]])
      const second = await GenServer.start(bad, null)
      send(second, 'x')
      expect(await endOf(second)).toEqual(['bad_return_value', ['stop', 'a', 'b', 'c']])
    }))

  it('handleCast left out has an unexpected cast end the server; handleInfo left out drops the message', () =>
    inProcess(async () => {
      const pid = await GenServer.start({ init: () => ok(0) }, null)
      send(pid, 'unexpected')
      send(pid, ['a', 'tuple'])
      await sleep(1)
      expect(isAlive(pid)).toBe(true)
      cast(pid, 'x')
      expect(await endOf(pid)).toEqual([expect.any(Error), expect.any(Stacktrace)])
    }))

  it('take DOWN and EXIT of strangers as ordinary messages', () =>
    inProcess(async (me) => {
      const Server = {
        ...reporting(me),
        init: () => {
          trapExit(true)
          return ok(0)
        },
      }
      const pid = await GenServer.start(Server, null)
      Process.exit(pid, 'boom')
      Process.exit(pid, 'normal')
      await call(pid, 'sync')
      expect(await mailbox()).toEqual([
        ['info', ['EXIT', me, 'boom'], 0],
        ['info', ['EXIT', me, 'normal'], 0],
      ])
    }))
})

describe('a bad return', () => {
  it.each<[string, unknown]>([
    ['nothing', undefined],
    ['a bare state', { count: 1 }],
    ['a short tuple', ['noreply']],
    ['a long tuple', ['noreply', 1, 2, 3]],
    ['an unknown tag', ['nope', 1]],
    ['a timeout below 0', ['noreply', 1, -1]],
    ['a timeout that is no integer', ['noreply', 1, 1.5]],
    ['a word that is no extra', ['noreply', 1, 'sleep']],
  ])('ends the server with bad_return_value: %s', (_name, value) =>
    inProcess(async (me) => {
      const pid = await GenServer.start({ ...reporting(me), handleCall: () => value } as object, 'old')
      const reason = ['bad_return_value', value]
      expect(await outcome(() => call(pid, 'x'))).toEqual(['exit', [reason, ['GenServer', 'call', [pid, 'x', 5000]]]])
      expect(await mailbox()).toEqual([['terminate', reason, 'old']])
    }),
  )
})

describe('a throw', () => {
  it('of a valid return value is that return, in every callback', () =>
    inProcess(async () => {
      const Server = {
        handleCall: (request: unknown, _from: From, state: unknown) => {
          throw request === 'get' ? reply(state, state) : reply('r', 5)
        },
        handleCast: (next: unknown) => {
          throw noreply(next)
        },
        handleInfo: (next: unknown) => {
          throw noreply(next, continueWith('c'))
        },
        handleContinue: (term: unknown, state: unknown) => {
          throw noreply([term, state])
        },
      }
      const pid = await GenServer.start(Server as object, 0)
      expect(await call(pid, 'x')).toBe('r')
      expect(await call(pid, 'get')).toBe(5)
      cast(pid, 6)
      expect(await call(pid, 'get')).toBe(6)
      send(pid, 7)
      expect(await call(pid, 'get')).toEqual(['c', 7])
    }))

  it('of an error ends the server with the error and its stack; of an exit, with its reason', () =>
    inProcess(async (me) => {
      const error = new RangeError('bad')
      const Server = {
        ...reporting(me),
        handleCast: (what: unknown) => {
          throw what
        },
      }
      const reasons: unknown[] = []
      for (const thrown of [error, new ExitError('out'), new ExitError('normal'), 99]) {
        const pid = await GenServer.start(Server as object, 's')
        cast(pid, thrown)
        reasons.push(await endOf(pid))
      }
      expect(reasons).toEqual([[error, expect.any(Stacktrace)], 'out', 'normal', ['bad_return_value', 99]])
      expect(await mailbox()).toEqual(reasons.map((reason) => ['terminate', reason, 's']))
    }))
})
