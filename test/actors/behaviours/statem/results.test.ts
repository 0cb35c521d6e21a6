import { describe, expect, it } from 'vitest'
import {
  callerOf,
  changeCallbackModule,
  eventTimeout,
  type From,
  genericTimeout,
  keepState,
  keepStateAndData,
  nextEvent,
  nextState,
  ok,
  popCallbackModule,
  postpone,
  pushCallbackModule,
  repeatState,
  repeatStateAndData,
  stateTimeout,
  stopAndReply,
} from '../../../../src/actors/index.ts'

const from = ['pid', 'tag'] as unknown as From

describe("a state machine's results", () => {
  it("are OTP's tuples and atoms", () => {
    expect(ok('a', { n: 1 }, [postpone])).toEqual(['ok', 'a', { n: 1 }, ['postpone']])
    expect([nextState('b', 1), nextState(['b', 2], 1, postpone)]).toEqual([
      ['next_state', 'b', 1],
      ['next_state', ['b', 2], 1, 'postpone'],
    ])
    expect([keepState(1), keepState(1, 50)]).toEqual([
      ['keep_state', 1],
      ['keep_state', 1, 50],
    ])
    expect([keepStateAndData(), keepStateAndData([])]).toEqual(['keep_state_and_data', ['keep_state_and_data', []]])
    expect([repeatState(1), repeatState(1, [])]).toEqual([
      ['repeat_state', 1],
      ['repeat_state', 1, []],
    ])
    expect([repeatStateAndData(), repeatStateAndData('hibernate')]).toEqual([
      'repeat_state_and_data',
      ['repeat_state_and_data', 'hibernate'],
    ])
    expect([stopAndReply('why', ['reply', from, 1]), stopAndReply('why', [], 2)]).toEqual([
      ['stop_and_reply', 'why', ['reply', from, 1]],
      ['stop_and_reply', 'why', [], 2],
    ])
  })

  it('keep undefined as data', () => {
    expect([keepState(undefined), nextState('a', undefined)].map((result) => result.length)).toEqual([2, 3])
  })
})

describe("a state machine's actions", () => {
  it("are OTP's tuples and atoms", () => {
    expect([postpone, nextEvent('internal', 'go'), popCallbackModule]).toEqual([
      'postpone',
      ['next_event', 'internal', 'go'],
      'pop_callback_module',
    ])
    const module = {}
    expect([changeCallbackModule(module), pushCallbackModule(module)]).toEqual([
      ['change_callback_module', module],
      ['push_callback_module', module],
    ])
  })

  it('the state timeout and the event timeout have their forms', () => {
    expect(stateTimeout(10, 'c')).toEqual(['state_timeout', 10, 'c'])
    expect(stateTimeout('infinity', 'c', { abs: true })).toEqual(['state_timeout', 'infinity', 'c', { abs: true }])
    expect(stateTimeout('cancel')).toEqual(['state_timeout', 'cancel'])
    expect(stateTimeout('update', 'c')).toEqual(['state_timeout', 'update', 'c'])
    expect(eventTimeout(10, 'c')).toEqual(['timeout', 10, 'c'])
    expect(eventTimeout(10, 'c', { abs: true })).toEqual(['timeout', 10, 'c', { abs: true }])
    expect(eventTimeout('cancel')).toEqual(['timeout', 'cancel'])
    expect(eventTimeout('update', 'c')).toEqual(['timeout', 'update', 'c'])
  })

  it('a generic timeout has them with its name', () => {
    expect(genericTimeout('x', 10, 'c')).toEqual([['timeout', 'x'], 10, 'c'])
    expect(genericTimeout('x', 10, 'c', { abs: true })).toEqual([['timeout', 'x'], 10, 'c', { abs: true }])
    expect(genericTimeout(['x', 1], 'cancel')).toEqual([['timeout', ['x', 1]], 'cancel'])
    expect(genericTimeout('x', 'update', 'c')).toEqual([['timeout', 'x'], 'update', 'c'])
  })
})

describe('callerOf', () => {
  it('gives the from of a call, and null of every other event', () => {
    expect(callerOf(['call', from])).toBe(from)
    expect(['cast', 'enter', 'timeout', ['timeout', 'call']].map((type) => callerOf(type as 'cast'))).toEqual([
      null,
      null,
      null,
      null,
    ])
  })
})
