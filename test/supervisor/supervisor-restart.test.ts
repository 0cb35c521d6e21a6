import { describe, expect, it } from 'vitest'
import { exit, isAlive, type Pid, Process, sleep, spawn, stop } from '../../src/actors/index.ts'
import { Supervisor, supervisor } from '../../src/supervisor/index.ts'
import { inProcess, mailbox, reportsOf } from '../actors/in-process.ts'
import { killAndSettle, named, stopAndSettle, Workers } from './workers.ts'

/** Fails from the second start on, for so many times. */
const failing = (times: number) => (instance: number) =>
  instance > 1 && instance <= times + 1 ? stop('nope') : undefined

async function children(sup: Pid, workers: Workers): Promise<Record<string, unknown>> {
  const entries = (await Supervisor.whichChildren(sup)).reverse()
  return Object.fromEntries(entries.map(([id, pid]) => [id, workers.label(pid)]))
}

describe('one event', () => {
  it('counts once, however many children it restarts', () =>
    inProcess(async () => {
      const workers = new Workers()
      const specs = ['a', 'b', 'c'].map((id) => workers.spec(id))
      const sup = await Supervisor.startLink(specs, { strategy: 'one_for_all', maxRestarts: 2 })
      await killAndSettle('a')
      await killAndSettle('b')
      expect(isAlive(sup)).toBe(true)
    }))

  it('is what siblings that die together are, for one_for_all', () =>
    inProcess(async () => {
      const workers = new Workers()
      const specs = ['a', 'b'].map((id) => workers.spec(id))
      const sup = await Supervisor.startLink(specs, { strategy: 'one_for_all', maxRestarts: 1 })
      await killAndSettle('a', 'b')
      expect(await children(sup, workers)).toEqual({ a: 'a#2', b: 'b#2' })
    }))

  it('of a child that is not restarted touches no sibling and counts as none', () =>
    inProcess(async () => {
      const workers = new Workers()
      const specs = [workers.spec('x', { restart: 'temporary' }), workers.spec('a')]
      const sup = await Supervisor.startLink(specs, { strategy: 'one_for_all', maxRestarts: 0 })
      await killAndSettle('x')
      expect(await children(sup, workers)).toEqual({ a: 'a' })
    }))
})

describe('the restart intensity', () => {
  it('forgets restarts that are older than the period', () =>
    inProcess(async () => {
      const workers = new Workers()
      const options = { strategy: 'one_for_one', maxRestarts: 1, maxSeconds: 1 } as const
      const sup = await Supervisor.startLink([workers.spec('a')], options)
      for (let times = 0; times < 5; times++) {
        await killAndSettle('a')
        await sleep(2000)
      }
      expect(isAlive(sup)).toBe(true)
      expect(workers.take()).toHaveLength(6)
    }))

  it('is not used up by failed calls of startChild', () =>
    inProcess(async () => {
      const workers = new Workers()
      const sup = await Supervisor.startLink([], { strategy: 'one_for_one', maxRestarts: 0 })
      for (let times = 0; times < 5; times++) {
        await Supervisor.startChild(sup, workers.spec('b', { init: () => stop('why') })).result()
      }
      expect(isAlive(sup)).toBe(true)
    }))
})

describe('a group restart', () => {
  it('also starts children that had ended normally, were terminated or ignored', () =>
    inProcess(async () => {
      const workers = new Workers()
      const specs = [
        workers.spec('a'),
        workers.spec('t', { restart: 'transient' }),
        workers.spec('x'),
        workers.spec('i', { init: (instance) => (instance === 1 ? 'ignore' : undefined) }),
      ]
      const sup = await Supervisor.startLink(specs, { strategy: 'one_for_all' })
      await stopAndSettle('t', 'normal')
      await Supervisor.terminateChild(sup, 'x')
      expect(await children(sup, workers)).toEqual({ a: 'a', t: 'undefined', x: 'undefined', i: 'undefined' })
      await killAndSettle('a')
      expect(await children(sup, workers)).toEqual({ a: 'a#2', t: 't#2', x: 'x#2', i: 'i#2' })
    }))

  it('terminates temporary siblings and drops them', () =>
    inProcess(async () => {
      const workers = new Workers()
      const specs = [workers.spec('a'), workers.spec('t', { restart: 'temporary', trap: true })]
      const sup = await Supervisor.startLink(specs, { strategy: 'one_for_all' })
      await killAndSettle('a')
      expect(await children(sup, workers)).toEqual({ a: 'a#2' })
      expect(workers.take()).toEqual(['start a', 'start t', 'terminate t shutdown', 'start a#2'])
    }))

  it('of one_for_all that fails ends what it has started and starts all again', () =>
    inProcess(async () => {
      const workers = new Workers()
      const specs = [workers.spec('a', { trap: true }), workers.spec('b', { init: failing(1) }), workers.spec('c')]
      const sup = await Supervisor.startLink(specs, { strategy: 'one_for_all', maxRestarts: 5 })
      workers.take()
      await killAndSettle('c')
      expect(workers.take()).toEqual([
        'terminate a shutdown',
        'start a#2',
        'start b#2',
        'terminate a#2 shutdown',
        'start a#3',
        'start b#3',
        'start c#2',
      ])
      expect(await children(sup, workers)).toEqual({ a: 'a#3', b: 'b#3', c: 'c#2' })
    }))

  it('of rest_for_one that fails goes on at the child that failed', () =>
    inProcess(async () => {
      const workers = new Workers()
      const specs = [workers.spec('a'), workers.spec('b', { trap: true }), workers.spec('c', { init: failing(1) })]
      const sup = await Supervisor.startLink(specs, { strategy: 'rest_for_one', maxRestarts: 5 })
      workers.take()
      await killAndSettle('a')
      expect(workers.take()).toEqual(['terminate b shutdown', 'start a#2', 'start b#2', 'start c#2', 'start c#3'])
      expect(await children(sup, workers)).toEqual({ a: 'a#2', b: 'b#2', c: 'c#3' })
    }))
})

describe('a restart that fails', () => {
  it('is tried again even when init stops with an orderly reason', () =>
    inProcess(async () => {
      const workers = new Workers()
      const init = (instance: number) =>
        instance === 2 ? stop('normal') : instance === 3 ? stop('shutdown') : undefined
      const sup = await Supervisor.startLink([workers.spec('a', { init })], { strategy: 'one_for_one', maxRestarts: 5 })
      await killAndSettle('a')
      expect(await children(sup, workers)).toEqual({ a: 'a#4' })
    }))

  it('is given up when the child is terminated, and can be started again', () =>
    inProcess(async () => {
      const workers = new Workers()
      const options = { strategy: 'one_for_one', maxRestarts: 1_000_000 } as const
      let broken = true
      const init = (instance: number) => (instance > 1 && broken ? stop('nope') : undefined)
      const sup = await Supervisor.startLink([workers.spec('a', { init })], options)
      exit(named('a'), 'kill')
      expect((await Supervisor.whichChildren(sup))[0]?.[1]).toBe('restarting')
      expect(await Supervisor.startChild(sup, workers.spec('a')).result()).toEqual(['error', 'already_present'])
      expect(await Supervisor.terminateChild(sup, 'a')).toBe('ok')
      broken = false
      await sleep(1)
      expect(await children(sup, workers)).toEqual({ a: 'undefined' })
      await Supervisor.restartChild(sup, 'a')
      expect(await Supervisor.countChildren(sup)).toMatchObject({ specs: 1, active: 1 })
    }))

  it('is accepted when init ignores: the child stays without a process', () =>
    inProcess(async () => {
      const workers = new Workers()
      const init = (instance: number) => (instance === 2 ? 'ignore' : undefined)
      const sup = await Supervisor.startLink([workers.spec('a', { init })], { strategy: 'one_for_one' })
      await killAndSettle('a')
      expect(await children(sup, workers)).toEqual({ a: 'undefined' })
    }))
})

describe('auto shutdown', () => {
  const start = (workers: Workers, autoShutdown: 'any_significant' | 'all_significant', specs: readonly string[]) =>
    Supervisor.startLink(
      specs.map((id) =>
        workers.spec(id, { restart: id.startsWith('m') ? 'temporary' : 'transient', significant: true }),
      ),
      { strategy: 'one_for_one', autoShutdown },
    )

  it('is triggered by a temporary child for any reason, by a transient one only if it is not restarted', () =>
    inProcess(async () => {
      Process.flag('trap_exit', true)
      const workers = new Workers()
      const sup = await start(workers, 'any_significant', ['t', 'm'])
      await killAndSettle('t')
      expect(isAlive(sup)).toBe(true)
      await killAndSettle('m')
      expect(isAlive(sup)).toBe(false)
      expect(await mailbox()).toEqual([['EXIT', sup, 'shutdown']])
    }))

  it('is not triggered by terminateChild', () =>
    inProcess(async () => {
      const workers = new Workers()
      const sup = await start(workers, 'any_significant', ['t'])
      await Supervisor.terminateChild(sup, 't')
      await sleep(1)
      expect(isAlive(sup)).toBe(true)
    }))

  it('waits for the last significant child if all have to end', () =>
    inProcess(async () => {
      Process.flag('trap_exit', true)
      const workers = new Workers()
      const sup = await start(workers, 'all_significant', ['t', 'm'])
      await killAndSettle('m')
      expect(isAlive(sup)).toBe(true)
      await stopAndSettle('t', ['shutdown', 'done'])
      expect(isAlive(sup)).toBe(false)
    }))
})

describe('escalation', () => {
  it('ends for good at a transient supervisor: shutdown is orderly', () =>
    inProcess(async () => {
      const workers = new Workers()
      const Inner = supervisor({
        init: () => Supervisor.init([workers.spec('a')], { strategy: 'one_for_one', maxRestarts: 0 }),
      })
      const inner = { ...Inner.childSpec(undefined), id: 'inner', restart: 'transient' } as const
      const sup = await Supervisor.startLink([inner], { strategy: 'one_for_one' })
      await killAndSettle('a')
      expect(await Supervisor.whichChildren(sup)).toEqual([['inner', 'undefined', 'supervisor', [Inner]]])
    }))
})

describe('a child that is not linked', () => {
  it('is never missed, but still ended by the supervisor', () =>
    inProcess(async () => {
      const workers = new Workers()
      const start = (): Pid => spawn(() => sleep('infinity'))
      const sup = await Supervisor.startLink([workers.spec('a'), { id: 'u', start }], { strategy: 'one_for_one' })
      const unlinked = (await Supervisor.whichChildren(sup))[0]?.[1] as Pid
      const other = await Supervisor.startChild(sup, { id: 'v', start })
      exit(other, 'kill')
      await sleep(1)
      expect((await Supervisor.whichChildren(sup))[0]?.[1]).toBe(other)
      await Supervisor.stop(sup)
      expect(isAlive(unlinked)).toBe(false)
    }))
})

describe('reports', () => {
  it('name supervisor, context, reason and child, and are silent about orderly ends of transient children', () =>
    inProcess(async (main) => {
      const workers = new Workers()
      const reports = reportsOf(main.node)
      const specs = [workers.spec('a'), workers.spec('t', { restart: 'transient' })]
      const sup = await Supervisor.startLink(specs, { strategy: 'one_for_one', name: 'sup' })
      const a = named('a')
      await stopAndSettle('t', 'normal')
      await stopAndSettle('a', 'normal')
      const errors = reports.filter(({ level }) => level === 'error')
      expect(errors).toMatchObject([
        {
          label: 'supervisor/child_terminated',
          pid: sup,
          supervisor: 'sup',
          errorContext: 'child_terminated',
          reason: 'normal',
          offender: { pid: a, id: 'a', restart: 'permanent', shutdown: 5000, type: 'worker' },
        },
      ])
      expect(reports.filter(({ label }) => label === 'supervisor/progress')).toHaveLength(3)
    }))

  it('tell of an abnormal stop what every gen_server tells', () =>
    inProcess(async (main) => {
      Process.flag('trap_exit', true)
      const reports = reportsOf(main.node)
      await Supervisor.stop(await Supervisor.startLink([], { strategy: 'one_for_one' }), 'custom')
      expect(reports.map(({ label }) => label)).toEqual(['gen_server/terminate', 'proc_lib/crash'])
    }))
})
