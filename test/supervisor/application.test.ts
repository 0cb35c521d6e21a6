import { describe, expect, it } from 'vitest'
import { exit, isAlive, Process, type Reason, StartError, sleep, spawn, whereis } from '../../src/actors/index.ts'
import {
  Application,
  type ApplicationModule,
  type ApplicationSpec,
  application,
  Supervisor,
} from '../../src/supervisor/index.ts'
import { inProcess, reportsOf, virtualNode } from '../actors/in-process.ts'
import { named, Workers } from './workers.ts'

const oneForOne = { strategy: 'one_for_one' } as const

/** An application that writes down its callbacks, with a top supervisor of the same name. */
function traced(trace: string[], spec: ApplicationSpec): ApplicationModule {
  const { name } = spec
  return application({
    start: () => {
      trace.push(`start ${name}`)
      return Supervisor.startLink([], { ...oneForOne, name })
    },
    prepStop: () => trace.push(`prepStop ${name}`),
    stop: () => trace.push(`stop ${name}`),
    ...spec,
  })
}

describe('application', () => {
  it('refuses what is no application', () => {
    expect(() => application({} as never)).toThrow(TypeError)
    expect(() => application({ name: '' })).toThrow(TypeError)
    expect(() => application({ name: 'a', stop: 3 as never })).toThrow(TypeError)
  })
})

describe('start', () => {
  const failure = async (start: () => unknown): Promise<unknown> => {
    const module = application({ name: 'a', args: 'x', start: start as never })
    const result = await Application.start(module).result()
    Application.unload(module)
    return (result as ['error', Reason])[1]
  }
  const location = [expect.objectContaining({ name: 'a' }), 'start', ['normal', 'x']]

  it('fails with the reason and where it came from', () =>
    inProcess(async () => {
      expect(await failure(() => ['error', 'e'])).toEqual(['e', location])
      expect(await failure(() => Promise.reject(new StartError(['error', 'late'])))).toEqual(['late', location])
      const inner = ['shutdown', ['failed_to_start_child', 'c', 'junk']]
      const broken = () => Supervisor.startLink([{ id: 'c', start: () => 'junk' }], oneForOne)
      expect(await failure(broken)).toEqual([inner, location])
      expect(await failure(() => exit('normal'))).toEqual([['EXIT', 'normal'], location])
    }))

  it('calls everything else a bad return', () =>
    inProcess(async () => {
      expect(await failure(() => 'junk')).toEqual(['bad_return', [location, 'junk']])
      expect(await failure(() => 'ignore')).toEqual(['bad_return', [location, 'ignore']])
      expect(await failure(() => exit('r'))).toEqual(['bad_return', [location, ['EXIT', 'r']]])
      const thrown = [new Error('x'), expect.anything()]
      expect(
        await failure(() => {
          throw new Error('x')
        }),
      ).toEqual(['bad_return', [location, ['EXIT', thrown]]])
    }))

  it('awaited throws a StartError, and loads a module by itself', () =>
    inProcess(async () => {
      await expect(Application.start('nope')).rejects.toMatchObject({ reason: ['not_loaded', 'nope'] })
      expect(await Application.start(traced([], { name: 'a' }))).toBe('ok')
      expect(Application.whichApplications()).toEqual([['a', '', '']])
    }))

  it('refuses another module of the same name', () =>
    inProcess(async () => {
      Application.load(traced([], { name: 'a' }))
      const other = traced([], { name: 'a' })
      expect(await Application.start(other).result()).toEqual(['error', ['already_loaded', 'a']])
      expect(await Application.ensureAllStarted(other).result()).toEqual(['error', ['a', ['already_loaded', 'a']]])
    }))

  it('gives everybody who asks meanwhile the same answer', () =>
    inProcess(async () => {
      const slow = application({
        name: 'a',
        start: async () => {
          await sleep(10)
          return Supervisor.startLink([], oneForOne)
        },
      })
      const both = [Application.start(slow).result(), Application.start(slow).result()]
      expect(await Promise.all(both)).toEqual(['ok', 'ok'])
      expect(await Application.start(slow).result()).toEqual(['error', ['already_started', 'a']])
    }))

  it('of an application without a tree runs nothing, but is started', () =>
    inProcess(async () => {
      await Application.start(application({ name: 'lib', vsn: '1', description: 'd' }))
      expect(Application.whichApplications()).toEqual([['lib', 'd', '1']])
      expect(await Application.stop('lib')).toBe('ok')
    }))

  it('runs the phases in order, and is undone when one fails', () =>
    inProcess(async () => {
      const trace: string[] = []
      const phased = (name: string, outcome: unknown): ApplicationModule =>
        traced(trace, {
          name,
          startPhases: [
            ['x', 1],
            ['y', 2],
          ],
          startPhase: (phase, type, argument) => {
            trace.push(`${phase} ${type} ${String(argument)}`)
            return phase === 'y' ? outcome : 'ok'
          },
        })
      expect(await Application.start(phased('a', 'ok')).result()).toBe('ok')
      expect(trace).toEqual(['start a', 'x normal 1', 'y normal 2'])
      const at = [expect.anything(), 'start_phase', ['y', 'normal', 2]]
      expect(await Application.start(phased('b', ['error', 'e'])).result()).toEqual(['error', ['e', at]])
      const bad = ['error', ['bad_return_value', [at, 'junk']]]
      expect(await Application.start(phased('c', 'junk')).result()).toEqual(bad)
      expect([whereis('b'), whereis('c')]).toEqual([null, null])
    }))
})

describe('ensureAllStarted', () => {
  it('starts what is needed, loaded with the modules that need it', () =>
    inProcess(async () => {
      const trace: string[] = []
      const a = traced(trace, { name: 'a' })
      const b = traced(trace, { name: 'b', applications: [a] })
      const c = traced(trace, { name: 'c', applications: [a, b] })
      expect(await Application.ensureAllStarted(c)).toEqual(['a', 'b', 'c'])
      expect(await Application.ensureAllStarted(c)).toEqual([])
      expect(trace).toEqual(['start a', 'start b', 'start c'])
    }))

  it('stops again what it started when one fails', () =>
    inProcess(async () => {
      const trace: string[] = []
      const a = traced(trace, { name: 'a' })
      const b = traced(trace, { name: 'b', applications: [a] })
      const c = application({ name: 'c', applications: [b], start: () => ['error', 'e'] })
      const result = await Application.ensureAllStarted(c).result()
      expect(result).toEqual(['error', ['c', ['e', expect.anything()]]])
      expect(trace).toEqual(['start a', 'start b', 'prepStop b', 'stop b', 'prepStop a', 'stop a'])
      await expect(Application.ensureAllStarted(c)).rejects.toThrow(StartError)
    }))
})

describe('the end of an application', () => {
  it('gives stop the state of prepStop, and survives what both throw', () =>
    inProcess(async (main) => {
      const states: unknown[] = []
      const module = application({
        name: 'a',
        start: async () => ['ok', await Supervisor.startLink([], oneForOne), 'state'],
        prepStop: (state) => [state, 'prepared'],
        stop: (state) => {
          states.push(state)
          throw new Error('x')
        },
      })
      await Application.start(module)
      const reports = reportsOf(main.node)
      expect(await Application.stop('a')).toBe('ok')
      expect(states).toEqual([['state', 'prepared']])
      expect(reports.map(({ label, exited }) => [label, exited])).toEqual([
        ['application_master/shutdown_error', undefined],
        ['application_controller/exit', 'stopped'],
      ])
    }))

  it('still runs prepStop and stop when the tree ends by itself', () =>
    inProcess(async (main) => {
      const trace: string[] = []
      const reports = reportsOf(main.node)
      await Application.start(traced(trace, { name: 'a' }))
      exit(named('a'), 'kill')
      await sleep(1)
      expect(trace).toEqual(['start a', 'prepStop a', 'stop a'])
      expect(Application.whichApplications()).toEqual([])
      expect(reports.at(-1)).toMatchObject({
        label: 'application_controller/exit',
        exited: 'killed',
        type: 'temporary',
      })
    }))

  it('leaves a tree that ended by itself started but not running', () =>
    inProcess(async () => {
      const a = traced([], { name: 'a' })
      const b = traced([], { name: 'b', applications: [a] })
      await Application.start(a)
      exit(named('a'), 'kill')
      await sleep(1)
      expect(await Application.start(b).result()).toEqual(['error', ['not_running', 'a']])
      expect(await Application.ensureAllStarted(b)).toEqual(['a', 'b'])
      exit(named('a'), 'kill')
      await sleep(1)
      expect(await Application.stop('a')).toBe('ok')
      expect(await Application.stop('a')).toEqual(['error', ['not_started', 'a']])
    }))

  it.each<['transient' | 'permanent', Reason, boolean]>([
    ['permanent', 'normal', true],
    ['transient', 'normal', false],
    ['transient', 'shutdown', true],
  ])('ends all others if it is %s and its tree ends with %s: %s', (type, reason, ends) =>
    inProcess(async () => {
      const trace: string[] = []
      await Application.start(traced(trace, { name: 'a' }))
      await Application.start(traced(trace, { name: 'b' }), { type })
      trace.length = 0
      void Supervisor.stop('b', reason)
      await sleep(1)
      expect(trace).toEqual(['prepStop b', 'stop b', ...(ends ? ['prepStop a', 'stop a'] : [])])
    }),
  )

  it('kills what is left of it', () =>
    inProcess(async () => {
      const workers = new Workers()
      const start = async (): Promise<unknown> => {
        const top = await Supervisor.startLink([workers.spec('w')], oneForOne)
        return top
      }
      await Application.start(application({ name: 'a', start }))
      const worker = named('w')
      const parent = worker.lineage?.parent
      expect(Application.getApplication(worker)).toEqual(['ok', 'a'])
      expect(parent && Application.getApplication(parent)).toEqual(['ok', 'a'])
      expect(Application.getApplication(spawn(() => sleep('infinity')))).toBe('undefined')
      await Application.stop('a')
      expect(isAlive(worker)).toBe(false)
    }))

  it('of all comes in reverse order', () =>
    inProcess(async () => {
      const trace: string[] = []
      for (const name of ['a', 'b', 'c']) await Application.start(traced(trace, { name }))
      trace.length = 0
      await Application.stopAll()
      expect(trace.filter((event) => event.startsWith('stop'))).toEqual(['stop c', 'stop b', 'stop a'])
    }))
})

describe('the environment', () => {
  it('is read and changed by key, before loading too, and goes with unload', () =>
    inProcess(async () => {
      const a = traced([], { name: 'a', env: { k: 1 } })
      expect(Application.putEnv('a', 'early', true)).toBe('ok')
      Application.load(a)
      expect(Application.getAllEnv(a)).toEqual({ early: true, k: 1 })
      await Application.start(a)
      expect(Application.unload('a')).toEqual(['error', ['running', 'a']])
      await Application.stop(a)
      expect(Application.unload('a')).toBe('ok')
      expect(Application.unload('a')).toEqual(['error', ['not_loaded', 'a']])
      expect(Application.getAllEnv(a)).toEqual({})
    }))
})

describe('spec', () => {
  it('has OTP’s defaults for what the application leaves out', () =>
    inProcess(() => {
      const a = application({ name: 'a' })
      Application.load(a)
      expect(Application.spec(a)).toEqual({
        description: '',
        vsn: '',
        applications: [],
        mod: [],
        start_phases: 'undefined',
      })
      const b = traced([], { name: 'b', applications: [a], args: 7 })
      Application.load(b)
      expect([Application.spec('b', 'applications'), Application.spec('b', 'mod')]).toEqual([['a'], [b, 7]])
      expect(() => Application.spec('a', 'toString' as never)).toThrow(/^Expected one of description, vsn/)
    }))
})

it('belongs to a node: another one knows nothing of it', async () => {
  const [one, other] = [virtualNode(), virtualNode()]
  const module = traced([], { name: 'a' })
  await Application.start(module, { node: one })
  expect(Application.whichApplications(one)).toHaveLength(1)
  expect(Application.whichApplications(other)).toEqual([])
  expect(Application.loadedApplications(other)).toEqual([])
  expect(await Application.stop('a', one)).toBe('ok')
})

it('is started from a process without becoming part of it', () =>
  inProcess(async () => {
    const starter = spawn(async () => {
      await Application.start(traced([], { name: 'a' }))
    })
    await sleep(1)
    expect(Process.alive(starter)).toBe(false)
    expect(Application.whichApplications()).toHaveLength(1)
  }))
