import { describe, expect, it } from 'vitest'
import {
  call,
  cast,
  demonitor,
  GenServer,
  info,
  isAlive,
  link,
  monitor,
  Process,
  receive,
  register,
  send,
  sendAfter,
  spawnMonitor,
  startTimer,
  unlink,
  whereis,
} from '../../src/actors/index.ts'
import { inProcess } from './in-process.ts'

const wrong: readonly unknown[] = [5, {}, undefined, null, ['x'], [1, 2, 3], Promise.resolve()]

describe('what is no process', () => {
  const takingAddresses: Record<string, (value: never) => unknown> = {
    send: (value) => send(value, 'x' as never),
    cast: (value) => cast(value, 'x'),
    monitor: (value) => monitor(value),
    sendAfter: (value) => sendAfter(value, 'x', 1),
    startTimer: (value) => startTimer(1, value, 'x'),
    whereis: (value) => whereis(value),
  }
  const takingPids: Record<string, (value: never) => unknown> = {
    link: (value) => link(value),
    unlink: (value) => unlink(value),
    isAlive: (value) => isAlive(value),
    info: (value) => info(value),
    register: (value) => register(value, 'name'),
  }

  it.each(Object.entries(takingAddresses))('is refused by %s, at once and in words', (_name, use) =>
    inProcess(() => {
      for (const value of wrong)
        expect(() => use(value as never)).toThrow(/^Expected a process or the name of one, got /)
    }),
  )

  it.each(Object.entries(takingPids))('is refused by %s, at once and in words', (_name, use) =>
    inProcess(() => {
      for (const value of [...wrong, 'a name']) expect(() => use(value as never)).toThrow(/^Expected a pid, got /)
    }),
  )

  it('is refused by call', () =>
    inProcess(async () => {
      for (const value of wrong)
        await expect((async () => call(value as never, 'x'))()).rejects.toThrow(
          /^Expected a process or the name of one/,
        )
    }))

  it('may be a start that was not awaited: the error says so', () =>
    inProcess(() => {
      const starting = GenServer.start({}, 0)
      expect(() => send(starting as never, 'x' as never)).toThrow('await it first')
    }))

  it('does no harm to the process that used it', () =>
    inProcess(async () => {
      const [pid, ref] = spawnMonitor(async () => {
        expect(() => link({} as never)).toThrow(TypeError)
        await receive('go')
      })
      await Process.sleep(1)
      Process.exit(pid, 'kill')
      expect(await receive()).toEqual(['DOWN', ref, 'process', pid, 'killed'])
    }))
})

describe('what is no reference', () => {
  it('is refused by demonitor', () =>
    inProcess(() => {
      expect(() => demonitor(5 as never)).toThrow('Expected a reference, got `5`')
    }))
})
