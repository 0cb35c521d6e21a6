import { describe, expectTypeOf, it } from 'vitest'
import {
  call,
  callerOf,
  eventTimeout,
  type From,
  GenStatem,
  type GenStatemModule,
  genericTimeout,
  genStatem,
  ignore,
  keepState,
  keepStateAndData,
  nextEvent,
  nextState,
  ok,
  type Pid,
  postpone,
  type Reason,
  repeatState,
  reply,
  type StatemStatus,
  stateTimeout,
  stop,
  stopAndReply,
} from '../../../../src/actors/index.ts'

declare const pid: Pid

describe('a machine of state functions', () => {
  it('infers start argument and data, and its events are annotated', () => {
    const Turnstile = genStatem({
      callbackMode: () => 'state_functions',
      init: (pushes: number) => ok('locked', pushes),
      states: {
        locked(type, event: 'coin' | 'push' | 'get', pushes) {
          expectTypeOf(type).toEqualTypeOf<GenStatem.EventType | 'enter'>()
          expectTypeOf(pushes).toEqualTypeOf<number>()
          const from = callerOf(type)
          if (from !== null) return keepStateAndData([reply(from, pushes), postpone])
          return event === 'coin' ? nextState('unlocked', pushes) : keepState(pushes + 1)
        },
        async unlocked(type, _event: 'push', pushes) {
          if (type === 'state_timeout') return stop('normal', pushes)
          return nextState('locked', pushes, [stateTimeout(50, 'late'), 'hibernate'])
        },
      },
      terminate(reason, state, pushes) {
        expectTypeOf(reason).toEqualTypeOf<Reason>()
        expectTypeOf(state).toEqualTypeOf<'locked' | 'unlocked'>()
        expectTypeOf(pushes).toEqualTypeOf<number>()
      },
      codeChange(_oldVsn, state: string, pushes: string, extra: number) {
        return extra > 0 ? ok(state, Number(pushes)) : ['error', 'no extra']
      },
      formatStatus(status) {
        expectTypeOf(status).toEqualTypeOf<StatemStatus<'locked' | 'unlocked', number>>()
        return { data: 'hidden' }
      },
    })
    expectTypeOf(Turnstile).toEqualTypeOf<GenStatemModule<number>>()
    expectTypeOf(Turnstile.start).parameter(0).toEqualTypeOf<number>()
    expectTypeOf(Turnstile.startLink(1)).resolves.toEqualTypeOf<Pid>()
    expectTypeOf(Turnstile.childSpec).parameter(0).toEqualTypeOf<number>()
    // @ts-expect-error the argument is a number
    void Turnstile.start('1')
    // @ts-expect-error the argument is missing
    void Turnstile.start()
  })

  it('may go to the states that it has, and to no other', () => {
    genStatem({
      callbackMode: () => 'state_functions',
      init: () => ok('open', 0),
      states: {
        // @ts-expect-error there is no such state
        open: (_type, _event: 'x', data) => nextState('closd', data),
        closed: (_type, _event: 'x', data) => nextState('open', data),
      },
    })
    genStatem({
      callbackMode: () => 'state_functions',
      init: () => ok('open', 0),
      states: {
        open: (_type, where: string, data) => nextState(where, data),
        closed: (_type, _event: 'x', data) => nextState('open', data),
      },
    })
  })

  it('keeps to its data', () => {
    genStatem({
      callbackMode: () => 'state_functions',
      init: () => ok('open', { count: 0 }),
      states: {
        // @ts-expect-error the count is a number
        open: (_type, _event: 'x', data) => keepState({ count: String(data.count) }),
      },
    })
    genStatem({
      callbackMode: () => 'state_functions',
      init: () => ok('open', { count: 0 }),
      states: {
        // @ts-expect-error there is no name
        open: (_type, _event: 'x', data) => keepState({ count: data.name }),
      },
    })
  })

  it('infers data that init gives as a literal, an option or later', () => {
    genStatem({
      callbackMode: () => 'state_functions',
      init: () => ok('a', 0),
      states: {
        a(_type, _event: 'x', n) {
          expectTypeOf(n).toEqualTypeOf<number>()
          return repeatState(n + 1)
        },
      },
    })
    genStatem({
      callbackMode: () => 'state_functions',
      init: async (path: string) =>
        path === '' ? stop('no path') : path === '-' ? ignore : ok('a', { path }, [stateTimeout(5, 'x')]),
      states: {
        a(_type, _event: 'x', data) {
          expectTypeOf(data).toEqualTypeOf<{ path: string }>()
          return keepStateAndData()
        },
      },
    })
    genStatem({
      callbackMode: () => 'state_functions',
      init: () => ok('a', { waiting: [] as From[] }),
      states: { a: (type, _event: 'x', { waiting }) => keepState({ waiting: [...waiting, callerOf(type) as From] }) },
    })
  })
})

describe('a machine of one function', () => {
  it('has its states from the annotation of handleEvent', () => {
    const Door = genStatem({
      callbackMode: () => ['handle_event_function', 'state_enter'],
      init: (code: string) => ok(['locked', 0], { code }),
      handleEvent(type, _event: 'push' | ['code', string], state: readonly ['locked' | 'open', number], data) {
        expectTypeOf(data).toEqualTypeOf<{ code: string }>()
        if (type === 'enter') return keepStateAndData()
        return state[0] === 'locked' ? nextState(['open', 1], data) : keepState({ code: 'new' })
      },
      terminate(_reason, state) {
        expectTypeOf(state).toEqualTypeOf<readonly ['locked' | 'open', number]>()
      },
    })
    expectTypeOf(Door.start).parameter(0).toEqualTypeOf<string>()
  })

  it('may go to the states that it has, and to no other', () => {
    genStatem({
      callbackMode: () => 'handle_event_function',
      init: () => ok('locked', 0),
      // @ts-expect-error there is no such state
      handleEvent: (_type, _event: 'x', _state: 'locked' | 'open', data) => nextState('opn', data),
    })
  })

  it('may have any states when they are not annotated', () => {
    genStatem({
      callbackMode: () => 'handle_event_function',
      init: () => ok('locked', 0),
      handleEvent: (_type, _event, state, data) => (state === 'locked' ? nextState(['x', 1], data) : 'stop'),
    })
  })
})

describe('a wrong callback', () => {
  it('is refused', () => {
    genStatem({
      callbackMode: () => 'state_functions',
      init: () => ok('a', 0),
      // @ts-expect-error a bare value is no result
      states: { a: (_type, _event: 'x', data) => data },
    })
    genStatem({
      callbackMode: () => 'state_functions',
      init: () => ok('a', 0),
      // @ts-expect-error nor is a GenServer's
      states: { a: (_type, _event: 'x', data) => ['noreply', data] },
    })
    genStatem({
      callbackMode: () => 'state_functions',
      init: () => ok('a', 0),
      // @ts-expect-error nor is an action that there is not
      states: { a: () => keepStateAndData('postpne') },
    })
    // @ts-expect-error the first state has to have data
    genStatem({ callbackMode: () => 'state_functions', init: () => ok('a'), states: { a: () => keepStateAndData() } })
    // @ts-expect-error there is no such mode
    genStatem({ callbackMode: () => 'functions', init: () => ok('a', 0) })
    // @ts-expect-error there is no such callback
    genStatem({ callbackMode: () => 'state_functions', init: () => ok('a', 0), handleCall: () => 'stop' })
    // @ts-expect-error the mode is asked for
    genStatem({ init: () => ok('a', 0) })
  })
})

describe('actions', () => {
  it('keep the shapes of OTP', () => {
    expectTypeOf(nextEvent('internal', 1)).toEqualTypeOf<['next_event', 'internal', number]>()
    expectTypeOf(stateTimeout('cancel')).toEqualTypeOf<['state_timeout', 'cancel']>()
    expectTypeOf(nextState('a', 1)).toEqualTypeOf<['next_state', 'a', number]>()
    const all: GenStatem.Action[] = [
      postpone,
      'hibernate',
      100,
      'infinity',
      stateTimeout(5, { any: 'content' }),
      eventTimeout('update', 1),
      genericTimeout(['name', 1], 5, null, { abs: true }),
      nextEvent(['timeout', 'x'], 1),
      ['postpone', false],
    ]
    expectTypeOf(all).toExtend<GenStatem.Actions>()
    // @ts-expect-error an event type that there is not
    nextEvent('call', 1)
    // @ts-expect-error an update has a content
    stateTimeout('update')
    // @ts-expect-error no such option
    stateTimeout(5, 'x', { absolute: true })
    // @ts-expect-error only replies can be sent at the end
    stopAndReply('normal', postpone)
    // @ts-expect-error an action that there is not
    keepState(1, ['no_action', 1])
  })
})

describe('clients', () => {
  it('say what a reply is', () => {
    expectTypeOf(GenStatem.call<string>(pid, 'get')).resolves.toEqualTypeOf<string>()
    expectTypeOf(GenStatem.call(pid, 'get', ['clean_timeout', 50])).resolves.toEqualTypeOf<unknown>()
    expectTypeOf(call(pid, 'get')).resolves.toEqualTypeOf<unknown>()
    // @ts-expect-error no such timeout
    void GenStatem.call(pid, 'get', ['timeout', 50])
  })

  it('start plain callbacks, and an ES module’s exports', () => {
    void GenStatem.start({ callbackMode: () => 'state_functions', init: () => ok('a', 0), states: {} }, 1)
    // @ts-expect-error the mode is asked for
    void GenStatem.start({ init: () => ok('a', 0) }, 1)
  })
})
