import { describe, expect, it } from 'vitest'
import {
  type Address,
  alias,
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
  receive,
  reply,
  replyTo,
  runProcess,
  self,
  send,
  sleep,
  spawn,
  VirtualClock,
} from '../../../src/actors/index.ts'
import { endOf, inProcess, mailbox, outcome, virtualNode } from '../in-process.ts'
import { reporting } from './reporting-server.ts'

/** Answers `'ping'`, keeps the `from` of everything else as its state and never answers it. */
const Lazy = {
  init: (_arg: unknown) => ok(null as From | null),
  handleCall: (request: unknown, from: From, state: From | null) =>
    request === 'ping' ? reply('pong', state) : request === 'from' ? reply(state, state) : noreply(from),
}

function location(server: unknown, request: unknown, timeout: number | 'infinity' = 5000): unknown {
  return ['GenServer', 'call', [server, request, timeout]]
}

describe('call', () => {
  it('resolves to the reply, and leaves other messages in the mailbox, in order', () =>
    inProcess(async (me) => {
      const Server = {
        handleCall: (request: unknown, _from: From, state: unknown) => {
          send(me, 'during')
          return reply(request, state)
        },
      }
      const pid = await GenServer.start(Server, null)
      send(me, 'before')
      expect(await call(pid, ['any', { value: 1 }])).toEqual(['any', { value: 1 }])
      expect(await mailbox()).toEqual(['before', 'during'])
    }))

  it('works from the host program, outside of any process', async () => {
    const node = virtualNode()
    const Server = { handleCall: (_request: unknown, from: From, state: unknown) => reply(from[0], state) }
    const pid = await GenServer.start(Server, null, { node })
    expect(await call(pid, 'who')).toBe(node.host)
    expect(cast(pid, 'x')).toBe('ok')
  })

  it('fails at the very millisecond of its timeout, never earlier', async () => {
    const clock = new VirtualClock()
    const node = new Node({ clock })
    const failed: [number, number][] = []
    const asked = runProcess(node, async () => {
      const pid = await GenServer.start(Lazy, null)
      await sleep(7)
      const start = clock.now()
      const ask = async (timeout: number): Promise<void> => {
        await outcome(() => call(pid, 'slow', timeout))
        failed.push([timeout, clock.now() - start])
      }
      await Promise.all([250, 40, 40, 1, 5000, 0].map(ask))
    })
    for (let ms = 0; ms < 5010; ms++) await clock.advance(1)
    await asked
    expect(failed).toEqual([0, 1, 40, 40, 250, 5000].map((timeout) => [timeout, timeout]))
  })

  it('times out in order of the deadlines when calls with one timeout began at different times', () =>
    inProcess(async (me) => {
      const pid = await GenServer.start(Lazy, null)
      const ends: unknown[] = []
      const begin = me.node.clock.now()
      const ask = async (delay: number): Promise<void> => {
        await sleep(delay)
        await outcome(() => call(pid, 'slow', 100))
        ends.push([delay, me.node.clock.now() - begin])
      }
      await Promise.all([0, 30, 60, 99].map(ask))
      expect(ends).toEqual([
        [0, 100],
        [30, 130],
        [60, 160],
        [99, 199],
      ])
    }))

  it('takes an answer that came in the last millisecond', () =>
    inProcess(async () => {
      const Server = {
        handleCall: async (ms: number, _from: From, state: unknown) => {
          await sleep(ms)
          return reply('in time', state)
        },
      }
      const pid = await GenServer.start(Server, null)
      expect(await outcome(() => call(pid, 99, 100))).toEqual(['ok', 'in time'])
      expect(await outcome(() => call(pid, 101, 100))).toEqual(['exit', ['timeout', location(pid, 101, 100)]])
    }))

  it("with timeout 'infinity' waits for ever", () =>
    inProcess(async (me) => {
      const pid = await GenServer.start(Lazy, null)
      void call(pid, 'slow', 'infinity').then((answer) => send(me, answer))
      await sleep(1e9)
      const from = await call<From>(pid, 'from')
      replyTo(from, 'at last')
      expect(await receive()).toBe('at last')
    }))

  it('that timed out harms nobody: the server goes on, and the late reply is dropped', () =>
    inProcess(async () => {
      const pid = await GenServer.start(Lazy, null, { name: 'lazy' })
      expect(await outcome(() => call('lazy', 'slow', 40))).toEqual(['exit', ['timeout', location('lazy', 'slow', 40)]])
      const from = await call<From>(pid, 'from')
      expect(replyTo(from, 'late')).toBe('ok')
      await sleep(1)
      expect(await mailbox()).toEqual([])
      expect(await call(pid, 'ping')).toBe('pong')
      expect(info(pid, 'monitored_by')).toEqual([])
    }))

  it('takes the first of two replies', () =>
    inProcess(async () => {
      const Server = {
        handleCall: (_request: unknown, from: From, state: unknown) => {
          replyTo(from, 'first')
          return reply('second', state)
        },
      }
      const pid = await GenServer.start(Server, null)
      expect(await call(pid, 'x')).toBe('first')
      await sleep(1)
      expect(await mailbox()).toEqual([])
    }))

  it('exits with noproc when nobody is there, whatever the address', () =>
    inProcess(async () => {
      const dead = spawn(() => {})
      await endOf(dead)
      const via: Address = ['via', { registerName: () => 'no', unregisterName() {}, whereisName: () => 'undefined' }, 1]
      for (const server of [dead, 'nobody', ['global', 'nobody'], ['nobody', 'nonode@nohost'], via] as Address[])
        expect(await outcome(() => call(server, 'x'))).toEqual(['exit', ['noproc', location(server, 'x')]])
    }))

  it('exits with nodedown of a name on a node that is not connected', () =>
    inProcess(async () => {
      const why = ['nodedown', 'b@c']
      expect(await outcome(() => call(['srv', 'b@c'], 'x'))).toEqual(['exit', [why, location(['srv', 'b@c'], 'x')]])
    }))

  it('exits with calling_self when the server calls itself', () =>
    inProcess(async () => {
      const Server = {
        handleCall: async (_request: unknown, _from: From, state: unknown) =>
          reply(await outcome(() => call('me', 'x')), state),
      }
      const pid = await GenServer.start(Server, null, { name: 'me' })
      expect(await call(pid, 'go')).toEqual(['exit', ['calling_self', location('me', 'x')]])
    }))

  it("exits with the server's reason when it ends before it has answered", () =>
    inProcess(async () => {
      for (const [reason, seen] of [
        ['boom', 'boom'],
        ['kill', 'killed'],
        ['shutdown', 'shutdown'],
        [
          ['shutdown', 1],
          ['shutdown', 1],
        ],
      ]) {
        const pid = await GenServer.start(Lazy, null)
        const asked = outcome(() => call(pid, 'slow'))
        await sleep(1)
        Process.exit(pid, reason)
        expect(await asked).toEqual(['exit', [seen, location(pid, 'slow')]])
      }
    }))

  it('ends a caller that does not catch, with the whole reason and a message that says what was called', () =>
    inProcess(async () => {
      const pid = await GenServer.start(Lazy, null)
      const caller = spawn(() => call(pid, 'slow', 30))
      expect(await endOf(caller)).toEqual(['timeout', location(pid, 'slow', 30)])
      expect(isAlive(pid)).toBe(true)
      await expect(call('nobody', ['add', 2])).rejects.toThrow('exited in: call(nobody, [add, 2]): noproc')
    }))

  it('nests the reasons of calls inside calls', () =>
    inProcess(async () => {
      const forward = (to: Pid, timeout: number) => ({
        handleCall: async (request: unknown, _from: From, state: unknown) =>
          reply(await call(to, request, timeout), state),
      })
      const c = await GenServer.start(Lazy, null)
      const b = await GenServer.start(forward(c, 40), null)
      const a = await GenServer.start(forward(b, 5000), null)
      const inB = ['timeout', location(c, 'work', 40)]
      const inA = [inB, location(b, 'work')]
      expect(await outcome(() => call(a, 'work'))).toEqual(['exit', [inA, location(a, 'work')]])
      expect([isAlive(a), isAlive(b), isAlive(c)]).toEqual([false, false, true])
    }))

  it('is handled even if its caller has died meanwhile', () =>
    inProcess(async (me) => {
      const Server = {
        ...reporting(me),
        handleCast: async (ms: number, state: unknown) => {
          await sleep(ms)
          return noreply(state)
        },
        handleCall: (request: unknown, _from: From, state: unknown) => {
          send(me, request)
          return reply('for nobody', state)
        },
      }
      const pid = await GenServer.start(Server, null)
      cast(pid, 50)
      const caller = spawn(() => call(pid, 'from a dead one'))
      await sleep(1)
      Process.exit(caller, 'kill')
      await sleep(100)
      expect(await mailbox()).toEqual(['from a dead one'])
    }))

  it('shows the server who calls', () =>
    inProcess(async (me) => {
      const Server = {
        handleCall: (_request: unknown, from: From, state: unknown) => {
          const [pid] = from as Iterable<unknown> as unknown as [Pid]
          return reply([pid, from[0]], state)
        },
      }
      const pid = await GenServer.start(Server, null)
      expect(await call(pid, 'who')).toEqual([me, me])
    }))

  it('to a process that is no server shows it the tuple of OTP', () =>
    inProcess(async () => {
      const plain = spawn(async () => {
        const [tag, from, request] = await receive<[string, From, unknown]>()
        replyTo(from, [tag, request])
      })
      expect(await call(plain, 'x')).toEqual(['$gen_call', 'x'])
    }))

  it('leaves no timer behind', async () => {
    const clock = new VirtualClock()
    const node = new Node({ clock })
    const asked = runProcess(node, async () => {
      const pid = await GenServer.start(Lazy, null)
      for (let n = 0; n < 100; n++) await call(pid, 'ping', 1000 + n)
      await sleep(1)
    })
    await clock.advance(1)
    await asked
    await clock.advance(0)
    expect(node.timers.size).toBe(0)
  })

  it.each([-1, 1.5, Number.NaN, '10', 2 ** 32])('rejects the timeout %s at once', (timeout) =>
    inProcess((me) => {
      expect(() => call(me, 'x', timeout as number)).toThrow(RangeError)
      expect(() => call(me, 'x', timeout as number)).toThrow(
        `Expected \`timeout\` to be ms (an integer >= 0) or 'infinity', got \`${timeout}\``,
      )
    }),
  )

  it('of a dead process does nothing and never settles', () =>
    inProcess(async (me) => {
      const pid = await GenServer.start(reporting(me), null)
      let goOn = (): void => {}
      const ghost = spawn(async () => {
        await new Promise<void>((resolve) => {
          goOn = resolve
        })
        send(me, 'the dead does not send')
        cast(pid, 'nor cast')
        await call(pid, 'nor call')
        send(me, 'nor go on')
      })
      await sleep(1)
      Process.exit(ghost, 'kill')
      goOn()
      await sleep(1)
      expect(await mailbox()).toEqual([])
    }))
})

describe('cast', () => {
  it("returns 'ok' whoever is there", () =>
    inProcess(async () => {
      const dead = spawn(() => {})
      await endOf(dead)
      for (const server of [dead, 'nobody', ['global', 'nobody'], ['nobody', 'nonode@nohost']] as Address[])
        expect(cast(server, 'x')).toBe('ok')
    }))

  it('reaches servers by name', () =>
    inProcess(async (me) => {
      await GenServer.start(reporting(me), 1, { name: 'local' })
      await GenServer.start(reporting(me), 2, { name: ['global', { any: 'term' }.any] })
      cast('local', 'a')
      cast(['local', 'nonode@nohost'], 'b')
      cast(['global', 'term'], 'c')
      await sleep(1)
      expect(await mailbox()).toEqual([
        ['cast', 'a', 1],
        ['cast', 'b', 1],
        ['cast', 'c', 2],
      ])
    }))
})

describe('replyTo', () => {
  it('sends the message [tag, value] to a from made by hand', () =>
    inProcess(async (me) => {
      expect(replyTo([me, 'tag'] as unknown as From, 1)).toBe('ok')
      expect(await mailbox()).toEqual([['tag', 1]])
    }))

  it('to a caller that has died is harmless', () =>
    inProcess(async () => {
      const pid = await GenServer.start(Lazy, null)
      const caller = spawn(() => call(pid, 'slow'))
      await sleep(1)
      const from = await call<From>(pid, 'from')
      Process.exit(caller, 'kill')
      expect(replyTo(from, 'x')).toBe('ok')
      expect(await call(pid, 'ping')).toBe('pong')
    }))

  it('answers a $gen_call that was sent by hand, through an alias', () =>
    inProcess(async () => {
      const pid = await GenServer.start(Lazy, null)
      const ref = alias()
      send(pid, ['$gen_call', [self(), ref], 'ping'])
      expect(await receive()).toEqual([ref, 'pong'])
    }))
})
