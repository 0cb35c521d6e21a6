import { assign, createMachine, setup } from 'xstate'
import { type Example, events } from './example.ts'

export const states: readonly Example[] = [
  {
    name: 'toggle with a counter in its context',
    make: (note) =>
      createMachine({
        id: 'toggle',
        initial: 'inactive',
        context: { count: 0 },
        states: {
          inactive: { on: { toggle: { target: 'active', actions: () => note('switched on') } } },
          active: {
            entry: assign({ count: ({ context }) => context.count + 1 }),
            exit: () => note('switched off'),
            on: { toggle: 'inactive' },
          },
        },
      }),
    steps: events('toggle', 'toggle', 'unknown', 'toggle'),
  },
  {
    name: 'traffic light with a nested pedestrian light',
    make: (note) =>
      createMachine({
        id: 'light',
        initial: 'green',
        states: {
          green: { entry: () => note('green'), on: { timer: 'yellow' } },
          yellow: { entry: () => note('yellow'), on: { timer: 'red' } },
          red: {
            entry: () => note('red'),
            on: { timer: 'green' },
            initial: 'walk',
            states: {
              walk: { entry: () => note('walk'), on: { countdown: 'wait' } },
              wait: { entry: () => note('wait'), on: { countdown: 'stop' } },
              stop: { entry: () => note('stop'), type: 'final' },
            },
            onDone: { actions: () => note('pedestrians stopped') },
          },
        },
      }),
    steps: events('timer', 'timer', 'countdown', 'countdown', 'countdown', 'timer', 'timer'),
  },
  {
    name: 'entry and exit actions from the outside in and back',
    make: (note) => {
      const noted = (name: string) => ({ entry: () => note(`enter ${name}`), exit: () => note(`exit ${name}`) })
      return createMachine({
        id: 'nest',
        initial: 'a',
        ...noted('root'),
        states: {
          a: {
            ...noted('a'),
            initial: 'b',
            states: {
              b: {
                ...noted('b'),
                initial: 'c',
                states: { c: { ...noted('c'), on: { out: '#nest.d', next: 'e' } }, e: noted('e') },
              },
            },
          },
          d: { ...noted('d'), on: { deep: '#nest.a.b.e', back: 'a' } },
        },
      })
    },
    steps: events('next', 'out', 'out', 'deep', 'back', 'back', 'out'),
  },
  {
    name: 'word processor with parallel states',
    make: (note) => {
      const style = (name: string) => ({
        initial: 'off',
        states: {
          on: { entry: () => note(`${name} on`), on: { [`toggle.${name}`]: 'off' }, tags: [name] },
          off: { entry: () => note(`${name} off`), on: { [`toggle.${name}`]: 'on' } },
        },
      })
      return createMachine({
        id: 'word',
        type: 'parallel',
        states: { bold: style('bold'), underline: style('underline'), italics: style('italics') },
        on: { reset: { target: ['.bold.off', '.underline.off', '.italics.off'] } },
      })
    },
    steps: events('toggle.bold', 'toggle.italics', 'toggle.underline', 'toggle.bold', 'reset', 'toggle.italics'),
  },
  {
    name: 'parallel states that are done together',
    make: (note) =>
      createMachine({
        id: 'upload',
        initial: 'working',
        states: {
          working: {
            type: 'parallel',
            states: {
              first: { initial: 'busy', states: { busy: { on: { one: 'done' } }, done: { type: 'final' } } },
              second: { initial: 'busy', states: { busy: { on: { two: 'done' } }, done: { type: 'final' } } },
            },
            onDone: { target: 'finished', actions: () => note('both') },
          },
          finished: {},
        },
      }),
    steps: events('one', 'one', 'two'),
  },
  {
    name: 'one event that moves two regions',
    make: (note) =>
      createMachine({
        id: 'both',
        type: 'parallel',
        states: {
          left: {
            initial: 'a',
            states: {
              a: { exit: () => note('exit left.a'), on: { go: { target: 'b', actions: () => note('left goes') } } },
              b: { entry: () => note('enter left.b') },
            },
          },
          right: {
            initial: 'a',
            states: {
              a: { exit: () => note('exit right.a'), on: { go: { target: 'b', actions: () => note('right goes') } } },
              b: { entry: () => note('enter right.b') },
            },
          },
        },
      }),
    steps: events('go', 'go'),
  },
  {
    name: 'shallow and deep history',
    make: () =>
      createMachine({
        id: 'player',
        initial: 'on',
        states: {
          on: {
            initial: 'one',
            states: {
              one: { on: { next: 'two' } },
              two: { initial: 'x', states: { x: { on: { next: 'y' } }, y: {} } },
              shallow: { type: 'history' },
              deep: { type: 'history', history: 'deep' },
            },
            on: { off: '#player.off' },
          },
          off: { on: { shallow: 'on.shallow', deep: 'on.deep' } },
        },
      }),
    steps: events('off', 'shallow', 'next', 'next', 'off', 'shallow', 'next', 'off', 'deep', 'off', 'deep'),
  },
  {
    name: 'history with a default target, in a parallel state',
    make: () =>
      createMachine({
        id: 'remember',
        initial: 'away',
        states: {
          away: { on: { back: 'here.past' } },
          here: {
            type: 'parallel',
            states: {
              a: { initial: 'one', states: { one: { on: { next: 'two' } }, two: {} } },
              b: { initial: 'one', states: { one: { on: { next: 'two' } }, two: {} } },
              past: { type: 'history', history: 'deep', target: ['a.two', 'b.one'] as never },
            },
            on: { leave: 'away' },
          },
        },
      }),
    steps: events('back', 'leave', 'back', 'next', 'leave', 'back'),
  },
  {
    name: 'multi-step form',
    make: (note) =>
      setup({
        types: {} as {
          context: { name: string; address: string }
          events:
            | { type: 'name'; name: string }
            | { type: 'address'; address: string }
            | { type: 'next' }
            | { type: 'back' }
        },
        guards: {
          named: ({ context }) => context.name !== '',
          addressed: ({ context }) => context.address !== '',
        },
        actions: { submitted: ({ context }) => note(['submitted', { ...context }]) },
      }).createMachine({
        id: 'form',
        initial: 'name',
        context: { name: '', address: '' },
        states: {
          name: {
            tags: 'editing',
            on: {
              name: { actions: assign({ name: ({ event }) => event.name }) },
              next: { target: 'address', guard: 'named' },
            },
          },
          address: {
            tags: 'editing',
            on: {
              address: { actions: assign({ address: ({ event }) => event.address }) },
              next: { target: 'confirm', guard: 'addressed' },
              back: 'name',
            },
          },
          confirm: { on: { next: 'sent', back: 'address' } },
          sent: { type: 'final', entry: 'submitted' },
        },
        output: ({ context }) => `${context.name}, ${context.address}`,
      }),
    steps: [
      { type: 'next' },
      { type: 'name', name: 'Ada' },
      { type: 'next' },
      { type: 'address', address: 'London' },
      { type: 'next' },
      { type: 'back' },
      { type: 'next' },
      { type: 'next' },
    ],
  },
  {
    name: 'tags of nested states',
    make: () =>
      createMachine({
        id: 'tagged',
        initial: 'a',
        tags: ['root'],
        states: {
          a: {
            tags: ['a', 'slow'],
            initial: 'b',
            states: { b: { tags: 'b' }, c: { tags: 'slow', on: { back: 'b' } } },
            on: { next: '.c', leave: 'd' },
          },
          d: {},
        },
      }),
    steps: events('next', 'back', 'leave'),
  },
  {
    name: 'final states with output, through two levels',
    make: (note) =>
      createMachine({
        id: 'order',
        initial: 'filling',
        context: { sum: 4 },
        states: {
          filling: {
            initial: 'open',
            states: {
              open: { on: { pay: 'paid', cancel: 'cancelled' } },
              paid: { type: 'final', output: ({ context }) => ({ paid: (context as { sum: number }).sum }) },
              cancelled: { type: 'final', output: { paid: 0 } },
            },
            onDone: { target: 'done', actions: ({ event }) => note(event) },
          },
          done: { type: 'final', output: 'over', entry: () => note('done'), exit: () => note('left') },
        },
        output: ({ event }) => ({ event }),
        exit: () => note('root left'),
      }),
    steps: events('nothing', 'pay', 'pay'),
  },
  {
    name: 'reenter, and a transition to oneself without',
    make: (note) =>
      createMachine({
        id: 'again',
        initial: 'a',
        states: {
          a: {
            entry: () => note('enter a'),
            exit: () => note('exit a'),
            initial: 'one',
            states: {
              one: { entry: () => note('enter one'), exit: () => note('exit one') },
              two: { entry: () => note('enter two'), exit: () => note('exit two') },
            },
            on: {
              inner: { target: 'a' },
              outer: { target: 'a', reenter: true },
              two: '.two',
              outerTwo: { target: '.two', reenter: true },
              same: { actions: () => note('same') },
              nothing: {},
            },
          },
        },
        on: { root: { target: '.a', reenter: true }, nothing: { actions: () => note('never') } },
      }),
    steps: events('two', 'inner', 'outer', 'outerTwo', 'same', 'nothing', 'root'),
  },
  {
    name: 'wildcards, whole and partial',
    make: (note) =>
      createMachine({
        id: 'wild',
        initial: 'a',
        states: {
          a: {
            on: {
              'mouse.*': { actions: () => note('mouse.*') },
              'mouse.click.*': { actions: () => note('mouse.click.*') },
              'mouse.click.left': { actions: () => note('exact') },
              '*': { actions: ({ event }) => note(`* ${event.type}`) },
            },
          },
        },
      }),
    steps: events('mouse', 'mouse.move', 'mouse.click', 'mouse.click.left', 'mouse.click.right', 'key', 'mouses'),
  },
  {
    name: 'several targets, by id and by path',
    make: () =>
      createMachine({
        id: 'paths',
        initial: 'one',
        states: {
          one: { id: 'first', on: { id: '#second', path: 'two.b', deep: '#paths.two.b', self: '#first' } },
          two: {
            id: 'second',
            initial: 'a',
            states: { a: { on: { up: '#first', next: 'b' } }, b: { on: { up: '#first' } } },
          },
        },
      }),
    steps: events('id', 'next', 'up', 'path', 'up', 'deep', 'up', 'self'),
  },
]
