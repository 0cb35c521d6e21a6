import { describe, expect, it } from 'vitest'
import {
  abortSignal,
  ExitError,
  exit,
  isAlive,
  Node,
  node,
  type OtpError,
  type Pid,
  Process,
  receive,
  runProcess,
  self,
  send,
  sleep,
  spawn,
  spawnLink,
} from '../../src/actors/index.ts'
import { endOf, inProcess, outcome } from './in-process.ts'

describe('abortSignal', () => {
  it.each<[string, (pid: Pid) => void, unknown]>([
    ['killed', (pid) => Process.exit(pid, 'kill'), 'killed'],
    ['ended by a signal', (pid) => Process.exit(pid, 'shutdown'), 'shutdown'],
    ['done', (pid) => send(pid, 'return'), 'normal'],
    ['crashed', (pid) => send(pid, 'crash'), 'crash'],
  ])('fires when the process is %s', (_how, end, reason) =>
    inProcess(async () => {
      let signal: AbortSignal | undefined
      const pid = spawn(async () => {
        signal = abortSignal()
        if ((await receive()) === 'crash') exit('crash')
      })
      await sleep(1)
      expect(signal?.aborted).toBe(false)
      end(pid)
      await sleep(1)
      expect(signal?.aborted).toBe(true)
      expect(signal?.reason).toBeInstanceOf(ExitError)
      expect(signal?.reason.reason).toBe(reason)
    }),
  )

  it('is the same one every time, and cancels what it was given to', () =>
    inProcess(async () => {
      let aborted: unknown
      const pid = spawn(async () => {
        expect(abortSignal()).toBe(abortSignal())
        const { promise, reject } = withReject()
        abortSignal().addEventListener('abort', () => reject(abortSignal))
        promise.catch(() => {
          aborted = true
        })
        await promise
      })
      await sleep(1)
      Process.exit(pid, 'kill')
      await sleep(1)
      expect(aborted).toBe(true)
    }))

  it('of a process that is dead already has fired', () =>
    inProcess(async () => {
      let goOn = (): void => {}
      let signal: AbortSignal | undefined
      const pid = spawn(async () => {
        await new Promise<void>((resolve) => {
          goOn = resolve
        })
        signal = abortSignal()
      })
      await sleep(1)
      Process.exit(pid, 'kill')
      goOn()
      await sleep(1)
      expect(signal?.aborted).toBe(true)
    }))
})

function withReject(): { promise: Promise<never>; reject: (error: unknown) => void } {
  let reject: (error: unknown) => void = () => {}
  const promise = new Promise<never>((_resolve, fail) => {
    reject = fail
  })
  return { promise, reject }
}

describe('the dictionary', () => {
  it("is the process's own", () =>
    inProcess(async () => {
      expect(Process.put('key', 1)).toBeNull()
      expect(Process.put('key', 2)).toBe(1)
      expect([Process.get('key'), Process.get('other'), Process.get('other', 'none')]).toEqual([2, null, 'none'])
      await endOf(
        spawn(() => {
          if (Process.get('key') !== null) throw new Error('inherited')
        }),
      ).then((reason) => expect(reason).toBe('normal'))
      expect(Process.delete('key')).toBe(2)
      expect(Process.delete('key')).toBeNull()
      expect(Process.get('key')).toBeNull()
    }))

  it('tells a key with value undefined or null from none', () =>
    inProcess(() => {
      Process.put('key', undefined)
      expect(Process.get('key', 'none')).toBeUndefined()
      Process.put('key', null)
      expect(Process.get('key', 'none')).toBeNull()
    }))

  it('takes any key, and is shown by info', () =>
    inProcess((me) => {
      const key = {}
      Process.put(key, 'object')
      Process.put('__proto__', 'text')
      expect([Process.get(key), Process.get('__proto__')]).toEqual(['object', 'text'])
      expect(Process.info(me, 'dictionary')).toEqual(
        new Map<unknown, unknown>([
          [key, 'object'],
          ['__proto__', 'text'],
        ]),
      )
    }))
})

describe('self', () => {
  it('knows its process after every kind of wait', () =>
    inProcess(async (me) => {
      await null
      expect(self()).toBe(me)
      await sleep(1)
      expect(self()).toBe(me)
      await new Promise((resolve) => setTimeout(resolve, 1))
      expect(self()).toBe(me)
      await new Promise<void>((resolve) => setImmediate(() => process.nextTick(resolve)))
      expect(self()).toBe(me)
      await Promise.all([1, 2].map(async () => expect(self()).toBe(me)))
    }))

  it('throws in the host program', () => {
    expect(() => self()).toThrow(/host program called/)
    const pid = spawn(() => {})
    expect(() => Process.link(pid)).toThrow(expect.objectContaining({ code: 'OTP_ERR_NO_PROCESS' }))
  })

  it('does not leak from one process into another that it made', () =>
    inProcess(async (me) => {
      const seen = await new Promise<Pid>((resolve) => {
        spawn(() => {
          setTimeout(() => resolve(self()), 1)
          return sleep('infinity')
        })
      })
      expect(seen).not.toBe(me)
      expect(self()).toBe(me)
    }))
})

describe('spawn', () => {
  it('from the host program with no node of its own uses the default node', async () => {
    const pid = spawn(() => receive())
    expect(isAlive(pid)).toBe(true)
    exit(pid, 'kill')
    expect(isAlive(pid)).toBe(false)
  })

  it('puts the child on the node of its parent', () =>
    runProcess(new Node({ name: 'mine@here' }), async () => {
      const name = await new Promise((resolve) => spawn(() => resolve(node())))
      expect(name).toBe('mine@here')
    }))

  it('refuses what is no function', () =>
    inProcess(() => {
      expect(() => spawn(42 as never)).toThrow('Expected a function to spawn, got `42`')
      expect(() => spawnLink(undefined as never)).toThrow(TypeError)
    }))
})

describe('exit', () => {
  it('refuses a target that is no pid', () =>
    inProcess(async () => {
      const [kind, error] = await outcome(() => exit('name' as never, 'boom'))
      expect([kind, (error as OtpError).code]).toEqual(['error', 'OTP_ERR_BADARG'])
    }))
})
