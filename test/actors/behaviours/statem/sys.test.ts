import { describe, expect, it } from 'vitest'
import {
  GenStatem,
  genericTimeout,
  keepStateAndData,
  ok,
  type Pid,
  Process,
  pushCallbackModule,
  runProcess,
  Stacktrace,
  Sys,
  send,
  sleep,
} from '../../../../src/actors/index.ts'
import { inProcess, mailbox, outcome, reportsOf, virtualNode } from '../../in-process.ts'
import { observed } from './event-log.ts'

describe('Sys.changeCode', () => {
  /** Tells of events with `tag`, and makes `[tag, state]` and `[tag, data]` of state and data, later. */
  const version = (observer: Pid, tag: string) =>
    observed(observer, {
      name: tag,
      handleEvent: (type: GenStatem.EventType, content: unknown, state: unknown) => {
        if (Array.isArray(content)) return keepStateAndData(content as never)
        send(observer, [tag, type, content, state])
        return keepStateAndData()
      },
      codeChange: async (_old: unknown, state: unknown, data: unknown, extra: unknown) => {
        await sleep(5)
        return extra === 'fail' ? ['error', extra] : ok([tag, state], [tag, data])
      },
    }) as GenStatem.StatemModule

  it('gives the process the callbacks of another module, after its async codeChange', () =>
    inProcess(async (me) => {
      const pid = await GenStatem.start(version(me, 'one'), 0)
      await Sys.suspend(pid)
      expect(await Sys.changeCode(pid, version(me, 'two'), 1, 'fail')).toEqual(['error', ['error', 'fail']])
      expect(await Sys.getState(pid)).toEqual(['a', 0])
      expect(Process.info(pid, 'initial_call')).toBe('one')
      expect(await Sys.changeCode(pid, version(me, 'two'), 1, 'go')).toBe('ok')
      await Sys.resume(pid)
      GenStatem.cast(pid, 'x')
      expect(await Sys.getState(pid)).toEqual([
        ['two', 'a'],
        ['two', 0],
      ])
      expect(Process.info(pid, 'initial_call')).toBe('two')
      expect(await mailbox()).toEqual([['two', 'cast', 'x', ['two', 'a']]])
    }))

  it('changes the module that was pushed last, when no other one is given', () =>
    inProcess(async (me) => {
      const pid = await GenStatem.start(version(me, 'one'), 0)
      GenStatem.cast(pid, [pushCallbackModule(version(me, 'two') as object)])
      await Sys.suspend(pid)
      expect(await Sys.changeCode(pid, 'no module', 1, 'go')).toBe('ok')
      expect(await Sys.getState(pid)).toEqual([
        ['two', 'a'],
        ['two', 0],
      ])
      await Sys.resume(pid)
      GenStatem.cast(pid, ['pop_callback_module'])
      GenStatem.cast(pid, 'x')
      await Sys.getState(pid)
      expect(await mailbox()).toEqual([['one', 'cast', 'x', ['two', 'a']]])
    }))

  it('keeps state and data where there is no codeChange, and everything where the new callbacks are wrong', () =>
    inProcess(async (me) => {
      const pid = await GenStatem.start(observed(me), 0)
      await Sys.suspend(pid)
      expect(await Sys.changeCode(pid, observed(me), 1, 'go')).toBe('ok')
      const broken = { callbackMode: () => 'state_functions', init: 1 }
      const failure = await Sys.changeCode(pid, broken, 1, 'go')
      const error = new TypeError('Expected `init` to be a function, got `1`')
      expect(failure).toEqual(['error', ['EXIT', [error, expect.any(Stacktrace)]]])
      expect(await Sys.getState(pid)).toEqual(['a', 0])
      await Sys.resume(pid)
    }))
})

describe('Sys', () => {
  it('refuses a state that is not state and data', () =>
    inProcess(async (me) => {
      const pid = await GenStatem.start(observed(me), 0)
      const [kind, error] = await outcome(() => Sys.replaceState(pid, () => 'b'))
      expect([kind, (error as { code: string }).code]).toEqual(['error', 'OTP_ERR_CALLBACK_FAILED'])
      expect(await Sys.getState(pid)).toEqual(['a', 0])
    }))

  it('leaves a machine hibernating', () =>
    inProcess(async (me) => {
      const pid = await GenStatem.start(observed(me, { init: () => ok('a', 0, 'hibernate') }), 0)
      expect(await Sys.getState(pid)).toEqual(['a', 0])
      expect(Process.info(pid, 'hibernating')).toBe(true)
    }))

  it('ends a machine through terminate', () =>
    inProcess(async (me) => {
      const terminate = (reason: unknown, state: unknown, data: unknown) => send(me, [reason, state, data])
      const pid = await GenStatem.start(observed(me, { terminate }), 0)
      expect(await Sys.terminate(pid, 'custom')).toBe('ok')
      expect(await mailbox()).toEqual([['custom', 'a', 0]])
    }))

  it('traces in the words of OTP', async () => {
    const node = virtualNode()
    const reports = reportsOf(node)
    await runProcess(node, async () => {
      const quiet = {
        callbackMode: (): GenStatem.CallbackMode => 'state_functions',
        init: () => ok('a', 0),
        states: {
          a: (type: GenStatem.EventType, content: unknown, data: number) => {
            if (Array.isArray(type)) return keepStateAndData(['reply', type[1], 'r'])
            if (content === 'go') return ['next_state', 'b', data, [genericTimeout('x', 50, 1), 'postpone']]
            return keepStateAndData()
          },
          b: () => 'stop',
        },
      } as never
      const pid = await GenStatem.start(quiet, 0, { name: 'machine', debug: ['trace'] })
      await GenStatem.call(pid, 'q')
      GenStatem.cast(pid, 'go')
      await sleep(1)
    })
    const caller = '#PID<0.1.0>'
    expect(reports.map(({ line }) => line)).toEqual([
      '*DBG* machine enter gen_statem in state a',
      '*DBG* machine consume internal init_state in state a',
      `*DBG* machine receive call q from ${caller} in state a`,
      `*DBG* machine send r to ${caller}`,
      `*DBG* machine consume call q from ${caller} in state a`,
      '*DBG* machine receive cast go in state a',
      '*DBG* machine postpone cast go in state a => b',
      '*DBG* machine start_timer [[timeout, x], 50, 1, []] in state b',
      '*DBG* machine terminate normal in state b',
    ])
  })

  it('shows nothing of a machine whose formatStatus throws', () =>
    inProcess(async (me) => {
      const formatStatus = () => {
        throw new Error('oops')
      }
      const pid = await GenStatem.start(observed(me, { formatStatus }), { pin: 1234 }, { debug: ['log'] })
      const [, , , items] = await Sys.getStatus(pid)
      const shown = items.at(-1) as unknown[]
      expect(shown.at(-1)).toEqual(['data', [['State', ['formatStatus threw', 'formatStatus threw']]]])
      expect(JSON.stringify(shown)).not.toContain('1234')
    }))
})
