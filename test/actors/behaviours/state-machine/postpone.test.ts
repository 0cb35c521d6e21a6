import { describe, expect, it } from 'vitest'
import { assign, createMachine, sendTo } from 'xstate'
import { postpone, reply, StateMachine } from '../../../../src/actors/behaviours/state-machine/index.ts'
import { type Pid, send } from '../../../../src/actors/index.ts'
import { inProcess, outcome } from '../../in-process.ts'

const noting = (seen: string[]) => ({
  actions: ({ event }: { event: { n?: number; type: string } }) => void seen.push(`${event.type}${event.n ?? ''}`),
})

describe('postpone', () => {
  it('keeps events until the state has changed, and replays them in order before what came later', () =>
    inProcess(async () => {
      const seen: string[] = []
      const machine = createMachine({
        initial: 'busy',
        states: { busy: { on: { job: { actions: postpone }, free: 'idle' } }, idle: { on: { job: noting(seen) } } },
        on: { other: noting(seen) },
      })
      const pid: Pid = await StateMachine.start(machine)
      for (const event of [
        { type: 'job', n: 1 },
        { type: 'other' },
        { type: 'job', n: 2 },
        { type: 'free' },
        { type: 'job', n: 3 },
      ])
        send(pid, event)
      await StateMachine.snapshot(pid)
      expect(seen).toEqual(['other', 'job1', 'job2', 'job3'])
    }))

  it('replays over several states, the oldest first after each change', () =>
    inProcess(async () => {
      const seen: string[] = []
      const machine = createMachine({
        initial: 'a',
        states: {
          a: { on: { x: { actions: postpone }, y: { actions: postpone }, go: 'b' } },
          b: { on: { x: { actions: postpone }, y: { target: 'c', ...noting(seen) } } },
          c: { on: { x: noting(seen), y: noting(seen) } },
        },
      })
      const pid: Pid = await StateMachine.start(machine)
      for (const event of [
        { type: 'x', n: 1 },
        { type: 'y', n: 1 },
        { type: 'y', n: 2 },
        { type: 'x', n: 2 },
        { type: 'go' },
      ])
        send(pid, event)
      await StateMachine.snapshot(pid)
      expect(seen).toEqual(['y1', 'x1', 'y2', 'x2'])
    }))

  it('does not replay when only the context changes, nor when a state is entered anew', () =>
    inProcess(async () => {
      const seen: string[] = []
      const machine = createMachine({
        initial: 'a',
        context: { n: 0 },
        states: {
          a: {
            on: {
              x: { actions: [() => seen.push('tried'), postpone] },
              count: { actions: assign({ n: ({ context }) => context.n + 1 }) },
              again: { target: 'a', reenter: true },
            },
          },
        },
      })
      const pid: Pid = await StateMachine.start(machine)
      for (const type of ['x', 'count', 'again']) send(pid, { type })
      await StateMachine.snapshot(pid)
      expect(seen).toEqual(['tried'])
    }))

  it('tries an event again that is postponed by the transition that changes the state', () =>
    inProcess(async () => {
      const seen: string[] = []
      const machine = createMachine({
        initial: 'a',
        states: { a: { on: { x: { target: 'b', actions: postpone } } }, b: { on: { x: noting(seen) } } },
      })
      const pid: Pid = await StateMachine.start(machine)
      send(pid, { type: 'x' })
      await StateMachine.snapshot(pid)
      expect(seen).toEqual(['x'])
    }))

  it('lets a caller wait until its event is taken, or until the machine ends', () =>
    inProcess(async () => {
      const machine = createMachine({
        initial: 'closed',
        states: {
          closed: { on: { enter: { actions: postpone }, open: 'open', close: 'gone' } },
          open: { on: { enter: { actions: reply('in') } } },
          gone: { type: 'final' },
        },
      })
      const pid: Pid = await StateMachine.start(machine)
      const entered = StateMachine.call(pid, { type: 'enter' })
      send(pid, { type: 'open' })
      expect(await entered).toBe('in')

      const other: Pid = await StateMachine.start(machine)
      const waiting = outcome(() => StateMachine.call(other, { type: 'enter' }))
      send(other, { type: 'nothing' })
      send(other, { type: 'close' })
      // The event comes back to a machine that is done: it ends, and so does the call.
      expect(await waiting).toMatchObject(['exit', ['normal', ['GenServer', 'call', [other, { type: 'enter' }, 5000]]]])
    }))

  it('works in an invoked machine', () =>
    inProcess(async () => {
      const seen: string[] = []
      const child = createMachine({
        initial: 'a',
        states: { a: { on: { x: { actions: postpone }, go: 'b' } }, b: { on: { x: noting(seen) } } },
      })
      const forward = (type: string) => ({ actions: sendTo('child', { type }) })
      const machine = createMachine({ invoke: { id: 'child', src: child }, on: { x: forward('x'), go: forward('go') } })
      const pid: Pid = await StateMachine.start(machine)
      for (const type of ['x', 'x', 'go']) send(pid, { type })
      await StateMachine.snapshot(pid)
      await StateMachine.snapshot(pid)
      expect(seen).toEqual(['x', 'x'])
    }))

  it('is refused outside of a machine of ours', () => {
    expect(() => postpone({ self: {} })).toThrow(/an action of a machine that Linecard runs/)
  })
})
