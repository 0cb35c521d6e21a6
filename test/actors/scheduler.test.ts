import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { describe, expect, it, onTestFinished } from 'vitest'
import {
  _,
  call,
  cast,
  deliver,
  exit,
  type From,
  GenServer,
  isAlive,
  link,
  type Metadata,
  Node,
  type NodeOptions,
  noreply,
  ok,
  type Pid,
  Process,
  receive,
  reply,
  runProcess,
  self,
  send,
  sleep,
  spawn,
  spawnMonitor,
  VirtualClock,
} from '../../src/actors/index.ts'
import { inProcess, mailbox, virtualNode } from './in-process.ts'

function realNode(options: NodeOptions = {}): Node {
  const node = new Node(options)
  onTestFinished(() => node.stop())
  return node
}

/** Sends itself a message for every one that it gets. */
const Flooding = {
  handleInfo: (message: unknown, count: number) => {
    send(self(), message)
    return noreply(count + 1)
  },
  handleCall: (_request: unknown, _from: From, count: number) => reply(count, count),
}

const Echo = { handleCall: (request: unknown, _from: From, state: unknown) => reply(request, state) }

async function flood(node: Node): Promise<Pid> {
  const pid = await GenServer.start(Flooding, 0, { node })
  send(pid, 'again')
  return pid
}

function immediate(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve))
}

describe('a flood of messages', () => {
  it('leaves the event loop its immediates and timers', async () => {
    const node = realNode()
    const pid = await flood(node)
    for (let turn = 0; turn < 50; turn++) await immediate()
    await new Promise((resolve) => setTimeout(resolve, 2))
    expect(await call(pid, 'count')).toBeGreaterThan(1000)
  })

  it('leaves the event loop its sockets', async () => {
    await flood(realNode())
    const server = createServer((_request, response) => response.end('served'))
    onTestFinished(() => void server.close())
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    const response = await fetch(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`)
    expect(await response.text()).toBe('served')
  })

  it('of async callers leaves the event loop its turns', async () => {
    const node = realNode()
    const echo = await GenServer.start(Echo, 0, { node })
    let calls = 0
    void runProcess(node, async () => {
      for (;;) {
        await call(echo, 'x')
        calls++
      }
    }).catch(() => {})
    for (let turn = 0; turn < 20; turn++) await immediate()
    expect(calls).toBeGreaterThan(100)
  })

  it('leaves other processes their turns', async () => {
    const node = realNode()
    await flood(node)
    const echo = await GenServer.start(Echo, 0, { node })
    expect(await call(echo, 'x')).toBe('x')
    await runProcess(node, async () => {
      send(self(), 'mine')
      expect(await receive()).toBe('mine')
    })
  })
})

describe('a turn', () => {
  it('handles the messages that were there when it began; what comes meanwhile waits behind the others', () =>
    inProcess(async (me) => {
      const Server = {
        handleInfo: (n: number, name: string) => {
          send(me, [name, n])
          if (n < 10) send(self(), n + 10)
          return noreply(name)
        },
      }
      const a = await GenServer.start(Server, 'a')
      const b = await GenServer.start(Server, 'b')
      for (const n of [1, 2]) send(a, n)
      for (const n of [1, 2]) send(b, n)
      await sleep(1)
      expect(await mailbox()).toEqual([
        ['a', 1],
        ['a', 2],
        ['b', 1],
        ['b', 2],
        ['a', 11],
        ['a', 12],
        ['b', 11],
        ['b', 12],
      ])
    }))

  it('ends when an exit signal has reached the process: no further message is handled', () =>
    inProcess(async (me) => {
      const Server = {
        handleInfo: (peer: Pid, state: unknown) => {
          send(me, 'handled')
          Process.exit(peer, 'boom')
          return noreply(state)
        },
      }
      const server = await GenServer.start(Server, null)
      const peer = spawn(() => {
        link(server)
        return sleep('infinity')
      })
      await sleep(1)
      send(server, peer)
      send(server, peer)
      await sleep(1)
      expect(isAlive(server)).toBe(false)
      expect(await mailbox()).toEqual(['handled'])
    }))
})

describe('the order', () => {
  /** The order in which ten processes run that were all made runnable at once. */
  function order(options: NodeOptions): Promise<number[]> {
    return runProcess(new Node({ clock: new VirtualClock().runAutomatically(), ...options }), async () => {
      const ran: number[] = []
      for (let n = 0; n < 10; n++) spawn(() => void ran.push(n))
      await sleep(1)
      return ran
    })
  }

  it('is first come, first served', async () => {
    expect(await order({})).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9])
  })

  it('of a seed is the same every time, and another for another seed', async () => {
    const orders = await Promise.all([1, 1, 2, 3].map((seed) => order({ seed })))
    expect(orders[0]).toEqual(orders[1])
    expect(new Set(orders.map(String)).size).toBe(3)
    for (const ran of orders) expect([...ran].sort()).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9])
  })

  it('of a seed keeps messages from one process to another in order', () =>
    runProcess(new Node({ clock: new VirtualClock().runAutomatically(), seed: 7 }), async (me) => {
      const senders = Array.from({ length: 5 }, (_, s) =>
        spawn(async () => {
          await receive('go')
          for (let n = 0; n < 20; n++) {
            send(me, [s, n])
            if (n % 3 === 0) await sleep(0)
          }
        }),
      )
      for (const pid of senders) send(pid, 'go')
      const seen: number[][] = senders.map(() => [])
      for (let n = 0; n < 100; n++) {
        const [s, value] = await receive<[number, number]>()
        seen[s]?.push(value)
      }
      for (const values of seen) expect(values).toEqual(Array.from({ length: 20 }, (_, n) => n))
    }))
})

describe('drainNow', () => {
  it('handles what was delivered before it returns', async () => {
    const node = virtualNode()
    const handled: unknown[] = []
    const Server = {
      handleInfo: (message: unknown, state: unknown) => {
        handled.push(message)
        return noreply(state)
      },
    }
    const pid = await GenServer.start(Server, null, { node })
    send(pid, 1)
    send(pid, 2)
    expect(handled).toEqual([])
    node.scheduler.drainNow()
    expect(handled).toEqual([1, 2])
  })

  it('does nothing inside a turn, so no process runs inside another', async () => {
    const node = virtualNode()
    const log: string[] = []
    const Inner = {
      handleInfo: (_message: unknown, state: unknown) => {
        log.push('inner')
        return noreply(state)
      },
    }
    await runProcess(node, async () => {
      const inner = await GenServer.start(Inner, null)
      const Outer = {
        handleInfo: (_message: unknown, state: unknown) => {
          log.push('outer begins')
          send(inner, 'x')
          node.scheduler.drainNow()
          log.push('outer ends')
          return noreply(state)
        },
      }
      send(await GenServer.start(Outer, null), 'x')
      await sleep(1)
    })
    expect(log).toEqual(['outer begins', 'outer ends', 'inner'])
  })

  it('gives up when its slice is over, and the rest is handled later', async () => {
    const node = realNode()
    const pid = await GenServer.start(Echo, null, { node })
    let handled = 0
    const Counting = {
      handleCast: (_request: unknown, state: unknown) => {
        handled++
        return noreply(state)
      },
    }
    const counting = await GenServer.start(Counting, null, { node })
    await immediate()
    for (let n = 0; n < 100_000; n++) cast(counting, n)
    node.scheduler.drainNow()
    expect(handled).toBeLessThan(100_000)
    while (handled < 100_000) await immediate()
    expect(await call(pid, 'x')).toBe('x')
  })
})

describe('drainAfterIo', () => {
  const setUp = async (): Promise<{ node: Node; pid: Pid; handled: unknown[] }> => {
    const node = virtualNode()
    const handled: unknown[] = []
    const Server = {
      handleInfo: (message: unknown, state: unknown) => {
        handled.push(message)
        return noreply(state)
      },
    }
    const pid = await GenServer.start(Server, null, { node })
    return { node, pid, handled }
  }

  it('handles what was delivered since expectDrain, for which nothing else was started', async () => {
    const { node, pid, handled } = await setUp()
    node.scheduler.expectDrain()
    deliver(pid, 1)
    await Promise.resolve()
    expect(handled).toEqual([])
    node.scheduler.drainAfterIo()
    expect(handled).toEqual([1])
  })

  it('handles what arrives before what is delivered after it, whoever it is for', async () => {
    const { node, pid, handled } = await setUp()
    node.scheduler.expectDrain()
    node.scheduler.arrive(pid, 1)
    deliver(pid, 2)
    node.scheduler.arrive(pid, 3)
    node.scheduler.drainAfterIo()
    await immediate()
    expect(handled).toEqual([1, 2, 3])
  })

  it('handles what was delivered before what arrives', async () => {
    const { node, pid, handled } = await setUp()
    node.scheduler.expectDrain()
    deliver(pid, 1)
    node.scheduler.arrive(pid, 2)
    node.scheduler.drainAfterIo()
    expect(handled).toEqual([1, 2])
  })

  it('leaves whoever a frame has sent to for later, when the other frames are in, and hands them over together', async () => {
    const { node, pid, handled } = await setUp()
    const relay = await GenServer.start(
      {
        handleInfo: (m: unknown, s: unknown) => {
          send(pid, m)
          return noreply(s)
        },
      },
      null,
      { node },
    )
    for (const frame of [1, 2, 3]) {
      node.scheduler.expectDrain()
      node.scheduler.arrive(relay, frame)
      node.scheduler.drainAfterIo()
      await Promise.resolve()
      expect(handled).toEqual([])
    }
    await immediate()
    expect(handled).toEqual([1, 2, 3])
  })

  it('is not waited for by what arrives outside of an I/O callback', async () => {
    const { node, pid, handled } = await setUp()
    node.scheduler.arrive(pid, 1)
    await immediate()
    expect(handled).toEqual([1])
  })

  it.each([0, 1])('leaves the scheduler as it was after %i messages: the next one wakes it', async (count) => {
    const { node, pid, handled } = await setUp()
    node.scheduler.expectDrain()
    for (let n = 0; n < count; n++) deliver(pid, n)
    node.scheduler.drainAfterIo()
    deliver(pid, 'later')
    await immediate()
    expect(handled.at(-1)).toBe('later')
  })

  it('gives up when its slice is over, and the rest is handled later', async () => {
    const { node, pid, handled } = await setUp()
    node.scheduler.expectDrain()
    for (let n = 0; n < 10_000; n++) deliver(pid, n)
    node.scheduler.drainAfterIo()
    expect(handled.length).toBeLessThan(10_000)
    while (handled.length < 10_000) await immediate()
  })
})

describe('the long-run warning', () => {
  function warnings(node: Node): [number, Metadata][] {
    const seen: [number, Metadata][] = []
    node.telemetry.attach('test', [['linecard', 'process', 'long_run']], (_event, { durationMs }, metadata) => {
      seen.push([durationMs ?? 0, metadata])
    })
    return seen
  }

  function hold<T>(ms: number, result: T): T {
    const end = performance.now() + ms
    while (performance.now() < end);
    return result
  }

  const Holding = {
    handleCall: (ms: number, _from: From, state: unknown) => hold(ms, reply('done', state)),
  }

  it('names a process that held the thread, with the ms that it took', async () => {
    const node = realNode({ longRunMs: 20 })
    const seen = warnings(node)
    const pid = await GenServer.start(Holding, null, { node })
    // Short drains are timed by sample: hold it until it is caught.
    for (let n = 0; n < 50 && seen.length === 0; n++) await call(pid, 30)
    expect(seen).toHaveLength(1)
    expect(seen[0]?.[0]).toBeGreaterThanOrEqual(20)
    expect(seen[0]?.[1].pids).toContain(pid)
  })

  it('names a process that held the thread with a frame', async () => {
    const node = realNode({ longRunMs: 5 })
    const seen = warnings(node)
    const pid = await GenServer.start({ handleInfo: (ms: number, state: unknown) => hold(ms, noreply(state)) }, null, {
      node,
    })
    for (let n = 0; n < 50 && seen.length === 0; n++) {
      node.scheduler.expectDrain()
      node.scheduler.arrive(pid, 8)
      node.scheduler.drainAfterIo()
    }
    expect(seen.map(([, { pids }]) => pids)).toEqual([[pid]])
  })

  it('does not come for short turns, nor with longRunMs 0', async () => {
    const [normal, never] = [realNode({ longRunMs: 1000 }), realNode({ longRunMs: 0 })]
    const seen = [warnings(normal), warnings(never)]
    for (const node of [normal, never]) {
      const pid = await GenServer.start(Holding, null, { node })
      for (let n = 0; n < 20; n++) await call(pid, 2)
    }
    expect(seen).toEqual([[], []])
  })
})

describe('a call of async code', () => {
  it('gives the others their turns before it returns, in order, and the server its own among them', () =>
    inProcess(async () => {
      const turns: unknown[] = []
      const Noting = {
        init: (name: string) => ok(name),
        handleCall: (request: unknown, _from: From, name: string) => {
          turns.push([name, request])
          return reply(request, name)
        },
        handleInfo: (message: unknown, name: string) => {
          turns.push([name, message])
          return noreply(name)
        },
      }
      const [first, second] = [await GenServer.start(Noting, 'first'), await GenServer.start(Noting, 'second')]
      send(second, 1)
      send(first, 2)
      const answer = call(second, 3)
      expect(turns).toEqual([
        ['second', 1],
        ['second', 3],
        ['first', 2],
      ])
      expect(await answer).toBe(3)
    }))

  it('leaves a turn alone that it is made in', () =>
    inProcess(async () => {
      const turns: string[] = []
      const answering = await GenServer.start(
        {
          handleCall: (_request: unknown, _from: From, state: unknown) => {
            turns.push('answered')
            return reply('yes', state)
          },
        },
        null,
      )
      const asking = await GenServer.start(
        {
          handleInfo: (_message: unknown, state: unknown) => {
            void call(answering, 'question')
            turns.push('asked')
            return noreply(state)
          },
        },
        null,
      )
      send(asking, 'ask')
      await sleep(0)
      expect(turns).toEqual(['asked', 'answered'])
    }))

  it('lets the server end its caller, for whom no answer comes', () =>
    inProcess(async () => {
      const seen: unknown[] = []
      const killer = await GenServer.start(
        {
          handleCall: (_request: unknown, from: From, state: unknown) => {
            exit(from[0], 'kill')
            seen.push(isAlive(from[0]))
            return reply('too late', state)
          },
        },
        null,
      )
      const [caller, ref] = spawnMonitor(async () => {
        await sleep(1)
        seen.push(await call(killer, 'me'))
      })
      expect(await receive(['DOWN', ref, 'process', caller, _])).toEqual(['DOWN', ref, 'process', caller, 'killed'])
      await sleep(1)
      expect(seen).toEqual([false])
    }))

  it('times out on a server that does not answer in its turn', () =>
    inProcess(async () => {
      const silent = await GenServer.start(
        {
          handleCall: (_request: unknown, _from: From, state: unknown) => noreply(state),
        },
        null,
      )
      const before = self().node.clock.now()
      await expect(call(silent, 'question', 70)).rejects.toMatchObject({ reason: ['timeout', expect.anything()] })
      expect(self().node.clock.now() - before).toBe(70)
    }))
})

describe('a receive of async code', () => {
  it('gives the others their turns first, and starts no timer if a message comes of that', () =>
    inProcess(async (me) => {
      const { timers } = me.node
      const parrot = await GenServer.start({ handleInfo: repeat }, null)
      send(me, 'left alone')
      send(parrot, ['say', me])
      const before = timers.size
      const heard = receive('said', 1000)
      expect(timers.size).toBe(before)
      expect(await heard).toBe('said')
      expect(await mailbox()).toEqual(['left alone'])
    }))

  it('never returns to a process that one of them ends', () =>
    inProcess(async () => {
      const ended: unknown[] = []
      const [pid, ref] = spawnMonitor(async (me) => {
        await sleep(1)
        spawn(() => void exit(me, 'kill'))
        await receive()
        ended.push('received')
      })
      expect(await receive(['DOWN', ref, 'process', pid, _])).toEqual(['DOWN', ref, 'process', pid, 'killed'])
      expect(ended).toEqual([])
    }))
})

function repeat([, to]: ['say', Pid], state: null) {
  send(to, 'said')
  return noreply(state)
}
