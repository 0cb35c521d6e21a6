import { describe, expect, it } from 'vitest'
import { assign, createMachine, fromCallback, setup } from 'xstate'
import { StateMachine } from '../../../../src/actors/behaviours/state-machine/index.ts'
import { info, Process, runProcess, Sys, type SystemEvent, self, send, sleep } from '../../../../src/actors/index.ts'
import { endOf, inProcess, mailbox, outcome, reportsOf, virtualNode } from '../../in-process.ts'

const toggle = createMachine({
  id: 'toggle',
  initial: 'off',
  context: { count: 0 },
  states: {
    off: { on: { flip: { target: 'on', actions: assign({ count: ({ context }) => context.count + 1 }) } } },
    on: { on: { flip: 'off' }, after: { 100: 'off' } },
  },
})

describe('the state of a machine', () => {
  it('is its state and its data', () =>
    inProcess(async () => {
      const pid = await StateMachine.start(toggle)
      expect(await Sys.getState(pid)).toEqual(['off', { count: 0 }])
      send(pid, { type: 'flip' })
      expect(await Sys.getState(pid)).toEqual(['on', { count: 1 }])
    }))

  it('can be replaced, from where the machine goes on', () =>
    inProcess(async () => {
      const pid = await StateMachine.start(toggle)
      expect(await Sys.replaceState<[string, object]>(pid, ([value]) => [value, { count: 7 }])).toEqual([
        'off',
        { count: 7 },
      ])
      send(pid, { type: 'flip' })
      expect(await Sys.getState(pid)).toEqual(['on', { count: 8 }])
      await Sys.replaceState<[string, object]>(pid, ([, context]) => ['off', context])
      send(pid, { type: 'flip' })
      expect(await Sys.getState(pid)).toEqual(['on', { count: 9 }])
      expect((await StateMachine.snapshot(pid)).matches('on')).toBe(true)
    }))

  it.each([
    ['is no state of the machine', ['broken', {}]],
    ['is no pair', 'off'],
  ])('stays when its replacement %s', (_what, state) =>
    inProcess(async () => {
      const pid = await StateMachine.start(toggle)
      const [kind, error] = await outcome(() => Sys.replaceState(pid, () => state))
      expect([kind, error]).toMatchObject(['error', { code: 'OTP_ERR_CALLBACK_FAILED' }])
      expect(await Sys.getState(pid)).toEqual(['off', { count: 0 }])
    }),
  )

  it('of what is no machine is its snapshot, and cannot be replaced', () =>
    inProcess(async () => {
      const parent = setup({ actors: { idle: fromCallback(() => {}) } }).createMachine({ invoke: { src: 'idle' } })
      const [child] = info(await StateMachine.start(parent), 'links') ?? []
      if (child === undefined) throw new Error('no child')
      expect(await Sys.getState(child)).toMatchObject({ status: 'active' })
      expect((await outcome(() => Sys.replaceState(child, (state) => state)))[0]).toBe('error')
    }))
})

describe('a suspended machine', () => {
  it('takes neither events nor delays until it is resumed', () =>
    inProcess(async () => {
      const pid = await StateMachine.start(toggle)
      send(pid, { type: 'flip' })
      await Sys.suspend(pid)
      await sleep(500)
      send(pid, { type: 'flip' })
      expect(await Sys.getState(pid)).toEqual(['on', { count: 1 }])
      await Sys.resume(pid)
      expect(await Sys.getState(pid)).toEqual(['on', { count: 2 }])
    }))

  it('is ended by a stop', () =>
    inProcess(async () => {
      const pid = await StateMachine.start(toggle)
      await Sys.suspend(pid)
      Process.monitor(pid)
      expect(await Sys.terminate(pid, 'bye')).toBe('ok')
      expect(await endOf(pid)).toBe('noproc')
      expect(await mailbox()).toMatchObject([['DOWN', {}, 'process', pid, 'bye']])
    }))
})

describe('a debugged machine', () => {
  it('tells of its messages, and of the state after each', () =>
    inProcess(async () => {
      const me = self()
      const pid = await StateMachine.start(toggle, { debug: ['log'] })
      const forward = (state: null, event: SystemEvent) => {
        send(me, event)
        return state
      }
      await Sys.install(pid, [forward, null])
      send(pid, { type: 'flip' })
      const [, logged] = await Sys.log(pid, 'get')
      expect(logged).toEqual([
        ['in', { type: 'flip' }],
        ['noreply', ['on', { count: 1 }]],
      ])
      expect(await mailbox()).toEqual(logged)
    }))

  it('shows in its status what formatStatus leaves', () =>
    inProcess(async () => {
      const pid = await StateMachine.start(toggle, {
        name: 'light',
        formatStatus: (status) => ({ ...status, state: [status.state[0], 'hidden'] }),
      })
      const [, , module, [, , , , misc]] = await Sys.getStatus(pid)
      expect(module).toEqual(['module', 'state_machine'])
      expect(misc).toMatchObject([
        ['header', 'Status for state machine light'],
        ['data', {}],
        ['data', [['State', ['off', 'hidden']]]],
      ])
    }))

  it('is traced in reports', async () => {
    const node = virtualNode()
    const reports = reportsOf(node)
    await runProcess(node, async () => {
      const pid = await StateMachine.start(toggle)
      await Sys.trace(pid, true)
      send(pid, { type: 'flip' })
      await Sys.getState(pid)
    })
    expect(reports.map(({ line }) => line)).toEqual([
      "*DBG* #PID<0.2.0> got { type: 'flip' }",
      '*DBG* #PID<0.2.0> new state [on, { count: 1 }]',
    ])
  })
})
