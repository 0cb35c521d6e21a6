import { describe, expect, it } from 'vitest'
import {
  GenStatem,
  genericTimeout,
  keepStateAndData,
  nextEvent,
  postpone,
  type Report,
  runProcess,
  Stacktrace,
  stateTimeout,
} from '../../../../src/actors/index.ts'
import { endOf, reportsOf, virtualNode } from '../../in-process.ts'
import { observed } from './event-log.ts'

const error = new Error('bad')

/** The reports of a machine that postpones p1 and p2, sets timeouts, and crashes with an event behind. */
async function crash(changes: object = {}): Promise<Report[]> {
  const node = virtualNode()
  const reports = reportsOf(node)
  await runProcess(node, async (me) => {
    const pid = await GenStatem.start(
      observed(me, {
        name: 'Door',
        handleEvent: (_type: unknown, content: string) => {
          if (content === 'crash') throw error
          if (content.startsWith('p')) return keepStateAndData(postpone)
          return keepStateAndData([
            genericTimeout('x', 500, 'soon'),
            stateTimeout(500, 'secret'),
            nextEvent('internal', 'crash'),
            nextEvent('internal', 'behind'),
          ])
        },
        ...changes,
      }),
      { pin: 1234 },
      { name: 'door' },
    )
    for (const event of ['p1', 'p2', 'go']) GenStatem.cast(pid, event)
    await endOf(pid)
  })
  return reports
}

describe('the report of a crash', () => {
  it('says what OTP says', async () => {
    const [own, general, ...rest] = await crash()
    expect(own).toMatchObject({
      level: 'error',
      label: 'gen_statem/terminate',
      registeredName: 'door',
      initialCall: 'Door',
      state: ['a', { pin: 1234 }],
      reason: [error, expect.any(Stacktrace)],
      queue: [
        ['internal', 'crash'],
        ['internal', 'behind'],
      ],
      postponed: [
        ['cast', 'p2'],
        ['cast', 'p1'],
      ],
      timeouts: [
        ['state_timeout', 'secret'],
        [['timeout', 'x'], 'soon'],
      ],
      modules: ['Door'],
      callbackMode: 'handle_event_function',
      stateEnter: false,
    })
    expect(general).toMatchObject({ label: 'proc_lib/crash', reason: [error, expect.any(Stacktrace)] })
    expect(rest).toEqual([])
  })

  it('shows what formatStatus returns', async () => {
    const [own, general] = await crash({
      formatStatus: ({ data, timeouts }: { data: object; timeouts: [unknown, unknown][] }) => ({
        data: Object.keys(data),
        reason: 'hidden',
        timeouts: timeouts.map(([type]) => [type, 'hidden']),
      }),
    })
    expect(own).toMatchObject({
      state: ['a', ['pin']],
      reason: ['hidden', expect.any(Stacktrace)],
      postponed: [{}, {}],
      timeouts: [
        ['state_timeout', 'hidden'],
        [['timeout', 'x'], 'hidden'],
      ],
    })
    expect(general).toMatchObject({ reason: ['hidden', expect.any(Stacktrace)] })
  })

  it('hides everything when formatStatus throws', async () => {
    const oops = new Error('oops')
    const [own] = await crash({
      formatStatus: () => {
        throw oops
      },
    })
    const hidden = 'formatStatus threw'
    const reason = [oops, expect.any(Stacktrace)]
    expect(own).toMatchObject({ state: [hidden, hidden], reason, queue: [], postponed: [], timeouts: [] })
  })
})
