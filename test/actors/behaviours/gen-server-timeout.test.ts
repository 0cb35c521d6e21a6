import { describe, expect, it } from 'vitest'
import { call, cast, GenServer, noreply, ok, Process, self, send, sleep } from '../../../src/actors/index.ts'
import { inProcess, mailbox } from '../in-process.ts'
import { reporting } from './reporting-server.ts'

describe('a timeout', () => {
  it.each(['a call', 'a cast', 'an info'])('is cancelled for good by %s', (kind) =>
    inProcess(async (me) => {
      const pid = await GenServer.start({ ...reporting(me), init: () => ok('s', 100) }, null)
      await sleep(60)
      if (kind === 'a call') await call(pid, 'x')
      else if (kind === 'a cast') cast(pid, 'x')
      else send(pid, 'x')
      await sleep(1000)
      expect(await mailbox()).not.toContainEqual(['info', 'timeout', 's'])
    }),
  )

  it('starts again in full when the next return has one', () =>
    inProcess(async (me) => {
      const Server = {
        ...reporting(me),
        handleCast: (_request: unknown, state: unknown) => noreply(state, 100),
        handleInfo: (message: unknown, state: unknown) => {
          send(me, message)
          return noreply(state)
        },
      }
      const pid = await GenServer.start(Server, null)
      for (let n = 0; n < 5; n++) {
        cast(pid, n)
        await sleep(99)
      }
      expect(await mailbox()).toEqual([])
      await sleep(1)
      expect(await mailbox()).toEqual(['timeout'])
      await sleep(1000)
      expect(await mailbox()).toEqual([])
    }))

  it('of 0 fires at once if there is no message, and not if there is', () =>
    inProcess(async (me) => {
      const Server = {
        ...reporting(me),
        handleCast: (message: unknown, state: unknown) => {
          if (message !== null) send(self(), message)
          return noreply(state, 0)
        },
      }
      const pid = await GenServer.start(Server, 's')
      cast(pid, null)
      await sleep(1)
      expect(await mailbox()).toEqual([['info', 'timeout', 's']])
      cast(pid, 'own message')
      await sleep(100)
      expect(await mailbox()).toEqual([['info', 'own message', 's']])
    }))

  it('of 0 from init fires before any message', () =>
    inProcess(async (me) => {
      const starting = GenServer.start({ ...reporting(me), init: () => ok('s', 0) }, null)
      const pid = await starting
      cast(pid, 'x')
      await call(pid, 'sync')
      expect(await mailbox()).toEqual([
        ['info', 'timeout', 's'],
        ['cast', 'x', 's'],
      ])
    }))

  it("of 'infinity' never fires", () =>
    inProcess(async (me) => {
      await GenServer.start({ ...reporting(me), init: () => ok('s', 'infinity') }, null)
      await sleep(1e9)
      expect(await mailbox()).toEqual([])
    }))

  it('does not fire when a message came while an async callback ran', () =>
    inProcess(async (me) => {
      const Server = {
        ...reporting(me),
        handleCast: async (_request: unknown, state: unknown) => {
          await sleep(50)
          return noreply(state, 10)
        },
      }
      const pid = await GenServer.start(Server, 's')
      cast(pid, 'x')
      send(pid, 'while busy')
      await sleep(1000)
      expect(await mailbox()).toEqual([['info', 'while busy', 's']])
    }))

  it('dies with its process', () =>
    inProcess(async (me) => {
      const pid = await GenServer.start({ ...reporting(me), init: () => ok('s', 100) }, null)
      Process.exit(pid, 'kill')
      await sleep(1000)
      expect(await mailbox()).toEqual([])
      expect(me.node.timers.size).toBe(0)
    }))
})
