import { describe, expect, it } from 'vitest'
import { assign, createMachine, fromCallback } from 'xstate'
import {
  type MachineOptions,
  postpone,
  StateMachine,
  stateMachine,
} from '../../../../src/actors/behaviours/state-machine/index.ts'
import { info, ok, type Pid, Sys, send, sleep } from '../../../../src/actors/index.ts'
import { inProcess } from '../../in-process.ts'

const toggle = createMachine({
  id: 'toggle',
  initial: 'off',
  context: { count: 0 },
  states: {
    off: { on: { flip: { target: 'on', actions: assign({ count: ({ context }) => context.count + 1 }) } } },
    on: { on: { flip: 'off', job: { actions: postpone } }, after: { 100: 'off' } },
  },
})
const Toggle = stateMachine(toggle)

/** The next version: `on` is `bright`, and counts down. */
const dimmer = createMachine({
  id: 'dimmer',
  initial: 'off',
  context: { left: 0, jobs: 0 },
  states: { off: { on: { flip: 'bright' } }, bright: { on: { flip: 'off' } } },
  on: { job: { actions: assign({ jobs: ({ context }) => context.jobs + 1 }) } },
})

const rename = (value: unknown): unknown => (value === 'on' ? 'bright' : value)

async function change(pid: Pid, module: unknown, oldVsn: unknown = 1, extra: unknown = []): Promise<unknown> {
  await Sys.suspend(pid)
  const result = await Sys.changeCode(pid, module, oldVsn, extra)
  await Sys.resume(pid)
  return result
}

function dimmerWith(codeChange: NonNullable<MachineOptions['codeChange']>) {
  return stateMachine(dimmer, { codeChange })
}

describe('Sys.changeCode', () => {
  it('has a process run another machine, with state and context as its codeChange makes them', () =>
    inProcess(async () => {
      const seen: unknown[] = []
      const Dimmer = dimmerWith((oldVsn, value, context, extra) => {
        seen.push([oldVsn, value, context, extra])
        return ok(rename(value), { left: 9, jobs: 0 })
      })
      const pid = await Toggle.start()
      send(pid, { type: 'flip' })
      expect(await change(pid, Dimmer, '1.0', 'why')).toBe('ok')
      expect(seen).toEqual([['1.0', 'on', { count: 1 }, 'why']])
      expect(await Sys.getState(pid)).toEqual(['bright', { left: 9, jobs: 0 }])
      expect((await Dimmer.snapshot(pid)).machine).toBe(dimmer)
      for (const type of ['flip', 'flip', 'flip']) send(pid, { type })
      expect(await Sys.getState(pid)).toEqual(['off', { left: 9, jobs: 0 }])
    }))

  it('may wait for a promise', () =>
    inProcess(async () => {
      const Dimmer = dimmerWith(async (_oldVsn, value) => {
        await sleep(5)
        return ok(rename(value), { left: 1, jobs: 0 })
      })
      const pid = await Toggle.start()
      expect(await change(pid, Dimmer)).toBe('ok')
      expect(await Sys.getState(pid)).toEqual(['off', { left: 1, jobs: 0 }])
    }))

  it('without codeChange keeps state and context, and takes a machine that is no module', () =>
    inProcess(async () => {
      const louder = toggle.provide({})
      const pid = await Toggle.start()
      send(pid, { type: 'flip' })
      expect(await change(pid, stateMachine(louder))).toBe('ok')
      expect((await Toggle.snapshot(pid)).machine).toBe(louder)
      expect(await change(pid, toggle)).toBe('ok')
      expect(await Toggle.snapshot(pid)).toMatchObject({ machine: toggle, value: 'on', context: { count: 1 } })
    }))

  it('leaves postponed events, delays and children as they are', () =>
    inProcess(async () => {
      const withChild = toggle.config
      const machine = createMachine({ ...withChild, invoke: { id: 'child', src: fromCallback(() => {}) } } as never)
      const pid: Pid = await StateMachine.start(machine)
      const links = info(pid, 'links')
      for (const type of ['flip', 'job']) send(pid, { type })
      const next = createMachine({
        ...withChild,
        states: { ...withChild.states, off: { on: { job: { actions: assign({ count: 100 }) } } } },
      } as never)
      expect(await change(pid, next)).toBe('ok')
      expect(info(pid, 'links')).toEqual(links)
      expect(await Sys.getState(pid)).toEqual(['on', { count: 1 }])
      await sleep(101)
      expect(await Sys.getState(pid)).toEqual(['off', { count: 100 }])
    }))

  it('takes history along, by the ids of states', () =>
    inProcess(async () => {
      const version = (name: string) =>
        createMachine({
          id: 'm',
          initial: 'p',
          states: {
            p: {
              initial: 'a',
              states: { a: { on: { next: 'b' } }, b: { tags: name }, past: { type: 'history' } },
              on: { out: 'o' },
            },
            o: { on: { back: 'p.past' } },
          },
        })
      const pid: Pid = await StateMachine.start(version('old'))
      for (const type of ['next', 'out']) send(pid, { type })
      expect(await change(pid, version('new'))).toBe('ok')
      send(pid, { type: 'back' })
      const { value, tags } = await StateMachine.snapshot(pid)
      expect([value, [...tags]]).toEqual([{ p: 'b' }, ['new']])
    }))

  it.each<[string, NonNullable<MachineOptions['codeChange']>, unknown]>([
    ['gives an error', () => ['error', 'why'], ['error', ['error', 'why']]],
    [
      'throws',
      () => {
        throw new Error('no')
      },
      ['error', ['EXIT', [expect.objectContaining({ message: 'no' }), expect.anything()]]],
    ],
    [
      'gives a state that there is not',
      () => ok('nowhere', {}),
      ['error', ['EXIT', [expect.objectContaining({ name: 'Error' }), expect.anything()]]],
    ],
  ])('that %s leaves the machine as it is', (_what, codeChange, error) =>
    inProcess(async () => {
      const pid = await Toggle.start()
      send(pid, { type: 'flip' })
      expect(await change(pid, dimmerWith(codeChange))).toEqual(error)
      expect(await Toggle.snapshot(pid)).toMatchObject({ machine: toggle, value: 'on' })
    }),
  )

  it('refuses a machine that cannot be run, and a child, whose code is its parent’s', () =>
    inProcess(async () => {
      const refused = (message: RegExp) => ['error', ['EXIT', [{ message: expect.stringMatching(message) }, {}]]]
      const pid = await Toggle.start()
      const hollow = createMachine({ initial: 'off', states: { off: { entry: 'nothing' } } })
      expect(await change(pid, hollow)).toMatchObject(refused(/cannot start, because .* action 'nothing'/))

      const parent = createMachine({ invoke: { src: toggle } })
      const [child] = info(await StateMachine.start(parent), 'links') ?? []
      if (child === undefined) throw new Error('no child')
      expect(await change(child, toggle)).toMatchObject(refused(/the code of .* is its parent's/))
    }))
})
