import { describe, expect, it } from 'vitest'
import {
  exit,
  GenServer,
  ignore,
  isAlive,
  ok,
  Pid,
  runProcess,
  StartError,
  Starting,
  sleep,
  spawn,
  stop,
  trapExit,
} from '../../../src/actors/index.ts'
import { endOf, inProcess, mailbox, outcome, virtualNode } from '../in-process.ts'

const Good = { init: () => ok(0) }
const Bad = { init: () => stop('why') }
const Unwanted = { init: () => ignore }
const LateBad = {
  init: async () => {
    await sleep(10)
    return stop('late')
  },
}

describe('Starting', () => {
  it('awaited gives the pid', () =>
    inProcess(async () => {
      expect(await GenServer.start(Good, null)).toBeInstanceOf(Pid)
    }))

  it('awaited throws a StartError with the result of OTP when there is no pid', () =>
    inProcess(async () => {
      const [, failed] = await outcome(() => GenServer.start(Bad, null))
      expect(failed).toBeInstanceOf(StartError)
      expect(failed).toMatchObject({ message: 'Not started: why', result: ['error', 'why'], reason: 'why' })
      const [, ignored] = await outcome(() => GenServer.start(Unwanted, null))
      expect(ignored).toMatchObject({
        message: 'Not started: init returned ignore',
        result: 'ignore',
        reason: 'ignore',
      })
    }))

  it('gives the tuple of OTP by result(), and throws nothing', () =>
    inProcess(async () => {
      expect(await GenServer.start(Good, null).result()).toEqual(['ok', expect.any(Pid)])
      expect(await GenServer.start(Bad, null).result()).toEqual(['error', 'why'])
      expect(await GenServer.start(Unwanted, null).result()).toBe('ignore')
      expect(await GenServer.start(LateBad, null).result()).toEqual(['error', 'late'])
    }))

  it('knows the outcome of an init that is not async at once', () =>
    inProcess(() => {
      const starting = GenServer.start(Good, null)
      expect(starting.outcome).toEqual(['ok', expect.any(Pid)])
    }))

  it('is a promise: then, catch, finally, all and race work', () =>
    inProcess(async () => {
      const starting = GenServer.start(Good, null)
      const pids = await Promise.all([starting, starting.then((pid) => pid), starting.catch(() => null)])
      expect(new Set(pids).size).toBe(1)
      let ended = false
      await GenServer.start(Bad, null)
        .finally(() => {
          ended = true
        })
        .catch((error: StartError) => expect(error.reason).toBe('why'))
      expect(ended).toBe(true)
      expect(await Promise.race([GenServer.start(Good, null), sleep(1000)])).toBeInstanceOf(Pid)
    }))

  it('tells everybody who asks while init still runs', () =>
    inProcess(async () => {
      const starting = GenServer.start(LateBad, null)
      const results = [starting.result(), outcome(() => starting), starting.result()]
      expect(await Promise.all(results)).toMatchObject([
        ['error', 'late'],
        ['error', { reason: 'late' }],
        ['error', 'late'],
      ])
    }))

  it('awaited twice gives the same', () =>
    inProcess(async () => {
      const starting = GenServer.start(LateBad, null)
      const first = outcome(() => starting)
      const second = outcome(() => starting)
      expect(await first).toEqual(await second)
    }))

  it.each([
    ['fails at once', Bad],
    ['is ignored', Unwanted],
    ['fails later', LateBad],
  ])('that nobody looks at ends the calling process when it %s', (_how, Server) =>
    inProcess(async () => {
      const careless = spawn(async () => {
        void GenServer.start(Server, null)
        await sleep(1000)
      })
      expect(await endOf(careless)).toEqual([expect.any(StartError), expect.anything()])
    }),
  )

  it('that nobody looks at because the name is taken ends the calling process', () =>
    inProcess(async () => {
      await GenServer.start(Good, null, { name: 'srv' })
      const careless = spawn(() => {
        void GenServer.start(Good, null, { name: 'srv' })
        return sleep(1000)
      })
      expect(await endOf(careless)).toEqual([expect.any(StartError), expect.anything()])
    }))

  it('that nobody looks at ends no process when it succeeds, nor when the failure was seen by result()', () =>
    inProcess(async () => {
      const careless = spawn(async () => {
        void GenServer.start(Good, null)
        void GenServer.start(Bad, null).result()
        void GenServer.start(LateBad, null).result()
        await sleep(1000)
      })
      await sleep(100)
      expect(isAlive(careless)).toBe(true)
    }))

  it('that is awaited later in the same turn of the program is looked at in time', () =>
    inProcess(async () => {
      const starting = GenServer.start(Bad, null)
      expect(await outcome(() => starting)).toMatchObject(['error', { reason: 'why' }])
    }))
})

describe('a start that never ends', () =>
  it('ends when its process is killed during init', async () => {
    const node = virtualNode()
    await runProcess(node, async (me) => {
      trapExit(true)
      const starting = GenServer.startLink({ init: () => sleep('infinity').then(() => ok(0)) }, null)
      const result = starting.result()
      const [child] = node.processes().filter((process) => process !== me) as [Pid]
      exit(child, 'kill')
      expect(await result).toEqual(['error', 'killed'])
      expect(await mailbox()).toEqual([['EXIT', child, 'killed']])
    })
  }))

describe('Starting.of', () => {
  it('is settled from the beginning', async () => {
    await inProcess(async (me) => {
      expect(await Starting.of<Pid>(['ok', me])).toBe(me)
      expect(await Starting.of<Pid>(['ok', me, 'info']).result()).toEqual(['ok', me, 'info'])
    })
  })
})
