import { describe, expect, it, vi } from 'vitest'
import { assign, createMachine, emit } from 'xstate'
import { StateMachine } from '../../../../src/actors/behaviours/state-machine/index.ts'
import {
  ExitError,
  exit,
  isAlive,
  type Pid,
  Process,
  receive,
  runProcess,
  send,
  sleep,
} from '../../../../src/actors/index.ts'
import { endOf, inProcess, mailbox, outcome, virtualNode } from '../../in-process.ts'

const counter = createMachine({
  id: 'counter',
  initial: 'on',
  context: { n: 0 },
  states: { on: { on: { end: 'off' } }, off: { type: 'final' } },
  on: {
    inc: { actions: assign({ n: ({ context }) => context.n + 1 }) },
    say: { actions: [emit({ type: 'said' }), emit({ type: 'more' })] },
    boom: { actions: () => exit('boom') },
  },
  output: ({ context }) => context.n,
})

const count = (snapshot: unknown): number => (snapshot as { context: { n: number } }).context.n

describe('subscribe', () => {
  it('sends the snapshot that there is, each new one, and DOWN at the end', () =>
    inProcess(async () => {
      const pid: Pid = await StateMachine.start(counter)
      const ref = StateMachine.subscribe(pid)
      for (const type of ['inc', 'unknown', 'inc', 'end']) send(pid, { type })
      await sleep(1)
      const messages = (await mailbox()) as unknown[][]
      expect(
        messages.map(([what, which, news]) => [what, which === ref, what === 'DOWN' ? news : count(news)]),
      ).toEqual([
        ['snapshot', true, 0],
        ['snapshot', true, 1],
        ['snapshot', true, 2],
        ['snapshot', true, 2],
        ['DOWN', true, 'process'],
      ])
      expect(messages[3]?.[2]).toMatchObject({ status: 'done', value: 'off', output: 2 })
      expect(messages[4]).toEqual(['DOWN', ref, 'process', pid, 'normal'])
    }))

  it('ends with unsubscribe', () =>
    inProcess(async () => {
      const pid: Pid = await StateMachine.start(counter)
      const ref = StateMachine.subscribe(pid)
      await receive()
      expect(StateMachine.unsubscribe(ref)).toBe(true)
      send(pid, { type: 'inc' })
      send(pid, { type: 'end' })
      await sleep(1)
      expect(await mailbox()).toEqual([])
    }))

  it('ends with the process that subscribed', () =>
    inProcess(async () => {
      const pid: Pid = await StateMachine.start(counter)
      const before = pid.node.deadLetters
      const other = Process.spawn(async () => {
        StateMachine.subscribe(pid)
        StateMachine.on(pid, '*')
        await receive('end')
      })
      await sleep(1)
      send(other, 'end')
      await endOf(other)
      send(pid, { type: 'inc' })
      send(pid, { type: 'say' })
      await sleep(1)
      expect(pid.node.deadLetters).toBe(before)
    }))

  it('of nobody is a DOWN with noproc', () =>
    inProcess(async () => {
      const ref = StateMachine.subscribe('nobody')
      expect(await receive<unknown[]>()).toMatchObject([
        'DOWN',
        ref,
        'process',
        ['nobody', expect.anything()],
        'noproc',
      ])
    }))

  it('calls an observer of the host program, until it unsubscribes', async () => {
    const node = virtualNode()
    const pid: Pid = await StateMachine.start(counter, { node })
    const seen: number[] = []
    const subscription = StateMachine.subscribe(pid, (snapshot) => seen.push(count(snapshot)))
    send(pid, { type: 'inc' })
    await StateMachine.snapshot(pid)
    subscription.unsubscribe()
    send(pid, { type: 'inc' })
    await StateMachine.snapshot(pid)
    expect(seen).toEqual([0, 1])
  })

  it('tells an observer how the machine ended', async () => {
    const node = virtualNode()
    const ends: unknown[] = []
    const observer = { complete: () => ends.push('complete'), error: (error: ExitError) => ends.push(error.reason) }
    for (const type of ['end', 'boom']) {
      const pid: Pid = await StateMachine.start(counter, { node })
      StateMachine.subscribe(pid, observer)
      send(pid, { type })
      await vi.waitFor(() => expect(isAlive(pid)).toBe(false))
      StateMachine.subscribe(pid, observer)
      await Promise.resolve()
    }
    expect(ends).toEqual(['complete', 'noproc', 'boom', 'noproc'])
  })

  it('leaves the machine alone when an observer throws: that is its process', async () => {
    const node = virtualNode()
    const pid: Pid = await StateMachine.start(counter, { node })
    const thrower = runProcess(node, async () => {
      StateMachine.subscribe(pid, () => {
        throw new Error('observer')
      })
      await receive('never')
    })
    await expect(thrower).rejects.toThrow(ExitError)
    send(pid, { type: 'inc' })
    expect(count(await StateMachine.snapshot(pid))).toBe(1)
  })

  it('refuses what is no observer', () => {
    expect(() => StateMachine.subscribe('x', 1 as never)).toThrow(/Expected `observer` to be a function or an object/)
    expect(() => StateMachine.on('x', 1 as never)).toThrow(/Expected `type` to be a string/)
  })
})

describe('on', () => {
  it('tells of emitted events of one type, or of all', () =>
    inProcess(async () => {
      const pid: Pid = await StateMachine.start(counter)
      const one = StateMachine.on(pid, 'said')
      const seen: string[] = []
      StateMachine.on(pid, '*', ({ type }) => seen.push(type))
      send(pid, { type: 'say' })
      await sleep(1)
      expect(await mailbox()).toEqual([['emitted', one, { type: 'said' }]])
      expect(seen).toEqual(['said', 'more'])
    }))

  it('works for an actor by itself, inside of its machine', () =>
    inProcess(async () => {
      const seen: unknown[] = []
      const machine = createMachine({
        entry: ({ self }) => {
          self.on('*', (event) => seen.push(event))
          self.subscribe((snapshot) => seen.push(snapshot.status))
        },
        context: { n: 0 },
        on: { go: { actions: [emit({ type: 'went' }), assign({ n: 1 })] } },
      })
      const pid: Pid = await StateMachine.start(machine)
      send(pid, { type: 'go' })
      await sleep(1)
      expect(seen).toEqual([{ type: 'went' }, 'active'])
    }))
})

describe('waitFor', () => {
  it('resolves to the first snapshot that satisfies, which may be the present one', () =>
    inProcess(async () => {
      const pid: Pid = await StateMachine.start(counter)
      expect(count(await StateMachine.waitFor(pid, (snapshot) => count(snapshot) === 0))).toBe(0)
      const later = StateMachine.waitFor(pid, (snapshot) => count(snapshot) === 2)
      for (const type of ['inc', 'inc', 'inc']) send(pid, { type })
      expect(count(await later)).toBe(2)
    }))

  it('rejects when the machine ends, is not there, or takes too long', () =>
    inProcess(async () => {
      const at = (server: unknown) => ['StateMachine', 'waitFor', [server]]
      const never = () => false
      const pid: Pid = await StateMachine.start(counter)
      expect(await outcome(() => StateMachine.waitFor(pid, never, 10))).toEqual(['exit', ['timeout', at(pid)]])
      send(pid, { type: 'end' })
      expect(await outcome(() => StateMachine.waitFor(pid, never))).toEqual(['exit', ['normal', at(pid)]])
      expect(await outcome(() => StateMachine.waitFor(pid, never))).toEqual(['exit', ['noproc', at(pid)]])
      expect(await outcome(() => StateMachine.waitFor('nobody', never))).toEqual(['exit', ['noproc', at('nobody')]])
    }))
})

describe('toPromise', () => {
  it('resolves to the output, and rejects when there will be none', () =>
    inProcess(async () => {
      const pid: Pid = await StateMachine.start(counter)
      const output = StateMachine.toPromise(pid)
      for (const type of ['inc', 'end']) send(pid, { type })
      expect(await output).toBe(1)
      const other: Pid = await StateMachine.start(counter)
      send(other, { type: 'boom' })
      expect(await outcome(() => StateMachine.toPromise(other))).toEqual([
        'exit',
        ['boom', ['StateMachine', 'toPromise', [other]]],
      ])
    }))
})
