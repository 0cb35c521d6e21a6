import { describe, expect, it } from 'vitest'
import {
  cast,
  type From,
  GenServer,
  ignore,
  ok,
  Process,
  type Reason,
  reply,
  runProcess,
  sendAfter,
  sleep,
  stop,
} from '../../../src/actors/index.ts'
import { endOf, reportsOf, virtualNode } from '../in-process.ts'

describe('reports', () => {
  const Crashing = {
    name: 'Crashing',
    init: (state: unknown) => ok(state),
    handleCall: (_request: unknown, _from: From, state: unknown) => reply('fine', state),
    handleCast: (reason: Reason, state: unknown) => stop(reason, state),
  }

  it('of an abnormal end name the server, its last message, state and reason, before anybody hears of the end', async () => {
    const node = virtualNode()
    const reports = reportsOf(node)
    const at = await runProcess(node, async () => {
      const pid = await GenServer.start(Crashing, { secret: 1 }, { name: 'srv' })
      cast(pid, 'boom')
      await endOf(pid)
      return reports.length
    })
    expect(at).toBe(2)
    expect(reports).toMatchObject([
      {
        level: 'error',
        label: 'gen_server/terminate',
        registeredName: 'srv',
        initialCall: 'Crashing',
        message: ['$gen_cast', 'boom'],
        state: { secret: 1 },
        reason: 'boom',
      },
      { level: 'error', label: 'proc_lib/crash', registeredName: 'srv', reason: 'boom' },
    ])
  })

  it('are not written for normal, shutdown and shutdown tuples, nor for a death by signal', async () => {
    const node = virtualNode()
    const reports = reportsOf(node)
    await runProcess(node, async () => {
      for (const reason of ['normal', 'shutdown', ['shutdown', 'x']]) cast(await GenServer.start(Crashing, 0), reason)
      Process.exit(await GenServer.start(Crashing, 0), 'boom')
      Process.exit(await GenServer.start(Crashing, 0), 'kill')
      await sleep(1)
    })
    expect(reports).toEqual([])
  })

  it('of a failed init are one crash report', async () => {
    const node = virtualNode()
    const reports = reportsOf(node)
    await runProcess(node, async () => {
      for (const result of [stop('why'), stop('normal'), stop(['shutdown', 1]), ignore, 'junk'])
        await GenServer.start({ init: () => result } as object, null).result()
    })
    expect(reports.map((report) => [report.label, report.reason])).toEqual([
      ['proc_lib/crash', 'why'],
      ['proc_lib/crash', ['bad_return_value', 'junk']],
    ])
  })

  it('show what formatStatus makes of state, message and reason', async () => {
    const node = virtualNode()
    const reports = reportsOf(node)
    await runProcess(node, async () => {
      const Discreet = {
        ...Crashing,
        formatStatus: (status: { state: unknown; message: unknown; reason: Reason }) => ({
          ...status,
          state: 'hidden',
          message: 'hidden too',
        }),
      }
      const pid = await GenServer.start(Discreet, { secret: 1 })
      cast(pid, 'boom')
      expect(await endOf(pid)).toBe('boom')
    })
    expect(reports[0]).toMatchObject({ state: 'hidden', message: 'hidden too', reason: 'boom' })
  })

  it('hide state and message when formatStatus throws', async () => {
    const node = virtualNode()
    const reports = reportsOf(node)
    await runProcess(node, async () => {
      const Broken = {
        ...Crashing,
        formatStatus: () => {
          throw new Error('broken')
        },
      }
      const pid = await GenServer.start(Broken, { secret: 1 })
      cast(pid, 'boom')
      expect(await endOf(pid)).toBe('boom')
    })
    expect(reports[0]).toMatchObject({
      state: 'formatStatus threw',
      message: 'formatStatus threw',
      reason: { message: 'broken' },
    })
  })

  it('name a message that nobody handles', async () => {
    const node = virtualNode()
    const reports = reportsOf(node)
    await runProcess(node, async () => {
      const pid = await GenServer.start({ init: () => ok(0) }, null)
      sendAfter(pid, 'junk', 10)
      await sleep(20)
    })
    expect(reports).toMatchObject([{ label: 'GenServer/no_handle_info', message: 'junk' }])
  })
})
