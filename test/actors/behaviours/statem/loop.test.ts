import { describe, expect, it } from 'vitest'
import {
  callerOf,
  exit,
  type From,
  GenStatem,
  genericTimeout,
  isAlive,
  keepState,
  keepStateAndData,
  nextEvent,
  nextState,
  ok,
  Process,
  postpone,
  receive,
  repeatState,
  reply,
  runProcess,
  Stacktrace,
  self,
  send,
  sleep,
  trapExit,
} from '../../../../src/actors/index.ts'
import { endOf, inProcess, mailbox, virtualNode } from '../../in-process.ts'
import { observed } from './event-log.ts'

type Type = GenStatem.EventType | 'enter'

describe('an async callback', () => {
  it('keeps events waiting, in order, while others run', () =>
    inProcess(async (me) => {
      const pid = await GenStatem.start(
        observed(me, {
          handleEvent: async (type: Type, content: number) => {
            await sleep(content)
            send(me, [type, content, self()])
            return keepStateAndData()
          },
        }),
        0,
      )
      GenStatem.cast(pid, 50)
      send(pid, 10)
      await sleep(59)
      expect(await mailbox()).toEqual([['cast', 50, pid]])
      await sleep(1)
      expect(await mailbox()).toEqual([['info', 10, pid]])
    }))

  it('may be any: an enter callback, one of an inserted or postponed event, terminate', () =>
    inProcess(async (me) => {
      const pid = await GenStatem.start(
        {
          callbackMode: () => ['state_functions', 'state_enter'],
          init: async () => ok('a', 0, nextEvent('internal', 'first')),
          states: {
            a: async (type: Type, content: unknown, data: number) => {
              await sleep(1)
              send(me, ['a', type, content, data])
              if (content === 'go') return nextState('b', data + 1, nextEvent('internal', 'inserted'))
              return type === 'cast' ? keepStateAndData(postpone) : keepState(data + 1)
            },
            b: async (type: Type, content: unknown, data: number) => {
              await sleep(1)
              send(me, ['b', type, content, data])
              return type === 'enter' && data === 3 ? repeatState(data + 1) : keepState(data + 1)
            },
          },
          terminate: async (reason, state, data) => {
            await sleep(1)
            send(me, [reason, state, data])
          },
        },
        0,
      )
      GenStatem.cast(pid, 'later')
      GenStatem.cast(pid, 'go')
      await GenStatem.stop(pid, 'custom')
      expect(await mailbox()).toEqual([
        ['a', 'enter', 'a', 0],
        ['a', 'internal', 'first', 1],
        ['a', 'cast', 'later', 2],
        ['a', 'cast', 'go', 2],
        ['b', 'enter', 'a', 3],
        ['b', 'enter', 'a', 4],
        ['b', 'internal', 'inserted', 5],
        ['b', 'cast', 'later', 6],
        ['custom', 'b', 7],
      ])
    }))

  it('whose promise rejects with an error crashes the machine, with a value returns that', () =>
    inProcess(async (me) => {
      const error = new Error('bad')
      const pid = await GenStatem.start(
        observed(me, {
          handleEvent: async (type: Type, content: string) => {
            if (content === 'throw') throw keepState('thrown', reply(callerOf(type) as From, 'fine'))
            throw error
          },
          terminate: (reason: unknown, state: unknown, data: unknown) => send(me, [reason, state, data]),
        }),
        0,
      )
      expect(await GenStatem.call(pid, 'throw')).toBe('fine')
      GenStatem.cast(pid, 'crash')
      expect(await endOf(pid)).toEqual([error, expect.any(Stacktrace)])
      expect(await mailbox()).toEqual([[error, 'a', 'thrown']])
    }))

  it('is abandoned when its machine is killed', () =>
    inProcess(async (me) => {
      const pid = await GenStatem.start(
        observed(me, {
          handleEvent: async () => {
            await sleep(10)
            send(me, 'too late')
          },
        }),
        0,
      )
      GenStatem.cast(pid, 'x')
      await sleep(1)
      exit(pid, 'kill')
      await sleep(20)
      expect(await mailbox()).toEqual([])
    }))

  it('may receive messages, but never sees a timeout of the machine', () =>
    inProcess(async (me) => {
      const pid = await GenStatem.start(
        observed(me, {
          handleEvent: async (type: Type, content: unknown) => {
            if (type !== 'cast') {
              send(me, [type, content])
              return keepStateAndData()
            }
            if (content === 'set') return keepStateAndData(genericTimeout('x', 5, 'over'))
            send(me, ['received', await receive(undefined, 20, 'nothing'), Process.info(self(), 'message_queue_len')])
            return keepStateAndData()
          },
        }),
        0,
      )
      GenStatem.cast(pid, 'set')
      GenStatem.cast(pid, 'wait')
      await sleep(30)
      expect(await mailbox()).toEqual([
        ['received', 'nothing', 0],
        [['timeout', 'x'], 'over'],
      ])
    }))

  it('that sets off a stray throw ends the machine through terminate', () =>
    inProcess(async (me) => {
      const error = new Error('forgotten')
      const pid = await GenStatem.start(
        observed(me, {
          handleEvent: () => {
            void sleep(5).then(() => {
              throw error
            })
            return keepState('new data')
          },
          terminate: (reason: unknown, state: unknown, data: unknown) => send(me, [reason, state, data]),
        }),
        0,
      )
      GenStatem.cast(pid, 'x')
      expect(await endOf(pid)).toEqual([error, expect.any(Stacktrace)])
      expect(await mailbox()).toEqual([[error, 'a', 'new data']])
    }))
})

describe('a machine', () => {
  it('that inserts events for ever lets others run, and takes none of its messages', async () => {
    const node = virtualNode()
    await runProcess(node, async (me) => {
      const pid = await GenStatem.start(
        observed(me, {
          handleEvent: (type: Type, content: unknown) => {
            if (type !== 'internal') send(me, [type, content])
            return keepStateAndData(nextEvent('internal', 'again'))
          },
        }),
        0,
      )
      GenStatem.cast(pid, 'begin')
      GenStatem.cast(pid, 'never')
      for (let turn = 0; turn < 5; turn++) await new Promise((resolve) => setImmediate(resolve))
      expect(await mailbox()).toEqual([['cast', 'begin']])
      expect(isAlive(pid)).toBe(true)
      exit(pid, 'kill')
      expect(isAlive(pid)).toBe(false)
    })
  })

  it('handles a long chain of inserted and postponed events in order', () =>
    inProcess(async (me) => {
      const seen: unknown[] = []
      const pid = await GenStatem.start(
        observed(me, {
          handleEvent: (type: Type, content: number | 'go', state: 'a' | 'b', data: unknown) => {
            if (content === 'go') return nextState('b', data, nextEvent('internal', 0))
            if (state === 'a') return keepStateAndData(postpone)
            seen.push(content)
            return type === 'internal' && content < 10_000
              ? keepStateAndData(nextEvent('internal', content + 1))
              : keepStateAndData()
          },
        }),
        0,
      )
      for (let number = 10_001; number <= 20_000; number++) GenStatem.cast(pid, number)
      GenStatem.cast(pid, 'go')
      await GenStatem.stop(pid)
      expect(seen).toEqual(Array.from({ length: 20_001 }, (_, index) => index))
    }))

  it('takes calls and casts that are made by hand', () =>
    inProcess(async (me) => {
      const pid = await GenStatem.start(
        observed(me, {
          handleEvent: (type: Type, content: unknown) => {
            const from = callerOf(type)
            if (from !== null) return keepStateAndData(reply(from, ['echo', content]))
            send(me, [type, content])
            return keepStateAndData()
          },
        }),
        0,
      )
      send(pid, ['$gen_call', [me, 'tag'], 'x'])
      send(pid, ['$gen_cast', 'y'])
      send(pid, ['$gen_cast', 'y', 'z'])
      await GenStatem.stop(pid)
      expect(await mailbox()).toEqual([
        ['tag', ['echo', 'x']],
        ['cast', 'y'],
        ['info', ['$gen_cast', 'y', 'z']],
      ])
    }))

  it('that an exit signal of its own making ends does nothing more', () =>
    inProcess(async (me) => {
      trapExit(true)
      const pid = await GenStatem.startLink(
        observed(me, {
          handleEvent: () => {
            exit(self(), 'gone')
            send(me, 'never')
          },
          terminate: () => send(me, 'terminate'),
        }),
        0,
      )
      GenStatem.cast(pid, 'x')
      expect(await receive()).toEqual(['EXIT', pid, 'gone'])
      expect(await mailbox()).toEqual([])
    }))

  it('whose state changes to an equal object stays in it', () =>
    inProcess(async (me) => {
      const pid = await GenStatem.start(
        observed(me, {
          init: () => ok({ door: 'open', since: [1] }, 0),
          callbackMode: () => ['handle_event_function', 'state_enter'],
          handleEvent: (type: Type, content: never, state: unknown, data: number) => {
            if (type === 'enter') send(me, state)
            return type === 'enter' ? keepStateAndData() : nextState(content, data)
          },
        }),
        0,
      )
      GenStatem.cast(pid, { since: [1], door: 'open' })
      GenStatem.cast(pid, { since: [2], door: 'open' })
      await GenStatem.stop(pid)
      expect(await mailbox()).toEqual([
        { door: 'open', since: [1] },
        { since: [2], door: 'open' },
      ])
    }))
})
