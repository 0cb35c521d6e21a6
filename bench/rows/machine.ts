import { exit, type Node, type Pid } from 'linecard'
import { reply, StateMachine, stateMachine } from 'linecard/state-machine'
import { type AnyStateMachine, assign, createActor, createMachine, fromPromise } from 'xstate'
import { type Row, rate } from '../row.ts'
import { heapBytesEach } from './memory.ts'

/** Events in flight before the sender waits for the machine. */
const WINDOW = 1000
const CALLS = 20_000
const IDLE = 20_000
const STARTS = 2000
const PROMISES = 2000

const toggle = createMachine({
  id: 'toggle',
  initial: 'off',
  states: { off: { on: { flip: 'on' } }, on: { on: { flip: 'off' } } },
})

/** What plain actions do. */
const see = (): void => {}

/** A guard, an assignment and a plain action at each event. */
const counter = createMachine({
  id: 'counter',
  context: { count: 0, limit: Number.MAX_SAFE_INTEGER },
  initial: 'even',
  states: {
    even: { on: { flip: { target: 'odd', guard: 'more', actions: ['count', 'see'] } } },
    odd: { on: { flip: { target: 'even', guard: 'more', actions: ['count', 'see'] } } },
  },
}).provide({
  guards: { more: ({ context }) => context.count < context.limit },
  actions: {
    count: assign({ count: ({ context }) => context.count + 1 }),
    see,
  },
})

/** Three levels, entry and exit actions on each; every second event crosses all of them. */
const noted = { entry: see, exit: see }
const nested = createMachine({
  id: 'nested',
  initial: 'a',
  ...noted,
  states: {
    a: {
      ...noted,
      initial: 'b',
      states: {
        b: {
          ...noted,
          initial: 'c',
          states: { c: { ...noted, on: { flip: 'd' } }, d: { ...noted, on: { flip: '#nested.e' } } },
        },
      },
    },
    e: { ...noted, on: { flip: 'a' } },
  },
})

const region = { initial: 'off', states: { off: { on: { flip: 'on' } }, on: { on: { flip: 'off' } } } }
const parallel = createMachine({ id: 'parallel', type: 'parallel', states: { a: region, b: region, c: region } })

const history = createMachine({
  id: 'history',
  initial: 'on',
  states: {
    on: { initial: 'x', states: { x: {}, y: {}, past: { type: 'history' } }, on: { flip: 'off' } },
    off: { on: { flip: 'on.past' } },
  },
})

/** A delay that never comes, set and cancelled by each event. */
const delayed = createMachine({
  id: 'delayed',
  initial: 'a',
  states: { a: { after: { 60000: 'b' }, on: { flip: 'b' } }, b: { after: { 60000: 'a' }, on: { flip: 'a' } } },
})

const answering = createMachine({
  id: 'answering',
  context: { n: 1 },
  on: { get: { actions: reply(({ context }) => context.n) } },
})

/** Invokes a promise at each event, and tells `settled` of its result. */
function working(settled: () => void): AnyStateMachine {
  return createMachine({
    id: 'working',
    initial: 'idle',
    states: {
      idle: { on: { flip: 'busy' } },
      busy: { invoke: { src: fromPromise(() => Promise.resolve(1)), onDone: { target: 'idle', actions: settled } } },
    },
  })
}

/** Sends an event with `send` and waits until the promise has settled that it invokes, one after the other. */
async function promises(send: () => void, settling: Settling): Promise<number> {
  const millions = await rate(PROMISES, async () => {
    for (let index = 0; index < PROMISES; index++) {
      const settled = new Promise<void>((resolve) => {
        settling.settled = resolve
      })
      send()
      await settled
    }
  })
  return millions * 1000
}

class Settling {
  settled = (): void => {}
}

const FLIP = { type: 'flip' }
const UNKNOWN = { type: 'unknown' }

/** Events into one machine, as a process and under `createActor`. */
function events(name: string, machine: AnyStateMachine, count: number, event: { readonly type: string } = FLIP): Row {
  return {
    name: `machine-${name}`,
    unit: 'M/s',
    rivals: ['xstate'],
    async run() {
      const pid = await StateMachine.start(machine)
      const result = await rate(count, async () => {
        for (let index = 0; index < count; index++) {
          StateMachine.send(pid, event)
          if (index % WINDOW === WINDOW - 1) await StateMachine.snapshot(pid)
        }
        await StateMachine.snapshot(pid)
      })
      await StateMachine.stop(pid)
      return result
    },
    async runRival() {
      const actor = createActor(machine).start()
      const result = await rate(count, () => {
        for (let index = 0; index < count; index++) actor.send(event)
      })
      actor.stop()
      return result
    },
  }
}

export const machineRows: readonly Row[] = [
  events('flat', toggle, 10_000),
  events('counter', counter, 10_000),
  events('nested', nested, 5000),
  events('parallel', parallel, 4000),
  events('history', history, 4000),
  events('delayed', delayed, 4000),
  events('ignored', toggle, 20_000, UNKNOWN),
  {
    name: 'machine-promise',
    unit: 'k/s',
    rivals: ['xstate'],
    async run() {
      const settling = new Settling()
      const pid = await StateMachine.start(working(() => settling.settled()))
      const result = await promises(() => StateMachine.send(pid, FLIP), settling)
      await StateMachine.stop(pid)
      return result
    },
    async runRival() {
      const settling = new Settling()
      const actor = createActor(working(() => settling.settled())).start()
      const result = await promises(() => actor.send(FLIP), settling)
      actor.stop()
      return result
    },
  },
  {
    name: 'machine-start',
    unit: 'k/s',
    rivals: ['xstate'],
    async run() {
      const Toggle = stateMachine(toggle)
      const pids: Pid[] = []
      const millions = await rate(STARTS, async () => {
        for (let index = 0; index < STARTS; index++) pids.push(await Toggle.start())
      })
      for (const pid of pids) exit(pid, 'kill')
      return millions * 1000
    },
    async runRival() {
      const actors: unknown[] = []
      const millions = await rate(STARTS, async () => {
        for (let index = 0; index < STARTS; index++) actors.push(createActor(toggle).start())
      })
      return millions * 1000
    },
  },
  {
    name: 'machine-call',
    unit: 'M/s',
    rivals: ['beam'],
    async run() {
      const pid = await StateMachine.start(answering)
      const result = await rate(CALLS, async () => {
        for (let index = 0; index < CALLS; index++) await StateMachine.call(pid, { type: 'get' })
      })
      await StateMachine.stop(pid)
      return result
    },
  },
  {
    name: 'idle-machine',
    unit: 'B',
    rivals: ['xstate'],
    async run(node: Node) {
      const bytes = await heapBytesEach(IDLE, async () => {
        await StateMachine.start(toggle)
      })
      for (const pid of node.processes().slice(-IDLE)) void StateMachine.stop(pid)
      return bytes
    },
    async runRival() {
      const actors: unknown[] = []
      return heapBytesEach(IDLE, async () => {
        actors.push(createActor(toggle).start())
      })
    },
  },
]
