import { describe, expectTypeOf, it } from 'vitest'
import {
  type CallResult,
  call,
  continueWith,
  type From,
  GenServer,
  type GenServerModule,
  genServer,
  ignore,
  noreply,
  ok,
  type Pid,
  type Reason,
  reply,
  type ServerStatus,
  send,
  stop,
} from '../../../src/actors/index.ts'

declare const pid: Pid

const Counter = genServer({
  init: (start: number) => ok(start),
  calls: { add: (count, n: number) => reply(count + n, count + n) },
  casts: { reset: () => noreply(0) },
})

describe('a server with clauses', () => {
  it('infers start argument, state, clause arguments and replies', () => {
    expectTypeOf(Counter.start).parameter(0).toEqualTypeOf<number>()
    expectTypeOf(Counter.start(1)).resolves.toEqualTypeOf<Pid>()
    expectTypeOf(Counter.call(pid, 'add', 2)).resolves.toEqualTypeOf<number>()
    expectTypeOf(Counter.cast(pid, 'reset')).toEqualTypeOf<'ok'>()
    expectTypeOf(Counter.at('counter').call('add', 1)).resolves.toEqualTypeOf<number>()
    expectTypeOf(Counter.at('counter').cast('reset')).toEqualTypeOf<'ok'>()
    expectTypeOf(Counter.childSpec).parameter(0).toEqualTypeOf<number>()
  })

  it('refuses a clause that is not there, and arguments that do not fit', () => {
    // @ts-expect-error no such call
    void Counter.call(pid, 'sub', 2)
    // @ts-expect-error no such cast
    Counter.cast(pid, 'add', 1)
    // @ts-expect-error the argument is a number
    void Counter.call(pid, 'add', '2')
    // @ts-expect-error an argument is missing
    void Counter.call(pid, 'add')
    // @ts-expect-error an argument too many
    void Counter.call(pid, 'add', 1, 2)
    // @ts-expect-error reset takes none
    Counter.cast(pid, 'reset', 1)
    // @ts-expect-error the start argument is a number
    void Counter.start('1')
    // @ts-expect-error the start argument is missing
    void Counter.startLink()
    // @ts-expect-error the reply is a number
    const text: Promise<string> = Counter.call(pid, 'add', 2)
    void text
    // @ts-expect-error the same through at()
    void Counter.at(pid).call('add', 'x')
    // @ts-expect-error a child's argument is checked too
    Counter.childSpec('x')
    // @ts-expect-error no such start option
    void Counter.start(1, { nam: 'counter' })
  })

  it('has the state in every callback without an annotation', () => {
    genServer({
      init: (names: string[]) => ok({ names, count: 0 }),
      calls: {
        add(state, name: string) {
          expectTypeOf(state).toEqualTypeOf<{ names: string[]; count: number }>()
          return reply(state.count, { ...state, names: [...state.names, name] })
        },
      },
      casts: {
        clear(state) {
          expectTypeOf(state).toEqualTypeOf<{ names: string[]; count: number }>()
          return noreply({ ...state, names: [] })
        },
      },
      handleCall(request: 'size' | ['has', string], from, state) {
        expectTypeOf(from).toEqualTypeOf<From>()
        expectTypeOf(state).toEqualTypeOf<{ names: string[]; count: number }>()
        if (request === 'size') return reply(state.names.length, state)
        return reply(state.names.includes(request[1]), state, 'hibernate')
      },
      handleCast(_request: 'x', state) {
        expectTypeOf(state).toEqualTypeOf<{ names: string[]; count: number }>()
        return noreply(state, 500)
      },
      handleInfo(message: 'timeout' | ['text', string], state) {
        return message === 'timeout' ? stop('normal', state) : noreply(state, continueWith('c'))
      },
      handleContinue(_term: 'c', state) {
        return noreply({ names: [], count: state.count + 1 })
      },
      terminate(reason, state) {
        expectTypeOf(reason).toEqualTypeOf<Reason>()
        expectTypeOf(state).toEqualTypeOf<{ names: string[]; count: number }>()
      },
      formatStatus(status) {
        expectTypeOf(status).toEqualTypeOf<ServerStatus<{ names: string[]; count: number }>>()
        return { ...status, state: 'hidden' }
      },
    })
  })

  it('infers a state that init gives as a literal, an option or later', () => {
    const Literal = genServer({
      init: () => ok(0),
      calls: { next: (n) => reply(n, n + 1) },
      casts: {},
    })
    expectTypeOf(Literal.call(pid, 'next')).resolves.toEqualTypeOf<number>()

    const Cautious = genServer({
      init: (path: string) => (path === '' ? stop('no path') : path === '-' ? ignore : ok({ path })),
      calls: { path: (state) => reply(state.path, state) },
      casts: {},
    })
    expectTypeOf(Cautious.call(pid, 'path')).resolves.toEqualTypeOf<string>()

    const Later = genServer({
      init: async (url: string) => ok({ url, open: true }, continueWith('connect')),
      calls: { url: async (state) => reply(state.url, state) },
      casts: { close: async (state) => noreply({ ...state, open: false }) },
    })
    expectTypeOf(Later.call(pid, 'url')).resolves.toEqualTypeOf<string>()

    const Declared = genServer({
      init: (_arg: undefined) => ok<{ pending: From | null }>({ pending: null }),
      calls: { pending: (state) => reply(state.pending, state) },
      casts: { forget: () => noreply({ pending: null }) },
    })
    expectTypeOf(Declared.call(pid, 'pending')).resolves.toEqualTypeOf<From | null>()
  })

  it('gives a clause with several returns the union of its replies', () => {
    const Server = genServer({
      init: () => ok(0),
      calls: {
        mixed(n, flag: boolean) {
          if (flag) return reply('text', n)
          if (n > 10) return stop('normal', true, n)
          return n > 5 ? noreply(n) : reply(n, n, 1000)
        },
        stopping: (n) => stop('done', 'bye', n),
        tagged: (n): CallResult<['ok', number] | ['error', string], number> => reply(['ok', n], n),
        rest: (n, ...names: string[]) => reply(names, n),
        optional: (n, by?: number) => reply(n, n + (by ?? 1)),
      },
      casts: {},
    })
    expectTypeOf(Server.call(pid, 'mixed', true)).resolves.toEqualTypeOf<string | number | boolean>()
    expectTypeOf(Server.call(pid, 'stopping')).resolves.toEqualTypeOf<string>()
    expectTypeOf(Server.call(pid, 'tagged')).resolves.toEqualTypeOf<['ok', number] | ['error', string]>()
    expectTypeOf(Server.call(pid, 'rest', 'a', 'b')).resolves.toEqualTypeOf<string[]>()
    void Server.call(pid, 'optional')
    void Server.call(pid, 'optional', 2)
    // @ts-expect-error names are strings
    void Server.call(pid, 'rest', 1)
  })
})

describe('a server without clauses', () => {
  const Plain = genServer({
    init: (state: string) => ok(state),
    handleCall: (request: ['add', string], _from, state) => reply(state, state + request[1]),
    handleInfo: (message: ['text', string], state) => noreply(state + message[1]),
  })

  it('infers the state for its callbacks', () => {
    expectTypeOf(Plain.start).parameter(0).toEqualTypeOf<string>()
    expectTypeOf(call<string>(pid, ['add', 'x'])).resolves.toEqualTypeOf<string>()
  })

  it('has no clause to call', () => {
    // @ts-expect-error it has no calls
    void Plain.call(pid, 'add', 'x')
    // @ts-expect-error it has no casts
    Plain.cast(pid, 'add', 'x')
    // @ts-expect-error nor has it any with an empty object
    void genServer({ init: () => ok(0), calls: {}, casts: {} }).call(pid, 'add')
  })

  it('may have an annotated state when it has no init', () => {
    const Echo = genServer({ handleCall: (request: unknown, _from, state: number) => reply(request, state) })
    void Echo.start(1)
  })

  it('needs no argument when init takes none', () => {
    const Server = genServer({ init: () => ok(0) })
    void Server.start()
    void Server.startLink(undefined, { name: 'srv' })
    Server.childSpec()
  })
})

describe('a wrong callback', () => {
  it('is refused: a reply where there is nobody to reply to', () => {
    genServer({
      init: () => ok(0),
      calls: {},
      casts: {
        // @ts-expect-error a cast has no reply
        reset: (n) => reply(n, 0),
      },
    })
    genServer({
      init: () => ok(0),
      // @ts-expect-error nor has a message
      handleInfo: (_message: unknown, n) => reply('x', n),
    })
    genServer({
      init: () => ok(0),
      // @ts-expect-error nor has a cast without a clause
      handleCast: (_message: unknown, n) => stop('normal', 'reply', n),
    })
  })

  it('is refused: a state of another type', () => {
    genServer({
      init: () => ok(0),
      calls: {
        // @ts-expect-error the state is a number
        break: (n) => reply(n, 'text'),
      },
      casts: {},
    })
    genServer({
      init: () => ok(0),
      calls: {},
      casts: {
        // @ts-expect-error the state is a number
        break: () => noreply('text'),
      },
    })
    genServer({
      init: () => ok({ count: 0 }),
      // @ts-expect-error the state has no name
      handleCast: (_request: 'x', state) => noreply({ count: state.name }),
    })
    genServer({
      init: () => ok({ count: 0 }),
      // @ts-expect-error the state is incomplete
      handleInfo: () => noreply({}),
    })
  })

  it('is refused: no tuple of OTP', () => {
    genServer({
      init: () => ok(0),
      calls: {
        // @ts-expect-error a bare value is no result
        get: (n) => n,
      },
      casts: {},
    })
    genServer({
      init: () => ok(0),
      // @ts-expect-error nothing is no result
      handleInfo: () => {},
    })
    // @ts-expect-error init does not say noreply
    genServer({ init: () => noreply(0) })
    genServer({
      init: () => ok(0),
      // @ts-expect-error a continue is made with continueWith
      handleCast: (_request: 'x', n) => noreply(n, 'continue'),
    })
    // @ts-expect-error no such callback
    genServer({ init: () => ok(0), handleCalls: () => noreply(0) })
  })
})

describe('modules', () => {
  it('may be plain objects, exports and classes', () => {
    void GenServer.start({ init: (n: number) => ok(n) }, 1)
    void GenServer.start(Counter, 1, { name: ['global', 'x'], timeout: 100 })
    // @ts-expect-error a name is a string, global or via
    void GenServer.start(Counter, 1, { name: 42 })
    // @ts-expect-error callbacks are functions
    void GenServer.start({ handleCall: 42 }, 1)
    expectTypeOf<typeof Counter>().toExtend<GenServerModule<number, number, never, never> | object>()
  })
})

describe('a pid', () => {
  const connection = pid as Pid<['text', string] | ['close', number, string]>

  it('says which messages it takes', () => {
    send(connection, ['text', 'hello'])
    send(connection, ['close', 1000, 'bye'])
    // @ts-expect-error it takes no such message
    send(connection, ['txt', 'hello'])
    // @ts-expect-error the text is a string
    send(connection, ['text', 1])
    // @ts-expect-error nor a bare word
    send(connection, 'close')
  })

  it('stands for what takes more, not for what takes less', () => {
    const narrow: Pid<['text', string]> = connection
    send(narrow, ['text', 'x'])
    // @ts-expect-error it does not take numbers
    const wide: Pid<number | ['text', string]> = connection
    void wide
  })

  it('that is untyped takes everything, as a name does', () => {
    send(pid, 42)
    send('name', { any: 'thing' })
    send(['global', 1], null)
    const address: Pid | string = pid
    send(address, ['x'])
    const untyped: Pid = connection
    send(untyped, 42)
  })
})

describe('a state that a callback builds', () => {
  interface State {
    readonly phase: 'open' | 'closed'
    readonly waiting: readonly (readonly [string, number])[]
  }
  const init = (): ['ok', State] => ok({ phase: 'open', waiting: [] })

  it('keeps its literals and tuples, with and without a timeout', () => {
    genServer({
      init,
      handleCall(request: 'reply' | 'later', _from, state) {
        if (request === 'reply') return reply(1, { ...state, phase: 'closed' })
        return noreply({ ...state, waiting: [...state.waiting, ['a', 1]] }, 250)
      },
      handleInfo: (_message: 'x', state) => noreply({ ...state, phase: 'closed' }, 250),
      handleCast: (_message: 'x', state) => noreply({ ...state, waiting: [['b', 2]] }),
    })
  })

  it('is still checked', () => {
    genServer({
      init,
      // @ts-expect-error: no such phase
      handleInfo: (_message: 'x', state) => noreply({ ...state, phase: 'ajar' }, 250),
    })
  })
})
