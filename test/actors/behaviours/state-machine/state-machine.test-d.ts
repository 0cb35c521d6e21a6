import { describe, expectTypeOf, it } from 'vitest'
import { assign, createMachine, setup } from 'xstate'
import {
  type Called,
  postpone,
  reply,
  StateMachine,
  type Subscription,
  stateMachine,
} from '../../../../src/actors/behaviours/state-machine/index.ts'
import { type MonitorRef, type Pid, type Starting, send } from '../../../../src/actors/index.ts'

declare const pid: Pid

type Inc = { type: 'inc'; by: number }
type Get = { type: 'get' } & Called<number>
type Ask = { type: 'ask' } & Called
type Events = Inc | Get | Ask

const machine = setup({
  types: {} as {
    context: { n: number }
    events: Events
    input: { from: number }
    output: { total: number }
    emitted: { type: 'counted'; n: number } | { type: 'reset' }
  },
}).createMachine({
  id: 'counter',
  context: ({ input }) => ({ n: input.from }),
  initial: 'on',
  states: { on: {}, off: { type: 'final' } },
  on: {
    inc: { actions: [assign({ n: ({ context, event }) => context.n + event.by }), postpone] },
    get: { actions: reply(({ context }) => context.n) },
    ask: { actions: reply('anything') },
  },
  output: ({ context }) => ({ total: context.n }),
})
const Counter = stateMachine(machine)

describe('a module', () => {
  it('takes the input that the machine wants, and gives a pid that knows its events', () => {
    expectTypeOf(Counter.start({ from: 1 })).toEqualTypeOf<Starting<Pid<Events>>>()
    expectTypeOf(Counter.startLink({ from: 1 }, { name: 'counter' })).resolves.toEqualTypeOf<Pid<Events>>()
    // @ts-expect-error the input is missing
    void Counter.start()
    // @ts-expect-error the input is a number
    void Counter.start({ from: '1' })
    // @ts-expect-error a child's input is checked too
    Counter.childSpec({})
    // @ts-expect-error no such option
    void Counter.start({ from: 1 }, { nam: 'x' })
    void stateMachine(createMachine({})).start()
    void stateMachine(createMachine({})).start(undefined, { name: 'x' })
  })

  it('takes the events that the machine has', () => {
    expectTypeOf(Counter.send(pid, { type: 'inc', by: 1 })).toEqualTypeOf<'ok'>()
    // @ts-expect-error `by` is missing
    Counter.send(pid, { type: 'inc' })
    // @ts-expect-error no such event
    Counter.send(pid, { type: 'dec' })
    const counter = null as unknown as Pid<Events>
    send(counter, { type: 'inc', by: 1 })
    // @ts-expect-error no such event
    send(counter, { type: 'dec' })
  })

  it('knows the reply to an event that says it', () => {
    expectTypeOf(Counter.call(pid, { type: 'get' })).resolves.toEqualTypeOf<number>()
    expectTypeOf(Counter.call(pid, { type: 'ask' })).resolves.toEqualTypeOf<unknown>()
    expectTypeOf(Counter.call(pid, { type: 'inc', by: 1 })).resolves.toEqualTypeOf<unknown>()
    // @ts-expect-error no such event
    void Counter.call(pid, { type: 'dec' })
  })

  it('knows snapshots, output and what is emitted', async () => {
    const snapshot = await Counter.snapshot(pid)
    expectTypeOf(snapshot.context).toEqualTypeOf<{ n: number }>()
    expectTypeOf(snapshot.value).toEqualTypeOf<'on' | 'off'>()
    expectTypeOf(Counter.toPromise(pid)).resolves.toEqualTypeOf<{ total: number }>()
    expectTypeOf(Counter.subscribe(pid)).toEqualTypeOf<MonitorRef>()
    expectTypeOf(
      Counter.subscribe(pid, ({ context }) => expectTypeOf(context.n).toEqualTypeOf<number>()),
    ).toEqualTypeOf<Subscription>()
    void Counter.waitFor(pid, ({ context }) => context.n > 1)
    Counter.on(pid, 'counted', ({ n }) => expectTypeOf(n).toEqualTypeOf<number>())
    Counter.on(pid, '*', (event) => expectTypeOf(event.type).toEqualTypeOf<'counted' | 'reset'>())
    expectTypeOf(Counter.on(pid, 'reset')).toEqualTypeOf<MonitorRef>()
    // @ts-expect-error it emits no such thing
    Counter.on(pid, 'other')
  })
})

describe('the namespace', () => {
  it('takes input among the options', () => {
    expectTypeOf(StateMachine.start(machine, { input: { from: 1 }, name: 'counter' })).resolves.toEqualTypeOf<
      Pid<Events>
    >()
    void StateMachine.startLink(createMachine({}))
    // @ts-expect-error the input is missing
    void StateMachine.start(machine)
    // @ts-expect-error the input is a number
    void StateMachine.start(machine, { input: { from: 'x' } })
    StateMachine.childSpec(machine, { input: { from: 1 } })
  })
})

describe('reply', () => {
  it('has the types of the action that it is', () => {
    setup({ types: {} as { context: { n: number }; events: Events } }).createMachine({
      context: { n: 0 },
      on: {
        get: {
          actions: [
            reply(({ context, event }) => {
              expectTypeOf(context.n).toEqualTypeOf<number>()
              expectTypeOf(event).toEqualTypeOf<Get>()
              return context.n
            }),
            ({ event }) => {
              if (event.from !== undefined) StateMachine.reply(event.from, 1)
            },
          ],
        },
      },
    })
  })

  it('refuses a reply of another type than the event says', () => {
    setup({ types: {} as { context: { n: number }; events: Events } }).createMachine({
      context: { n: 0 },
      // @ts-expect-error the reply is a number
      on: { get: { actions: reply(() => 'one') } },
    })
  })
})
