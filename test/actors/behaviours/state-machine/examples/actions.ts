import { and, assign, cancel, createMachine, emit, enqueueActions, log, not, or, raise, setup, stateIn } from 'xstate'
import { type Example, events } from './example.ts'

export const actions: readonly Example[] = [
  {
    name: 'guards: inline, named, with params, in order',
    make: (note) =>
      setup({
        types: {} as { context: { n: number }; events: { type: 'add'; by: number } | { type: 'check' } },
        guards: {
          positive: ({ event }) => event.type === 'add' && event.by > 0,
          over: ({ context }, params: { limit: number }) => context.n > params.limit,
        },
      }).createMachine({
        id: 'guarded',
        context: { n: 0 },
        on: {
          add: { guard: 'positive', actions: assign({ n: ({ context, event }) => context.n + event.by }) },
          check: [
            { guard: { type: 'over', params: { limit: 10 } }, actions: () => note('over 10') },
            {
              guard: { type: 'over', params: ({ context }) => ({ limit: context.n - 1 }) },
              actions: () => note('over itself less one'),
            },
          ],
        },
      }),
    steps: [
      { type: 'add', by: 5 },
      { type: 'add', by: -5 },
      { type: 'check' },
      { type: 'add', by: 6 },
      { type: 'check' },
    ],
  },
  {
    name: 'guards of guards: and, or, not, stateIn',
    make: (note) =>
      setup({
        types: {} as { context: { a: boolean; b: boolean } },
        guards: { a: ({ context }) => context.a, b: ({ context }) => context.b, either: or(['a', 'b']) },
      }).createMachine({
        id: 'logic',
        type: 'parallel',
        context: { a: true, b: false },
        states: {
          mode: { initial: 'one', states: { one: { on: { mode: 'two' } }, two: { on: { mode: 'one' } } } },
          flags: {
            on: {
              flip: { actions: assign({ a: ({ context }) => context.b, b: ({ context }) => context.a }) },
              test: [
                { guard: and(['a', 'b']), actions: () => note('both') },
                { guard: and(['either', not('a'), stateIn({ mode: 'two' })]), actions: () => note('only b, in two') },
                { guard: or([not('either'), 'a']), actions: () => note('a') },
                { actions: () => note('else') },
              ],
              in: { guard: stateIn('#logic.mode.two'), actions: () => note('in two') },
            },
          },
        },
      }),
    steps: events('test', 'in', 'flip', 'test', 'mode', 'test', 'in'),
  },
  {
    name: 'a guard that throws',
    make: () =>
      createMachine({
        id: 'bad',
        initial: 'a',
        states: {
          a: {
            on: {
              go: {
                target: 'b',
                guard: () => {
                  throw new Error('no idea')
                },
              },
            },
          },
          b: {},
        },
      }),
    steps: events('fine', 'go', 'go'),
  },
  {
    name: 'an action that throws',
    make: (note) =>
      createMachine({
        id: 'bad',
        on: {
          go: {
            actions: [
              () => note('before'),
              () => {
                throw new Error('as planned')
              },
              () => note('never'),
            ],
          },
        },
      }),
    steps: events('fine', 'go', 'go'),
  },
  {
    name: 'an action that throws at the start',
    make: (note) =>
      createMachine({
        id: 'bad',
        entry: [
          () => note('before'),
          () => {
            throw new Error('at once')
          },
        ],
      }),
    steps: events('go'),
  },
  {
    name: 'assign: parts, all at once, with params, several in a row',
    make: (note) =>
      setup({
        types: {} as { context: { a: number; b: string; list: number[] } },
        actions: { add: assign(({ context }, params: { n: number }) => ({ list: [...context.list, params.n] })) },
      }).createMachine({
        id: 'assigned',
        context: { a: 0, b: '', list: [] },
        on: {
          parts: { actions: assign({ a: ({ context }) => context.a + 1, b: 'set' }) },
          whole: { actions: assign(({ context }) => ({ a: context.a * 2 })) },
          row: {
            actions: [
              { type: 'add', params: { n: 1 } },
              ({ context }) => note([...context.list]),
              { type: 'add', params: ({ context }) => ({ n: context.list.length + 1 }) },
              ({ context }) => note([...context.list]),
            ],
          },
        },
      }),
    steps: events('parts', 'whole', 'parts', 'whole', 'row'),
  },
  {
    name: 'raise: at once, one after the other, from entry',
    make: (note) =>
      createMachine({
        id: 'raised',
        initial: 'a',
        states: {
          a: { on: { go: { target: 'b', actions: [raise({ type: 'first' }), raise({ type: 'second' })] } } },
          b: {
            entry: [() => note('enter b'), raise({ type: 'third' })],
            on: {
              first: { actions: () => note('first') },
              second: { actions: () => note('second') },
              third: { target: 'c', actions: ({ event }) => note(event.type) },
            },
          },
          c: {
            entry: raise(({ event }) => ({ type: `after ${event.type}` })),
            on: { '*': { actions: ({ event }) => note(event.type) } },
          },
        },
      }),
    steps: events('go', 'first'),
  },
  {
    name: 'delayed raise, cancelled and not',
    make: (note) =>
      createMachine({
        id: 'delayed',
        initial: 'idle',
        states: {
          idle: {
            on: {
              start: {
                actions: [
                  raise({ type: 'one' }, { delay: 10, id: 'first' }),
                  raise({ type: 'two' }, { delay: 20, id: 'second' }),
                  raise({ type: 'three' }, { delay: ({ context }) => (context as { ms: number }).ms }),
                ],
              },
              stop: { actions: cancel('first') },
              stopBy: { actions: cancel(({ event }) => (event as unknown as { id: string }).id) },
              one: { actions: () => note('one') },
              two: { actions: () => note('two') },
              three: { actions: () => note('three') },
            },
          },
        },
        context: { ms: 15 },
      }),
    steps: [
      { type: 'start' },
      5,
      { type: 'stop' },
      10,
      10,
      { type: 'start' },
      12,
      { type: 'stopBy', id: 'second' },
      20,
    ],
  },
  {
    name: 'always, with guards, through several states',
    make: (note) =>
      createMachine({
        id: 'grade',
        initial: 'open',
        context: { points: 0 },
        states: {
          open: {
            on: {
              score: {
                actions: assign({
                  points: ({ context, event }) => context.points + (event as unknown as { n: number }).n,
                }),
              },
            },
            always: [
              { target: 'won', guard: ({ context }) => context.points > 9 },
              { target: 'lost', guard: ({ context }) => context.points < 0, actions: () => note('lost at once') },
            ],
          },
          won: { always: { target: 'over', actions: ({ event }) => note(['won by', event.type]) } },
          lost: {},
          over: { entry: () => note('over') },
        },
      }),
    steps: [{ type: 'score', n: 5 }, { type: 'other' }, { type: 'score', n: 5 }, { type: 'score', n: -50 }] as {
      type: string
    }[],
  },
  {
    name: 'always of an ancestor, and always without a target',
    make: (note) =>
      createMachine({
        id: 'eventless',
        initial: 'p',
        context: { n: 0, seen: 0 },
        states: {
          p: {
            always: {
              guard: ({ context }) => context.n > context.seen,
              actions: assign({ seen: ({ context }) => context.seen + 1 }),
            },
            initial: 'a',
            states: {
              a: { on: { next: 'b' } },
              b: { always: { guard: ({ context }) => context.seen > 3, target: '#eventless.q' } },
            },
          },
          q: { entry: () => note('q') },
        },
        on: { add: { actions: assign({ n: ({ context }) => context.n + 2 }) } },
      }),
    steps: events('add', 'next', 'add', 'add'),
  },
  {
    name: 'emit and log',
    make: () =>
      createMachine({
        id: 'speaks',
        context: { n: 1 },
        on: {
          emit: { actions: [emit({ type: 'hello' }), emit(({ context }) => ({ type: 'number', n: context.n }))] },
          log: { actions: [log('plain'), log(({ context }) => context.n, 'n'), log()] },
        },
      }),
    steps: events('emit', 'log', 'emit'),
  },
  {
    name: 'enqueueActions with check, assign, raise, emit and named actions',
    make: (note) =>
      setup({
        types: {} as { context: { n: number }; emitted: { type: 'told'; n: number } },
        guards: { even: ({ context }) => context.n % 2 === 0 },
        actions: { named: ({ context }, params: { word: string }) => note([params.word, context.n]) },
      }).createMachine({
        id: 'queue',
        context: { n: 0 },
        on: {
          go: {
            actions: enqueueActions(({ context, enqueue, check }) => {
              enqueue.assign({ n: context.n + 1 })
              if (check('even')) enqueue(() => note('was even'))
              enqueue({ type: 'named', params: { word: 'now' } })
              enqueue.emit({ type: 'told', n: context.n })
              if (context.n < 2) enqueue.raise({ type: 'go' })
            }),
          },
        },
      }),
    steps: events('go', 'go'),
  },
  {
    name: 'input, into context and from there into output',
    make: () =>
      setup({ types: {} as { input: { start: number }; context: { n: number } } }).createMachine({
        id: 'input',
        context: ({ input }) => ({ n: input.start }),
        initial: 'a',
        states: { a: { on: { end: 'b' } }, b: { type: 'final' } },
        output: ({ context }) => context.n * 2,
      }),
    input: { start: 21 },
    steps: events('end'),
  },
  {
    name: 'one microstep after the other, with the event that began it',
    make: (note) => {
      const see = (name: string) => ({
        entry: ({ event }: { event: { type: string } }) => note(`${name} by ${event.type}`),
      })
      return createMachine({
        id: 'micro',
        initial: 'a',
        states: {
          a: { on: { go: { target: 'b', actions: raise({ type: 'inner' }) } } },
          b: { ...see('b'), on: { inner: 'd' }, always: 'c' },
          c: { ...see('c'), on: { inner: 'd' } },
          d: { ...see('d'), always: 'e' },
          e: see('e'),
        },
      })
    },
    steps: events('go'),
  },
]
