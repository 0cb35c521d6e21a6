import { describe, expect, it } from 'vitest'
import {
  callerOf,
  ExitError,
  exit,
  type From,
  GenStatem,
  keepState,
  ok,
  type Pid,
  ProcLib,
  self,
  send,
} from '../../../../src/actors/index.ts'
import { inProcess, mailbox, outcome } from '../../in-process.ts'
import { observed } from './event-log.ts'

describe('call', () => {
  it('refuses a timeout that is none', () =>
    inProcess((me) => {
      expect(() => GenStatem.call(me, 'x', -1)).toThrow(RangeError)
      expect(() => GenStatem.call(me, 'x', ['clean_timeout', 'soon' as never])).toThrow(RangeError)
    }))

  it('fails as OTP has it when a via module exits, and as it is when that throws', () =>
    inProcess(async () => {
      const via = (whereisName: () => never) => ['via', { whereisName, registerName: () => 'no' }, 'x'] as never
      const exiting = via(() => exit('down'))
      expect(await outcome(() => GenStatem.call(exiting, 'x'))).toEqual([
        'exit',
        ['down', ['gen_statem', 'call', [exiting, 'x', 'infinity']]],
      ])
      const error = new Error('broken')
      const throwing = via(() => {
        throw error
      })
      expect(await outcome(() => GenStatem.call(throwing, 'x'))).toEqual(['error', error])
    }))

  it('says in words what failed', () =>
    inProcess(async () => {
      const failure = await GenStatem.call('nobody', 'x').catch((error: unknown) => error)
      expect(failure).toBeInstanceOf(ExitError)
      expect((failure as ExitError).message).toBe('exited in: call(nobody, x): noproc')
    }))
})

describe('reply', () => {
  it('answers several calls with one list', () =>
    inProcess(async (me) => {
      const pid = await GenStatem.start(
        observed(me, {
          init: () => ok('a', []),
          handleEvent: (type: GenStatem.EventType, _content: unknown, _state: unknown, data: From[]) => {
            const froms = [...data, callerOf(type) as From]
            if (froms.length === 2) send(me, ['froms', froms])
            return keepState(froms)
          },
        }),
        0,
      )
      const answers = Promise.all([GenStatem.call(pid, 'x'), GenStatem.call(pid, 'y')])
      await new Promise((resolve) => setImmediate(resolve))
      const [[, froms]] = (await mailbox()) as [['froms', [From, From]]]
      expect(GenStatem.reply(froms.map((from, index) => ['reply', from, index] as const))).toBe('ok')
      expect(await answers).toEqual([0, 1])
      expect(GenStatem.reply([])).toBe('ok')
    }))
})

describe('enterLoop', () => {
  it('handles the messages that came before, and knows no exit but its parent’s', () =>
    inProcess(async (me) => {
      const started = await ProcLib.start<['ok', Pid]>(async () => {
        ProcLib.initAck(['ok', self()])
        await new Promise((resolve) => setImmediate(resolve))
        return GenStatem.enterLoop(observed(me), 'late', 'data')
      })
      const [, pid] = started as ['ok', Pid]
      send(pid, 'early')
      send(pid, ['EXIT', pid, 'why'])
      await GenStatem.stop(pid)
      expect(await mailbox()).toEqual([
        ['info', 'early', 'late', 'data'],
        ['info', ['EXIT', pid, 'why'], 'late', 'data'],
      ])
    }))

  it('refuses what is no module at once', () =>
    inProcess(async () => {
      const [pid, ref] = ProcLib.spawnMonitor(() => GenStatem.enterLoop({} as never, 'a', 0))
      expect((await mailbox()).length).toBe(0)
      await new Promise((resolve) => setImmediate(resolve))
      const [down] = (await mailbox()) as [unknown[]]
      expect(down).toMatchObject([
        'DOWN',
        ref,
        'process',
        pid,
        [new TypeError('Expected `init` to be a function, got `undefined`'), {}],
      ])
    }))
})
