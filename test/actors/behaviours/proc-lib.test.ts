import { describe, expect, it } from 'vitest'
import {
  _,
  exit,
  GenServer,
  isAlive,
  Node,
  type Pid,
  Process,
  ProcLib,
  REPORT_EVENT,
  receive,
  runProcess,
  self,
  spawn,
} from '../../../src/actors/index.ts'
import { endOf, inProcess, virtualNode } from '../in-process.ts'

const ready = async (): Promise<void> => {
  ProcLib.initAck(['ok', self()])
  await receive('go')
}

describe('ProcLib.start', () => {
  it('resolves to the first acknowledged value', async () => {
    const value = await inProcess(() =>
      ProcLib.start(() => {
        ProcLib.initAck(null)
        ProcLib.initAck('second')
      }),
    )
    expect(value).toBeNull()
  })

  it('waits for an acknowledgement that comes later', async () => {
    const value = await inProcess(() =>
      ProcLib.start(async () => {
        await Process.sleep(1000)
        ProcLib.initAck(self(), 'late')
      }),
    )
    expect(value).toBe('late')
  })

  it('resolves to an error when the function returns before it has acknowledged', async () => {
    expect(await inProcess(() => ProcLib.start(() => 'done'))).toEqual(['error', 'normal'])
  })

  it('kills a function that takes too long', async () => {
    await inProcess(async (me) => {
      const started = ProcLib.start(
        () => {
          Process.sendAfter(me, ['pid', self()], 0)
          return Process.sleep('infinity')
        },
        { timeout: 50 },
      )
      expect(await started).toEqual(['error', 'timeout'])
      const [, pid] = await receive<['pid', Pid]>(['pid', _])
      expect(isAlive(pid)).toBe(false)
    })
  })

  it('is not ended by the timeout once it has acknowledged', async () => {
    await inProcess(async () => {
      const [, pid] = (await ProcLib.start<['ok', Pid]>(ready, { timeout: 50 })) as ['ok', Pid]
      await Process.sleep(1000)
      expect(isAlive(pid)).toBe(true)
    })
  })

  it('works for the host program', async () => {
    const [, pid] = (await ProcLib.start<['ok', Pid]>(ready, { node: virtualNode() })) as ['ok', Pid]
    expect(isAlive(pid)).toBe(true)
  })

  it('throws at what is no function', () => {
    // @ts-expect-error: no function
    expect(() => ProcLib.spawn('run')).toThrow(TypeError)
  })
})

describe('ProcLib.startLink', () => {
  it('leaves a parent that traps exits no EXIT of a start that failed', async () => {
    await inProcess(async () => {
      Process.flag('trap_exit', true)
      expect(await ProcLib.startLink(() => exit('boom'))).toEqual(['error', 'boom'])
      expect(await receive(undefined, 100, 'nothing')).toBe('nothing')
    })
  })

  it('sends its parent an EXIT of what started well', async () => {
    await inProcess(async () => {
      Process.flag('trap_exit', true)
      await ProcLib.startLink(() => {
        ProcLib.initAck('ok')
        exit('boom')
      })
      expect(await receive()).toEqual(['EXIT', expect.anything(), 'boom'])
    })
  })

  it('never goes on in a parent that the failure has ended', async () => {
    await inProcess(async () => {
      let wentOn = false
      const parent = spawn(async () => {
        await ProcLib.startLink(() => exit('boom')).finally(() => {
          wentOn = true
        })
      })
      expect(await endOf(parent)).toBe('boom')
      await Process.sleep(10)
      expect(wentOn).toBe(false)
    })
  })
})

describe('a start that fails', () => {
  it("never goes on in a GenServer's parent either", async () => {
    await inProcess(async () => {
      const seen: unknown[] = []
      const parent = spawn(async () => {
        seen.push(await GenServer.startLink({ init: () => ['stop', 'boom'] }, null).result())
      })
      expect(await endOf(parent)).toBe('boom')
      await Process.sleep(10)
      expect(seen).toEqual([])
    })
  })
})

describe('ProcLib.spawnLink', () => {
  it('keeps the ancestors, nearest first, by their names', async () => {
    await inProcess(async (me) => {
      Process.register(me, 'parent')
      const pid = ProcLib.spawnLink(() => Process.sleep('infinity'))
      expect(Process.info(pid, 'ancestors')).toEqual(['parent'])
    })
  })

  it('reports an error as a crash of proc_lib', async () => {
    const node = new Node()
    const labels: unknown[] = []
    node.telemetry.attach('test', [REPORT_EVENT], (_event, _measurements, report) => labels.push(report.label))
    await runProcess(node, async () => {
      const pid = ProcLib.spawn(() => {
        throw new Error('boom')
      })
      await endOf(pid)
    })
    expect(labels).toEqual(['proc_lib/crash'])
  })
})

describe('spawn', () => {
  it('links and monitors from the beginning when asked to', async () => {
    await inProcess(async () => {
      Process.flag('trap_exit', true)
      const [pid, ref] = Process.spawn(() => exit('boom'), { link: true, monitor: { tag: 'gone' } })
      expect(await receive(['gone', ref, 'process', pid, _])).toBeDefined()
      expect(await receive(['EXIT', pid, _])).toEqual(['EXIT', pid, 'boom'])
    })
  })

  it('gives the bare pid when it does not monitor', async () => {
    await inProcess((me) => {
      const pid = Process.spawn(() => Process.sleep('infinity'), { link: true })
      expect(Process.info(me, 'links')).toEqual([pid])
    })
  })
})
