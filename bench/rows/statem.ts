import {
  callerOf,
  GenStatem,
  genStatem,
  keepState,
  keepStateAndData,
  nextState,
  ok,
  type Pid,
  reply,
  stateTimeout,
} from 'linecard'
import { type Row, rate } from '../row.ts'

/** Casts in flight before the sender waits for the machine. */
const WINDOW = 1000
const CALLS = 20_000
const CASTS = 100 * WINDOW

/** Counts what it is cast in state a; `toggle` goes to the other state, which sets a state timeout. */
const Machine = genStatem({
  name: 'Machine',
  callbackMode: () => 'state_functions',
  init: () => ok('a', 0),
  states: {
    a(type, event: 'toggle' | number, count) {
      const from = callerOf(type)
      if (from !== null) return keepState(count, [reply(from, count)])
      return event === 'toggle' ? nextState('b', count, [stateTimeout(60_000, 'late')]) : keepState(count + 1)
    },
    b(type, _event: 'toggle' | number, count) {
      const from = callerOf(type)
      if (from !== null) return keepStateAndData([reply(from, count)])
      return nextState('a', count + 1)
    },
  },
})

async function flood(machine: Pid, event: (index: number) => unknown): Promise<void> {
  for (let index = 1; index <= CASTS; index++) {
    GenStatem.cast(machine, event(index))
    if (index % WINDOW === 0) await GenStatem.call(machine, 'sync')
  }
}

export const statemRows: readonly Row[] = [
  toMachine('statem-call', CALLS, async (machine) => {
    for (let index = 0; index < CALLS; index++) await GenStatem.call(machine, index)
  }),
  toMachine('statem-cast', CASTS, (machine) => flood(machine, (index) => index)),
  toMachine('statem-change', CASTS, (machine) => flood(machine, () => 'toggle')),
]

function toMachine(name: string, count: number, work: (machine: Pid) => Promise<void>): Row {
  return {
    name,
    unit: 'M/s',
    rivals: ['beam'],
    async run() {
      const machine = await Machine.start()
      const result = await rate(count, () => work(machine))
      await GenStatem.stop(machine)
      return result
    },
  }
}
