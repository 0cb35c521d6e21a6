import {
  type AnyActorRef,
  assign,
  createMachine,
  emit,
  fromCallback,
  fromEventObservable,
  fromObservable,
  fromPromise,
  fromTransition,
  sendParent,
  sendTo,
  setup,
  spawnChild,
  stopChild,
} from 'xstate'
import { type Example, events, soon } from './example.ts'

/** What a parent hears of its children. */
interface Heard {
  readonly event: {
    readonly output?: unknown
    readonly error?: unknown
    readonly snapshot?: { readonly context?: unknown }
  }
}

/** An observable of the values that are pushed into it. */
function subject() {
  const observers = new Set<{ next?(value: unknown): void; error?(error: unknown): void; complete?(): void }>()
  return {
    observers,
    subscribe(observer: { next?(value: unknown): void }) {
      observers.add(observer)
      return { unsubscribe: () => void observers.delete(observer) }
    },
  }
}

export const children: readonly Example[] = [
  {
    name: 'fetch with retries',
    make: (note) =>
      setup({
        types: {} as { context: { attempts: number; result: string | null } },
        actors: {
          load: fromPromise<string, { attempt: number }>(({ input }) =>
            soon(() => {
              if (input.attempt < 3) throw new Error(`attempt ${input.attempt}`)
              return 'loaded'
            }),
          ),
        },
      }).createMachine({
        id: 'fetch',
        initial: 'idle',
        context: { attempts: 0, result: null },
        states: {
          idle: { on: { fetch: 'loading' } },
          loading: {
            entry: assign({ attempts: ({ context }) => context.attempts + 1 }),
            invoke: {
              src: 'load',
              input: ({ context }) => ({ attempt: context.attempts }),
              onDone: { target: 'success', actions: assign({ result: ({ event }) => event.output }) },
              onError: { target: 'failure', actions: ({ event }: Heard) => note((event.error as Error).message) },
            },
          },
          success: { type: 'final' },
          failure: { on: { retry: 'loading' } },
        },
        output: ({ context }) => context.result,
      }),
    steps: events('fetch', 'retry', 'retry'),
  },
  {
    name: 'a promise whose state is left before it settles',
    make: (note) =>
      createMachine({
        id: 'left',
        initial: 'idle',
        states: {
          idle: { on: { go: 'busy' } },
          busy: {
            invoke: {
              src: fromPromise(({ signal }) => {
                signal.addEventListener('abort', () => note('aborted'))
                return new Promise(() => {})
              }),
              onDone: { actions: () => note('never') },
            },
            on: { cancel: 'idle' },
          },
        },
      }),
    steps: events('go', 'cancel', 'go', 'cancel'),
  },
  {
    name: 'a promise without onError',
    make: () =>
      createMachine({
        id: 'unhandled',
        initial: 'idle',
        states: {
          idle: { on: { go: 'busy' } },
          busy: { invoke: { src: fromPromise(() => Promise.reject(new Error('nobody cares'))) } },
        },
      }),
    steps: events('go', 'more'),
  },
  {
    name: 'a promise that rejects with no error',
    make: () => createMachine({ id: 'odd', invoke: { src: fromPromise(() => Promise.reject('just a word')) } }),
    steps: events('late'),
  },
  {
    name: 'several invoked promises of one state',
    make: (note) =>
      createMachine({
        id: 'several',
        initial: 'busy',
        context: { got: [] as string[] },
        states: {
          busy: {
            invoke: ['a', 'b'].map((name) => ({
              id: name,
              src: fromPromise(() => soon(() => name)),
              onDone: { actions: ({ event }: { event: { output: string } }) => note(event.output) },
            })) as never,
            on: { next: 'idle' },
          },
          idle: {},
        },
      }),
    steps: events('next'),
  },
  {
    name: 'a callback that sends and receives, and is disposed of',
    make: (note) =>
      createMachine({
        id: 'callback',
        initial: 'off',
        states: {
          off: { on: { go: 'on' } },
          on: {
            invoke: {
              id: 'counter',
              src: fromCallback<{ type: string }, { by: number }>(({ sendBack, receive, input }) => {
                note('set up')
                let count = 0
                receive((event) => {
                  count += input.by
                  sendBack({ type: 'counted', count, event: event.type } as { type: string })
                })
                return () => note(`disposed at ${count}`)
              }),
              input: { by: 2 },
            },
            on: {
              inc: { actions: sendTo('counter', { type: 'INC' }) },
              counted: { actions: ({ event }) => note(event) },
              stop: { target: 'off', actions: () => note('stopping') },
            },
            exit: () => note('left'),
          },
        },
      }),
    steps: events('go', 'inc', 'inc', 'stop', 'inc', 'go', 'inc', 'stop'),
  },
  {
    name: 'a callback that throws',
    make: (note) =>
      createMachine({
        id: 'thrower',
        initial: 'a',
        states: {
          a: {
            invoke: {
              id: 'bad',
              src: fromCallback(({ receive }) => {
                receive(() => {
                  throw new Error('cannot receive')
                })
              }),
              onError: { target: 'b', actions: ({ event }: Heard) => note((event.error as Error).message) },
            },
            on: { poke: { actions: sendTo('bad', { type: 'POKE' }) } },
          },
          b: {
            invoke: {
              src: fromCallback(() => {
                throw new Error('cannot start')
              }),
              onError: { target: 'c', actions: ({ event }: Heard) => note((event.error as Error).message) },
            },
          },
          c: {},
        },
      }),
    steps: events('poke'),
  },
  {
    name: 'farewell: an event sent when its state is left still reaches the child',
    make: (note) =>
      createMachine({
        id: 'farewell',
        initial: 'on',
        states: {
          on: {
            invoke: {
              id: 'child',
              src: fromCallback(({ receive, sendBack }) => {
                receive((event) => {
                  note(event.type)
                  sendBack({ type: 'thanks' })
                })
                return () => note('disposed')
              }),
            },
            exit: sendTo('child', { type: 'goodbye' }),
            on: { off: 'off' },
          },
          off: { on: { thanks: { actions: () => note('thanked') } } },
        },
      }),
    steps: events('off'),
  },
  {
    name: 'transition logic as a child',
    make: (note) =>
      createMachine({
        id: 'reducer',
        invoke: {
          id: 'sum',
          src: fromTransition(
            (state: { sum: number }, event: { type: string; n: number }) => ({ sum: state.sum + event.n }),
            { sum: 0 },
          ),
          onSnapshot: { actions: ({ event }: Heard) => note(event.snapshot?.context) },
        },
        on: {
          add: { actions: sendTo('sum', ({ event }) => ({ type: 'add', n: (event as unknown as { n: number }).n })) },
        },
      }),
    steps: [
      { type: 'add', n: 2 },
      { type: 'add', n: 3 },
    ],
  },
  {
    name: 'an observable: values, completion, unsubscription',
    make: (note) => {
      const values = subject()
      return createMachine({
        id: 'observable',
        initial: 'on',
        states: {
          on: {
            invoke: {
              id: 'values',
              src: fromObservable(() => values as never),
              onSnapshot: { actions: ({ event }: Heard) => note(['value', event.snapshot?.context]) },
              onDone: { target: 'done', actions: () => note('complete') },
            },
            on: {
              push: { actions: () => [...values.observers].forEach((observer) => void observer.next?.('pushed')) },
              end: { actions: () => [...values.observers].forEach((observer) => void observer.complete?.()) },
              leave: 'off',
            },
          },
          off: { on: { back: 'on', push: { actions: () => note(values.observers.size) } } },
          done: {},
        },
      })
    },
    steps: events('push', 'push', 'leave', 'push', 'back', 'push', 'end'),
  },
  {
    name: 'an observable of events, which fails',
    make: (note) => {
      const values = subject()
      return createMachine({
        id: 'events',
        initial: 'on',
        states: {
          on: {
            invoke: {
              src: fromEventObservable(() => values as never),
              onError: { target: 'failed', actions: ({ event }: Heard) => note(event.error) },
            },
            on: {
              push: {
                actions: () => [...values.observers].forEach((observer) => void observer.next?.({ type: 'came' })),
              },
              fail: { actions: () => [...values.observers].forEach((observer) => void observer.error?.('broken')) },
              came: { actions: () => note('came') },
            },
          },
          failed: {},
        },
      })
    },
    steps: events('push', 'fail'),
  },
  {
    name: 'an invoked machine: input, sendTo, sendParent, output',
    make: (note) => {
      const child = createMachine({
        id: 'child',
        context: ({ input }) => ({ n: (input as { n: number }).n }),
        initial: 'a',
        states: {
          a: {
            entry: [() => note('child starts'), sendParent({ type: 'hello' })],
            on: {
              add: {
                actions: [
                  assign({ n: ({ context }) => context.n + 1 }),
                  sendParent(({ context }) => ({ type: 'told', n: context.n })),
                ],
              },
              end: 'b',
            },
          },
          b: { type: 'final', entry: () => note('child ends') },
        },
        output: ({ context }) => ({ n: context.n }),
      })
      return createMachine({
        id: 'parent',
        initial: 'idle',
        states: {
          idle: { on: { go: 'busy' } },
          busy: {
            invoke: {
              id: 'it',
              src: child,
              input: { n: 5 },
              onDone: { target: 'idle', actions: ({ event }: Heard) => note(event.output) },
            },
            on: {
              add: { actions: sendTo('it', { type: 'add' }) },
              end: { actions: sendTo('it', { type: 'end' }) },
              hello: { actions: () => note('hello') },
              told: { actions: ({ event }) => note(event) },
            },
          },
        },
      })
    },
    steps: events('go', 'add', 'add', 'end', 'add', 'go', 'add', 'end'),
  },
  {
    name: 'an invoked machine that throws, with and without onError',
    make: (note) => {
      const child = createMachine({
        id: 'child',
        on: {
          boom: {
            actions: () => {
              throw new Error('child boom')
            },
          },
        },
      })
      const busy = { on: { boom: { actions: sendTo('it', { type: 'boom' }) } } }
      return createMachine({
        id: 'parent',
        initial: 'careful',
        states: {
          careful: {
            invoke: {
              id: 'it',
              src: child,
              onError: { target: 'careless', actions: ({ event }: Heard) => note((event.error as Error).message) },
            },
            ...busy,
          },
          careless: { invoke: { id: 'it', src: child }, ...busy },
        },
      })
    },
    steps: events('boom', 'boom'),
  },
  {
    name: 'spawn and stop children, kept in the context',
    make: (note) => {
      const todo = setup({ types: {} as { input: { title: string } } }).createMachine({
        id: 'todo',
        context: ({ input }) => ({ title: (input as { title: string }).title }),
        entry: ({ context }) => note(['new', context.title]),
        on: {
          rename: {
            actions: [
              assign({ title: ({ event }) => (event as unknown as { title: string }).title }),
              ({ context }) => note(['renamed', context.title]),
            ],
          },
          ask: { actions: sendParent(({ context }) => ({ type: 'title', title: context.title })) },
        },
      })
      return createMachine({
        id: 'todos',
        context: { list: [] as AnyActorRef[], n: 0 },
        on: {
          add: {
            actions: assign({
              n: ({ context }) => context.n + 1,
              list: ({ context, spawn }) => [
                ...context.list,
                spawn(
                  todo as never,
                  { id: `todo-${context.n}`, input: { title: `title ${context.n}` } } as never,
                ) as AnyActorRef,
              ],
            }),
          },
          rename: {
            actions: sendTo(({ context }) => context.list[0] as AnyActorRef, { type: 'rename', title: 'other' }),
          },
          ask: { actions: sendTo('todo-1', { type: 'ask' }) },
          title: { actions: ({ event }) => note(event) },
          drop: { actions: [stopChild('todo-0'), assign({ list: ({ context }) => context.list.slice(1) })] },
        },
      })
    },
    steps: events('add', 'add', 'rename', 'ask', 'drop', 'add', 'rename'),
  },
  {
    name: 'spawnChild and stopChild as actions, with a system id',
    make: (note) =>
      createMachine({
        id: 'system',
        on: {
          spawn: {
            actions: spawnChild(
              fromCallback(({ receive }) => {
                note('begun')
                receive((event) => note(['heard', event.type]))
                return () => note('ended')
              }),
              { id: 'helper', systemId: 'the helper' },
            ),
          },
          tell: { actions: ({ system }) => system.get('the helper')?.send({ type: 'by system' }) },
          send: { actions: sendTo('helper', { type: 'by id' }) },
          stop: { actions: stopChild('helper') },
          who: { actions: ({ system }) => note(Object.keys(system.getAll())) },
        },
      }),
    steps: events('who', 'spawn', 'who', 'tell', 'send', 'stop', 'who', 'tell', 'spawn', 'tell'),
  },
  {
    name: 'children in three generations, stopped from the outside in',
    make: (note) => {
      const leaf = fromCallback(({ input }) => {
        note(`leaf ${input as string} begins`)
        return () => note(`leaf ${input as string} ends`)
      })
      const middle = createMachine({
        id: 'middle',
        invoke: [
          { src: leaf, input: 'x' },
          { src: leaf, input: 'y' },
        ],
      })
      return createMachine({
        id: 'top',
        initial: 'off',
        states: {
          off: { on: { flip: 'on' } },
          on: { invoke: { src: middle }, on: { flip: 'off', end: 'end' } },
          end: { type: 'final' },
        },
      })
    },
    steps: events('flip', 'flip', 'flip', 'end'),
  },
  {
    name: 'a delayed sendTo a child, and one to itself through sendTo',
    make: (note) =>
      createMachine({
        id: 'slowly',
        invoke: { id: 'ear', src: fromCallback(({ receive }) => receive((event) => note(['ear', event.type]))) },
        on: {
          go: {
            actions: [
              sendTo('ear', { type: 'slow' }, { delay: 10 }),
              sendTo('ear', { type: 'slower' }, { delay: 20, id: 'slower' }),
              sendTo(({ self }) => self, { type: 'me' }, { delay: 15 }),
            ],
          },
          me: { actions: () => note('me') },
        },
      }),
    steps: [{ type: 'go' }, 10, 5, 5],
  },
  {
    name: 'an event for a child from the entry of the state that invokes it',
    make: (note) =>
      createMachine({
        id: 'eager',
        initial: 'a',
        states: {
          a: { on: { go: 'b' } },
          b: {
            entry: sendTo('ear', { type: 'early' }),
            invoke: { id: 'ear', src: fromCallback(({ receive }) => receive((event) => note(['ear', event.type]))) },
          },
        },
      }),
    steps: events('go'),
  },
  {
    name: 'a state with a child that is left in the step in which it is entered',
    make: (note) =>
      createMachine({
        id: 'hasty',
        initial: 'a',
        states: {
          a: { on: { go: 'b' } },
          b: { invoke: { src: fromCallback(() => note('never begun')) }, always: 'c' },
          c: { entry: () => note('c') },
        },
      }),
    steps: events('go'),
  },
  {
    name: 'a child that emits, and a parent that does',
    make: () =>
      createMachine({
        id: 'loud',
        invoke: {
          id: 'child',
          src: createMachine({ id: 'quiet', on: { say: { actions: emit({ type: 'unheard' }) } } }),
        },
        on: { say: { actions: [sendTo('child', { type: 'say' }), emit({ type: 'heard' })] } },
      }),
    steps: events('say'),
  },
  {
    name: 'a parent that ends while its children work',
    make: (note) =>
      createMachine({
        id: 'ending',
        initial: 'a',
        states: {
          a: {
            invoke: {
              src: fromPromise(({ signal }) => {
                signal.addEventListener('abort', () => note('aborted'))
                return new Promise(() => {})
              }),
            },
            on: { end: 'b' },
          },
          b: { type: 'final' },
        },
        invoke: { src: fromCallback(() => () => note('disposed')) },
        exit: () => note('root left'),
      }),
    steps: events('end'),
  },
]
