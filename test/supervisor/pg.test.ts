import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { exit, makeRef, Node, type Pid, runProcess, self, send, sleep, spawn, whereis } from '../../src/actors/index.ts'
import { Pg, Supervisor } from '../../src/supervisor/index.ts'
import { inProcess, mailbox, virtualNode } from '../actors/in-process.ts'

const parked = (): Pid => spawn(() => sleep('infinity'))

describe('getMembers', () => {
  it('leaves out a process as soon as it has ended, before the scope has heard of it', () =>
    inProcess(async () => {
      await Pg.startLink()
      const [a, b] = [parked(), parked()]
      await Pg.join('g', [a, b, a])
      exit(a, 'kill')
      expect(Pg.getMembers('g')).toEqual([b])
      expect(Pg.getLocalMembers('g')).toEqual([b])
    }))

  it('gives a list of the caller’s own', () =>
    inProcess(async () => {
      await Pg.startLink()
      const a = parked()
      await Pg.join('g', a)
      Pg.getMembers('g').pop()
      expect(Pg.getMembers('g')).toEqual([a])
    }))

  it('compares groups as a registry does its keys', () =>
    inProcess(async () => {
      await Pg.startLink()
      const a = parked()
      const object = { name: 'g' }
      for (const group of [object, a, Number.NaN, null, ['x', object]]) await Pg.join(group, a)
      for (const group of [object, a, Number.NaN, null, ['x', object]]) expect(Pg.getMembers(group)).toEqual([a])
      for (const group of [{ name: 'g' }, self(), 'null', ['x', { ...object }]])
        expect(Pg.getMembers(group)).toEqual([])
    }))

  it('knows a scope on its own node only', async () => {
    const [first, second] = [virtualNode(), virtualNode()]
    const a = await runProcess(first, async () => {
      await Pg.start('s')
      const pid = parked()
      await Pg.join('s', 'g', pid)
      return pid
    })
    await runProcess(second, () => expect(Pg.getMembers('s', 'g')).toEqual([]))
    await runProcess(first, () => expect(Pg.getMembers('s', 'g')).toEqual([a]))
  })
})

describe('a group’s name', () => {
  it('is the scope’s own: what the caller does to its array later changes nothing', () =>
    inProcess(async () => {
      await Pg.startLink()
      const a = parked()
      const name = ['room', 1]
      const [ref] = await Pg.monitor(name)
      await Pg.join(name, a)
      name[1] = 2
      await Pg.leave(['room', 1], a)
      expect(await mailbox()).toEqual([
        [ref, 'join', ['room', 1], [a]],
        [ref, 'leave', ['room', 1], [a]],
      ])
      expect(await Pg.demonitor(ref)).toBe('ok')
    }))

  it('may be a scope’s name, too', () =>
    inProcess(async () => {
      await Pg.startLink()
      const a = parked()
      await Pg.join('pg', a)
      expect(Pg.getMembers('pg')).toEqual([a])
      expect(Pg.getMembers('pg', 'pg')).toEqual([a])
    }))
})

describe('a list of processes', () => {
  it('is copied: what the caller does to it later changes no message', () =>
    inProcess(async () => {
      await Pg.startLink()
      const pids = [parked()]
      const [first] = pids
      const [ref] = await Pg.monitor('g')
      await Pg.join('g', pids)
      pids.length = 0
      expect(await mailbox()).toEqual([[ref, 'join', 'g', [first]]])
    }))

  it('has only processes of the caller’s node', async () => {
    const stranger = await runProcess(virtualNode(), () => self())
    await inProcess(async () => {
      await Pg.startLink()
      for (const pids of [stranger, [self(), stranger], 'x', null, [undefined]]) {
        expect(() => Pg.join('g', pids as never)).toThrow(/^Expected a process of node nonode@nohost/)
        expect(() => Pg.leave('g', pids as never)).toThrow(TypeError)
      }
    })
  })
})

describe('a monitor', () => {
  it('is a process’s: the host program has no mailbox', async () => {
    const node = new Node()
    await expect(Pg.monitor('g')).rejects.toMatchObject({ code: 'OTP_ERR_NO_PROCESS' })
    await expect(Pg.monitorScope()).rejects.toMatchObject({ code: 'OTP_ERR_NO_PROCESS' })
    await expect(Pg.demonitor(makeRef())).rejects.toMatchObject({ code: 'OTP_ERR_NO_PROCESS' })
    node.stop()
  })

  it('of a member that has joined later ends with it as any other does', () =>
    inProcess(async () => {
      const scope = await Pg.startLink()
      const member = spawn(async (me) => {
        await Pg.monitor('g')
        await Pg.monitor('g')
        await Pg.join('g', me)
        await sleep('infinity')
      })
      await sleep(1)
      expect(Pg.getMembers('g')).toEqual([member])
      exit(member, 'kill')
      await sleep(1)
      expect(whereis('pg')).toBe(scope)
      expect(Pg.whichGroups()).toEqual([])
      await Pg.join('g', self())
    }))

  it('is told by demonitor in one scope to stop, not in another', () =>
    inProcess(async () => {
      await Pg.startLink('s')
      await Pg.startLink('t')
      const [ref] = await Pg.monitor('s', 'g')
      expect(await Pg.demonitor('t', ref)).toBe(false)
      await Pg.join('s', 'g', self())
      send(self(), [ref, 'other', 'g', []])
      expect(await Pg.demonitor('s', ref)).toBe('ok')
      expect(await mailbox()).toEqual([[ref, 'other', 'g', []]])
    }))
})

describe('a scope', () => {
  it('is named by a string', async () => {
    for (const scope of [undefined, '', 1]) expect(() => Pg.start(scope as never)).toThrow(/^Expected `scope`/)
    expect(() => Pg.startLink(['s'] as never)).toThrow(/^Expected `scope`/)
    expect(() => Pg.getMembers(1 as never, 'g')).toThrow(/^Expected `scope`/)
  })

  it('is a child of a supervisor as Pg, or [Pg, scope]', () =>
    inProcess(async () => {
      const supervisor = await Supervisor.startLink([Pg, [Pg, 's']], { strategy: 'one_for_one' })
      const children = await Supervisor.whichChildren(supervisor)
      // By identity: comparing two pids part by part would walk the whole node.
      expect(children.map(([id, child, type]) => [id, child === whereis(id as string), type])).toEqual([
        ['s', true, 'worker'],
        ['pg', true, 'worker'],
      ])
      expect(Pg.childSpec('s')).toMatchObject({ id: 's', start: [{}, 'startLink', ['s']] })
      expect(String((Pg.childSpec().start as readonly unknown[])[0])).toBe('pg')
    }))

  it('is forgotten with its process, but not because an older one of its name ends', () =>
    inProcess(async () => {
      const first = await Pg.start('s')
      exit(first, 'kill')
      await Pg.start('s')
      await Pg.join('s', 'g', self())
      expect(Pg.whichGroups('s')).toEqual(['g'])
    }))
})

type Step = readonly ['join' | 'leave', group: string, members: number[]] | readonly ['kill', member: number]

const member = fc.nat(3)
const group = fc.constantFrom('g', 'h')
const steps: fc.Arbitrary<Step[]> = fc.array(
  fc.oneof(
    { weight: 8, arbitrary: fc.tuple(fc.constantFrom('join' as const, 'leave' as const), group, fc.array(member)) },
    { weight: 1, arbitrary: fc.tuple(fc.constant('kill' as const), member) },
  ),
  { maxLength: 30 },
)

/** Groups as lists, the way OTP keeps them. */
class Lists {
  readonly groups = new Map<string, number[]>()

  join(group: string, members: readonly number[]): void {
    this.groups.set(group, [...members, ...(this.groups.get(group) ?? [])])
  }

  leave(group: string, members: readonly number[]): 'ok' | 'not_joined' {
    let answer: 'ok' | 'not_joined' = 'not_joined'
    const left = [...(this.groups.get(group) ?? [])]
    for (const one of members) {
      const index = left.indexOf(one)
      if (index < 0) continue
      answer = 'ok'
      left.splice(index, 1)
    }
    if (answer === 'ok') this.groups.set(group, left)
    if (left.length === 0 && answer === 'ok') this.groups.delete(group)
    return answer
  }

  kill(member: number): void {
    for (const [group, members] of this.groups) {
      const left = members.filter((one) => one !== member)
      if (left.length === members.length) continue
      if (left.length === 0) this.groups.delete(group)
      else this.groups.set(group, left)
    }
  }
}

describe('any joins, leaves and ends', () => {
  it('leave the groups that lists would have, and tell those who watch of each change', () =>
    fc.assert(
      fc.asyncProperty(steps, (program) =>
        inProcess(async () => {
          await Pg.startLink()
          const lists = new Lists()
          const seen = new Lists()
          const pids = [0, 1, 2, 3].map(parked)
          const [ref] = await Pg.monitorScope()
          for (const step of program) {
            if (step[0] === 'kill') {
              exit(pids[step[1]] as Pid, 'kill')
              pids[step[1]] = parked()
              lists.kill(step[1])
              await sleep(1)
              continue
            }
            const [what, name, members] = step
            const given = members.map((one) => pids[one] as Pid)
            if (what === 'leave') expect(await Pg.leave(name, given)).toBe(lists.leave(name, members))
            else {
              await Pg.join(name, given)
              lists.join(name, members)
            }
          }
          for (const name of ['g', 'h']) {
            const expected = (lists.groups.get(name) ?? []).map((one) => (pids[one] as Pid).id)
            expect(
              Pg.getMembers(name)
                .map(({ id }) => id)
                .sort(ascending),
            ).toEqual(expected.sort(ascending))
          }
          expect(Pg.whichGroups().sort()).toEqual([...lists.groups.keys()].sort())
          for (const [told, action, name, members] of (await mailbox()) as [
            unknown,
            'join' | 'leave',
            string,
            Pid[],
          ][]) {
            expect(told).toBe(ref)
            seen[action](
              name,
              members.map(({ id }) => id),
            )
          }
          for (const name of ['g', 'h'])
            expect([...(seen.groups.get(name) ?? [])].sort(ascending)).toEqual(
              Pg.getMembers(name)
                .map(({ id }) => id)
                .sort(ascending),
            )
        }),
      ),
      { numRuns: 60 },
    ))
})

function ascending(a: number, b: number): number {
  return a - b
}
