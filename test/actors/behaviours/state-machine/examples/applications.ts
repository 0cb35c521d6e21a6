import { assign, createMachine, fromCallback, fromPromise, raise, sendTo, setup } from 'xstate'
import { type Example, events, soon } from './example.ts'

/** Whole machines as xstate's documentation and examples have them: small user interfaces, and workflows of a service. */
export const applications: readonly Example[] = [
  {
    name: 'feedback: a prompt, a form, thanks, and a way out of each',
    make: () =>
      setup({
        types: {} as {
          context: { feedback: string }
          events: { type: 'good' | 'bad' | 'submit' | 'back' | 'close' | 'restart' } | { type: 'update'; value: string }
        },
        guards: { isGiven: ({ context }) => context.feedback.trim().length > 0 },
      }).createMachine({
        id: 'feedback',
        initial: 'prompt',
        context: { feedback: '' },
        states: {
          prompt: { on: { good: 'thanks', bad: 'form' } },
          form: {
            on: {
              update: { actions: assign({ feedback: ({ event }) => event.value }) },
              back: 'prompt',
              submit: { guard: 'isGiven', target: 'thanks' },
            },
          },
          thanks: {},
          closed: { on: { restart: { target: 'prompt', actions: assign({ feedback: '' }) } } },
        },
        on: { close: '.closed' },
      }),
    steps: [
      ...events('bad', 'submit'),
      { type: 'update', value: 'too slow' },
      ...events('submit', 'close', 'restart', 'good'),
    ],
  },
  {
    name: 'dog walk: nested states, raised and forbidden events, a way home from anywhere',
    make: (note) =>
      createMachine({
        id: 'dog',
        initial: 'asleep',
        context: { tiredness: 0 },
        states: {
          asleep: { entry: () => note('snores'), on: { 'leave.home': undefined, wake: 'awake' } },
          awake: {
            always: { guard: ({ context }) => context.tiredness > 2, target: 'asleep' },
            on: { 'leave.home': 'walk' },
          },
          walk: {
            initial: 'walking',
            entry: raise({ type: 'wag' }),
            states: {
              walking: { on: { 'speed.up': 'running', stop: 'sniffing' } },
              running: {
                entry: assign({ tiredness: ({ context }) => context.tiredness + 1 }),
                on: { 'speed.*': {}, 'slow.down': 'walking' },
              },
              sniffing: { on: { 'speed.up': { target: 'walking', actions: raise({ type: 'speed.up' }) } } },
            },
            on: { 'arrive.home': '#dog.awake' },
          },
        },
        on: { wag: { actions: () => note('wags') }, 'leave.*': { actions: () => note('sleeps on') } },
      }),
    steps: events(
      'leave.home',
      'wake',
      'leave.home',
      'speed.up',
      'speed.up',
      'slow.down',
      'stop',
      'speed.up',
      'slow.down',
      'speed.up',
      'arrive.home',
    ),
  },
  {
    name: 'coffee maker: water and beans beside each other, brewing when both are there',
    make: (note) =>
      createMachine({
        id: 'coffee',
        initial: 'preparing',
        states: {
          preparing: {
            type: 'parallel',
            states: {
              water: {
                initial: 'cold',
                states: {
                  cold: { on: { heat: 'heating' } },
                  heating: { after: { 40: 'hot' } },
                  hot: { type: 'final' },
                },
              },
              beans: {
                initial: 'whole',
                states: { whole: { on: { grind: 'ground' } }, ground: { type: 'final', entry: () => note('ground') } },
              },
            },
            onDone: 'brewing',
          },
          brewing: { tags: 'busy', after: { 100: 'ready' }, exit: () => note('brewed') },
          ready: { type: 'final' },
        },
        output: 'coffee',
      }),
    steps: [...events('heat'), 20, ...events('grind', 'grind'), 19, 1, 100],
  },
  {
    name: 'timer: ticks of a delay that is entered anew, a duration that moves while it runs',
    make: () =>
      setup({
        types: {} as {
          context: { elapsed: number; duration: number }
          events: { type: 'duration'; value: number } | { type: 'reset' }
        },
        guards: { isOver: ({ context }) => context.elapsed >= context.duration },
      }).createMachine({
        id: 'timer',
        initial: 'running',
        context: { elapsed: 0, duration: 30 },
        states: {
          running: {
            always: { guard: 'isOver', target: 'paused' },
            after: {
              10: {
                target: 'running',
                reenter: true,
                actions: assign({ elapsed: ({ context }) => context.elapsed + 10 }),
              },
            },
          },
          paused: { always: { guard: ({ context }) => context.elapsed < context.duration, target: 'running' } },
        },
        on: {
          duration: { actions: assign({ duration: ({ event }) => event.value }) },
          reset: { actions: assign({ elapsed: 0 }) },
        },
      }),
    steps: [10, 25, { type: 'duration', value: 50 }, 12, { type: 'duration', value: 40 }, 10, { type: 'reset' }, 10],
  },
  {
    name: 'flight booker: a return date only for a return flight, and not before the start',
    make: (note) =>
      setup({
        types: {} as {
          context: { start: number; back: number | null }
          events: { type: 'start' | 'back'; day: number } | { type: 'one-way' | 'return' | 'book' }
        },
        guards: {
          isInOrder: ({ context }) => context.back === null || context.back >= context.start,
        },
      }).createMachine({
        id: 'flight',
        context: { start: 10, back: null },
        initial: 'one-way',
        states: {
          'one-way': { entry: assign({ back: null }), on: { return: 'return' } },
          return: {
            entry: assign({ back: ({ context }) => context.start }),
            on: { 'one-way': 'one-way', back: { actions: assign({ back: ({ event }) => event.day }) } },
          },
          booked: { type: 'final', entry: ({ context }) => note({ ...context }) },
        },
        on: {
          start: { actions: assign({ start: ({ event }) => event.day }) },
          book: [{ guard: 'isInOrder', target: '.booked' }, { actions: () => note('not in order') }],
        },
      }),
    steps: [
      { type: 'back', day: 3 },
      { type: 'return' },
      { type: 'back', day: 3 },
      { type: 'book' },
      { type: 'start', day: 2 },
      { type: 'book' },
    ],
  },
  {
    name: 'tic-tac-toe: eventless transitions decide after each move',
    make: () => {
      const lines = [
        [0, 1, 2],
        [3, 4, 5],
        [6, 7, 8],
        [0, 3, 6],
        [1, 4, 7],
        [2, 5, 8],
        [0, 4, 8],
        [2, 4, 6],
      ]
      return setup({
        types: {} as {
          context: { board: (string | null)[]; player: 'x' | 'o'; winner: string | null }
          events: { type: 'play'; at: number } | { type: 'reset' }
        },
        guards: {
          isFree: ({ context, event }) => event.type === 'play' && context.board[event.at] === null,
          isWon: ({ context: { board } }) =>
            lines.some(([a = 0, b = 0, c = 0]) => board[a] !== null && board[a] === board[b] && board[b] === board[c]),
          isFull: ({ context }) => context.board.every((place) => place !== null),
        },
      }).createMachine({
        id: 'tictactoe',
        initial: 'playing',
        context: { board: Array(9).fill(null), player: 'x', winner: null },
        states: {
          playing: {
            always: [
              { guard: 'isWon', target: 'over.won' },
              { guard: 'isFull', target: 'over.draw' },
            ],
            on: {
              play: {
                guard: 'isFree',
                actions: assign({
                  board: ({ context, event }) => context.board.with(event.at, context.player),
                  player: ({ context }) => (context.player === 'x' ? 'o' : 'x'),
                }),
              },
            },
          },
          over: {
            initial: 'draw',
            states: {
              won: {
                tags: 'winner',
                entry: assign({ winner: ({ context }) => (context.player === 'x' ? 'o' : 'x') }),
              },
              draw: { tags: 'draw' },
            },
            on: {
              reset: {
                target: 'playing',
                actions: assign({ board: Array(9).fill(null), player: 'x', winner: null }),
              },
            },
          },
        },
      })
    },
    steps: [
      ...[0, 0, 3, 1, 4, 2].map((at) => ({ type: 'play', at })),
      { type: 'reset' },
      ...[0, 1, 2, 4, 3, 5, 7, 6, 8].map((at) => ({ type: 'play', at })),
    ],
  },
  {
    name: 'undo and redo',
    make: () =>
      setup({
        types: {} as {
          context: { past: string[]; text: string; future: string[] }
          events: { type: 'type'; text: string } | { type: 'undo' | 'redo' }
        },
      }).createMachine({
        id: 'editor',
        context: { past: [], text: '', future: [] },
        on: {
          type: {
            actions: assign(({ context, event }) => ({
              past: [...context.past, context.text],
              text: event.text,
              future: [],
            })),
          },
          undo: {
            guard: ({ context }) => context.past.length > 0,
            actions: assign(({ context: { past, text, future } }) => ({
              past: past.slice(0, -1),
              text: past.at(-1) ?? '',
              future: [text, ...future],
            })),
          },
          redo: {
            guard: ({ context }) => context.future.length > 0,
            actions: assign(({ context: { past, text, future } }) => ({
              past: [...past, text],
              text: future[0] ?? '',
              future: future.slice(1),
            })),
          },
        },
      }),
    steps: [
      { type: 'type', text: 'a' },
      { type: 'type', text: 'ab' },
      ...events('undo', 'undo', 'undo', 'redo', 'redo', 'redo'),
    ],
  },
  {
    name: 'debounced search: a delay that each key begins anew, a request that the next one abandons',
    make: (note) =>
      setup({
        types: {} as { context: { words: string; found: string[] }; events: { type: 'key'; words: string } },
        actors: {
          search: fromPromise(({ input, signal }: { input: string; signal: AbortSignal }) => {
            signal.addEventListener('abort', () => note(`abandoned ${input}`))
            return soon(() => [`${input} 1`, `${input} 2`])
          }),
        },
      }).createMachine({
        id: 'search',
        context: { words: '', found: [] },
        initial: 'idle',
        on: { key: { target: '.typing', reenter: true, actions: assign({ words: ({ event }) => event.words }) } },
        states: {
          idle: {},
          typing: { after: { 300: 'searching' } },
          searching: {
            tags: 'loading',
            invoke: {
              src: 'search',
              input: ({ context }) => context.words,
              onDone: { target: 'idle', actions: assign({ found: ({ event }) => event.output }) },
            },
          },
        },
      }),
    steps: [{ type: 'key', words: 'l' }, 200, { type: 'key', words: 'li' }, 299, 1, { type: 'key', words: 'lin' }, 300],
  },
  {
    name: 'workflow: greeting, one invoked function from input to output',
    make: () =>
      setup({
        types: {} as { context: { name: string; greeting: string | null }; input: { name: string } },
        actors: {
          greet: fromPromise(({ input }: { input: { name: string } }) =>
            soon(() => ({ greeting: `Hello, ${input.name}!` })),
          ),
        },
      }).createMachine({
        id: 'greeting',
        context: ({ input }) => ({ name: input.name, greeting: null }),
        initial: 'greet',
        states: {
          greet: {
            invoke: {
              src: 'greet',
              input: ({ context }) => ({ name: context.name }),
              onDone: { target: 'greeted', actions: assign({ greeting: ({ event }) => event.output.greeting }) },
            },
          },
          greeted: { on: { finish: 'end' } },
          end: { type: 'final' },
        },
        output: ({ context }) => ({ greeting: context.greeting }),
      }),
    input: { name: 'world' },
    steps: events('finish'),
  },
  {
    name: 'workflow: parallel branches that end one after the other',
    make: (note) => {
      const branch = <S extends 'short' | 'long'>(src: S, ms: number) => ({
        initial: 'waiting',
        states: {
          waiting: { after: { [ms]: 'working' } },
          working: { invoke: { src, onDone: { target: 'end', actions: () => note(`${src} is done`) } } },
          end: { type: 'final' as const },
        },
      })
      return setup({
        actors: {
          short: fromPromise(() => soon(() => 'short')),
          long: fromPromise(() => soon(() => 'long')),
        },
      }).createMachine({
        id: 'branches',
        initial: 'both',
        states: {
          both: { type: 'parallel', states: { short: branch('short', 5), long: branch('long', 10) }, onDone: 'end' },
          end: { type: 'final' },
        },
        output: 'both',
      })
    },
    steps: [4, 1, 4, 1],
  },
  {
    name: 'workflow: a job that is submitted, and asked for until it is done',
    make: (note) => {
      const statuses = ['queued', 'running', 'succeeded']
      return setup({
        types: {} as { context: { job: string | null; status: string } },
        actors: {
          submit: fromPromise(() => soon(() => 'job-7')),
          ask: fromPromise(() => soon(() => statuses.shift() ?? 'gone')),
          report: fromPromise(({ input }: { input: string }) => soon(() => note(`reported ${input}`))),
        },
      }).createMachine({
        id: 'job',
        context: { job: null, status: 'new' },
        initial: 'submitting',
        states: {
          submitting: {
            invoke: {
              src: 'submit',
              onDone: { target: 'waiting', actions: assign({ job: ({ event }) => event.output }) },
            },
          },
          waiting: { after: { 50: 'asking' } },
          asking: {
            invoke: {
              src: 'ask',
              onDone: { target: 'deciding', actions: assign({ status: ({ event }) => event.output }) },
            },
          },
          deciding: {
            always: [
              { guard: ({ context }) => context.status === 'succeeded', target: 'reporting' },
              { guard: ({ context }) => context.status === 'failed', target: 'failed' },
              { target: 'waiting' },
            ],
          },
          reporting: { invoke: { src: 'report', input: ({ context }) => context.job ?? '', onDone: 'succeeded' } },
          failed: { type: 'final' },
          succeeded: { type: 'final' },
        },
        output: ({ context }) => context.status,
      })
    },
    steps: [50, 49, 1, 50],
  },
  {
    name: 'workflow: a purchase order, event by event, which is cancelled when it takes too long',
    make: (note) =>
      setup({
        types: {} as {
          context: { id: string | null }
          events: { type: 'created' | 'confirmed' | 'sent' | 'arrived'; id: string }
        },
        delays: { patience: 1000 },
        guards: { isOurs: ({ context, event }) => context.id === event.id },
        actions: { log: ({ event }) => note(event.type) },
      }).createMachine({
        id: 'order',
        context: { id: null },
        initial: 'start',
        states: {
          start: { on: { created: { target: 'open', actions: [assign({ id: ({ event }) => event.id }), 'log'] } } },
          open: {
            initial: 'created',
            after: { patience: 'cancelled' },
            states: {
              created: { on: { confirmed: { guard: 'isOurs', target: 'confirmed', actions: 'log' } } },
              confirmed: { on: { sent: { guard: 'isOurs', target: 'sent', actions: 'log' } } },
              sent: { on: { arrived: { guard: 'isOurs', target: 'arrived', actions: 'log' } } },
              arrived: { type: 'final' },
            },
            onDone: 'completed',
          },
          completed: { type: 'final' },
          cancelled: { type: 'final', entry: () => note('cancelled') },
        },
      }),
    steps: [
      { type: 'created', id: '1' },
      { type: 'confirmed', id: '2' },
      { type: 'confirmed', id: '1' },
      999,
      { type: 'sent', id: '1' },
      1,
    ],
  },
  {
    name: 'workflow: the vitals of a car, checked by a machine that another one has while the engine runs',
    make: (note) => {
      const checks = setup({
        types: {} as { context: { rounds: number } },
        actors: { check: fromPromise(({ input }: { input: number }) => soon(() => note(`round ${input}`))) },
      }).createMachine({
        id: 'checks',
        context: { rounds: 0 },
        initial: 'checking',
        states: {
          checking: {
            entry: assign({ rounds: ({ context }) => context.rounds + 1 }),
            invoke: { src: 'check', input: ({ context }) => context.rounds, onDone: 'resting' },
          },
          resting: { after: { 100: 'checking' } },
        },
      })
      return createMachine({
        id: 'car',
        initial: 'parked',
        states: {
          parked: { on: { ignition: 'driving' } },
          driving: { invoke: { src: checks }, on: { off: 'parked' } },
        },
      })
    },
    steps: [...events('ignition'), 100, 100, ...events('off'), 100, ...events('ignition')],
  },
  {
    name: 'workflow: an application that somebody decides on, who is asked by a callback',
    make: (note) =>
      setup({
        types: {} as {
          context: { age: number; score: number | null }
          events: { type: 'score'; score: number } | { type: 'more' }
        },
        actors: {
          bureau: fromCallback(({ sendBack, receive, input }) => {
            note(['asked for', input])
            receive((event) => {
              note(event.type)
              sendBack({ type: 'score', score: 700 })
            })
          }),
        },
      }).createMachine({
        id: 'application',
        context: { age: 30, score: null },
        initial: 'asking',
        states: {
          asking: {
            invoke: { id: 'bureau', src: 'bureau', input: ({ context }) => context.age },
            on: {
              more: { actions: sendTo('bureau', { type: 'please' }) },
              score: { target: 'deciding', actions: assign({ score: ({ event }) => event.score }) },
            },
          },
          deciding: {
            always: [{ guard: ({ context }) => (context.score ?? 0) > 650, target: 'approved' }, { target: 'refused' }],
          },
          approved: { type: 'final', output: ({ context }) => ({ limit: (context.score ?? 0) * 10 }) },
          refused: { type: 'final' },
        },
        output: ({ event }) => event.output,
      }),
    steps: events('more'),
  },
  {
    name: 'workflow: a book that is lent, or waited for, or given up',
    make: (note) =>
      setup({
        types: {} as { context: { book: string; isLent: boolean }; events: { type: 'hold' | 'decline' | 'returned' } },
        actors: {
          status: fromPromise(({ input }: { input: { isLent: boolean } }) => soon(() => (input.isLent ? 'out' : 'in'))),
          reserve: fromPromise(() => soon(() => note('reserved'))),
        },
        actions: { tell: (_, words: string) => note(words) },
      }).createMachine({
        id: 'book',
        context: { book: 'SICP', isLent: true },
        initial: 'looking',
        states: {
          looking: {
            invoke: {
              src: 'status',
              input: ({ context }) => ({ isLent: context.isLent }),
              onDone: [{ guard: ({ event }) => event.output === 'in', target: 'lending' }, { target: 'telling' }],
            },
          },
          telling: {
            entry: { type: 'tell', params: ({ context }) => `${context.book} is out` },
            on: { hold: 'holding', decline: 'cancelled' },
          },
          holding: { invoke: { src: 'reserve', onDone: 'sleeping' } },
          sleeping: {
            after: { 2000: { target: 'looking', actions: { type: 'tell', params: 'looks again' } } },
            on: { returned: { actions: assign({ isLent: false }) } },
          },
          lending: { type: 'final' },
          cancelled: { type: 'final' },
        },
      }),
    steps: [...events('hold'), 2000, ...events('hold', 'returned'), 2000],
  },
]
