import { describe, expect, it } from 'vitest'
import {
  type CallResult,
  call,
  cast,
  continueWith,
  type From,
  GenServer,
  genServer,
  info,
  type MonitorRef,
  noreply,
  ok,
  type Pid,
  reply,
  type StartError,
  sleep,
  stop,
} from '../../../src/actors/index.ts'
import { inProcess, mailbox, outcome } from '../in-process.ts'
import * as exportedServer from './exported-server.ts'

const Counter = genServer({
  name: 'Counter',
  init: (start: number) => ok(start),
  calls: {
    add: (count, n: number) => reply(count + n, count + n),
    sum: (count, ...numbers: number[]) =>
      reply(
        numbers.reduce((sum, n) => sum + n, count),
        count,
      ),
    get: (count) => reply(count, count),
    slowly: async (count, n: number) => {
      await sleep(n)
      return reply('done', count)
    },
  },
  casts: {
    reset: () => noreply(0),
    set: (_count, value: number) => noreply(value),
  },
  handleCall: (request: ['unknown', string], _from, count) => reply(request[1], count),
  handleCast: (_request: unknown, count) => noreply(count + 1000),
})

describe('clauses', () => {
  it('take the arguments behind their name and reply', () =>
    inProcess(async () => {
      const pid = await Counter.start(40)
      expect(await Counter.call(pid, 'add', 2)).toBe(42)
      expect(await Counter.call(pid, 'sum', 1, 2, 3, 4)).toBe(52)
      expect(await Counter.call(pid, 'get')).toBe(42)
      expect(await Counter.call(pid, 'slowly', 10)).toBe('done')
      expect(Counter.cast(pid, 'set', 7)).toBe('ok')
      expect(await Counter.call(pid, 'get')).toBe(7)
      Counter.cast(pid, 'reset')
      expect(await Counter.call(pid, 'get')).toBe(0)
    }))

  it('are the same messages that GenServer.call and cast send', () =>
    inProcess(async () => {
      const pid = await Counter.start(1)
      expect(await call(pid, ['add', 1])).toBe(2)
      expect(await call(pid, 'get')).toBe(2)
      expect(await call(pid, ['get'])).toBe(2)
      cast(pid, ['set', 5])
      expect(await call(pid, 'get')).toBe(5)
    }))

  it('leave to handleCall and handleCast what fits none, such as names of Object.prototype', () =>
    inProcess(async () => {
      const pid = await Counter.start(1)
      expect(await call(pid, ['unknown', 'x'])).toBe('x')
      expect(await call(pid, ['toString', 'y'])).toBe('y')
      expect(await call(pid, ['__proto__', 'z'])).toBe('z')
      cast(pid, ['constructor'])
      cast(pid, 'unknown')
      cast(pid, { an: 'object' })
      expect(await call(pid, 'get')).toBe(3001)
    }))

  it('may be called through at()', () =>
    inProcess(async () => {
      const counter = Counter.at(await Counter.start(1, { name: 'counter' }))
      expect(await counter.call('add', 1)).toBe(2)
      expect(counter.cast('reset')).toBe('ok')
      expect(await Counter.at('counter').call('get')).toBe(0)
      expect(await counter.stop('shutdown')).toBe('ok')
      expect(await outcome(() => counter.stop())).toMatchObject(['exit', ['noproc', {}]])
    }))
})

describe('childSpec', () => {
  it('says how a supervisor starts the server, and leaves the rest to its defaults', () => {
    expect(Counter.childSpec(5)).toEqual({ id: 'Counter', start: [Counter, 'startLink', [5]] })
    expect(Counter.childSpec(5, { name: 'c' })).toEqual({
      id: 'Counter',
      start: [Counter, 'startLink', [5, { name: 'c' }]],
    })
    expect({ ...Counter.childSpec(5), id: 'other', restart: 'transient' }).toMatchObject({
      id: 'other',
      restart: 'transient',
    })
  })

  it('has the module for id when that has no name', () => {
    const Nameless = genServer({ init: () => ok(0), calls: {}, casts: {} })
    expect(Nameless.childSpec(undefined).id).toBe(Nameless)
    expect(String(Nameless)).toBe('GenServer')
  })

  it('has what `use` says, of the options that there are', () => {
    const Transient = genServer({ name: 'T', init: () => ok(0) }, { restart: 'transient', shutdown: 500 })
    expect(Transient.childSpec()).toEqual({
      id: 'T',
      start: [Transient, 'startLink', []],
      restart: 'transient',
      shutdown: 500,
    })
    expect(() => genServer({ init: () => ok(0) }, { max: 1 } as never)).toThrow("Expected options 'id', 'restart'")
  })
})

describe('a module', () => {
  it('may be a plain object, an instance of a class, or what an ES module exports', () =>
    inProcess(async () => {
      class Server {
        readonly greeting = 'hello'
        init(state: unknown): ['ok', unknown] {
          return ok(state)
        }
        handleCall(request: unknown, _from: From, state: unknown): CallResult<unknown, unknown> {
          return reply([this.greeting, request], state)
        }
      }
      expect(await call(await GenServer.start(new Server(), 0), 'x')).toEqual(['hello', 'x'])
      expect(await call(await GenServer.start(exportedServer, 4), 'double')).toBe(8)
    }))

  it('is named in process info, and is GenServer when it has no name', () =>
    inProcess(async () => {
      expect(info(await Counter.start(0), 'initial_call')).toBe('Counter')
      expect(info(await GenServer.start({ init: () => ok(0) }, 0), 'initial_call')).toBe('GenServer')
      expect(String(Counter)).toBe('Counter')
    }))

  it.each<[string, unknown, string]>([
    ['undefined', undefined, "Expected a GenServer's callbacks, got `undefined`"],
    ['a function', () => ok(0), "Expected a GenServer's callbacks, got"],
    ['a wrong callback', { handleCall: 42 }, 'Expected `handleCall` to be a function, got `42`'],
    ['wrong clauses', { calls: [] }, 'Expected `calls` to be an object of functions, got'],
    ['a wrong clause', { casts: { reset: 1 } }, 'Expected `casts.reset` to be a function, got `1`'],
    ['a wrong name', { name: 1 }, 'Expected `name` to be a string, got `1`'],
  ])('that is none is refused with what was expected: %s', (_name, module, message) => {
    expect(() => genServer(module as never)).toThrow(message)
    expect(() => GenServer.start(module as never, null)).toThrow(TypeError)
  })

  it('fails with a StartError that says why', () =>
    inProcess(async () => {
      const Failing = genServer({
        init: () => {
          throw new Error('no database')
        },
        calls: {},
        casts: {},
      })
      const [, error] = (await outcome(() => Failing.start(undefined))) as [string, StartError]
      expect(error.message).toMatch(/^Not started: \[Error: no database/)
    }))

  it('starts many processes, each with its own state', () =>
    inProcess(async () => {
      const pids: Pid[] = []
      for (let n = 0; n < 100; n++) pids.push(await Counter.start(n))
      const values = await Promise.all(pids.map((pid) => Counter.call(pid, 'add', 1)))
      expect(values).toEqual(pids.map((_, n) => n + 1))
    }))
})

describe('startMonitor', () => {
  it('monitors before anything that init continues with', () =>
    inProcess(async () => {
      const Brief = {
        init: () => ok(0, continueWith('end')),
        handleContinue: (_term: 'end', state: number) => stop('brief', state),
      }
      const result = await GenServer.startMonitor(Brief, null)
      const [, [pid, ref]] = result as ['ok', [Pid, MonitorRef]]
      expect(await mailbox()).toEqual([['DOWN', ref, 'process', pid, 'brief']])
    }))
})
