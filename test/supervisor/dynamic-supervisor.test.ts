import { describe, expect, it } from 'vitest'
import {
  type ChildSpec,
  currentProcess,
  exit,
  genServer,
  isAlive,
  Node,
  noreply,
  ok,
  type Pid,
  Process,
  receive,
  StartError,
  type Starting,
  type StartResult,
  send,
  sleep,
  spawn,
  stop,
} from '../../src/actors/index.ts'
import { type CompleteChildSpec, DynamicSupervisor, Supervisor, startChildNow } from '../../src/supervisor/index.ts'
import { endOf, inProcess, mailbox, outcome, reportsOf, virtualNode } from '../actors/in-process.ts'
import { killAndSettle, named, Workers } from './workers.ts'

const Idle = genServer({ name: 'Idle', init: (state: unknown) => ok(state), handleInfo: (_: unknown, s) => noreply(s) })
const idle: ChildSpec = { ...Idle.childSpec(null), restart: 'temporary' }
const checkedIdle: CompleteChildSpec = {
  id: 'idle',
  start: idle.start,
  restart: 'temporary',
  shutdown: 5000,
  type: 'worker',
  significant: false,
  modules: [],
}

async function labels(sup: Pid, workers: Workers): Promise<unknown[]> {
  return (await DynamicSupervisor.whichChildren(sup)).map(([, pid]) => workers.label(pid))
}

describe('startLink', () => {
  it.each<[object, unknown]>([
    [{ strategy: 'one_for_all' }, ['invalid_strategy', 'one_for_all']],
    [{ maxRestarts: -1 }, ['invalid_intensity', -1]],
    [{ maxSeconds: 0 }, ['invalid_period', 0]],
    [{ maxChildren: -1 }, ['invalid_max_children', -1]],
    [{ extraArguments: 3 }, ['invalid_extra_arguments', 3]],
  ])('fails with supervisor_data for %j', (options, fault) =>
    inProcess(async () => {
      Process.flag('trap_exit', true)
      expect(await DynamicSupervisor.startLink(options as never).result()).toEqual([
        'error',
        ['supervisor_data', fault],
      ])
    }),
  )
})

describe('childSpec', () => {
  it('makes it a child by module and options; its id is its name', () =>
    inProcess(async () => {
      const sup = await Supervisor.startLink([[DynamicSupervisor, { name: 'rooms' }], DynamicSupervisor], {
        strategy: 'one_for_one',
      })
      const entries = await Supervisor.whichChildren(sup)
      expect(entries.map(([id, , type]) => [id, type])).toEqual([
        ['DynamicSupervisor', 'supervisor'],
        ['rooms', 'supervisor'],
      ])
      expect(await DynamicSupervisor.startChild('rooms', idle)).toBeDefined()
      expect(DynamicSupervisor.childSpec({ name: ['global', 'x'] }).id).toBe('x')
    }))

  it('is empty again after its own restart', () =>
    inProcess(async () => {
      const sup = await Supervisor.startLink([[DynamicSupervisor, { name: 'rooms' }]], { strategy: 'one_for_one' })
      const child = await DynamicSupervisor.startChild('rooms', idle)
      exit(named('rooms'), 'kill')
      await sleep(1)
      expect(isAlive(child)).toBe(false)
      expect(await DynamicSupervisor.countChildren('rooms')).toMatchObject({ specs: 0 })
      expect(isAlive(sup)).toBe(true)
    }))
})

describe('startChild', () => {
  it('puts the extra arguments before those of the spec', () =>
    inProcess(async () => {
      const seen: unknown[][] = []
      const module = {
        run(...args: unknown[]) {
          seen.push(args)
          return spawn(() => sleep('infinity'))
        },
      }
      const sup = await DynamicSupervisor.startLink({ extraArguments: ['x', 'y'] })
      await DynamicSupervisor.startChild(sup, { id: 1, start: [module, 'run', ['z']] })
      await DynamicSupervisor.startChild(sup, { id: 1, start: module.run })
      expect(seen).toEqual([
        ['x', 'y', 'z'],
        ['x', 'y'],
      ])
    }))

  it('throws a StartError when there is no pid, for a wrong spec too, and keeps nothing', () =>
    inProcess(async () => {
      const sup = await DynamicSupervisor.startLink()
      const refused = async (spec: unknown): Promise<unknown> => {
        const [, error] = await outcome(() => DynamicSupervisor.startChild(sup, spec as ChildSpec))
        expect(error).toBeInstanceOf(StartError)
        return (error as StartError).result
      }
      expect(await refused({ id: 1, start: () => 'ignore' })).toBe('ignore')
      expect(await refused({ id: 1, start: () => exit('r') })).toEqual(['error', 'r'])
      expect(await refused({ id: 1, start: () => Promise.reject(new StartError('ignore')) })).toBe('ignore')
      expect(await refused({ id: 1, start: 3 })).toEqual(['error', ['invalid_child_spec', { id: 1, start: 3 }]])
      const thrown = (await refused({ id: 1, start: () => Promise.reject('v') })) as [string, unknown[]]
      expect(thrown[1][0]).toEqual(['nocatch', 'v'])
      expect(await DynamicSupervisor.whichChildren(sup)).toEqual([])
    }))

  it('blocks the supervisor until an async init is done', () =>
    inProcess(async () => {
      const workers = new Workers()
      const sup = await DynamicSupervisor.startLink()
      const init = () => sleep(50).then(() => ['ok', { label: 'a', options: { id: 'a' } }])
      const slow = DynamicSupervisor.startChild(sup, workers.spec('a', { init }))
      const next = DynamicSupervisor.startChild(sup, workers.spec('b'))
      await next
      expect(await slow).toBe(named('a'))
      expect(workers.take()).toEqual(['start a', 'start b'])
    }))

  it('counts children that are being restarted among maxChildren', () =>
    inProcess(async () => {
      const workers = new Workers()
      const sup = await DynamicSupervisor.startLink({ maxChildren: 1, maxRestarts: 1_000_000 })
      let broken = true
      const init = (instance: number) => (instance > 1 && broken ? stop('nope') : undefined)
      await DynamicSupervisor.startChild(sup, workers.spec('a', { init }))
      exit(named('a'), 'kill')
      expect((await DynamicSupervisor.whichChildren(sup))[0]?.[1]).toBe('restarting')
      expect(await DynamicSupervisor.startChild(sup, idle).result()).toEqual(['error', 'max_children'])
      expect(await DynamicSupervisor.countChildren(sup)).toEqual({ specs: 1, active: 0, supervisors: 0, workers: 1 })
      broken = false
    }))

  it('needs a spec of its own only for children that may be restarted', () =>
    inProcess(async () => {
      const sup = await DynamicSupervisor.startLink()
      await DynamicSupervisor.startChild(sup, idle)
      await DynamicSupervisor.startChild(sup, { ...idle, start: [Idle, 'startLink', ['large']] })
      await DynamicSupervisor.startChild(sup, { ...idle, restart: 'permanent' })
      const { children } = sup.state as { children: Map<Pid, ChildSpec> }
      const [first, second, third] = [...children.values()]
      expect(first).toBe(second)
      expect(first?.start).toEqual([Idle, 'startLink', []])
      expect(third?.start).toEqual([Idle, 'startLink', [null]])
    }))

  it('tells children apart whose specs differ in anything', () =>
    inProcess(async () => {
      const sup = await DynamicSupervisor.startLink()
      const starting = (): Starting => Idle.startLink(null)
      const differences: Partial<ChildSpec>[] = [
        {},
        { modules: ['a', 'b'] },
        { modules: ['a', 'c'] },
        { modules: ['a'] },
        { modules: 'dynamic' },
        { type: 'supervisor' },
        { start: starting },
        { start: starting, modules: ['a'] },
        { start: starting, restart: 'permanent' },
      ]
      const expected: unknown[] = []
      for (const difference of [...differences, ...differences]) {
        const pid = await DynamicSupervisor.startChild(sup, { ...idle, ...difference })
        const { type = 'worker', modules = 'start' in difference ? [] : [Idle] } = difference
        expected.push(['undefined', pid, type, modules])
      }
      expect(await DynamicSupervisor.whichChildren(sup)).toEqual(expected)
    }))
})

describe('terminateChild', () => {
  it('ends the retries of a child that is being restarted, by its old pid', () =>
    inProcess(async () => {
      const workers = new Workers()
      const sup = await DynamicSupervisor.startLink({ maxRestarts: 1_000_000 })
      const init = (instance: number) => (instance > 1 ? stop('nope') : undefined)
      const a = await DynamicSupervisor.startChild(sup, workers.spec('a', { init }))
      exit(a, 'kill')
      expect((await DynamicSupervisor.whichChildren(sup))[0]?.[1]).toBe('restarting')
      expect(await DynamicSupervisor.terminateChild(sup, a)).toBe('ok')
      await sleep(1)
      expect(await DynamicSupervisor.whichChildren(sup)).toEqual([])
    }))

  it('takes only pids', () => {
    expect(() => DynamicSupervisor.terminateChild('sup', 'a' as never)).toThrow(TypeError)
  })
})

describe('restarts', () => {
  it('drop a child that ignores', () =>
    inProcess(async () => {
      const workers = new Workers()
      const sup = await DynamicSupervisor.startLink()
      const init = (instance: number) => (instance === 2 ? 'ignore' : undefined)
      await DynamicSupervisor.startChild(sup, workers.spec('a', { init }))
      await killAndSettle('a')
      expect(await DynamicSupervisor.whichChildren(sup)).toEqual([])
    }))

  it('use the original arguments, with the extra ones', () =>
    inProcess(async () => {
      const seen: unknown[][] = []
      const start = (...args: unknown[]): Pid => {
        seen.push(args)
        const pid = spawn(() => sleep('infinity'))
        Process.link(pid)
        return pid
      }
      const sup = await DynamicSupervisor.startLink({ extraArguments: ['x'] })
      const pid = await DynamicSupervisor.startChild(sup, { id: 1, start: [{ start }, 'start', ['z']] })
      exit(pid, 'kill')
      await sleep(1)
      expect(seen).toEqual([
        ['x', 'z'],
        ['x', 'z'],
      ])
    }))

  it('report each child that ended abnormally, and the failed start', () =>
    inProcess(async (main) => {
      const workers = new Workers()
      const sup = await DynamicSupervisor.startLink({ maxRestarts: 5 })
      await DynamicSupervisor.startChild(sup, workers.spec('a', { init: (n) => (n === 2 ? stop('nope') : undefined) }))
      await DynamicSupervisor.startChild(sup, workers.spec('t', { restart: 'temporary' }))
      const reports = reportsOf(main.node)
      await killAndSettle('a', 't')
      const own = reports.filter(({ label }) => label.startsWith('supervisor/'))
      expect(own.map(({ label, reason }) => [label, reason])).toEqual([
        ['supervisor/child_terminated', 'killed'],
        ['supervisor/start_error', 'nope'],
        ['supervisor/child_terminated', 'killed'],
      ])
      expect(await labels(sup, workers)).toEqual(['a#3'])
    }))
})

describe('the end', () => {
  it('shuts all children down at the same time, each with its own time', () =>
    inProcess(async () => {
      const workers = new Workers()
      const sup = await DynamicSupervisor.startLink()
      for (const [id, shutdown] of [
        ['a', 100],
        ['b', 100],
        ['c', 300],
      ] as const) {
        await DynamicSupervisor.startChild(sup, workers.spec(id, { trap: true, stopMs: 10_000, shutdown }))
      }
      const started = sup.node.clock.now()
      await DynamicSupervisor.stop(sup)
      expect(sup.node.clock.now() - started).toBeGreaterThanOrEqual(300)
      expect(sup.node.clock.now() - started).toBeLessThan(400)
    }))

  it('reports a child that had died before, once', () =>
    inProcess(async (main) => {
      const sup = await DynamicSupervisor.startLink()
      const a = await DynamicSupervisor.startChild(sup, { ...idle, restart: 'permanent' })
      const reports = reportsOf(main.node)
      const stopped = DynamicSupervisor.stop(sup)
      exit(a, 'boom')
      await stopped
      expect(reports.map(({ label, reason }) => [label, reason])).toEqual([['supervisor/shutdown_error', 'boom']])
    }))

  it('comes when its parent ends, and not when a stranger says so', () =>
    inProcess(async () => {
      const parent = spawn(async () => {
        await DynamicSupervisor.startLink({ name: 'sup' })
        await receive('go')
        exit('gone')
      })
      await sleep(1)
      const sup = named('sup')
      exit(sup, 'boom')
      send(sup, 'junk')
      await sleep(1)
      expect(isAlive(sup)).toBe(true)
      send(parent, 'go')
      expect(await endOf(sup)).toBe('gone')
    }))

  it('takes linear time for many children, trapping or not', () =>
    inProcess(async () => {
      const Trapping = genServer({
        init() {
          Process.flag('trap_exit', true)
          return ok(0)
        },
      })
      const sup = await DynamicSupervisor.startLink()
      const spec: ChildSpec = { ...Trapping.childSpec(undefined), restart: 'temporary' }
      await Promise.all(
        Array.from({ length: 20_000 }, (_, i) => DynamicSupervisor.startChild(sup, i % 2 ? spec : idle)),
      )
      const processes = sup.node.processCount
      expect(await DynamicSupervisor.countChildren(sup)).toMatchObject({ active: 20_000 })
      const before = performance.now()
      await DynamicSupervisor.stop(sup)
      expect(performance.now() - before).toBeLessThan(5000)
      expect(sup.node.processCount).toBe(processes - 20_001)
    }))
})

describe('startChildNow', () => {
  it('has started the child, and run its init, when the scheduler has been drained', async () => {
    const node = new Node()
    const sup = await DynamicSupervisor.startLink({ node })
    await new Promise((resolve) => setImmediate(resolve))
    const results: StartResult[] = []
    startChildNow(sup, checkedIdle, (result) => results.push(result))
    expect(results).toEqual([])
    node.scheduler.drainNow()
    expect(results).toEqual([['ok', expect.anything()]])
    node.stop()
  })

  it("calls back as nobody: what the callback makes is not the supervisor's", async () => {
    const node = virtualNode()
    const sup = await DynamicSupervisor.startLink({ node })
    const owner = await new Promise((resolve) => {
      startChildNow(sup, checkedIdle, () => resolve(currentProcess()))
    })
    expect(owner).toBeNull()
  })

  it('gives every refusal, and the end of the supervisor, as a result', async () => {
    const node = virtualNode()
    const sup = await DynamicSupervisor.startLink({ node, maxChildren: 0 })
    const start = (): Promise<StartResult> => new Promise((resolve) => startChildNow(sup, checkedIdle, resolve))
    expect(await start()).toEqual(['error', 'max_children'])
    const last = start()
    exit(sup, 'kill')
    expect(await last).toEqual(['error', 'killed'])
    expect(await start()).toEqual(['error', 'noproc'])
  })
})

it('keeps EXIT messages of ended children from anybody else', () =>
  inProcess(async () => {
    Process.flag('trap_exit', true)
    const sup = await DynamicSupervisor.startLink()
    const child = await DynamicSupervisor.startChild(sup, idle)
    await DynamicSupervisor.terminateChild(sup, child)
    await DynamicSupervisor.stop(sup)
    expect(await mailbox()).toEqual([['EXIT', sup, 'normal']])
  }))
