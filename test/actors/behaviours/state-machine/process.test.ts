import { describe, expect, it } from 'vitest'
import { assign, createMachine, emit, setup } from 'xstate'
import { reply, StateMachine, stateMachine } from '../../../../src/actors/behaviours/state-machine/index.ts'
import {
  cast,
  exit,
  GenServer,
  info,
  isAlive,
  monitor,
  type Pid,
  Process,
  type Reason,
  receive,
  runProcess,
  Stacktrace,
  self,
  send,
  sendAfter,
  sleep,
  trapExit,
  whereis,
} from '../../../../src/actors/index.ts'
import { Supervisor } from '../../../../src/supervisor/index.ts'
import { endOf, inProcess, outcome, reportsOf, virtualNode } from '../../in-process.ts'

const toggle = createMachine({
  id: 'toggle',
  initial: 'off',
  context: { count: 0 },
  states: {
    off: { on: { flip: { target: 'on', actions: assign({ count: ({ context }) => context.count + 1 }) } } },
    on: { on: { flip: 'off' } },
  },
  on: {
    count: { actions: reply(({ context }) => context.count) },
    boom: {
      actions: () => {
        throw new Error('boom')
      },
    },
    leave: { actions: ({ event }) => exit((event as unknown as { reason: Reason }).reason) },
  },
})

const stateOf = async (server: Pid | string): Promise<unknown> => (await StateMachine.snapshot(server)).value

describe('start', () => {
  it('gives a pid that has the machine as its initial call and its starter as its parent', () =>
    inProcess(async (me) => {
      const pid = await StateMachine.start(toggle)
      expect(info(pid, 'initial_call')).toBe('toggle')
      expect(info(pid, 'parent')).toBe(me)
      expect(info(pid, 'links')).toEqual([])
    }))

  it('takes a name; one that is taken answers with who has it', () =>
    inProcess(async () => {
      const pid = await StateMachine.start(toggle, { name: 'light' })
      expect(whereis('light')).toBe(pid)
      expect(await StateMachine.start(toggle, { name: 'light' }).result()).toEqual(['error', ['already_started', pid]])
    }))

  it('fails with the error and its stack when an entry action, a guard or the context throws', () =>
    inProcess(async () => {
      const fail = (): never => {
        throw new Error('no')
      }
      const machines = [
        createMachine({ entry: fail }),
        createMachine({ context: fail }),
        createMachine({ initial: 'a', states: { a: { always: { guard: fail, target: 'b' } }, b: {} } }),
      ]
      for (const machine of machines)
        expect(await StateMachine.start(machine).result()).toEqual([
          'error',
          [expect.objectContaining({ message: 'no' }), expect.any(Stacktrace)],
        ])
    }))

  it('frees the name of a start that failed, and ends a linked caller that does not trap exits', () =>
    inProcess(async () => {
      const machine = createMachine({ entry: () => exit('not today') })
      expect(await StateMachine.start(machine, { name: 'x' }).result()).toEqual(['error', 'not today'])
      expect(whereis('x')).toBe(null)
      const caller = Process.spawn(async () => void (await StateMachine.startLink(machine)))
      expect(await endOf(caller)).toBe('not today')
    }))

  it('ends normally at once when the machine is done at the start', () =>
    inProcess(async () => {
      const seen: unknown[] = []
      const machine = createMachine({ initial: 'a', states: { a: { type: 'final', entry: () => seen.push('a') } } })
      const pid = await StateMachine.start(machine)
      expect(isAlive(pid)).toBe(false)
      expect(seen).toEqual(['a'])
    }))

  it('refuses what is no machine, and options that cannot be', () => {
    expect(() => stateMachine({} as typeof toggle).start()).toThrow(
      /Expected a machine that xstate's `createMachine` has made/,
    )
    expect(() => StateMachine.start(toggle, { strict: 'yes' as never })).toThrow(/Expected `strict`/)
    expect(() => stateMachine(toggle, { label: '' })).toThrow(/Expected `label`/)
    expect(() => stateMachine(toggle, { logger: 1 as never })).toThrow(/Expected `logger` to be a function, got `1`/)
  })

  it('refuses a machine whose names stand for nothing, with all of them', () => {
    const child = createMachine({ id: 'child', entry: 'greet' })
    const machine = createMachine(
      {
        id: 'hollow',
        initial: 'a',
        states: {
          a: {
            entry: ['one', { type: 'two', params: {} }],
            exit: 'there',
            after: { soon: 'b' },
            invoke: [{ src: 'worker' }, { src: 'known' }],
            always: { guard: 'ready', target: 'b' },
            on: { go: { guard: { type: 'allowed' }, actions: 'three', target: 'b' } },
          },
          b: {},
        },
      },
      { actions: { there: () => {} }, actors: { known: child } },
    )
    expect(() => StateMachine.start(machine)).toThrow(
      "Machine 'hollow' cannot start, because these are not implemented: action 'one', action 'two', delay 'soon', " +
        "actor 'worker', action 'greet' of machine 'child', guard 'ready', action 'three', guard 'allowed'",
    )
  })
})

describe('events', () => {
  it('are messages: objects with a type, atoms, tuples by their first atom, anything else as info', () =>
    inProcess(async () => {
      const seen: unknown[] = []
      const machine = createMachine({ on: { '*': { actions: ({ event }) => seen.push(event) } } })
      const pid: Pid = await StateMachine.start(machine)
      for (const message of [{ type: 'a', n: 1 }, 'tick', ['add', 2], 7, [1], null]) send(pid, message)
      cast(pid, 'cast')
      await StateMachine.snapshot(pid)
      expect(seen).toEqual([
        { type: 'a', n: 1 },
        { type: 'tick' },
        { type: 'add', message: ['add', 2] },
        { type: 'info', message: 7 },
        { type: 'info', message: [1] },
        { type: 'info', message: null },
        { type: 'cast' },
      ])
    }))

  it('of monitors, timers and trapped exits come by their atoms', () =>
    inProcess(async () => {
      const seen: string[] = []
      const machine = createMachine({
        entry: () => {
          trapExit(true)
          monitor('nobody')
          sendAfter(self(), 'tick', 5)
          Process.spawn(() => exit('gone'), { link: true })
        },
        on: { '*': { actions: ({ event }) => seen.push(event.type) } },
      })
      await StateMachine.start(machine)
      await sleep(10)
      expect(seen.sort()).toEqual(['DOWN', 'EXIT', 'tick'])
    }))

  it('to a name that nobody has, or to a dead machine, are ok', () =>
    inProcess(async () => {
      expect(StateMachine.send('nobody', { type: 'x' })).toBe('ok')
      const pid = await StateMachine.start(toggle)
      await StateMachine.stop(pid)
      expect(StateMachine.send(pid, { type: 'x' })).toBe('ok')
    }))

  it('need a type', () => {
    expect(() => StateMachine.send('x', 'flip' as never)).toThrow(/Expected an event with a `type`, got `flip`/)
    expect(() => StateMachine.call('x', {} as never)).toThrow(/Expected an event with a `type`/)
  })
})

describe('call', () => {
  it('resolves to what the action replies', () =>
    inProcess(async () => {
      const pid = await StateMachine.start(toggle)
      StateMachine.send(pid, { type: 'flip' })
      expect(await StateMachine.call(pid, { type: 'count' })).toBe(1)
      expect(await GenServer.call(pid, 'count')).toBe(1)
    }))

  it('can be answered later, from anywhere', () =>
    inProcess(async () => {
      const machine = setup({ types: {} as { context: { waiting: unknown[] } } }).createMachine({
        context: { waiting: [] },
        on: {
          ask: {
            actions: assign({
              waiting: ({ context, event }) => [...context.waiting, (event as { from?: unknown }).from],
            }),
          },
          answer: {
            actions: ({ context }) => context.waiting.forEach((from, n) => void StateMachine.reply(from as never, n)),
          },
        },
      })
      const pid = await StateMachine.start(machine)
      const answers = [StateMachine.call(pid, { type: 'ask' }), StateMachine.call(pid, { type: 'ask' })]
      StateMachine.send(pid, { type: 'answer' })
      expect(await Promise.all(answers)).toEqual([0, 1])
    }))

  it('fails as GenServer.call does', () =>
    inProcess(async () => {
      const at = (server: unknown, event: unknown, timeout: unknown) => ['GenServer', 'call', [server, event, timeout]]
      const pid = await StateMachine.start(toggle)
      const mute = { type: 'mute' }
      expect(await outcome(() => StateMachine.call(pid, mute, 10))).toEqual(['exit', ['timeout', at(pid, mute, 10)]])
      expect(await outcome(() => StateMachine.call('nobody', mute))).toEqual([
        'exit',
        ['noproc', at('nobody', mute, 5000)],
      ])
      const boom = { type: 'boom' }
      expect(await outcome(() => StateMachine.call(pid, boom))).toEqual([
        'exit',
        [[expect.objectContaining({ message: 'boom' }), expect.any(Stacktrace)], at(pid, boom, 5000)],
      ])
    }))

  it('of the runtime’s own for a snapshot says so when it fails', () =>
    inProcess(async () => {
      await expect(StateMachine.snapshot('nobody')).rejects.toThrow('exited in: call(nobody, snapshot): noproc')
      await expect(StateMachine.persistedSnapshot('nobody')).rejects.toThrow('call(nobody, persistedSnapshot): noproc')
    }))

  it('answers nobody when the event was sent', () =>
    inProcess(async () => {
      const pid = await StateMachine.start(toggle)
      StateMachine.send(pid, { type: 'count' })
      expect(await stateOf(pid)).toBe('off')
    }))
})

describe('the end', () => {
  it('is normal at a final state', () =>
    inProcess(async () => {
      const machine = createMachine({ initial: 'a', states: { a: { on: { end: 'b' } }, b: { type: 'final' } } })
      const pid = await StateMachine.start(machine)
      send(pid, { type: 'end' })
      expect(await endOf(pid)).toBe('normal')
    }))

  it('is a crash when an action throws: the error with its stack, reported with state, context and last event', async () => {
    const node = virtualNode()
    const reports = reportsOf(node)
    await runProcess(node, async () => {
      const pid = await StateMachine.start(toggle, { name: 'light' })
      send(pid, { type: 'flip' })
      send(pid, { type: 'boom' })
      expect(await endOf(pid)).toEqual([expect.objectContaining({ message: 'boom' }), expect.any(Stacktrace)])
    })
    expect(reports).toMatchObject([
      {
        level: 'error',
        label: 'gen_statem/terminate',
        registeredName: 'light',
        initialCall: 'toggle',
        state: ['on', { count: 1 }],
        message: { type: 'boom' },
        reason: [{ message: 'boom' }, {}],
      },
      { label: 'proc_lib/crash', registeredName: 'light' },
    ])
  })

  it('shows in reports only what formatStatus lets through', async () => {
    const node = virtualNode()
    const reports = reportsOf(node)
    await runProcess(node, async () => {
      const pid = await StateMachine.start(toggle, {
        formatStatus: (status) => ({ ...status, state: [status.state[0], 'hidden'] }),
      })
      send(pid, { type: 'boom' })
      await endOf(pid)
    })
    expect(reports[0]).toMatchObject({ state: ['off', 'hidden'], message: { type: 'boom' } })
  })

  it('has the reason of exit/1 in an action, unreported when it is orderly', async () => {
    const node = virtualNode()
    const reports = reportsOf(node)
    await runProcess(node, async () => {
      for (const reason of ['normal', 'shutdown', ['shutdown', 1], 'other']) {
        const pid = await StateMachine.start(toggle)
        send(pid, { type: 'leave', reason })
        expect(await endOf(pid)).toEqual(reason)
      }
    })
    expect(reports.map(({ reason }) => reason)).toEqual(['other', 'other'])
  })

  it('runs exit actions at a final state, and none when it is stopped or crashes', () =>
    inProcess(async () => {
      const seen: string[] = []
      const machine = createMachine({
        initial: 'a',
        exit: () => seen.push('machine'),
        states: {
          a: { exit: () => seen.push('a'), on: { end: 'b', boom: { actions: () => exit('boom') } } },
          b: { type: 'final' },
        },
      })
      const stopped = await StateMachine.start(machine)
      await StateMachine.stop(stopped)
      const crashed: Pid = await StateMachine.start(machine)
      send(crashed, { type: 'boom' })
      await endOf(crashed)
      expect(seen).toEqual([])
      const done: Pid = await StateMachine.start(machine)
      send(done, { type: 'end' })
      await endOf(done)
      expect(seen).toEqual(['a', 'machine'])
    }))

  it('comes in its turn when it is asked to stop', () =>
    inProcess(async () => {
      const pid = await StateMachine.start(toggle)
      send(pid, { type: 'flip' })
      const count = StateMachine.call(pid, { type: 'count' })
      expect(await StateMachine.stop(pid, 'shutdown')).toBe('ok')
      expect(await count).toBe(1)
    }))

  it('is the reason of an exit signal', () =>
    inProcess(async () => {
      const pid = await StateMachine.start(toggle)
      const ended = endOf(pid)
      Process.exit(pid, 'enough')
      expect(await ended).toBe('enough')
    }))

  it('is the reason of its parent when it traps exits', () =>
    inProcess(async () => {
      let pid: Pid | undefined
      const parent = Process.spawn(async () => {
        pid = await StateMachine.startLink(createMachine({ entry: () => trapExit(true) }))
        await receive('go')
        exit('the end')
      })
      await sleep(1)
      const ref = monitor(pid as Pid)
      send(parent, 'go')
      expect(await receive<unknown[]>()).toEqual(['DOWN', ref, 'process', pid, 'the end'])
    }))

  it('comes to code that an action left behind and that throws', () =>
    inProcess(async () => {
      const machine = createMachine({ on: { go: { actions: () => void Promise.reject(new Error('forgotten')) } } })
      const pid = await StateMachine.start(machine)
      send(pid, { type: 'go' })
      expect(await endOf(pid)).toEqual([expect.objectContaining({ message: 'forgotten' }), expect.any(Stacktrace)])
    }))
})

describe('under a supervisor', () => {
  const Light = stateMachine(toggle)

  it('a machine that crashes is started again in its initial state', () =>
    inProcess(async () => {
      await Supervisor.startLink([Light.childSpec(undefined, { name: 'light' })], { strategy: 'one_for_one' })
      const first = whereis('light')
      Light.send('light', { type: 'flip' })
      expect(await stateOf('light')).toBe('on')
      send('light', { type: 'boom' })
      await sleep(1)
      expect(whereis('light')).not.toBe(first)
      expect(await stateOf('light')).toBe('off')
    }))

  it('a transient machine that is done is not started again', () =>
    inProcess(async () => {
      const machine = createMachine({
        id: 'once',
        initial: 'a',
        states: { a: { on: { end: 'b' } }, b: { type: 'final' } },
      })
      const spec = { ...StateMachine.childSpec(machine, { name: 'once' }), restart: 'transient' as const }
      const supervisor = await Supervisor.startLink([spec], { strategy: 'one_for_one' })
      send('once', { type: 'end' })
      await sleep(1)
      expect(await Supervisor.whichChildren(supervisor)).toEqual([['once', 'undefined', 'worker', expect.anything()]])
    }))

  it('is ended by its supervisor at once, with its children', () =>
    inProcess(async () => {
      const noted: string[] = []
      const machine = createMachine({
        id: 'parent',
        invoke: { src: createMachine({ id: 'child', entry: () => noted.push(String(info(self(), 'initial_call'))) }) },
      })
      const supervisor = await Supervisor.startLink([StateMachine.childSpec(machine)], { strategy: 'one_for_one' })
      const before = Process.list().length
      await Supervisor.stop(supervisor)
      expect(noted).toEqual(['child'])
      expect(Process.list().length).toBe(before - 3)
    }))

  it('cannot have a machine that lacks what it names', () =>
    inProcess(async () => {
      trapExit(true)
      const result = await Supervisor.startLink(
        [stateMachine(createMachine({ id: 'x', entry: 'missing' })).childSpec()],
        {
          strategy: 'one_for_one',
        },
      ).result()
      expect(JSON.stringify(result)).toContain('failed_to_start_child')
    }))
})

describe('a machine with typed events', () => {
  it('is called, subscribed to and waited for through its module', () =>
    inProcess(async () => {
      const Counter = stateMachine(
        setup({
          types: {} as { emitted: { type: 'counted'; n: number }; context: { n: number }; input: { from: number } },
        }).createMachine({
          id: 'counter',
          context: ({ input }) => ({ n: input.from }),
          on: {
            inc: {
              actions: [
                assign({ n: ({ context }) => context.n + 1 }),
                emit(({ context }) => ({ type: 'counted' as const, n: context.n })),
              ],
            },
          },
        }),
      )
      const pid = await Counter.start({ from: 3 })
      const snapshots = Counter.subscribe(pid)
      const emitted = Counter.on(pid, 'counted')
      Counter.send(pid, { type: 'inc' })
      const { context } = await Counter.waitFor(pid, (snapshot) => snapshot.context.n > 3)
      expect(context).toEqual({ n: 4 })
      expect(await receive<unknown[]>()).toMatchObject(['snapshot', snapshots, { context: { n: 3 } }])
      expect(await receive<unknown[]>()).toEqual(['emitted', emitted, { type: 'counted', n: 4 }])
      expect(await receive<unknown[]>()).toMatchObject(['snapshot', snapshots, { context: { n: 4 } }])
    }))
})
