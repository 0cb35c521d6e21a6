import { assign, createMachine, setup } from 'xstate'
import { type Example, events } from './example.ts'

export const time: readonly Example[] = [
  {
    name: 'traffic light that changes by itself',
    make: (note) => {
      const light = (name: string, ms: number, target: string) => ({ entry: () => note(name), after: { [ms]: target } })
      return createMachine({
        id: 'light',
        initial: 'green',
        states: {
          green: light('green', 100, 'yellow'),
          yellow: light('yellow', 50, 'red'),
          red: light('red', 200, 'green'),
        },
      })
    },
    steps: [99, 1, 50, 199, 1, 400],
  },
  {
    name: 'a delay that the state is left before',
    make: (note) =>
      createMachine({
        id: 'left',
        initial: 'a',
        states: {
          a: { on: { go: 'b' }, after: { 10: { target: 'c', actions: () => note('too late') } } },
          b: { on: { back: 'a' } },
          c: {},
        },
      }),
    steps: [5, { type: 'go' }, 10, { type: 'back' }, 9, { type: 'back' }, 1],
  },
  {
    name: 'several delays of one state, with guards',
    make: (note) =>
      createMachine({
        id: 'several',
        initial: 'wait',
        context: { ready: false },
        states: {
          wait: {
            on: { ready: { actions: assign({ ready: true }) } },
            after: {
              10: { guard: ({ context }) => context.ready, target: 'early' },
              20: [
                { guard: ({ context }) => context.ready, target: 'late' },
                { actions: () => note('not ready at 20') },
              ],
              30: 'never',
            },
          },
          early: {},
          late: {},
          never: {},
        },
      }),
    steps: [10, 10, 5, { type: 'ready' }, 5],
  },
  {
    name: 'named delays, fixed and computed, of a parent and its child',
    make: (note) =>
      setup({
        types: {} as { context: { attempt: number } },
        delays: { short: 10, backoff: ({ context }) => 10 * 2 ** context.attempt },
      }).createMachine({
        id: 'named',
        initial: 'trying',
        context: { attempt: 0 },
        states: {
          trying: {
            after: { 100: 'given up' },
            initial: 'one',
            states: {
              one: { after: { short: { target: 'two', actions: () => note('after short') } } },
              two: {
                entry: assign({ attempt: ({ context }) => context.attempt + 1 }),
                after: { backoff: { target: 'two', reenter: true, actions: () => note('again') } },
              },
            },
          },
          'given up': {},
        },
      }),
    steps: [10, 20, 40, 29, 1],
  },
  {
    name: 'stopwatch that ticks while it runs',
    make: () =>
      createMachine({
        id: 'stopwatch',
        initial: 'stopped',
        context: { elapsed: 0 },
        states: {
          stopped: { on: { start: 'running', reset: { actions: assign({ elapsed: 0 }) } } },
          running: {
            on: { stop: 'stopped' },
            after: {
              10: {
                target: 'running',
                reenter: true,
                actions: assign({ elapsed: ({ context }) => context.elapsed + 10 }),
              },
            },
          },
        },
      }),
    steps: [
      20,
      { type: 'start' },
      35,
      { type: 'stop' },
      50,
      { type: 'start' },
      10,
      { type: 'stop' },
      { type: 'reset' },
    ],
  },
  {
    name: 'a delay of nothing',
    make: (note) =>
      createMachine({
        id: 'nothing',
        initial: 'a',
        states: {
          a: { on: { go: 'b' } },
          b: { entry: () => note('b'), after: { 0: 'c' } },
          c: { entry: () => note('c') },
        },
      }),
    steps: [{ type: 'go' }, 1],
  },
  {
    name: 'delays in parallel states',
    make: (note) =>
      createMachine({
        id: 'clocks',
        type: 'parallel',
        states: {
          fast: {
            initial: 'a',
            states: { a: { after: { 3: 'b' } }, b: { entry: () => note('fast b'), after: { 3: 'a' } } },
          },
          slow: {
            initial: 'a',
            states: { a: { after: { 5: 'b' } }, b: { entry: () => note('slow b'), after: { 5: 'a' } } },
          },
        },
        on: { stop: { target: '.fast.a' } },
      }),
    steps: [4, 4, ...events('stop'), 2, 9],
  },
]
