import { describe, expect, it } from 'vitest'
import { exit, isAlive, Process, receive, runProcess, send, sleep, Task } from '../../../src/actors/index.ts'
import { Supervisor } from '../../../src/supervisor/index.ts'
import { endOf, inProcess, mailbox, virtualNode } from '../in-process.ts'

describe('start', () => {
  it('gives the pid, and OTP’s tuple', () =>
    inProcess(async () => {
      const pid = await Task.start(() => sleep(5))
      expect(isAlive(pid)).toBe(true)
      expect(await Task.start(() => 1).result()).toEqual(['ok', expect.anything()])
    }))

  it('links nobody, and tells nobody the result', () =>
    inProcess(async (me) => {
      const pid = await Task.start(() => exit('boom'))
      expect(Process.info(me, 'links')).toEqual([])
      await sleep(1)
      expect([isAlive(pid), await mailbox()]).toEqual([false, []])
    }))

  it('starts tasks for the host program too', async () => {
    const told = new Promise((resolve) => {
      void Task.startLink(() => resolve('ran'))
    })
    expect(await told).toBe('ran')
  })

  it('gives the signal of the process to a function that wants it', () =>
    inProcess(async (me) => {
      const pid = await Task.start(async (signal) => {
        send(me, signal)
        await sleep('infinity')
      })
      const signal = await receive<AbortSignal>()
      exit(pid, 'kill')
      expect(signal.aborted).toBe(true)
    }))
})

describe('startLink', () => {
  it('links the caller', () => {
    const node = virtualNode()
    const crashed = runProcess(node, async () => {
      await Task.startLink({ fail: (reason: string) => exit(reason) }, 'fail', ['boom'])
      await sleep('infinity')
    })
    return expect(crashed).rejects.toThrow('boom')
  })
})

describe('childSpec', () => {
  it('makes a task a temporary child by its function', () =>
    inProcess(async (me) => {
      const run = (): unknown => send(me, 'ran')
      expect(Task.childSpec(run)).toMatchObject({ id: 'Task', restart: 'temporary' })
      const sup = await Supervisor.startLink([[Task, run]], { strategy: 'one_for_one' })
      await receive('ran')
      await sleep(1)
      expect(await Supervisor.whichChildren(sup)).toEqual([])
    }))

  it('is changed by Supervisor.childSpec', () =>
    inProcess(async (me) => {
      let runs = 0
      const twice = (): void => {
        send(me, 'ran')
        if (++runs === 1) exit('again')
      }
      const spec = Supervisor.childSpec([Task, twice], { id: 'twice', restart: 'transient' })
      const sup = await Supervisor.startLink([spec], { strategy: 'one_for_one' })
      await receive('ran')
      await receive('ran')
      await sleep(1)
      expect(String((await Supervisor.whichChildren(sup))[0]?.[3])).toBe('Task')
      const end = endOf(sup)
      await Supervisor.stop(sup)
      expect(await end).toBe('normal')
    }))
})
