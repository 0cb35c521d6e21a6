import { describe, expect, it } from 'vitest'
import {
  _,
  exit,
  isAlive,
  Node,
  type Pid,
  Process,
  receive,
  runProcess,
  self,
  send,
  sleep,
  spawn,
  Task,
} from '../../../src/actors/index.ts'
import { inProcess, mailbox, outcome, virtualNode } from '../in-process.ts'

async function toList<T>(stream: AsyncIterable<T>): Promise<T[]> {
  const all: T[] = []
  for await (const item of stream) all.push(item)
  return all
}

describe('asyncStream', () => {
  it('takes elements from whatever can be iterated over', () =>
    inProcess(async () => {
      async function* late() {
        yield 1
        await sleep(5)
        yield 2
      }
      for (const source of [[1, 2], new Set([1, 2]), late(), Task.asyncStream([1, 2], (n) => n)]) {
        const results = await toList(Task.asyncStream(source as Iterable<unknown>, (element) => element))
        expect(results.map(([, value]) => (Array.isArray(value) ? value[1] : value))).toEqual([1, 2])
      }
      expect(await toList(Task.asyncStream([], () => 1))).toEqual([])
    }))

  it.each<[unknown, object, RegExp]>([
    [7, {}, /Expected something to iterate over, got `7`/],
    [null, {}, /Expected something to iterate over, got `null`/],
    [[], { maxConcurrency: 0 }, /Expected `maxConcurrency` to be an integer > 0, got `0`/],
    [[], { timeout: -1 }, /Expected `timeout` to be ms/],
    [[], { onTimeout: 'ignore' }, /Expected `onTimeout` to be 'exit' or 'kill_task', got `ignore`/],
    [[], null as never, /Expected options to be an object, got `null`/],
  ])('refuses %j with %j, at once', (source, options, message) => {
    expect(() => Task.asyncStream(source as never, (n) => n, options)).toThrow(message)
  })

  it('refuses what is no function', () => {
    expect(() => Task.asyncStream([], 7 as never)).toThrow('Expected a function for a task, got `7`')
  })

  it('gives each task a signal, which fires when it takes too long', () =>
    inProcess(async () => {
      const signals: AbortSignal[] = []
      const run = async (n: number, signal: AbortSignal): Promise<number> => {
        signals.push(signal)
        await sleep(n)
        return n
      }
      const results = await toList(Task.asyncStream([1, 50], run, { timeout: 10, onTimeout: 'kill_task' }))
      expect(results).toEqual([
        ['ok', 1],
        ['exit', 'timeout'],
      ])
      expect(signals.map(({ reason }) => reason.reason)).toEqual(['normal', 'killed'])
    }))

  it('keeps the mailbox of a caller that traps exits free of the stream', () =>
    inProcess(async (me) => {
      Process.flag('trap_exit', true)
      send(me, 'mine')
      const results = await toList(Task.asyncStream([1, 2, 3], (n) => (n === 2 ? exit('boom') : n)))
      expect(results).toEqual([
        ['ok', 1],
        ['exit', 'boom'],
        ['ok', 3],
      ])
      expect([await mailbox(), Process.info(me, 'links'), me.node.processCount]).toEqual([['mine'], [], 1])
    }))

  it('runs ahead of a slow element, and gives the others behind it', () =>
    inProcess(async () => {
      let begun = 0
      const run = async (n: number): Promise<number> => {
        begun++
        await sleep(n === 1 ? 100 : 1)
        return n
      }
      const stream = Task.asyncStream([1, 2, 3, 4, 5, 6], run, { maxConcurrency: 2 })[Symbol.asyncIterator]()
      const first = stream.next()
      await sleep(50)
      expect(begun).toBe(6)
      expect((await first).value).toEqual(['ok', 1])
      expect((await stream.next()).value).toEqual(['ok', 2])
      await stream.return?.()
    }))

  it('takes nothing and begins nothing while its results are not asked for', () =>
    inProcess(async () => {
      let taken = 0
      function* source() {
        for (;;) yield ++taken
      }
      const stream = Task.asyncStream(source(), (n) => n, { maxConcurrency: 3 })[Symbol.asyncIterator]()
      await sleep(5)
      expect(taken).toBe(0)
      await stream.next()
      await sleep(50)
      expect(taken).toBe(3)
      await stream.return?.()
    }))

  it('closes its source when the loop is left, and not when the source has ended or failed', () =>
    inProcess(async () => {
      const closed: string[] = []
      const source = (name: string, fails: boolean): AsyncIterable<number> => ({
        [Symbol.asyncIterator]: () => {
          let n = 0
          return {
            async next() {
              if (++n < 3) return { done: false, value: n }
              if (fails) throw new Error('dry')
              return { done: true, value: undefined }
            },
            async return() {
              closed.push(name)
              return { done: true, value: undefined }
            },
          }
        },
      })
      for await (const _result of Task.asyncStream(source('left', false), (n) => n, { maxConcurrency: 1 })) break
      await toList(Task.asyncStream(source('ended', false), (n) => n))
      expect(await outcome(() => toList(Task.asyncStream(source('failed', true), (n) => n)))).toEqual([
        'error',
        new Error('dry'),
      ])
      expect(closed).toEqual(['left'])
    }))

  it('leaves no process behind when it has timed out, once the other tasks are done', () =>
    inProcess(async (me) => {
      const run = (n: number): Promise<'ok'> => sleep(n === 1 ? 'infinity' : 30)
      const stream = Task.asyncStream([2, 2, 1, 2, 2], run, { maxConcurrency: 2, timeout: 50, onTimeout: 'exit' })
      expect((await outcome(() => toList(stream)))[0]).toBe('exit')
      await sleep(100)
      expect([me.node.processCount, await mailbox()]).toEqual([1, []])
    }))

  it('crashes a caller that has caught the timeout when a task of it crashes later', () =>
    inProcess(async () => {
      Process.flag('trap_exit', true)
      const caller = spawn(async () => {
        const run = async (n: number): Promise<void> => {
          await sleep(n === 1 ? 'infinity' : 30)
          if (n === 3) exit('late')
        }
        await outcome(() => toList(Task.asyncStream([1, 2, 3], run, { maxConcurrency: 2, timeout: 50 })))
        await sleep('infinity')
      })
      const ref = Process.monitor(caller)
      const [, , , , reason] = await receive<unknown[]>(['DOWN', ref, 'process', caller, _])
      expect(reason).toBe('late')
    }))

  it('does not go on in a caller that was killed', async () => {
    const node = virtualNode()
    const seen: unknown[] = []
    const run = runProcess(node, async (me) => {
      spawn(async () => {
        await sleep(10)
        exit(me, 'kill')
      })
      for await (const result of Task.asyncStream([5, 50], (ms) => sleep(ms))) seen.push(result)
      seen.push('went on')
    })
    await expect(run).rejects.toThrow('killed')
    await new Promise((resolve) => setTimeout(resolve, 5))
    expect([seen.length, node.processCount]).toEqual([1, 0])
  })

  it('runs each iteration in the process that iterates', () =>
    inProcess(async (me) => {
      const stream = Task.asyncStream([1], () => Process.get('$callers'))
      expect(await toList(stream)).toEqual([['ok', [me]]])
      const other = spawn(async (pid) => send(me, [pid, await toList(stream)]))
      expect(await receive([other, _])).toEqual([other, [['ok', [other]]]])
    }))

  it('is refused by code that has outlived its process', async () => {
    const late = new Promise((resolve) => {
      void runProcess(virtualNode(), async (me) => {
        setTimeout(() => resolve(outcome(() => toList(Task.asyncStream([1], (n) => n)))), 5)
        exit(me, 'kill')
      }).catch(() => {})
    })
    expect(await late).toEqual(['exit', 'noproc'])
  })
})

describe('asyncStream of the host program', () => {
  it('gives results and failures, and leaves no process behind', async () => {
    const node = virtualNode()
    const stream = Task.asyncStream([1, 2, 3], (n) => (n === 2 ? exit('boom') : n), { node })
    expect(await toList(stream)).toEqual([
      ['ok', 1],
      ['exit', 'boom'],
      ['ok', 3],
    ])
    expect(node.processCount).toBe(0)
  })

  it('kills what runs when the loop is left', async () => {
    const node = virtualNode()
    const pids: Pid[] = []
    const run = async (ms: number): Promise<void> => {
      pids.push(self())
      await sleep(ms)
    }
    for await (const _result of Task.asyncStream([1, 1000, 1000], run, { node, maxConcurrency: 3 })) break
    expect([pids.map(isAlive), node.processCount]).toEqual([[false, false, false], 0])
  })

  it('throws what a timeout comes to', async () => {
    const node = virtualNode()
    const stream = Task.asyncStream([1], () => sleep('infinity'), { node, timeout: 10 })
    expect(await outcome(() => toList(stream))).toEqual(['exit', ['timeout', ['Task.Supervised', 'stream', [10]]]])
    expect(node.processCount).toBe(0)
  })

  it('runs on the default node if nothing else is said', async () => {
    const nodes = await toList(Task.asyncStream([1], () => self().node instanceof Node))
    expect(nodes).toEqual([['ok', true]])
  })
})
