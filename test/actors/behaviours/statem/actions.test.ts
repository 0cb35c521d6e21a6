import { describe, expect, it } from 'vitest'
import {
  GenStatem,
  genericTimeout,
  keepStateAndData,
  monotonicTime,
  Process,
  send,
  sleep,
  stateTimeout,
} from '../../../../src/actors/index.ts'
import { endOf, inProcess, mailbox } from '../../in-process.ts'
import { observed } from './event-log.ts'

type Type = GenStatem.EventType | 'enter'

/** A machine that does what it is cast, and tells of all other events. */
function doing(observer: Parameters<typeof observed>[0]) {
  return observed(observer, {
    handleEvent: (type: Type, content: unknown) => {
      if (type === 'cast') return keepStateAndData(content as GenStatem.Actions)
      send(observer, [type, content])
      return keepStateAndData()
    },
  })
}

describe('timeout names', () => {
  it('are compared by value', () =>
    inProcess(async (me) => {
      const pid = await GenStatem.start(doing(me), 0)
      GenStatem.cast(pid, [genericTimeout(['job', 1], 10, 'first'), genericTimeout(['job', 2], 10, 'other')])
      GenStatem.cast(pid, genericTimeout(['job', 1], 20, 'second'))
      GenStatem.cast(pid, genericTimeout(['job', 2], 'update', 'changed'))
      GenStatem.cast(pid, [genericTimeout({ id: 1 }, 5, 'x'), genericTimeout({ id: 1 }, 'cancel')])
      GenStatem.cast(pid, genericTimeout(null, 15, 'null'))
      await sleep(30)
      expect(await mailbox()).toEqual([
        [['timeout', ['job', 2]], 'changed'],
        [['timeout', null], 'null'],
        [['timeout', ['job', 1]], 'second'],
      ])
    }))

  it('may be cancel, in a list', () =>
    inProcess(async (me) => {
      const pid = await GenStatem.start(doing(me), 0)
      GenStatem.cast(pid, [genericTimeout('cancel', 5, 'x')])
      await sleep(5)
      GenStatem.cast(pid, [['timeout', 'cancel'], 5])
      await sleep(5)
      expect(await mailbox()).toEqual([
        [['timeout', 'cancel'], 'x'],
        ['timeout', 5],
      ])
    }))
})

describe('a timeout', () => {
  it('of 0 that is replaced by a longer one comes at the later time', () =>
    inProcess(async (me) => {
      const pid = await GenStatem.start(
        observed(me, {
          handleEvent: (type: Type, content: unknown) => {
            if (content === 'go')
              return keepStateAndData([genericTimeout('x', 0, 1), ['next_event', 'internal', 'longer']])
            if (content === 'longer') return keepStateAndData(genericTimeout('x', 20, 2))
            send(me, [type, content])
            return keepStateAndData()
          },
        }),
        0,
      )
      GenStatem.cast(pid, 'go')
      await sleep(19)
      expect(await mailbox()).toEqual([])
      await sleep(1)
      expect(await mailbox()).toEqual([[['timeout', 'x'], 2]])
    }))

  it('at a time that is past, and one that is set again at another, come when they are due', () =>
    inProcess(async (me) => {
      const pid = await GenStatem.start(doing(me), 0)
      const now = monotonicTime()
      GenStatem.cast(pid, stateTimeout(now + 50, 'first', { abs: true }))
      GenStatem.cast(pid, stateTimeout(now + 20, 'second', { abs: true }))
      GenStatem.cast(pid, stateTimeout(30, 'third'))
      GenStatem.cast(pid, genericTimeout('past', now - 1, 'past', { abs: true }))
      await sleep(29)
      expect(await mailbox()).toEqual([[['timeout', 'past'], 'past']])
      await sleep(1)
      expect(await mailbox()).toEqual([['state_timeout', 'third']])
    }))

  it('ends with its machine', () =>
    inProcess(async (me) => {
      const pid = await GenStatem.start(doing(me), 0)
      GenStatem.cast(pid, stateTimeout(50, 'never'))
      await GenStatem.stop(pid)
      expect(me.node.timers.size).toBe(0)
    }))

  it('that was cancelled when it stood in the mailbox does not wake a machine that hibernates', () =>
    inProcess(async (me) => {
      const pid = await GenStatem.start(
        observed(me, {
          handleEvent: (_type: Type, content: string) => {
            if (content === 'set') return keepStateAndData(genericTimeout('x', 5, 'never'))
            return sleep(10).then(() => keepStateAndData([genericTimeout('x', 'cancel'), 'hibernate']))
          },
        }),
        0,
      )
      GenStatem.cast(pid, 'set')
      GenStatem.cast(pid, 'block')
      await sleep(20)
      expect(Process.info(pid, 'hibernating')).toBe(true)
    }))
})

describe('an action', () => {
  it.each([
    [['state_timeout', 10, 'c', { abs: 1 }]],
    [['state_timeout', 10, 'c', { absolute: true }]],
    [['state_timeout', 10, 'c', null]],
    [['state_timeout', -5, 'c', { abs: false }]],
    [['state_timeout', 1.5, 'c', { abs: true }]],
    [['state_timeout', 2 ** 53, 'c']],
    [['state_timeout', 'update', 'c', {}]],
    [['state_timeout', 'cancel', 'c']],
    [[['timeout', 'x'], 'cancel', 'c']],
    [['reply', 'nobody', 1]],
    [['change_callback_module', 'name']],
    [undefined],
    [null],
  ])('%j is refused with its name', (action) =>
    inProcess(async (me) => {
      const pid = await GenStatem.start(doing(me), 0)
      GenStatem.cast(pid, [action])
      const [reason] = (await endOf(pid)) as [unknown]
      expect(reason).toEqual(['bad_action_from_state_function', action])
    }),
  )

  it('with options may be in time', () =>
    inProcess(async (me) => {
      const pid = await GenStatem.start(doing(me), 0)
      GenStatem.cast(pid, [stateTimeout(5, 'plain', {}), ['timeout', 'infinity', 'never', { abs: true }]])
      await sleep(5)
      expect(await mailbox()).toEqual([['state_timeout', 'plain']])
    }))
})
