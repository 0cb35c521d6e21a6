import { setTimeout as delay } from 'node:timers/promises'
import { describe, expect, it } from 'vitest'
import {
  _,
  type ExitError,
  exit,
  type From,
  GenServer,
  genServer,
  isAlive,
  Node,
  noreply,
  ok,
  type Pid,
  Process,
  type Ref,
  receive,
  reply,
  runProcess,
  send,
  sleep,
  spawn,
  Task,
} from '../../../src/actors/index.ts'
import { inProcess, mailbox, outcome, reportsOf, virtualNode } from '../in-process.ts'

/** A task that does nothing until it is told to go. */
const waiting = <T>(result: () => T): Task<T> =>
  Task.async(async () => {
    await receive('go')
    return result()
  }) as Task<T>
const pidOf = (task: Task): Pid => task.pid as Pid

describe('async', () => {
  it('gives a task before any of it has run', () =>
    inProcess(async (me) => {
      let ran = false
      const task = Task.async(() => {
        ran = true
      })
      expect([ran, task.owner, task.mfa]).toEqual([false, me, ['erlang', 'apply', 2]])
      await Task.await(task)
      expect(ran).toBe(true)
    }))

  it('prints what the task is', () =>
    inProcess((me) => {
      const task = Task.async(() => 1)
      expect(String(task)).toBe(`%Task{mfa: [erlang, apply, 2], owner: ${me}, pid: ${task.pid}, ref: ${task.ref}}`)
    }))

  it('is refused by the host program, which can own no task', () => {
    expect(() => Task.async(() => 1)).toThrow(expect.objectContaining({ code: 'OTP_ERR_NO_PROCESS' }))
  })

  it('is refused by code that has outlived its process', async () => {
    const node = virtualNode()
    const late = new Promise((resolve) => {
      void runProcess(node, async (me) => {
        setTimeout(() => resolve(outcome(() => Task.async(() => 1))), 5)
        exit(me, 'kill')
      }).catch(() => {})
    })
    expect(await late).toEqual(['exit', 'noproc'])
  })

  it.each<[unknown[], RegExp]>([
    [[], /Expected a function for a task, got `undefined`/],
    [['run'], /Expected a function for a task, got `run`/],
    [[{}, 'run'], /Expected a module, a function's name and an array of arguments/],
    [[{}, 'run', 1], /Expected a module, a function's name and an array of arguments/],
    [[null, 'run', []], /Expected a module, a function's name and an array of arguments/],
  ])('refuses %j', (args, message) =>
    inProcess(() => {
      expect(() => (Task.async as (...args: unknown[]) => Task)(...args)).toThrow(message)
    }),
  )

  it('runs a method on its object', () =>
    inProcess(async () => {
      const counter = { count: 1, add: (n: number) => n, addTo(n: number) { return this.count + n } } // biome-ignore format: short
      expect(await Task.await(Task.async(counter, 'addTo', [2]))).toBe(3)
    }))
})

describe('the signal of a task', () => {
  it('goes to a function that declares a parameter, and to no other', () =>
    inProcess(async () => {
      const count = (...args: unknown[]): number => args.length
      expect(await Task.await(Task.async(count))).toBe(0)
      expect(await Task.await(Task.async((signal) => [signal instanceof AbortSignal, signal.aborted]))).toEqual([
        true,
        false,
      ])
      expect(await Task.await(Task.async({ count }, 'count', [1]))).toBe(1)
    }))

  it.each<[string, (task: Task<unknown>) => unknown, unknown]>([
    ['shut down', (task) => Task.shutdown(task), 'shutdown'],
    ['killed', (task) => exit(pidOf(task), 'kill'), 'killed'],
  ])('fires when it is %s, with the reason', (_how, end, reason) =>
    inProcess(async (me) => {
      Process.flag('trap_exit', true)
      const task = Task.async(async (signal) => {
        send(me, signal)
        await sleep('infinity')
      })
      const signal = await receive<AbortSignal>()
      await end(task)
      expect([signal.aborted, (signal.reason as ExitError).reason]).toEqual([true, reason])
    }),
  )

  it('ends what the task awaits', async () => {
    const node = new Node()
    const ended = runProcess(node, async () => {
      const task = Task.async((signal) => delay(60_000, 'late', { signal }))
      return (await Task.yield(task, 1)) ?? (await Task.shutdown(task))
    })
    expect(await ended).toBeNull()
  })
})

describe('await', () => {
  it('waits for several tasks at once', () =>
    inProcess(async (me) => {
      const tasks = [30, 10, 20].map((ms) => Task.async(() => sleep(ms).then(() => ms)))
      const start = me.node.clock.now()
      expect(await Promise.all(tasks.map((task) => Task.await(task)))).toEqual([30, 10, 20])
      expect(me.node.clock.now() - start).toBe(30)
    }))

  it('leaves other messages where they are, also those that only look like the answer', () =>
    inProcess(async (me) => {
      const task = Task.async(() => 1)
      const others = ['a', [task, 1], ['DOWN', task], [task.ref], ['DOWN', 1, 'process', me, 'x']]
      for (const message of others) send(me, message)
      expect(await Task.await(task)).toBe(1)
      expect(await mailbox()).toEqual(others)
    }))

  it('finds the answer that came before it was asked for', () =>
    inProcess(async () => {
      const [good, bad] = [Task.async(() => 1), Task.async(() => exit('boom'))]
      Process.flag('trap_exit', true)
      await sleep(1)
      expect(await Task.await(good)).toBe(1)
      expect(await outcome(() => Task.await(bad))).toEqual(['exit', ['boom', ['Task', 'await', [bad, 5000]]]])
      expect((await mailbox()).map((message) => (message as unknown[])[0])).toEqual(['EXIT', 'EXIT'])
    }))

  it('says what exited, and of what', () =>
    inProcess(async () => {
      const task = Task.async(() => sleep('infinity'))
      const failed = await Task.await(task, 5).catch((error: Error) => error.message)
      expect(failed).toBe(`exited in: Task.await(${task}, 5): timeout`)
    }))

  it('leaves neither timer nor monitor behind', async () => {
    const node = virtualNode()
    await runProcess(node, async (me) => {
      await Task.await(Task.async(() => 1))
      await Task.yield(
        Task.async(() => sleep(5)),
        1,
      )
      const parked = Task.async(() => sleep('infinity'))
      await outcome(() => Task.await(parked, 1))
      expect(Process.info(me, 'monitors')).toHaveLength(1)
      await Task.shutdown(parked)
      await sleep(10)
      expect([Process.info(me, 'monitors'), Process.info(me, 'links'), await mailbox()]).toEqual([
        [],
        [],
        [expect.anything(), expect.anything()],
      ])
    })
    await delay(5)
    expect(node.timers.size).toBe(0)
  })

  it('names the task, its owner and the caller when another process asks', () =>
    inProcess(async (me) => {
      const task = Task.async(() => 1)
      const asked = spawn(async (pid) => {
        for (const ask of [Task.await, Task.yield, Task.shutdown, Task.ignore])
          send(me, [pid, await outcome(() => (ask as (task: Task) => unknown)(task))])
        send(me, [pid, await outcome(() => Task.awaitMany([task]))])
        send(me, [pid, await outcome(() => Task.yieldMany([task]))])
      })
      for (let times = 1; times <= 6; times++) {
        const [, [kind, error]] = await receive<[Pid, ['error', Error]]>([asked, _])
        expect([kind, error.message]).toEqual([
          'error',
          `task ${task} must be queried from the owner but was queried from ${asked}`,
        ])
      }
    }))

  it('refuses a second wait for a task at the same time', () =>
    inProcess(async () => {
      const task = waiting(() => 1)
      const first = Task.await(task)
      for (const ask of [
        () => Task.await(task),
        () => Task.yield(task),
        () => Task.awaitMany([task]),
        () => Task.yieldMany([task]),
      ])
        expect(ask).toThrow(/is being waited for already/)
      send(pidOf(task), 'go')
      expect(await first).toBe(1)
    }))

  it('refuses a timeout that is none', () =>
    inProcess(() => {
      const task = Task.async(() => 1)
      for (const ask of [
        () => Task.await(task, -1),
        () => Task.yield(task, 0.5),
        () => Task.awaitMany([task], Number.NaN),
      ])
        expect(ask).toThrow(RangeError)
    }))

  it('never returns to an owner that has died', async () => {
    const node = virtualNode()
    const seen: string[] = []
    const killed = runProcess(node, async (me) => {
      const task = Task.async(async () => {
        await sleep(1)
        exit(me, 'kill')
        await sleep('infinity')
      })
      await Task.await(task).finally(() => seen.push('went on'))
    })
    await expect(killed).rejects.toThrow('killed')
    await delay(5)
    expect(seen).toEqual([])
  })

  it('gives a frozen result on a node that freezes messages', () =>
    runProcess(new Node({ freezeMessages: true }), async () => {
      const task = Task.async(() => ({ a: [1] }))
      expect(Object.isFrozen((await Task.await(task)).a)).toBe(true)
    }))

  it('works in the callbacks of a server, which takes no other message meanwhile', () =>
    inProcess(async () => {
      const Slow = genServer({
        init: () => ok(0),
        async handleCall(request: 'work' | 'count', _from, count) {
          if (request === 'count') return reply(count, count)
          const result = await Task.await(Task.async(() => sleep(10).then(() => count + 1)))
          return reply(result, result)
        },
      })
      const server = await Slow.start()
      const calls = [GenServer.call(server, 'work'), GenServer.call(server, 'count')]
      expect(await Promise.all(calls)).toEqual([1, 1])
    }))
})

describe('a task that nobody awaits', () => {
  it('sends its result, and its end, to a server as messages', () =>
    inProcess(async () => {
      const Jobs = genServer({
        init: () => ok(new Map<Ref, From>()),
        handleCall(request: () => unknown, from, jobs) {
          const task = Task.async(request)
          return noreply(new Map(jobs).set(task.ref, from))
        },
        handleInfo([ref, result]: [Ref, unknown], jobs) {
          if (!jobs.has(ref)) return noreply(jobs)
          GenServer.reply(jobs.get(ref) as From, result)
          return noreply(jobs)
        },
      })
      const server = await Jobs.start()
      expect(await GenServer.call(server, () => 7)).toBe(7)
      expect(isAlive(server)).toBe(true)
    }))

  it('does not answer an owner that has demonitored it', () =>
    inProcess(async () => {
      const task = waiting(() => 1)
      Process.demonitor(task.ref)
      send(pidOf(task), 'go')
      await sleep(1)
      expect(await mailbox()).toEqual([])
    }))

  it('gives no result when an exit signal came while its function was running', () =>
    inProcess(async (me) => {
      const task = Task.async(() => {
        const accomplice = spawn(() => {})
        Process.link(accomplice)
        // The signal that this causes finds the task's own code on the stack.
        exit(accomplice, 'boom')
        return 'too late'
      })
      Process.unlink(pidOf(task))
      expect(await Task.yield(task)).toEqual(['exit', 'boom'])
      expect(Process.info(me, 'message_queue_len')).toBe(0)
    }))
})

describe('a wait that lost a race', () => {
  it('does not keep the answer from a shutdown', () =>
    inProcess(async () => {
      const task = Task.async(async (): Promise<string> => {
        Process.flag('trap_exit', true)
        await receive(['EXIT', _, _])
        return 'saved'
      })
      expect(await Promise.race([Task.await(task), sleep(5)])).toBe('ok')
      expect(await Task.shutdown(task)).toEqual(['ok', 'saved'])
    }))

  it('does not keep it from ignore either', () =>
    inProcess(async () => {
      const task = waiting(() => 1)
      const lost = Task.await(task, 20)
      expect(Task.ignore(task)).toBeNull()
      expect(await outcome(() => lost)).toEqual(['exit', ['timeout', ['Task', 'await', [task, 20]]]])
    }))
})

describe('shutdown and ignore', () => {
  it('know what to do with a completed task', () =>
    inProcess(async () => {
      const task = Task.completed([1])
      expect(task.pid).toBeNull()
      expect(() => Task.shutdown(task)).toThrow(`task ${task} does not have an associated task process`)
      expect(Task.ignore(task)).toEqual(['ok', [1]])
      expect(Task.ignore(task)).toBeNull()
    }))

  it('wait for ever when told to', () =>
    inProcess(async () => {
      const task = Task.async(async () => {
        Process.flag('trap_exit', true)
        await receive(['EXIT', _, 'shutdown'])
        await sleep(100_000)
        return 'at last'
      })
      await sleep(1)
      expect(await Task.shutdown(task, 'infinity')).toEqual(['ok', 'at last'])
    }))

  it('never return to an owner that dies meanwhile', () =>
    inProcess(async (me) => {
      const owner = spawn(async () => {
        const task = Task.async(async () => {
          Process.flag('trap_exit', true)
          send(me, 'ready')
          await sleep('infinity')
        })
        await receive('go')
        await Task.shutdown(task, 50)
        send(me, 'went on')
      })
      await receive('ready')
      send(owner, 'go')
      await sleep(1)
      exit(owner, 'kill')
      await sleep(100)
      expect(await mailbox()).toEqual([])
    }))
})

describe('awaitMany and yieldMany', () => {
  it('take answers that are there and those that come, in the order of the tasks', () =>
    inProcess(async () => {
      const there = Task.async(() => 'there')
      await sleep(1)
      const comes = Task.async(() => sleep(5).then(() => 'comes'))
      expect(await Task.awaitMany([comes, there])).toEqual(['comes', 'there'])
    }))

  it('share one timeout among all', () =>
    inProcess(async (me) => {
      const tasks = [1, 2, 3].map(() => Task.async(() => sleep('infinity')))
      const start = me.node.clock.now()
      expect((await Task.yieldMany(tasks, 30)).map(([, result]) => result)).toEqual([null, null, null])
      expect(me.node.clock.now() - start).toBe(30)
    }))

  it('fail by a crash that was in the mailbox before', () =>
    inProcess(async () => {
      Process.flag('trap_exit', true)
      const crashed = Task.async(() => exit('boom'))
      await sleep(1)
      const parked = Task.async(() => sleep('infinity'))
      const [, reason] = await outcome(() => Task.awaitMany([parked, crashed], 'infinity'))
      expect(reason).toEqual(['boom', ['Task', 'await_many', [[parked, crashed], 'infinity']]])
      expect(await Task.yield(parked, 1)).toBeNull()
    }))

  it('refuse what is no list of tasks', () =>
    inProcess(() => {
      expect(() => Task.awaitMany(7 as never)).toThrow('Expected an array of tasks, got `7`')
      expect(() => Task.yieldMany(null as never)).toThrow('Expected an array of tasks, got `null`')
    }))
})

describe('the callers of a task', () => {
  it('are handed down by whoever has some, and can be set by hand', () =>
    inProcess(async (me) => {
      Process.put('$callers', ['test'])
      const task = Task.async(() => {
        Process.put('mine', 1)
        return Process.info(me.node.processes().at(-1) as Pid, 'dictionary')
      })
      expect(await Task.await(task)).toEqual(
        new Map<unknown, unknown>([
          ['$ancestors', [me]],
          ['$callers', [me, 'test']],
          ['mine', 1],
        ]),
      )
    }))

  it('are none when the host program started it', async () => {
    expect(await new Promise((resolve) => void Task.start(() => resolve(Process.get('$callers'))))).toEqual([])
  })
})

describe('the report of a task', () => {
  it('says who started what, and why it ended', () => {
    const node = virtualNode()
    const reports = reportsOf(node)
    return runProcess(node, async (me) => {
      Process.flag('trap_exit', true)
      Process.register(me, 'boss')
      const load = (_path: string): never => exit('boom')
      const task = Task.async({ load }, 'load', ['/x'])
      await Task.yield(task)
      expect(reports.map(({ label }) => label)).toEqual(['Task.Supervisor/terminating', 'proc_lib/crash'])
      expect(reports[0]).toMatchObject({
        level: 'error',
        pid: task.pid,
        starter: 'boss',
        initialCall: 'load',
        function: [{ load }, 'load'],
        args: ['/x'],
        callers: [me],
        reason: ['boom', expect.anything()],
      })
      expect(reports[1]).toMatchObject({ pid: task.pid, initialCall: 'load', ancestors: ['boss'], reason: 'boom' })
    })
  })
})
