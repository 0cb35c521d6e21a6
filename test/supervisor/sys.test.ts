import { describe, expect, it } from 'vitest'
import {
  GenServer,
  info,
  isAlive,
  noreply,
  Process,
  Sys,
  type SystemEvent,
  sleep,
  Task,
} from '../../src/actors/index.ts'
import { DynamicSupervisor, Supervisor, TaskSupervisor } from '../../src/supervisor/index.ts'
import { endOf, inProcess } from '../actors/in-process.ts'

const worker = { handleCast: (_message: unknown, state: unknown) => noreply(state) }
const child = (id: string) => ({ id, start: [GenServer, 'startLink', [worker, id]] as const })
const kinds = (events: readonly SystemEvent[]): unknown[] => events.map(([kind]) => kind)

describe('a suspended Supervisor', () => {
  it('restarts and answers only when it is resumed', () =>
    inProcess(async () => {
      const supervisor = await Supervisor.startLink([child('a')], { strategy: 'one_for_one' })
      const pidOf = async () => (await Supervisor.whichChildren(supervisor))[0]?.[1]
      const before = (await pidOf()) as never
      await Sys.suspend(supervisor)
      Process.exit(before, 'kill')
      const counting = Supervisor.countChildren(supervisor)
      await sleep(100)
      expect(info(supervisor, 'message_queue_len')).toBe(2)
      await Sys.resume(supervisor)
      const after = await pidOf()
      expect(after).not.toBe(before)
      expect(await counting).toMatchObject({ active: 1 })
      expect(after).not.toBe('undefined')
    }))

  it('shuts its children down when it is stopped, those that have died meanwhile too', () =>
    inProcess(async () => {
      const supervisor = await Supervisor.startLink([child('a'), child('b')], { strategy: 'one_for_one' })
      const pids = (await Supervisor.whichChildren(supervisor)).map(([, pid]) => pid as never)
      await Sys.suspend(supervisor)
      Process.exit(pids[0] as never, 'kill')
      expect(await Supervisor.stop(supervisor)).toBe('ok')
      expect(pids.map((pid) => isAlive(pid))).toEqual([false, false])
    }))
})

describe('a suspended DynamicSupervisor', () => {
  it('starts no child until it is resumed, and is ended by Sys', () =>
    inProcess(async () => {
      Process.flag('trap_exit', true)
      const supervisor = await DynamicSupervisor.startLink()
      await Sys.suspend(supervisor)
      const starting = DynamicSupervisor.startChild(supervisor, child('a'))
      await sleep(100)
      await Sys.resume(supervisor)
      expect(isAlive(await starting)).toBe(true)
      await Sys.suspend(supervisor)
      await Sys.terminate(supervisor, 'shutdown')
      expect(await endOf(supervisor)).toBe('noproc')
      expect(isAlive(await starting)).toBe(false)
    }))
})

describe('a debugged supervisor', () => {
  it('tells of its messages and answers', () =>
    inProcess(async () => {
      const supervisor = await Supervisor.startLink([child('a')], { strategy: 'one_for_one' })
      await Sys.log(supervisor, true)
      const [[, pid] = []] = await Supervisor.whichChildren(supervisor)
      Process.exit(pid as never, 'boom')
      const [, events] = await Sys.log(supervisor, 'get')
      expect(kinds(events)).toEqual(['in', 'out', 'in', 'noreply'])
      expect(events[2]).toEqual(['in', ['EXIT', pid, 'boom']])
    }))

  it('may be a Task.Supervisor', () =>
    inProcess(async () => {
      const supervisor = await TaskSupervisor.startLink({ debug: ['log'] })
      await Task.await(await TaskSupervisor.async(supervisor, () => 1))
      await sleep(1)
      expect(kinds((await Sys.log(supervisor, 'get'))[1])).toEqual(['in', 'out', 'in', 'noreply'])
    }))

  it('may be one from its start on', () =>
    inProcess(async () => {
      const supervisor = await DynamicSupervisor.startLink({ debug: ['log'] })
      await DynamicSupervisor.startChild(supervisor, child('a'))
      const [, events] = await Sys.log(supervisor, 'get')
      expect(kinds(events)).toEqual(['in', 'out'])
    }))
})

it("a supervisor's status is a server's, as in OTP", () =>
  inProcess(async (me) => {
    const supervisor = await Supervisor.startLink([], { strategy: 'one_for_one', name: 'sup' })
    const [, , module, items] = await Sys.getStatus(supervisor)
    expect(module).toEqual(['module', 'gen_server'])
    expect(items.slice(1, 4)).toEqual(['running', me, []])
    expect(items[4]).toMatchObject([
      ['header', 'Status for generic server sup'],
      ['data', {}],
      ['data', {}],
      ['supervisor', {}],
    ])
  }))
