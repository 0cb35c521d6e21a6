import { describe, expect, it } from 'vitest'
import {
  _,
  cast,
  type From,
  GenServer,
  isAlive,
  noreply,
  type Pid,
  Process,
  receive,
  runProcess,
  Stacktrace,
  self,
  send,
  sendAfter,
  sleep,
  spawn,
} from '../../src/actors/index.ts'
import { endOf, inProcess, mailbox, virtualNode } from './in-process.ts'

describe('receive', () => {
  it('takes the first message in mailbox order that fits, and leaves the others in place', () =>
    inProcess(async (me) => {
      for (const message of ['a', ['n', 1], 'b', ['n', 2], 'c']) send(me, message)
      expect(await receive(['n', _])).toEqual(['n', 1])
      expect(await receive((m: unknown) => m === 'c')).toBe('c')
      expect(await mailbox()).toEqual(['a', 'b', ['n', 2]])
    }))

  it('waits for a message that fits, and counts its time from the beginning', () =>
    inProcess(async (me) => {
      const before = me.node.clock.now()
      for (const ms of [10, 20, 30]) sendAfter(me, 'other', ms)
      expect(await receive('wanted', 35, 'too late')).toBe('too late')
      expect(me.node.clock.now() - before).toBe(35)
      expect(await mailbox()).toEqual(['other', 'other', 'other'])
    }))

  it('takes a message that came at the very moment of the timeout', () =>
    inProcess(async (me) => {
      sendAfter(me, 'just in time', 20)
      expect(await receive('just in time', 20, 'too late')).toBe('just in time')
    }))

  it('with 0 only looks', () =>
    inProcess(async (me) => {
      expect(await receive(undefined, 0, 'nothing')).toBe('nothing')
      expect(await receive(undefined, 0)).toBeUndefined()
      send(me, 'x')
      expect(await receive('y', 0, 'nothing')).toBe('nothing')
      expect(await receive('x', 0, 'nothing')).toBe('x')
    }))

  it('sees a message that the process sent itself before', () =>
    inProcess(async (me) => {
      send(me, 1)
      send(self(), 2)
      expect([await receive(), await receive()]).toEqual([1, 2])
    }))

  it('passes over its own timeouts and wake-ups in a server', () =>
    inProcess(async (me) => {
      const Server = {
        handleCast: async (_request: unknown, state: unknown) => {
          send(me, await receive(undefined, 10, 'nothing'))
          return noreply(state, 0)
        },
        handleInfo: (message: unknown, state: unknown) => {
          send(me, ['info', message])
          return noreply(state)
        },
      }
      const pid = await GenServer.start(Server, null)
      cast(pid, 'x')
      expect(await receive()).toBe('nothing')
      expect(await receive()).toEqual(['info', 'timeout'])
    }))

  it('shows calls and casts as the tuples of OTP', () =>
    inProcess(async (me) => {
      cast(me, 'x')
      expect(await receive()).toEqual(['$gen_cast', 'x'])
      const caller = spawn(() => GenServer.call(me, 'ask'))
      const [tag, from, request] = await receive<[string, From, unknown]>()
      expect([tag, from[0], request]).toEqual(['$gen_call', caller, 'ask'])
    }))

  it('rejects when its predicate throws, and the message stays', () =>
    inProcess(async (me) => {
      const wrong = (): boolean => {
        throw new Error('bad predicate')
      }
      const waiting = receive(wrong)
      send(me, 'x')
      await expect(waiting).rejects.toThrow('bad predicate')
      await expect(async () => receive(wrong)).rejects.toThrow('bad predicate')
      expect(await mailbox()).toEqual(['x'])
    }))

  it('is one at a time', () =>
    inProcess(async (me) => {
      const first = receive('a')
      expect(() => receive('b')).toThrow(`${me} is already waiting in a receive; a process waits in one at a time`)
      send(me, 'a')
      expect(await first).toBe('a')
    }))

  it('throws outside of a process', () => {
    expect(() => receive()).toThrow('Expected to be called by a process')
  })

  it('that a callback let go of takes no message', () =>
    inProcess(async (me) => {
      const Server = {
        handleCast: (_request: unknown, state: unknown) => {
          void receive()
          return noreply(state)
        },
        handleInfo: (message: unknown, state: unknown) => {
          send(me, message)
          return noreply(state)
        },
      }
      const pid = await GenServer.start(Server, null)
      cast(pid, 'x')
      await sleep(1)
      send(pid, 'for handleInfo')
      expect(await receive(undefined, 100, 'swallowed')).toBe('for handleInfo')
    }))

  it('of a process that is killed never resolves, and runs no finally', async () => {
    const node = virtualNode()
    const log: string[] = []
    await runProcess(node, async () => {
      const pid = spawn(async () => {
        try {
          await receive()
        } catch {
          log.push('catch')
        } finally {
          log.push('finally')
        }
      })
      await sleep(1)
      Process.exit(pid, 'kill')
      send(pid, 'x')
      await sleep(10)
    })
    expect(log).toEqual([])
  })

  it('finds each of 20,000 messages that come while it looks for the last', () =>
    inProcess(async (me) => {
      for (let n = 0; n < 20_000; n++) send(me, n)
      expect(await receive(19_999)).toBe(19_999)
      for (let n = 0; n < 19_999; n++) if ((await receive()) !== n) throw new Error(`lost ${n}`)
      expect(await mailbox()).toEqual([])
    }))

  it('ends the process with the error of a predicate that nobody catches', () =>
    inProcess(async () => {
      const pid = spawn(async () => {
        await receive(() => {
          throw new Error('bad predicate')
        })
      })
      const end = endOf(pid)
      send(pid, 'x')
      expect(await end).toEqual([expect.any(Error), expect.any(Stacktrace)])
      expect(isAlive(pid as Pid)).toBe(false)
    }))
})
