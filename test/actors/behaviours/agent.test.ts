import { describe, expect, it } from 'vitest'
import { Agent, GenServer, info, isAlive, Node, Process, runProcess, self, sleep } from '../../../src/actors/index.ts'
import { endOf, inProcess, mailbox, outcome, reportsOf, virtualNode } from '../in-process.ts'

describe('start', () => {
  it('runs the first function in the agent, and waits for an async one', () =>
    inProcess(async () => {
      const agent = await Agent.start(async () => {
        await sleep(10)
        return { self: self() }
      })
      expect(await Agent.get(agent, (state) => state.self)).toBe(agent)
    }))

  it('takes the options of every start function', () =>
    inProcess(async () => {
      const agent = await Agent.start(() => 1, { name: 'one' })
      expect(Process.whereis('one')).toBe(agent)
      expect(info(agent, 'initial_call')).toBe('Agent.Server')
      expect(await Agent.start(() => sleep('infinity'), { timeout: 10 }).result()).toEqual(['error', 'timeout'])
    }))

  it('links with startLink only', () =>
    inProcess(async (me) => {
      expect(info(await Agent.start(() => 0), 'links')).toEqual([])
      expect(info(await Agent.startLink(() => 0), 'links')).toEqual([me])
    }))

  it('may be called by the host program, on a node of its choice', async () => {
    const node = new Node()
    const agent = await Agent.start(() => 1, { node, name: 'hosted' })
    expect(await runProcess(node, () => Agent.get('hosted', (n: number) => n))).toBe(1)
    expect(await Agent.getAndUpdate(agent, (n) => [n, n + 1])).toBe(1)
    expect(await Agent.stop(agent)).toBe('ok')
    node.stop()
  })
})

describe('functions', () => {
  it('that are async keep those behind them waiting', () =>
    inProcess(async () => {
      const agent = await Agent.start<string[]>(() => [])
      const slow = Agent.update(agent, async (items) => {
        await sleep(50)
        return [...items, 'slow']
      })
      Agent.cast(agent, (items) => [...items, 'fast'])
      expect(await Agent.get(agent, async (items) => items)).toEqual(['slow', 'fast'])
      expect(await slow).toBe('ok')
    }))

  it('that reject end the agent as those that throw do', () =>
    inProcess(async () => {
      const agent = await Agent.start(() => 0)
      const end = endOf(agent)
      const error = new Error('later')
      const failed = await outcome(() =>
        Agent.getAndUpdate(agent, async (n) => {
          await sleep(1)
          if (n === 0) throw error
          return [n, n]
        }),
      )
      expect(failed).toMatchObject([
        'exit',
        [
          [error, {}],
          ['GenServer', 'call', [agent, ['get_and_update', {}], 5000]],
        ],
      ])
      expect(await end).toMatchObject([error, {}])
    }))

  it('get a timeout of their own, which the caller exits with', () =>
    inProcess(async () => {
      const agent = await Agent.start(() => 0)
      const get = () => sleep(50)
      const reason = ['timeout', ['GenServer', 'call', [agent, ['get', get], 10]]]
      expect(await outcome(() => Agent.get(agent, get, 10))).toEqual(['exit', reason])
      expect(await Agent.get(agent, (n) => n, 'infinity')).toBe(0)
      expect(await mailbox()).toEqual([])
    }))

  it('may be inherited methods of a module, with their own this', () =>
    inProcess(async () => {
      class Steps {
        readonly size = 5
        first(): number {
          return this.size
        }
        add(n: number, times: number): number {
          return n + this.size * times
        }
      }
      const steps = new Steps()
      const agent = await Agent.startLink(steps, 'first', [])
      await Agent.update(agent, steps, 'add', [2], 'infinity')
      expect(Agent.cast(agent, steps, 'add', [1])).toBe('ok')
      expect(await Agent.get(agent, steps, 'add', [0], 100)).toBe(20)
    }))

  it.each([[[42]], [[undefined, 1000]], [[{}, 'name', 'no list']], [[{}, 5, []]], [['module', 'name', []]]])(
    'are refused in another form: %j',
    (given) => {
      for (const ask of [Agent.start, Agent.startLink]) {
        expect(() => (ask as (...args: unknown[]) => unknown)(...given)).toThrow(TypeError)
      }
      for (const ask of [Agent.get, Agent.update, Agent.getAndUpdate, Agent.cast]) {
        expect(() => (ask as (...args: unknown[]) => unknown)('agent', ...given)).toThrow(
          /^Expected a function, or a module, a name and an array of arguments/,
        )
      }
    },
  )

  it('that a module does not have end the agent', () =>
    inProcess(async () => {
      const agent = await Agent.start(() => 0)
      const end = endOf(agent)
      Agent.cast(agent, {}, 'nothing' as never, [] as never)
      expect(await end).toMatchObject([{ message: 'Expected [object Object] to have a function `nothing`' }, {}])
    }))
})

describe('an agent', () => {
  it.each([
    ['call', 'junk'],
    ['call', ['cast', String]],
    ['call', ['get']],
    ['cast', ['get', String]],
    ['cast', 'junk'],
  ] as const)('ends at a %s of %j, as OTP has no clause for it', (kind, request) =>
    inProcess(async () => {
      const agent = await Agent.start(() => 0)
      const end = endOf(agent)
      await outcome(() => GenServer[kind](agent, request))
      expect(await end).toMatchObject([
        { message: expect.stringMatching(/^no clause of Agent\.Server\.handleC\w+ takes `/) },
        {},
      ])
    }),
  )

  it('shows its state in the report of its crash', async () => {
    const node = virtualNode()
    const reports = reportsOf(node)
    await runProcess(node, async () => {
      const agent = await Agent.start(() => 7)
      await outcome(() => Agent.get(agent, () => Promise.reject(new Error('bad'))))
      expect(isAlive(agent)).toBe(false)
    })
    expect(reports.map(({ label }) => label)).toEqual(['gen_server/terminate', 'proc_lib/crash'])
    expect(reports[0]).toMatchObject({ state: 7, message: ['get', {}] })
  })
})

describe('childSpec', () => {
  const first = (): number => 0

  it('has the id of its module, as in Elixir, or of the name that it is given', () => {
    expect(Agent.childSpec(first)).toMatchObject({ id: 'Agent', start: [{}, 'startLink', [first]] })
    expect(Agent.childSpec(first, { name: 'ag' })).toMatchObject({ id: 'ag', start: [{}, 'startLink', [first, {}]] })
    expect(Agent.childSpec(first, { name: ['global', 'ag'] }).id).toBe('ag')
    expect(Agent.childSpec(first, { timeout: 5 }).id).toBe('Agent')
    expect(String((Agent.childSpec(first).start as readonly unknown[])[0])).toBe('Agent')
  })
})
