import { describe, expect, it } from 'vitest'
import {
  GenStatem,
  GenStatemModule,
  genStatem,
  ignore,
  keepStateAndData,
  ok,
  Process,
  Stacktrace,
  self,
  stop,
} from '../../../../src/actors/index.ts'
import { endOf, inProcess, mailbox, outcome } from '../../in-process.ts'
import { observed } from './event-log.ts'

const plain = {
  callbackMode: (): GenStatem.CallbackMode => 'handle_event_function',
  init: (arg: unknown) => ok('a', arg),
  handleEvent: () => keepStateAndData(),
}

describe('genStatem', () => {
  it.each([
    [null, "Expected a state machine's callbacks, got `null`"],
    [{ ...plain, init: undefined }, 'Expected `init` to be a function, got `undefined`'],
    [{ ...plain, callbackMode: 'state_functions' }, 'Expected `callbackMode` to be a function, got `state_functions`'],
    [{ ...plain, terminate: 1 }, 'Expected `terminate` to be a function, got `1`'],
    [{ ...plain, name: 1 }, 'Expected `name` to be a string, got `1`'],
    [{ ...plain, states: [] }, 'Expected `states` to be an object of functions, got `[]`'],
    [{ ...plain, states: { open: 1 } }, 'Expected `states.open` to be a function, got `1`'],
  ])('refuses %j', (spec, message) => {
    expect(() => genStatem(spec as never)).toThrow(new TypeError(message))
    expect(() => GenStatem.start(spec as never, 0)).toThrow(new TypeError(message))
  })

  it('gives a module that starts machines and is a child of supervisors', () =>
    inProcess(async (me) => {
      const Machine = genStatem({ ...plain, name: 'Machine' })
      expect(Machine).toBeInstanceOf(GenStatemModule)
      expect(String(Machine)).toBe('Machine')
      expect(String(genStatem(plain))).toBe('gen_statem')
      expect(Machine.childSpec(7)).toEqual({ id: 'Machine', start: [Machine, 'startLink', [7]] })
      const pid = await Machine.startLink(7)
      expect(Process.info(pid, 'links')).toEqual([me])
      expect(Process.info(pid, 'initial_call')).toBe('Machine')
      expect(Process.info(await Machine.start(7), 'links')).toEqual([])
    }))
})

describe('start', () => {
  it('throws a StartError with what OTP returns', () =>
    inProcess(async () => {
      expect(await GenStatem.start({ ...plain, init: () => ignore }, 0).result()).toBe('ignore')
      const error = new Error('bad')
      const failing = {
        ...plain,
        init: async () => {
          throw error
        },
      }
      await expect(GenStatem.start(failing, 0)).rejects.toMatchObject({ result: ['error', error] })
      await expect(GenStatem.start({ ...plain, init: async () => stop('why') }, 0)).rejects.toMatchObject({
        result: ['error', 'why'],
      })
    }))

  it('kills an init that takes too long', () =>
    inProcess(async () => {
      const slow = { ...plain, init: () => new Promise<never>(() => {}) }
      expect(await GenStatem.start(slow, 0, { timeout: 20 }).result()).toEqual(['error', 'timeout'])
    }))

  it('waits for an async init', () =>
    inProcess(async () => {
      const pid = await GenStatem.start(
        { ...plain, init: async () => ok('a', self()), handleEvent: (_t, _c, _s, data) => stop(['data', data]) },
        0,
      )
      GenStatem.cast(pid, 'x')
      expect(await endOf(pid)).toEqual(['data', pid])
    }))

  it('takes a machine whose data and state are undefined', () =>
    inProcess(async (me) => {
      const pid = await GenStatem.start(observed(me, { init: () => ['ok', undefined, undefined] }), 0)
      GenStatem.cast(pid, 'x')
      await GenStatem.stop(pid)
      expect(await mailbox()).toEqual([['cast', 'x', undefined, undefined]])
    }))
})

describe('startMonitor', () => {
  it('monitors from the end of init, and not the starter that is no process', async () => {
    await inProcess(async () => {
      const failing = { ...plain, callbackMode: () => 'junk' as 'state_functions' }
      const result = await GenStatem.startMonitor(failing, 0)
      const [, [pid, ref]] = result as ['ok', [unknown, unknown]]
      const reason = [['bad_return_from_callback_mode', 'junk'], expect.any(Stacktrace)]
      expect(await mailbox()).toEqual([['DOWN', ref, 'process', pid, reason]])
    })
    await expect(GenStatem.startMonitor(plain, 0)).rejects.toMatchObject({ code: 'OTP_ERR_NO_PROCESS' })
  })
})

describe('a callback module', () => {
  it('that is none ends the machine that is to change to it', () =>
    inProcess(async () => {
      const pid = await GenStatem.start(
        { ...plain, handleEvent: () => keepStateAndData(['push_callback_module', { init: 1 }]) },
        0,
      )
      GenStatem.cast(pid, 'x')
      const reason = (await endOf(pid)) as [Error, Stacktrace]
      expect(reason[0].message).toBe('Expected `init` to be a function, got `1`')
      expect(await outcome(() => GenStatem.call(pid, 'x'))).toMatchObject(['exit', ['noproc', {}]])
    }))
})
