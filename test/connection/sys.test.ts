import { describe, expect, it } from 'vitest'
import {
  formatReason,
  ok,
  runProcess,
  Stacktrace,
  Sys,
  type SystemEvent,
  send,
  stop,
  trapExit,
} from '../../src/actors/index.ts'
import { connection, push } from '../../src/connection/index.ts'
import { endOf, reportsOf, virtualNode } from '../actors/in-process.ts'
import { TestLine } from './switchboard.ts'

/** Counts texts, and answers every second one. */
const Counter = connection({
  name: 'Counter',
  init: () => ok(0),
  handleIn([message], count) {
    if (message === 'bye') return stop('normal', 1000, ['text', 'bye'], count)
    if (message === 'boom') throw new Error('boom')
    return count % 2 === 0 ? ok(count + 1) : push(['text', `${count + 1}`], count + 1)
  },
  handleInfo: (by: number, count) => ok(count + by),
})

/** Runs as a process beside a connection. */
async function beside(body: (line: TestLine) => Promise<void>): Promise<void> {
  const node = virtualNode()
  await runProcess(node, () => {
    trapExit(true)
    return body(new TestLine(Counter, { node }))
  })
}

const text = (data: string): SystemEvent => ['in', ['$frame', data, { opcode: 'text' }]]

describe('a debugged connection', () => {
  it('tells of its frames and messages, what it pushes, and its state', () =>
    beside(async (line) => {
      await Sys.log(line.pid, true)
      line.text('a').text('b')
      send(line.pid, 5)
      expect(await Sys.log(line.pid, 'get')).toEqual([
        'ok',
        [text('a'), ['noreply', 1], text('b'), ['out', ['text', '2'], ['client'], 2], ['in', 5], ['noreply', 7]],
      ])
      await Sys.noDebug(line.pid)
      line.text('c')
      expect(await Sys.log(line.pid, 'get')).toEqual(['ok', []])
    }))

  it('counts what comes and goes', () =>
    beside(async (line) => {
      expect(await Sys.statistics(line.pid, 'get')).toEqual(['ok', 'no_statistics'])
      await Sys.statistics(line.pid, true)
      line.text('a', 'b', 'c')
      const [, counts] = await Sys.statistics(line.pid, 'get')
      expect(counts.slice(3)).toEqual([
        ['messages_in', 3],
        ['messages_out', 1],
      ])
    }))

  it('tells of its last frames, and of nothing after a throw', () =>
    beside(async (line) => {
      const seen: SystemEvent[] = []
      const note = (state: null, event: SystemEvent) => {
        seen.push(event)
        return state
      }
      await Sys.install(line.pid, [note, null])
      line.text('bye')
      expect(seen).toEqual([text('bye'), ['out', ['text', 'bye'], ['client'], 0]])

      const other = new TestLine(Counter, { node: line.node })
      await Sys.install(other.pid, [note, null])
      seen.length = 0
      const ended = endOf(other.pid)
      other.text('boom')
      expect(await ended).toEqual([expect.objectContaining({ message: 'boom' }), expect.any(Stacktrace)])
      expect(seen).toEqual([text('boom')])
    }))

  it('is traced in reports', async () => {
    const node = virtualNode()
    const reports = reportsOf(node)
    await runProcess(node, async () => {
      const line = new TestLine(Counter, { node })
      await Sys.trace(line.pid, true)
      line.text('a').text('b')
      const name = `*DBG* ${formatReason(line.pid)}`
      expect(reports.map((report) => report.line)).toEqual([
        `${name} got [$frame, a, { opcode: 'text' }]`,
        `${name} new state 1`,
        `${name} got [$frame, b, { opcode: 'text' }]`,
        `${name} sent [text, 2] to client, new state 2`,
      ])
    })
  })
})

describe('Sys', () => {
  it('shows a connection’s state, replaces it, and holds its frames while it is suspended', () =>
    beside(async (line) => {
      expect(await Sys.getState(line.pid)).toBe(0)
      expect(await Sys.replaceState<number>(line.pid, (count) => count + 10)).toBe(10)
      await Sys.suspend(line.pid)
      line.text('a')
      expect(await Sys.getState(line.pid)).toBe(10)
      await Sys.resume(line.pid)
      expect(await Sys.getState(line.pid)).toBe(11)
      const [, pid, module, items] = await Sys.getStatus(line.pid)
      expect([pid, module, items[1]]).toEqual([line.pid, ['module', 'connection'], 'running'])
    }))

  it('ends a connection by terminate, with a close frame', () =>
    beside(async (line) => {
      const ended = endOf(line.pid)
      expect(await Sys.terminate(line.pid, 'shutdown')).toBe('ok')
      expect(await ended).toBe('shutdown')
      expect(line.saw).toEqual([expect.stringMatching(/^CLOSE 1001/)])
    }))
})
