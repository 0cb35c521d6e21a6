import { describe, expect, it } from 'vitest'
import {
  isAlive,
  link,
  monitor,
  type Pid,
  Process,
  receive,
  runProcess,
  send,
  sleep,
  spawn,
  trapExit,
} from '../../src/actors/index.ts'
import { endOf, inProcess, mailbox, virtualNode } from './in-process.ts'

describe('a death', () => {
  it('runs along a chain of 200,000 links without a stack', { timeout: 60_000 }, () =>
    inProcess(async (me) => {
      const length = 200_000
      let previous: Pid | null = null
      for (let n = 0; n < length; n++) {
        const peer = previous
        previous = spawn(() => {
          if (peer !== null) link(peer)
          return receive()
        })
      }
      await sleep(1)
      expect(me.node.processCount).toBe(length + 1)
      const end = endOf(previous as unknown as Pid)
      Process.exit(me.node.processes()[1] as Pid, 'boom')
      expect(await end).toBe('boom')
      expect(me.node.processCount).toBe(1)
    }),
  )

  it('is told to 100,000 monitors, in the order in which they were set', { timeout: 60_000 }, () =>
    inProcess(async (me) => {
      const target = spawn(() => receive())
      const refs = Array.from({ length: 100_000 }, () => monitor(target))
      Process.exit(target, 'boom')
      const downs = (await mailbox()) as unknown[][]
      expect(downs.length).toBe(refs.length)
      expect(downs.every((down, index) => down[1] === refs[index] && down[4] === 'boom')).toBe(true)
      expect(me.watching).toBeNull()
    }),
  )

  it('of a process that holds 100,000 monitors takes them off their targets', { timeout: 60_000 }, () =>
    inProcess(async (me) => {
      const watcher = spawn(async () => {
        for (let n = 0; n < 100_000; n++) monitor(me)
        await receive('go')
      })
      await sleep(1)
      expect(Process.info(me, 'monitored_by')?.length).toBe(100_000)
      Process.exit(watcher, 'kill')
      expect(Process.info(me, 'monitored_by')).toEqual([])
    }),
  )

  it('of the centre of a star of 50,000 links takes them all, or is told by them all', { timeout: 60_000 }, () =>
    inProcess(async (me) => {
      const centre = spawn(() => {
        trapExit(true)
        return receive('never')
      })
      const leaves = Array.from({ length: 50_000 }, () =>
        spawn(() => {
          link(centre)
          return receive()
        }),
      )
      await sleep(1)
      for (const leaf of leaves.slice(0, 10)) Process.exit(leaf, 'boom')
      expect(Process.info(centre, 'message_queue_len')).toBe(10)
      Process.exit(centre, 'kill')
      expect(me.node.processCount).toBe(1)
    }),
  )

  it('lets go of the state, the mailbox and the program of the dead process', () =>
    inProcess(async () => {
      const pid = spawn(() => receive('never'))
      send(pid, 'unread')
      await sleep(1)
      Process.exit(pid, 'kill')
      expect([pid.state, pid.queue, pid.extras, pid.lineage, pid.program.label]).toEqual([
        undefined,
        null,
        null,
        null,
        'gone',
      ])
      expect(Process.info(pid)).toBeNull()
    }))

  it('while its code is on the stack takes effect when that code gives the thread back', () =>
    inProcess(async (me) => {
      let victim: Pid | undefined
      const killer = (): void => {
        Process.exit(victim as Pid, 'kill')
      }
      victim = spawn((pid) => {
        // A call of the host's own that ends up killing the caller, as a synchronous event would.
        pid.node.timers.call(null, 0, killer, null)
        send(me, 'still here')
        return receive('never')
      })
      await sleep(1)
      expect(await mailbox()).toEqual(['still here'])
      expect(isAlive(victim)).toBe(false)
    }))
})

describe('Node.stop', () => {
  it('ends every process with killed, in any number, and takes no new ones', async () => {
    const node = virtualNode()
    const ended: unknown[] = []
    node.telemetry.attach('test', [['linecard', 'process', 'stop']], (_event, _measurements, { reason }) => {
      ended.push(reason)
    })
    const run = runProcess(node, async () => {
      for (let n = 0; n < 1000; n++) spawn(() => receive())
      await receive('never')
    })
    run.catch(() => {})
    await new Promise((resolve) => setImmediate(resolve))
    expect(node.processCount).toBe(1001)
    node.stop()
    await expect(run).rejects.toMatchObject({ reason: 'killed' })
    expect(node.processCount).toBe(0)
    expect(ended.length).toBe(1001)
    expect(new Set(ended)).toEqual(new Set(['killed']))
    await expect(async () => runProcess(node, () => 1)).rejects.toMatchObject({ code: 'OTP_ERR_NODE_STOPPED' })
  })

  it('ends with the reason that it is given, traps or not', async () => {
    const node = virtualNode()
    const run = runProcess(node, async () => {
      trapExit(true)
      await receive('never')
    })
    await Promise.resolve()
    node.stop('shutdown')
    await expect(run).rejects.toMatchObject({ reason: 'shutdown' })
    node.stop()
  })
})
