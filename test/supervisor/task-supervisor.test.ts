import { describe, expect, it } from 'vitest'
import {
  _,
  exit,
  GenServer,
  genServer,
  isAlive,
  noreply,
  ok,
  type Pid,
  Process,
  receive,
  runProcess,
  self,
  send,
  sleep,
  spawn,
  Task,
} from '../../src/actors/index.ts'
import { DynamicSupervisor, Supervisor, TaskSupervisor } from '../../src/supervisor/index.ts'
import { endOf, inProcess, mailbox, outcome, reportsOf, virtualNode } from '../actors/in-process.ts'

const forEver = (): Promise<'ok'> => sleep('infinity')

async function toList<T>(stream: AsyncIterable<T>): Promise<T[]> {
  const all: T[] = []
  for await (const item of stream) all.push(item)
  return all
}

describe('startLink and childSpec', () => {
  it.each<[object, unknown]>([
    [{ maxRestarts: -1 }, ['invalid_intensity', -1]],
    [{ maxSeconds: 0 }, ['invalid_period', 0]],
    [{ maxChildren: -1 }, ['invalid_max_children', -1]],
  ])('fail with supervisor_data for %j', (options, fault) =>
    inProcess(async () => {
      Process.flag('trap_exit', true)
      expect(await TaskSupervisor.startLink(options).result()).toEqual(['error', ['supervisor_data', fault]])
    }),
  )

  it('make it a child by module and options; its id is its name', () =>
    inProcess(async () => {
      const sup = await Supervisor.startLink([[TaskSupervisor, { name: 'tasks' }], TaskSupervisor], {
        strategy: 'one_for_one',
      })
      expect((await Supervisor.whichChildren(sup)).map(([id, , type]) => [id, type])).toEqual([
        ['Task.Supervisor', 'supervisor'],
        ['tasks', 'supervisor'],
      ])
      expect(await Task.await(await TaskSupervisor.async('tasks', () => 1))).toBe(1)
      expect(TaskSupervisor.childSpec({ name: ['global', 'x'] }).id).toBe('x')
    }))

  it('start it where they are told to', async () => {
    const node = virtualNode()
    const ts = await TaskSupervisor.startLink({ name: 'tasks', node, timeout: 100 })
    expect([ts.node, Process.info(ts, 'initial_call'), node.names.get('tasks')]).toEqual([node, 'Task.Supervisor', ts])
  })

  it('do not take the options of other supervisors', () =>
    inProcess(async () => {
      const ts = await TaskSupervisor.startLink({ extraArguments: ['x'] } as object)
      expect(await Task.await(await TaskSupervisor.async(ts, () => 'plain'))).toBe('plain')
    }))
})

describe('a Task.Supervisor', () => {
  it('gives up when tasks are restarted too often within its time', () => {
    const node = virtualNode()
    const reports = reportsOf(node)
    return runProcess(node, async () => {
      Process.flag('trap_exit', true)
      const ts = await TaskSupervisor.startLink({ maxRestarts: 2, maxSeconds: 60 })
      const end = endOf(ts)
      let runs = 0
      await TaskSupervisor.startChild(
        ts,
        async () => {
          runs++
          await sleep(10_000)
          exit('boom')
        },
        { restart: 'permanent' },
      )
      expect([await end, runs]).toEqual(['shutdown', 3])
      expect(reports.at(-1)?.label).toBe('supervisor/shutdown')
    })
  })

  it('is a DynamicSupervisor, also for other children', () =>
    inProcess(async () => {
      const Idle = genServer({ init: (state: null) => ok(state), handleInfo: (_: unknown, state) => noreply(state) })
      const ts = await TaskSupervisor.startLink()
      const idle = await DynamicSupervisor.startChild(ts, Idle.childSpec(null))
      const task = await TaskSupervisor.startChild(ts, forEver)
      expect(await TaskSupervisor.children(ts)).toEqual([idle, task])
      expect(
        (await DynamicSupervisor.whichChildren(ts)).map(([id, , type, modules]) => [id, type, String(modules)]),
      ).toEqual([
        ['undefined', 'worker', expect.anything()],
        ['undefined', 'worker', 'Task.Supervised'],
      ])
      expect(await DynamicSupervisor.countChildren(ts)).toMatchObject({ active: 2 })
    }))

  it('ends tasks whose owner has died before they were told what to do', () =>
    inProcess(async (me) => {
      Process.flag('trap_exit', true)
      // A supervisor that is busy with a slow start when the request comes.
      const ts = await TaskSupervisor.startLink()
      const slow = { id: 1, start: () => sleep(20).then(() => 'ignore') }
      void DynamicSupervisor.startChild(ts, slow).result()
      const owner = spawn(async () => {
        await TaskSupervisor.asyncNolink(ts, () => send(me, 'ran'))
      })
      await sleep(5)
      exit(owner, 'kill')
      await sleep(50)
      expect([await mailbox(), await TaskSupervisor.children(ts)]).toEqual([[], []])
    }))
})

describe('async and asyncNolink', () => {
  it('keep messages to a task that has not begun', () =>
    inProcess(async () => {
      const ts = await TaskSupervisor.startLink()
      const task = await TaskSupervisor.asyncNolink(ts, () => receive())
      send(task.pid as Pid, 'early')
      expect(await Task.await(task)).toBe('early')
    }))

  it('reject when there is no room, with a code', () =>
    inProcess(async () => {
      const ts = await TaskSupervisor.startLink({ maxChildren: 0 })
      for (const start of [TaskSupervisor.async, TaskSupervisor.asyncNolink])
        await expect(start(ts, () => 1)).rejects.toMatchObject({ code: 'OTP_ERR_MAX_CHILDREN' })
    }))

  it('are refused by the host program, which can own no task', async () => {
    const ts = await TaskSupervisor.startLink({ node: virtualNode() })
    expect(() => TaskSupervisor.async(ts, () => 1)).toThrow(expect.objectContaining({ code: 'OTP_ERR_NO_PROCESS' }))
  })

  it('refuse what is no task', () =>
    inProcess(() => {
      expect(() => TaskSupervisor.async('tasks', 7 as never)).toThrow('Expected a function for a task, got `7`')
      expect(() => TaskSupervisor.asyncNolink('tasks', () => 1, 7 as never)).toThrow('Expected options to be an object')
    }))

  it('give a server in the midst of a callback its result as a message', () =>
    inProcess(async (me) => {
      await TaskSupervisor.startLink({ name: 'tasks' })
      const Asking = genServer({
        init: () => ok(null),
        async handleCast(n: number, state) {
          await TaskSupervisor.asyncNolink('tasks', () => n * 2)
          return noreply(state)
        },
        handleInfo(message: unknown[], state) {
          send(me, message)
          return noreply(state)
        },
      })
      GenServer.cast(await Asking.start(), 21)
      expect((await receive<unknown[]>())[1]).toBe(42)
      expect((await receive<unknown[]>())[4]).toBe('normal')
    }))
})

describe('startChild', () => {
  it('works for the host program, on the supervisor’s node', async () => {
    const node = virtualNode()
    const ts = await TaskSupervisor.startLink({ node })
    const told = new Promise((resolve) => {
      void TaskSupervisor.startChild(ts, () => resolve([self().node, Process.get('$callers')]))
    })
    expect(await told).toEqual([node, []])
  })

  it('throws what is refused, or gives it as OTP does', () =>
    inProcess(async () => {
      const ts = await TaskSupervisor.startLink({ maxChildren: 0 })
      await expect(TaskSupervisor.startChild(ts, () => 1)).rejects.toThrow('Not started: max_children')
      expect(await TaskSupervisor.startChild(ts, () => 1).result()).toEqual(['error', 'max_children'])
    }))

  it('hands its callers down to each run', () =>
    inProcess(async (me) => {
      const ts = await TaskSupervisor.startLink()
      const starter = spawn(async () => {
        let runs = 0
        const run = (): void => {
          send(me, Process.get('$callers'))
          if (++runs === 1) exit('again')
        }
        await TaskSupervisor.startChild(ts, run, { restart: 'transient' })
      })
      expect([await receive(), await receive(), isAlive(starter)]).toEqual([[starter], [starter], false])
    }))
})

describe('asyncStream and asyncStreamNolink', () => {
  it('end their tasks as they were told to', () =>
    inProcess(async () => {
      const ts = await TaskSupervisor.startLink()
      const pids: Pid[] = []
      const run = async (): Promise<void> => {
        Process.flag('trap_exit', true)
        pids.push(self())
        await forEver()
      }
      const caller = spawn(async () => {
        await toList(TaskSupervisor.asyncStreamNolink(ts, [1], run, { shutdown: 'brutal_kill', timeout: 'infinity' }))
      })
      await sleep(1)
      const ends = pids.map(endOf)
      await Supervisor.stop(ts)
      expect(await Promise.all(ends)).toEqual(['killed'])
      await sleep(1)
      expect(isAlive(caller)).toBe(false)
    }))

  it('say that there is no room, with a code, and kill what runs', () =>
    inProcess(async () => {
      const ts = await TaskSupervisor.startLink({ maxChildren: 1 })
      const stream = TaskSupervisor.asyncStream(ts, [1, 2], forEver, { maxConcurrency: 2 })
      await expect(toList(stream)).rejects.toMatchObject({ code: 'OTP_ERR_MAX_CHILDREN' })
      expect(await TaskSupervisor.children(ts)).toEqual([])
    }))

  it('wait for a supervisor that is busy', () =>
    inProcess(async (me) => {
      const ts = await TaskSupervisor.startLink()
      const slow = { id: 1, start: () => sleep(20).then(() => 'ignore') }
      void DynamicSupervisor.startChild(ts, slow).result()
      const start = me.node.clock.now()
      expect(await toList(TaskSupervisor.asyncStream(ts, [1, 2], (n) => n))).toEqual([
        ['ok', 1],
        ['ok', 2],
      ])
      expect(me.node.clock.now() - start).toBe(20)
    }))

  it('fail with their supervisor while they wait for it', () =>
    inProcess(async () => {
      Process.flag('trap_exit', true)
      const ts = await TaskSupervisor.startLink()
      void DynamicSupervisor.startChild(ts, { id: 1, start: forEver })
        .result()
        .catch(() => {})
      spawn(async () => {
        await sleep(5)
        exit(ts, 'kill')
      })
      const [kind, reason] = await outcome(() => toList(TaskSupervisor.asyncStreamNolink(ts, [1], (n) => n)))
      expect([kind, (reason as unknown[][])[0]?.[0], (reason as unknown[])[1]]).toEqual([
        'exit',
        'killed',
        ['Task.Supervised', 'stream', [5000]],
      ])
      await receive(['EXIT', ts, _])
      expect(await mailbox()).toEqual([])
    }))

  it('run for the host program on the node of the supervisor', async () => {
    const node = virtualNode()
    const ts = await TaskSupervisor.startLink({ node, name: 'tasks' })
    const here = (): boolean => self().node === node
    expect(await toList(TaskSupervisor.asyncStream(ts, [1], here))).toEqual([['ok', true]])
    expect(await toList(TaskSupervisor.asyncStreamNolink('tasks', [1], here, { node }))).toEqual([['ok', true]])
  })
})
