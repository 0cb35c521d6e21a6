import { describe, expect, it } from 'vitest'
import { exit, ok, self, send } from '../../src/actors/index.ts'
import { connection, push } from '../../src/connection/index.ts'
import { startLater, TestLine } from './switchboard.ts'

const Echo = connection({
  init: () => push(['text', 'welcome'], null),
  handleIn: ([message], state) => push(typeof message === 'string' ? ['text', message] : ['binary', message], state),
  handleInfo: (message: string, state) => push(['text', message], state),
})

describe('openConnection', () => {
  it('hands on in order what came before the process', () => {
    const { startChild, startWaiting } = startLater()
    const line = new TestLine(Echo, { supervisor: startChild }).text('1').binary(2)
    expect(line.line.pid).toBe(null)
    startWaiting()
    send(line.pid, '4')
    line.text('3')
    expect(line.saw).toEqual(['text:welcome', 'text:1', 'binary:2', 'text:4', 'text:3'])
  })

  it('never runs init for a client that is gone before there is a process', () => {
    const { startChild, startWaiting } = startLater()
    const line = new TestLine(Echo, { supervisor: startChild }).ended({ tag: 'lost' })
    startWaiting()
    line.settle()
    expect(line.saw).toEqual([])
    expect(line.line.pid).toBe(null)
    expect(line.node.processCount).toBe(0)
  })

  it('closes with 1013 when no process can be started', () => {
    const told: unknown[] = []
    const line = new TestLine(Echo, {
      supervisor(_spec, onResult) {
        queueMicrotask(() => onResult(['error', 'max_children']))
      },
    })
    line.node.telemetry.attach('test', [['linecard', 'connection', 'refused']], (_event, { count }, { reason }) => {
      told.push([count, reason])
    })
    line.text('early')
    return Promise.resolve().then(() => {
      expect(line.saw).toEqual(['CLOSE 1013'])
      expect(told).toEqual([[1, 'max_children']])
      line.text('late')
      expect(line.saw).toEqual(['CLOSE 1013'])
    })
  })

  it('closes the socket of a process that is killed while its init takes time', () => {
    const Slow = connection({
      init: () => new Promise<never>(() => {}),
      handleIn: (_message, state: null) => ok(state),
    })
    const line = new TestLine(Slow).text('early')
    exit(line.pid, 'kill')
    line.settle()
    expect(line.saw).toEqual(['CLOSE 1011'])
  })

  it('runs init before the supervisor starts another one, and what init sends to itself after what came before', () => {
    const seen: unknown[] = []
    const Noting = connection({
      init() {
        seen.push('init')
        send(self(), 'from init')
        return ok(null)
      },
      handleIn([message], state) {
        seen.push(message)
        return ok(state)
      },
      handleInfo(message: string, state) {
        seen.push(message)
        return ok(state)
      },
    })
    const { startChild, startWaiting } = startLater()
    const line = new TestLine(Noting, { supervisor: startChild }).text('early')
    startWaiting()
    expect(seen).toEqual(['init'])
    line.settle()
    expect(seen).toEqual(['init', 'early', 'from init'])
  })

  it('drops what comes when the process has ended', () => {
    const line = new TestLine(Echo)
    exit(line.pid, 'kill')
    line.text('late').ping('late').ended({ tag: 'lost' })
    line.line.drained()
    expect(line.saw).toEqual(['text:welcome', 'CLOSE 1011'])
    expect(line.node.deadLetters).toBe(0)
  })
})

describe('connection', () => {
  it.each([
    [{}, /`init` to be a function, got `undefined`/],
    [{ init: () => ok(null) }, /`handleIn` to be a function, got `undefined`/],
    [{ init: () => ok(null), handleIn: () => ok(null), handleInfo: 1 }, /`handleInfo` to be a function, got `1`/],
    [null, /callbacks, got `null`/],
  ])('refuses %j', (spec, message) => {
    expect(() => connection(spec as never)).toThrow(message)
  })
})
