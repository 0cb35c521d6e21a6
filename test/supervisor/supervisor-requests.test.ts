import { describe, expect, it } from 'vitest'
import {
  type ChildSpec,
  exit,
  GenServer,
  isAlive,
  Process,
  StartError,
  sleep,
  spawn,
  stop,
} from '../../src/actors/index.ts'
import { Supervisor } from '../../src/supervisor/index.ts'
import { endOf, inProcess, outcome, virtualNode } from '../actors/in-process.ts'
import { killAndSettle, named, Workers } from './workers.ts'

const oneForOne = { strategy: 'one_for_one' } as const
const anything: unknown = expect.anything()

describe('startChild', () => {
  it('awaited gives the pid, and throws a StartError for every refusal', () =>
    inProcess(async () => {
      const workers = new Workers()
      const sup = await Supervisor.startLink([], oneForOne)
      expect(await Supervisor.startChild(sup, workers.spec('a'))).toBe(named('a'))
      await expect(Supervisor.startChild(sup, workers.spec('a'))).rejects.toMatchObject({
        name: 'StartError',
        reason: ['already_started', named('a')],
      })
      await expect(Supervisor.startChild(sup, workers.spec('i', { init: () => 'ignore' }))).rejects.toThrow(StartError)
      expect((await Supervisor.whichChildren(sup)).map(([id]) => id)).toEqual(['i', 'a'])
    }))

  it('gives what OTP returns by result, and leaves no rejection behind', () =>
    inProcess(async () => {
      const workers = new Workers()
      const sup = await Supervisor.startLink([], oneForOne)
      const spec = workers.spec('b', { init: () => stop('why') })
      const complete = expect.objectContaining({ id: 'b', restart: 'permanent', shutdown: 5000 })
      expect(await Supervisor.startChild(sup, spec).result()).toEqual(['error', ['why', complete]])
      expect(await Supervisor.startChild(sup, workers.spec('c', { init: () => 'ignore' })).result()).toEqual([
        'ok',
        'undefined',
      ])
      await sleep(1)
    }))

  it('ends a process that overlooks a refusal', () =>
    inProcess(async () => {
      const sup = await Supervisor.startLink([], oneForOne)
      const careless = spawn(async () => {
        void Supervisor.startChild(sup, { id: 'a', start: () => ['error', 'e'] })
        await sleep('infinity')
      })
      const reason = (await endOf(careless)) as [StartError, unknown]
      expect(reason[0]).toBeInstanceOf(StartError)
      expect(isAlive(sup)).toBe(true)
    }))

  it('exits with noproc when there is no supervisor, and with its reason when that ends first', () =>
    inProcess(async () => {
      const workers = new Workers()
      const [tag, reason] = await outcome(() => Supervisor.startChild('nobody', workers.spec('a')))
      expect([tag, (reason as unknown[])[0]]).toEqual(['exit', 'noproc'])
      const sup = await Supervisor.startLink([], oneForOne)
      Process.unlink(sup)
      const pending = outcome(() =>
        Supervisor.startChild(sup, { id: 'a', start: () => new Promise(() => {}) }).result(),
      )
      await sleep(1)
      exit(sup, 'kill')
      expect(await pending).toMatchObject(['exit', ['killed', ['GenServer', 'call', [sup, anything, 'infinity']]]])
    }))

  it('of the supervisor itself exits with calling_self', () =>
    inProcess(async () => {
      const sup = await Supervisor.startLink([], oneForOne)
      const start = async (): Promise<unknown> => outcome(() => Supervisor.startChild(sup, { id: 'b', start }))
      const result = await Supervisor.startChild(sup, { id: 'a', start }).result()
      expect(result).toMatchObject(['error', [['exit', ['calling_self', anything]], anything]])
    }))

  it('blocks the supervisor until an async start is done, and then serves the rest in order', () =>
    inProcess(async () => {
      const workers = new Workers()
      const sup = await Supervisor.startLink([], oneForOne)
      const slow = Supervisor.startChild(sup, {
        id: 'slow',
        start: () => sleep(50).then(() => spawn(() => sleep('infinity'))),
      })
      const count = Supervisor.countChildren(sup)
      await Supervisor.startChild(sup, workers.spec('a'))
      await slow
      expect((await count).specs).toBe(1)
    }))

  it('starts a temporary child that ignores without keeping it', () =>
    inProcess(async () => {
      const workers = new Workers()
      const sup = await Supervisor.startLink([], oneForOne)
      const spec = workers.spec('a', { restart: 'temporary', init: () => 'ignore' })
      expect(await Supervisor.startChild(sup, spec).result()).toEqual(['ok', 'undefined'])
      expect(await Supervisor.whichChildren(sup)).toEqual([])
    }))
})

describe('from the host program', () => {
  it('all requests work, without a process that calls', async () => {
    const workers = new Workers()
    const node = virtualNode()
    const sup = await Supervisor.startLink([workers.spec('a')], { ...oneForOne, node })
    const b = await Supervisor.startChild(sup, workers.spec('b'))
    expect(isAlive(b)).toBe(true)
    expect(await Supervisor.terminateChild(sup, 'b')).toBe('ok')
    expect(await Supervisor.restartChild(sup, 'b').result()).toEqual(['ok', expect.anything()])
    expect(await Supervisor.terminateChild(sup, 'b')).toBe('ok')
    expect(await Supervisor.deleteChild(sup, 'b')).toBe('ok')
    expect(await Supervisor.countChildren(sup)).toEqual({ specs: 1, active: 1, supervisors: 0, workers: 1 })
    expect(await Supervisor.stop(sup)).toBe('ok')
    expect(node.processCount).toBe(0)
  })
})

describe('getChildspec', () => {
  it('gives the spec with its defaults, by id', () =>
    inProcess(async () => {
      const workers = new Workers()
      const sup = await Supervisor.startLink([workers.spec('a')], oneForOne)
      const [tag, spec] = await Supervisor.getChildspec(sup, 'a')
      expect([tag, (spec as ChildSpec).shutdown, (spec as ChildSpec).significant]).toEqual(['ok', 5000, false])
      expect(await Supervisor.getChildspec(sup, 'b')).toEqual(['error', 'not_found'])
    }))
})

describe('countChildren', () => {
  it('counts only live processes as active', () =>
    inProcess(async () => {
      const workers = new Workers()
      const specs = [workers.spec('a', { restart: 'transient' }), workers.spec('b')]
      const sup = await Supervisor.startLink(specs, oneForOne)
      await Supervisor.terminateChild(sup, 'b')
      expect(await Supervisor.countChildren(sup)).toEqual({ specs: 2, active: 1, supervisors: 0, workers: 2 })
    }))
})

describe('the order of children', () => {
  it('survives terminate and restart, and restarts', () =>
    inProcess(async () => {
      const workers = new Workers()
      const specs = ['a', 'b', 'c'].map((id) => workers.spec(id))
      const sup = await Supervisor.startLink(specs, oneForOne)
      await Supervisor.terminateChild(sup, 'b')
      await Supervisor.restartChild(sup, 'b')
      await killAndSettle('a')
      expect((await Supervisor.whichChildren(sup)).map(([id]) => id)).toEqual(['c', 'b', 'a'])
    }))
})

describe('raw requests', () => {
  it('are understood as OTP sends them', () =>
    inProcess(async () => {
      const workers = new Workers()
      const sup = await Supervisor.startLink([workers.spec('a')], oneForOne)
      expect(await GenServer.call(sup, ['terminate_child', 'a'])).toBe('ok')
      const id = GenServer.sendRequest(sup, 'count_children')
      expect(await GenServer.receiveResponse(id, 100)).toMatchObject(['reply', { specs: 1, active: 0 }])
    }))
})
