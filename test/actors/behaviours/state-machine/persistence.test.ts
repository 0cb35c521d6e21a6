import { describe, expect, it } from 'vitest'
import { type AnyActorRef, assign, createActor, createMachine, fromPromise, sendParent, sendTo, setup } from 'xstate'
import {
  type PersistedSnapshot,
  postpone,
  type SnapshotStore,
  StateMachine,
  stateMachine,
} from '../../../../src/actors/behaviours/state-machine/index.ts'
import { exit, type Pid, runProcess, send, sleep, whereis } from '../../../../src/actors/index.ts'
import { Supervisor } from '../../../../src/supervisor/index.ts'
import { endOf, inProcess, virtualNode } from '../../in-process.ts'

/** As if it had been written down and read again. */
function written(snapshot: PersistedSnapshot): PersistedSnapshot {
  return JSON.parse(JSON.stringify(snapshot)) as PersistedSnapshot
}

const stateOf = async (server: Pid | string): Promise<{ value: unknown; context: unknown }> => {
  const { value, context } = await StateMachine.snapshot(server)
  return { value, context }
}

const timed = createMachine({
  id: 'timed',
  initial: 'a',
  context: { n: 0 },
  states: {
    a: { after: { 100: 'b' }, on: { inc: { actions: assign({ n: ({ context }) => context.n + 1 }) } } },
    b: {},
  },
})

describe('a persisted snapshot', () => {
  it('keeps pids and other objects of the context as they are, inner machines too', () =>
    inProcess(async (me) => {
      const inner = createMachine({
        id: 'inner',
        context: { owner: me, seen: new Set([1]) },
        initial: 'a',
        states: { a: {} },
      })
      const outer = createMachine({
        id: 'outer',
        context: { owner: me, nested: [{ of: me }], run: () => 'kept' },
        initial: 'a',
        invoke: { src: inner, id: 'inner' },
        states: { a: {} },
      })
      const snapshot = await StateMachine.persistedSnapshot(await StateMachine.start(outer))
      const again = await StateMachine.snapshot(await StateMachine.start(outer, { snapshot }))
      const { owner, nested, run } = again.context
      expect([owner === me, nested[0].of === me, run()]).toEqual([true, true, 'kept'])
      const kept = again.children.inner?.getSnapshot().context as { owner: Pid; seen: Set<number> } | undefined
      expect([kept?.owner === me, kept?.seen]).toEqual([true, new Set([1])])
    }))

  it('holds state, context and the time that delays have left, and names its machine', () =>
    inProcess(async () => {
      const pid: Pid = await StateMachine.start(timed)
      send(pid, { type: 'inc' })
      await sleep(40)
      expect(written(await StateMachine.persistedSnapshot(pid))).toMatchObject({
        status: 'active',
        value: 'a',
        context: { n: 1 },
        machine: 'timed',
        timers: [{ id: 'xstate.after.100.timed.a', event: { type: 'xstate.after.100.timed.a' }, remaining: 60 }],
        postponed: [],
      })
    }))

  it('restored goes on with its delays where they were', async () => {
    const node = virtualNode()
    const saved = await runProcess(node, async () => {
      const pid: Pid = await StateMachine.start(timed)
      send(pid, { type: 'inc' })
      await sleep(40)
      return written(await StateMachine.persistedSnapshot(pid))
    })
    await inProcess(async () => {
      const pid: Pid = await StateMachine.start(timed, { snapshot: saved })
      await sleep(59)
      expect(await stateOf(pid)).toEqual({ value: 'a', context: { n: 1 } })
      await sleep(1)
      expect(await stateOf(pid)).toEqual({ value: 'b', context: { n: 1 } })
    })
  })

  it('restored does not run entry actions again, and can be left and entered as ever', () =>
    inProcess(async () => {
      const seen: string[] = []
      const machine = createMachine({
        id: 'entered',
        initial: 'a',
        states: { a: { entry: () => seen.push('enter a'), exit: () => seen.push('exit a'), on: { go: 'b' } }, b: {} },
      })
      const saved = await StateMachine.persistedSnapshot(await StateMachine.start(machine))
      const pid: Pid = await StateMachine.start(machine, { snapshot: saved })
      send(pid, { type: 'go' })
      expect((await stateOf(pid)).value).toBe('b')
      expect(seen).toEqual(['enter a', 'exit a'])
    }))

  it('restored has its history', () =>
    inProcess(async () => {
      const machine = createMachine({
        id: 'remembers',
        initial: 'on',
        states: {
          on: {
            initial: 'x',
            states: { x: { on: { next: 'y' } }, y: {}, hist: { type: 'history' } },
            on: { off: 'off' },
          },
          off: { on: { on: 'on.hist' } },
        },
      })
      const pid: Pid = await StateMachine.start(machine)
      for (const type of ['next', 'off']) send(pid, { type })
      const snapshot = written(await StateMachine.persistedSnapshot(pid))
      const restored: Pid = await StateMachine.start(machine, { snapshot })
      send(restored, { type: 'on' })
      expect((await stateOf(restored)).value).toEqual({ on: 'y' })
    }))

  it('holds postponed events, but none that somebody waits for', () =>
    inProcess(async () => {
      const seen: unknown[] = []
      const machine = createMachine({
        id: 'postpones',
        initial: 'busy',
        states: {
          busy: { on: { x: { actions: postpone }, free: 'idle' } },
          idle: { on: { x: { actions: ({ event }) => seen.push(event) } } },
        },
      })
      const pid: Pid = await StateMachine.start(machine)
      send(pid, { type: 'x', n: 1 })
      StateMachine.call(pid, { type: 'x' }).catch(() => {})
      const snapshot = written(await StateMachine.persistedSnapshot(pid))
      expect(snapshot.postponed).toEqual([{ type: 'x', n: 1 }])
      const restored: Pid = await StateMachine.start(machine, { snapshot })
      send(restored, { type: 'free' })
      await stateOf(restored)
      expect(seen).toEqual([{ type: 'x', n: 1 }])
    }))

  it('holds children with their own delays, and references to them in the context', () =>
    inProcess(async () => {
      const seen: unknown[] = []
      const child = createMachine({
        id: 'child',
        initial: 'a',
        context: { n: 0 },
        states: {
          a: {
            after: { 100: { target: 'b', actions: sendParent(({ context }) => ({ type: 'late', n: context.n })) } },
          },
          b: {},
        },
        on: { inc: { actions: assign({ n: ({ context }) => context.n + 1 }) } },
      })
      const machine = setup({ types: {} as { context: { ref: AnyActorRef | null } }, actors: { child } }).createMachine(
        {
          id: 'parent',
          context: { ref: null },
          entry: assign({ ref: ({ spawn }) => spawn('child', { id: 'it' }) }),
          on: {
            inc: { actions: sendTo(({ context }) => context.ref as AnyActorRef, { type: 'inc' }) },
            slow: { actions: sendTo('it', { type: 'inc' }, { delay: 30 }) },
            late: { actions: ({ event }) => seen.push(event) },
          },
        },
      )
      const pid: Pid = await StateMachine.start(machine)
      for (const type of ['inc', 'slow']) send(pid, { type })
      await sleep(10)
      const snapshot = written(await StateMachine.persistedSnapshot(pid))
      expect(snapshot.timers).toMatchObject([{ event: { type: 'inc' }, remaining: 20, to: 'it' }])
      await StateMachine.stop(pid)
      for (let life = 0; life < 2; life++) {
        const restored: Pid = await StateMachine.start(machine, { snapshot })
        send(restored, { type: 'inc' })
        await sleep(89)
        expect(seen).toHaveLength(life)
        await sleep(1)
        expect(seen[life]).toEqual({ type: 'late', n: 3 })
        await StateMachine.stop(restored)
      }
    }))

  it('restored starts an invoked promise again', () =>
    inProcess(async () => {
      let started = 0
      const load = fromPromise(() => {
        started++
        return new Promise(() => {})
      })
      const machine = setup({ actors: { load } }).createMachine({ id: 'loads', invoke: { src: 'load' } })
      const snapshot = written(await StateMachine.persistedSnapshot(await StateMachine.start(machine)))
      await StateMachine.start(machine, { snapshot })
      expect(started).toBe(2)
    }))

  it('goes back and forth between Linecard and createActor', () =>
    inProcess(async () => {
      const actor = createActor(timed).start()
      actor.send({ type: 'inc' })
      const pid: Pid = await StateMachine.start(timed, { snapshot: actor.getPersistedSnapshot() as PersistedSnapshot })
      send(pid, { type: 'inc' })
      expect(await stateOf(pid)).toEqual({ value: 'a', context: { n: 2 } })
      const back = createActor(timed, { snapshot: (await StateMachine.persistedSnapshot(pid)) as never }).start()
      expect(back.getSnapshot()).toMatchObject({ value: 'a', context: { n: 2 } })
      actor.stop()
      back.stop()
    }))

  it('of another machine, of a state that is not there, or that is none is refused', () =>
    inProcess(async () => {
      const other = createMachine({ id: 'other', initial: 'z', states: { z: {} } })
      const refused = async (snapshot: unknown) => {
        const result = await StateMachine.start(other, { snapshot: snapshot as PersistedSnapshot }).result()
        return ((result as [string, [Error]])[1][0] as Error).message
      }
      const saved = await StateMachine.persistedSnapshot(await StateMachine.start(timed))
      const start = "Cannot restore machine 'other' from this snapshot: "
      expect(await refused(saved)).toBe(`${start}it is one of machine 'timed'`)
      expect(await refused({ ...saved, machine: 'other' })).toBe(`${start}State 'a' does not exist on 'other'`)
      expect(await refused({})).toBe(`${start}it is no persisted snapshot of a machine`)
      expect(await refused('junk')).toBe(`${start}it is no persisted snapshot of a machine`)
    }))

  it('of a machine that is done gives a process that ends at once', () =>
    inProcess(async () => {
      const machine = createMachine({ id: 'brief', initial: 'a', states: { a: { type: 'final' } }, output: 1 })
      const snapshot = { status: 'done', value: 'a', context: {}, output: 1, children: {} } as const
      expect(await endOf(await StateMachine.start(machine, { snapshot }))).toBe('noproc')
    }))
})

describe('a store', () => {
  const counter = createMachine({
    id: 'counter',
    initial: 'on',
    context: { n: 0 },
    states: { on: { on: { end: 'off' }, after: { 1000: 'late' } }, off: { type: 'final' }, late: {} },
    on: {
      inc: { actions: assign({ n: ({ context }) => context.n + 1 }) },
      boom: { actions: [assign({ n: -1 }), () => exit('boom')] },
    },
  })

  class MemoryStore implements SnapshotStore {
    last: PersistedSnapshot | null = null
    saves = 0
    load(): PersistedSnapshot | null {
      return this.last
    }
    save(snapshot: PersistedSnapshot): void {
      this.saves++
      this.last = written(snapshot)
    }
  }

  it('has a machine that crashed go on from before the event that it crashed with', () =>
    inProcess(async () => {
      const store = new MemoryStore()
      const Counter = stateMachine(counter)
      await Supervisor.startLink([Counter.childSpec(undefined, { name: 'counter', store })], {
        strategy: 'one_for_one',
      })
      const first = whereis('counter')
      for (const type of ['inc', 'inc', 'boom']) send('counter', { type })
      await sleep(400)
      expect(whereis('counter')).not.toBe(first)
      expect(await stateOf('counter')).toEqual({ value: 'on', context: { n: 2 } })
      await sleep(600)
      expect((await stateOf('counter')).value).toBe('late')
    }))

  it('is written after each event, and for nothing else', () =>
    inProcess(async () => {
      const store = new MemoryStore()
      const pid: Pid = await StateMachine.start(counter, { store })
      expect(store.saves).toBe(1)
      for (const type of ['inc', 'inc']) send(pid, { type })
      await stateOf(pid)
      expect(store.saves).toBe(3)
      expect(store.last).toMatchObject({ context: { n: 2 }, machine: 'counter' })
    }))

  it('that is done begins anew', () =>
    inProcess(async () => {
      const store = new MemoryStore()
      const pid: Pid = await StateMachine.start(counter, { store })
      for (const type of ['inc', 'end']) send(pid, { type })
      expect(await endOf(pid)).toBe('normal')
      expect(store.last).toMatchObject({ status: 'done' })
      expect(await stateOf(await StateMachine.start(counter, { store }))).toEqual({ value: 'on', context: { n: 0 } })
    }))

  it('may be slow: the machine waits for it, at its start and after each event', () =>
    inProcess(async () => {
      const log: string[] = []
      const memory = new MemoryStore()
      const store: SnapshotStore = {
        async load() {
          await sleep(5)
          log.push('loaded')
          return memory.load()
        },
        async save(snapshot) {
          await sleep(5)
          log.push(`saved ${(snapshot.context as { n: number }).n}`)
          memory.save(snapshot)
        },
      }
      const pid: Pid = await StateMachine.start(counter, { store })
      log.push('started')
      for (const type of ['inc', 'inc', 'end']) send(pid, { type })
      await endOf(pid)
      expect(log).toEqual(['loaded', 'started', 'saved 0', 'saved 1', 'saved 2', 'saved 2'])
    }))

  it('that fails ends the machine, or its start', () =>
    inProcess(async () => {
      const failing = (): never => {
        throw new Error('disk full')
      }
      const full = [expect.objectContaining({ message: 'disk full' }), expect.anything()]
      expect(await StateMachine.start(counter, { store: { load: failing, save() {} } }).result()).toEqual([
        'error',
        full,
      ])
      const slowly = async () => failing()
      expect(await StateMachine.start(counter, { store: { load: slowly, save() {} } }).result()).toEqual([
        'error',
        full,
      ])
      for (const save of [failing, slowly]) {
        let healthy = true
        const pid: Pid = await StateMachine.start(counter, {
          store: { load: () => null, save: () => (healthy ? undefined : save()) },
        })
        healthy = false
        send(pid, { type: 'inc' })
        expect(await endOf(pid)).toEqual(full)
      }
    }))

  it('is asked only when no snapshot is given', () =>
    inProcess(async () => {
      const store = new MemoryStore()
      store.last = written(await StateMachine.persistedSnapshot(await StateMachine.start(counter)))
      const snapshot = { ...store.last, context: { n: 7 } }
      expect((await stateOf(await StateMachine.start(counter, { store, snapshot }))).context).toEqual({ n: 7 })
    }))

  it('must be one', () => {
    expect(() => StateMachine.start(counter, { store: {} as SnapshotStore })).toThrow(
      /Expected `store` to have `load` and `save`/,
    )
  })
})
