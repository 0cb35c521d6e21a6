import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { call, type From, GenServer, noreply, replyTo, runProcess, sleep, spawn } from '../../../src/actors/index.ts'
import { inProcess, outcome, virtualNode } from '../in-process.ts'

interface Ask {
  readonly at: number
  readonly timeout: number
  /** When the server answers, in ms after the call; odd, as timeouts are even: no answer comes at the deadline itself. */
  readonly answerAfter: number
}

const ask: fc.Arbitrary<Ask> = fc.record({
  at: fc.nat(100),
  timeout: fc.constantFrom(2, 10, 10, 10, 50, 50, 200),
  answerAfter: fc.nat(100).map((n) => n * 2 + 1),
})

/** Answers each call when it asks for that. */
const Server = {
  handleCall: (answerAfter: number, from: From, state: unknown) => {
    spawn(async () => {
      await sleep(answerAfter)
      replyTo(from, answerAfter)
    })
    return noreply(state)
  },
}

describe('the timeouts of calls', () => {
  it('come at their deadlines and only for calls that have no answer by then, however calls overlap', () =>
    fc.assert(
      fc.asyncProperty(fc.array(ask, { minLength: 1, maxLength: 30 }), (asks) =>
        inProcess(async (me) => {
          const { clock } = me.node
          const pid = await GenServer.start(Server, null)
          const ends = await Promise.all(
            asks.map(async ({ at, timeout, answerAfter }) => {
              await sleep(at)
              const [kind] = await outcome(() => call(pid, answerAfter, timeout))
              return [kind, clock.now()]
            }),
          )
          const expected = asks.map(({ at, timeout, answerAfter }) =>
            answerAfter < timeout ? ['ok', at + answerAfter] : ['exit', at + timeout],
          )
          expect(ends).toEqual(expected)
        }),
      ),
      { numRuns: 30 },
    ))

  it('leave no timer and no watcher behind', async () => {
    const node = virtualNode()
    const pid = await GenServer.start(Server, null, { node })
    await Promise.all(Array.from({ length: 100 }, (_, n) => outcome(() => call(pid, (n % 20) + 1, 10))))
    await runProcess(node, () => sleep(100))
    await new Promise((resolve) => setImmediate(() => setImmediate(resolve)))
    expect([node.timers.size, pid.watchers]).toEqual([0, null])
  })
})
