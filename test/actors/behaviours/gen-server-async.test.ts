import { describe, expect, it } from 'vitest'
import {
  call,
  cast,
  ExitError,
  type From,
  GenServer,
  isAlive,
  noreply,
  ok,
  type Pid,
  Process,
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

describe('an async callback', () => {
  const Slow = (observer: Pid) => ({
    ...reporting(observer),
    handleCall: async (ms: number, _from: From, state: unknown) => {
      await sleep(ms)
      return reply(ms, state)
    },
    handleCast: async (ms: number, state: unknown) => {
      await sleep(ms)
      send(observer, ['slept', ms])
      return noreply(state)
    },
  })

  it('keeps the messages of its process waiting, in order, while others run', () =>
    inProcess(async (me) => {
      const pid = await GenServer.start(Slow(me), null)
      cast(pid, 50)
      cast(pid, 10)
      send(pid, 'info')
      const other = await GenServer.start(reporting(me), null)
      expect(await call(other, 'at once', 10)).toBe('at once')
      await sleep(61)
      expect(await mailbox()).toEqual([
        ['slept', 50],
        ['slept', 10],
        ['info', 'info', null],
      ])
    }))

  it('may use receive and self', () =>
    inProcess(async (me) => {
      const Server = {
        handleCast: async (_request: unknown, state: unknown) => {
          send(me, [self(), await receive('go')])
          return noreply(state)
        },
      }
      const pid = await GenServer.start(Server, null)
      cast(pid, 'x')
      send(pid, 'other')
      send(pid, 'go')
      expect(await receive()).toEqual([pid, 'go'])
    }))

  it('that rejects ends the server as a throw does', () =>
    inProcess(async (me) => {
      const error = new Error('bad')
      const Server = {
        ...reporting(me),
        handleCast: async (thrown: unknown) => {
          await sleep(1)
          throw thrown
        },
      }
      const reasons: unknown[] = []
      for (const thrown of [error, new ExitError('out'), stop('thrown', 1)]) {
        const pid = await GenServer.start(Server, 's')
        cast(pid, thrown)
        reasons.push(await endOf(pid))
      }
      expect(reasons).toEqual([[error, expect.any(Stacktrace)], 'out', 'thrown'])
      expect(await mailbox()).toEqual([
        ['terminate', reasons[0], 's'],
        ['terminate', 'out', 's'],
        ['terminate', 'thrown', 1],
      ])
    }))

  it('is abandoned when its process is killed: nothing of it goes on, and its result is dropped', () =>
    inProcess(async (me) => {
      const Server = {
        ...Slow(me),
        handleCall: async (_request: unknown, from: From, state: unknown) => {
          try {
            await sleep(100)
            return reply('late', state)
          } finally {
            replyTo(from, 'from finally')
          }
        },
      }
      const pid = await GenServer.start(Server, null)
      const asked = outcome(() => call(pid, 'x'))
      await sleep(50)
      Process.exit(pid, 'kill')
      expect(await asked).toEqual(['exit', ['killed', ['GenServer', 'call', [pid, 'x', 5000]]]])
      await sleep(100)
      expect(await mailbox()).toEqual([])
    }))

  it('drops the result of a promise that settles after the death', () =>
    inProcess(async (me) => {
      let settle = (_result: unknown): void => {}
      const Server = {
        ...reporting(me),
        handleCast: () =>
          new Promise((resolve) => {
            settle = resolve
          }),
      }
      const pid = await GenServer.start(Server as object, null)
      cast(pid, 'x')
      await sleep(1)
      Process.exit(pid, 'boom')
      expect(isAlive(pid)).toBe(false)
      settle(stop('late', 1))
      await sleep(1)
      expect(await mailbox()).toEqual([])
    }))

  it('is ended by an exit signal at once, or, in a server that traps exits, told of it afterwards', () =>
    inProcess(async (me) => {
      const untrapped = await GenServer.start(Slow(me), null)
      cast(untrapped, 100)
      await sleep(50)
      const end = endOf(untrapped)
      Process.exit(untrapped, 'shutdown')
      expect(await end).toBe('shutdown')

      const trapping = {
        ...Slow(me),
        init: () => {
          trapExit(true)
          return ok(null)
        },
      }
      const trapped = await GenServer.start(trapping, null)
      cast(trapped, 100)
      await sleep(50)
      Process.exit(trapped, 'shutdown')
      await sleep(100)
      expect(await mailbox()).toEqual([
        ['slept', 100],
        ['info', ['EXIT', me, 'shutdown'], null],
      ])
    }))

  it('may be an async init: the start waits for it', () =>
    inProcess(async (me) => {
      const Server = {
        ...reporting(me),
        init: async (ms: number) => {
          await sleep(ms)
          return ms > 50 ? stop('too long') : ok(ms)
        },
      }
      const before = me.node.clock.now()
      const pid = await GenServer.start(Server, 50)
      expect(me.node.clock.now() - before).toBe(50)
      expect(isAlive(pid)).toBe(true)
      expect(await GenServer.start(Server, 60).result()).toEqual(['error', 'too long'])
    }))

  it('whose stray promise rejects while it is idle ends the server through terminate', () =>
    inProcess(async (me) => {
      const error = new Error('forgotten')
      const Server = {
        ...reporting(me),
        handleCast: (_request: unknown, state: unknown) => {
          void sleep(10).then(() => {
            throw error
          })
          return noreply(state)
        },
      }
      const pid = await GenServer.start(Server, 's')
      cast(pid, 'x')
      expect(await endOf(pid)).toEqual([error, expect.any(Stacktrace)])
      expect(await mailbox()).toEqual([['terminate', [error, expect.any(Stacktrace)], 's']])
    }))
})
