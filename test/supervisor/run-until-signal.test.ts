import { EventEmitter } from 'node:events'
import { describe, expect, it } from 'vitest'
import { exit, Node, sleep } from '../../src/actors/index.ts'
import { Application, application, type SignalSource, Supervisor } from '../../src/supervisor/index.ts'
import { virtualNode } from '../actors/in-process.ts'

/** A program that gets signals from the test. */
class Host extends EventEmitter implements SignalSource {
  readonly codes: number[] = []

  exit(code: number): void {
    this.codes.push(code)
  }

  /** As `process` does: the signal is the listener's argument. */
  signal(signal: NodeJS.Signals): void {
    this.emit(signal, signal)
  }
}

function app(name: string, trace: string[], stop: () => unknown = () => undefined) {
  return application({
    name,
    start: () => Supervisor.startLink([], { strategy: 'one_for_one' }),
    stop: () => {
      trace.push(name)
      return stop()
    },
  })
}

describe('runUntilSignal', () => {
  it.each(['SIGTERM', 'SIGINT'] as const)(
    'stops all applications in reverse order on %s, then resolves to 0',
    async (signal) => {
      const node = virtualNode()
      const host = new Host()
      const trace: string[] = []
      for (const name of ['a', 'b']) await Application.start(app(name, trace), { node })
      const { exitCode } = Application.runUntilSignal({ node, host, onSignal: (got) => trace.push(got) })
      host.signal(signal)
      expect(await exitCode).toBe(0)
      expect(trace).toEqual([signal, 'b', 'a'])
      expect(host.eventNames()).toEqual([])
      expect(host.codes).toEqual([])
    },
  )

  it('ends the program at once on a second signal, with the code that the signal has', async () => {
    const node = new Node()
    const host = new Host()
    await Application.start(
      app('a', [], () => sleep('infinity')),
      { node },
    )
    const { remove } = Application.runUntilSignal({ node, host })
    host.signal('SIGTERM')
    expect(host.codes).toEqual([])
    host.signal('SIGINT')
    expect(host.codes).toEqual([130])
    remove()
    node.stop()
  })

  it('resolves to 1 when a permanent application has ended by itself', async () => {
    const node = virtualNode()
    const host = new Host()
    const trace: string[] = []
    await Application.start(app('a', trace), { node })
    const top = node.processes().at(-1)
    await Application.start(app('b', trace), { node, type: 'permanent' })
    const last = node.processes().at(-1)
    const { exitCode } = Application.runUntilSignal({ node, host })
    if (last !== undefined) exit(last, 'kill')
    expect(await exitCode).toBe(1)
    expect(trace).toEqual(['b', 'a'])
    expect(top).not.toBe(last)
    expect(host.eventNames()).toEqual([])
  })

  it('leaves no handler behind when it is removed, and stops nothing then', async () => {
    const node = virtualNode()
    const host = new Host()
    const trace: string[] = []
    await Application.start(app('a', trace), { node })
    const { remove } = Application.runUntilSignal({ node, host, signals: ['SIGHUP'] })
    expect(host.eventNames()).toEqual(['SIGHUP'])
    remove()
    host.signal('SIGHUP')
    await new Promise((resolve) => setImmediate(resolve))
    expect(trace).toEqual([])
    expect(host.eventNames()).toEqual([])
  })

  it('uses the host program itself unless told otherwise', () => {
    const before = process.listenerCount('SIGTERM')
    const { remove } = Application.runUntilSignal({ node: virtualNode() })
    expect(process.listenerCount('SIGTERM')).toBe(before + 1)
    remove()
    expect(process.listenerCount('SIGTERM')).toBe(before)
  })
})
