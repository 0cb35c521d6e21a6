import { describe, expect, it } from 'vitest'
import {
  cast,
  ExitError,
  GenServer,
  isAlive,
  ok,
  type Pid,
  Process,
  receive,
  Stacktrace,
  self,
  send,
  sleep,
  trapExit,
} from '../../../src/actors/index.ts'
import { endOf, inProcess, mailbox, outcome } from '../in-process.ts'
import { reporting } from './reporting-server.ts'

describe('terminate', () => {
  /** Runs `trigger` on a server linked to a trapping parent: what its terminate was told, and how it ended. */
  async function ending(trap: boolean, trigger: (server: Pid, parent: Pid) => unknown): Promise<unknown[]> {
    const me = self()
    const Server = {
      ...reporting(me),
      init: () => {
        trapExit(trap)
        return ok('s')
      },
    }
    const parent = Process.spawn(async (parent) => {
      trapExit(true)
      send(me, ['server', await GenServer.startLink(Server, null), parent])
      await receive('never')
    })
    const [, server] = await receive<[string, Pid]>()
    const end = endOf(server)
    await trigger(server, parent)
    const reason = await end
    return [...(await mailbox()), reason]
  }

  it("runs for the parent's exit when the server traps exits, with the parent's reason", () =>
    inProcess(async () => {
      const byKill = await ending(true, (_server, parent) => Process.exit(parent, 'kill'))
      expect(byKill).toEqual([['terminate', 'killed', 's'], 'killed'])
      const bySignal = await ending(true, (server, parent) => send(server, ['EXIT', parent, 'normal']))
      expect(bySignal).toEqual([['terminate', 'normal', 's'], 'normal'])
    }))

  it('does not run for an exit signal that the server does not trap, nor for kill', () =>
    inProcess(async () => {
      expect(await ending(false, (server) => Process.exit(server, 'shutdown'))).toEqual(['shutdown'])
      expect(await ending(false, (_server, parent) => Process.exit(parent, 'kill'))).toEqual(['killed'])
      expect(await ending(true, (server) => Process.exit(server, 'kill'))).toEqual(['killed'])
    }))

  it('runs for GenServer.stop, after the messages before it and before none behind it', () =>
    inProcess(async (me) => {
      const pid = await GenServer.start(reporting(me), 's')
      cast(pid, 'before')
      const stopped = GenServer.stop(pid, 'why')
      cast(pid, 'behind')
      expect(await stopped).toBe('ok')
      expect(await mailbox()).toEqual([
        ['cast', 'before', 's'],
        ['terminate', 'why', 's'],
      ])
    }))

  it('replaces the reason when it throws an error or exits, not when it throws anything else', () =>
    inProcess(async () => {
      const reasons: unknown[] = []
      for (const thrown of [new ExitError('worse'), new Error('bad'), 'value']) {
        const Server = {
          terminate: () => {
            throw thrown
          },
        }
        const pid = await GenServer.start(Server, null)
        const end = endOf(pid)
        await outcome(() => GenServer.stop(pid, 'shutdown'))
        reasons.push(await end)
      }
      expect(reasons).toEqual(['worse', [expect.any(Error), expect.any(Stacktrace)], 'shutdown'])
    }))

  it('still has the name; when the end is known the name is free', () =>
    inProcess(async () => {
      let seen: Pid | null = null
      const Server = {
        terminate: () => {
          seen = Process.whereis('srv')
        },
      }
      const pid = await GenServer.start(Server, null, { name: 'srv' })
      await GenServer.stop('srv')
      expect(seen).toBe(pid)
      expect(Process.whereis('srv')).toBeNull()
    }))

  it('may be async: the process ends when it is done, and handles nothing meanwhile', () =>
    inProcess(async (me) => {
      const Server = {
        ...reporting(me),
        terminate: async () => {
          await sleep(100)
          send(me, 'terminated')
        },
      }
      const pid = await GenServer.start(Server, null)
      const stopped = GenServer.stop(pid)
      await sleep(50)
      cast(pid, 'late')
      expect(isAlive(pid)).toBe(true)
      expect(await stopped).toBe('ok')
      expect(await mailbox()).toEqual(['terminated'])
    }))

  it('that is async and rejects replaces the reason', () =>
    inProcess(async () => {
      const pid = await GenServer.start({ terminate: () => Promise.reject(new ExitError('worse')) }, null)
      const end = endOf(pid)
      expect(await outcome(() => GenServer.stop(pid))).toEqual([
        'exit',
        ['worse', ['GenServer', 'stop', [pid, 'normal', 'infinity']]],
      ])
      expect(await end).toBe('worse')
    }))
})

it('stop fails, even with the same reason, if the process ended before it came to the request', () =>
  inProcess(async () => {
    const pid = await GenServer.start({ init: () => ok(0), handleCast: () => receive('never') as never }, null)
    cast(pid, 'block')
    await sleep(10)
    const stopped = outcome(() => GenServer.stop(pid, 'shutdown'))
    await sleep(10)
    Process.exit(pid, 'shutdown')
    const early = ['shutdown', ['sys', 'terminate', [pid, 'shutdown', 'infinity']]]
    expect(await stopped).toEqual(['exit', [early, ['GenServer', 'stop', [pid, 'shutdown', 'infinity']]]])
  }))
