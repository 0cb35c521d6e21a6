import { describe, expect, it } from 'vitest'
import { assign, createMachine, fromCallback, fromPromise, raise, sendParent, sendTo, setup } from 'xstate'
import { StateMachine } from '../../../../src/actors/behaviours/state-machine/index.ts'
import {
  abortSignal,
  exit,
  info,
  isAlive,
  type Pid,
  Process,
  runProcess,
  Stacktrace,
  self,
  send,
  sleep,
} from '../../../../src/actors/index.ts'
import { drawTree } from '../../../../src/cli/tree.ts'
import { endOf, inProcess, reportsOf, virtualNode } from '../../in-process.ts'

const valueIn = async (server: Pid): Promise<unknown> => (await StateMachine.snapshot(server)).value

/** A machine that has `src` as its child while it is on, and notes what becomes of it. */
function owner(src: never, note: (what: unknown) => void = () => {}) {
  return createMachine({
    id: 'owner',
    initial: 'on',
    states: {
      on: {
        invoke: {
          id: 'it',
          src,
          onDone: 'done',
          onError: { target: 'failed', actions: ({ event }) => note(event.error) },
        },
        on: { off: 'off', poke: { actions: sendTo('it', { type: 'poke' }) } },
      },
      off: { on: { on: 'on' } },
      done: { on: { on: 'on' } },
      failed: { on: { on: 'on' } },
    },
  })
}

describe('an invoked actor', () => {
  it('is a process, linked to the machine, which is its parent', async () => {
    const node = virtualNode()
    await runProcess(node, async () => {
      let child: Pid | undefined
      const machine = setup({
        actors: {
          listen: fromCallback(() => {
            child = self()
          }),
        },
      }).createMachine({ id: 'owner', invoke: { src: 'listen' } })
      const pid = await StateMachine.start(machine)
      if (child === undefined) throw new Error('Expected the callback to run at the start')
      expect(info(child, 'links')).toEqual([pid])
      expect(info(pid, 'links')).toEqual([child])
      expect(info(child, 'parent')).toBe(pid)
      expect(info(child, 'initial_call')).toBe('listen')
      expect(drawTree(node)).toContain(`owner ${pid}\n   └─ listen ${child}`)
    })
  })

  it('is stopped when its state is left, with reason shutdown', () =>
    inProcess(async () => {
      const pids: Pid[] = []
      const machine = owner(fromCallback(() => void pids.push(self())) as never)
      const pid: Pid = await StateMachine.start(machine)
      const ended = endOf(pids[0] as Pid)
      send(pid, { type: 'off' })
      expect(await ended).toBe('shutdown')
      expect(info(pid, 'links')).toEqual([])
    }))

  it('ends with its machine, however that ends', () =>
    inProcess(async () => {
      for (const end of [
        (pid: Pid) => Process.exit(pid, 'kill'),
        (pid: Pid) => Process.exit(pid, 'shutdown'),
        (pid: Pid) => StateMachine.stop(pid),
        (pid: Pid) => send(pid, { type: 'leave' }),
      ]) {
        const seen: string[] = []
        const machine = createMachine({
          invoke: {
            src: fromPromise(({ signal }) => {
              signal.addEventListener('abort', () => seen.push('signal'))
              abortSignal().addEventListener('abort', () => seen.push('process'))
              return new Promise(() => {})
            }),
          },
          on: { leave: { actions: () => exit('normal') } },
        })
        const before = Process.list().length
        const pid: Pid = await StateMachine.start(machine)
        void end(pid)
        await sleep(1)
        expect(seen.sort()).toEqual(['process', 'signal'])
        expect(Process.list().length).toBe(before)
      }
    }))

  it('that is killed is an error to its machine, which goes on', () =>
    inProcess(async () => {
      const errors: unknown[] = []
      let child: Pid | undefined
      const disposed: string[] = []
      const machine = owner(
        fromCallback(() => {
          child = self()
          return () => disposed.push('disposed')
        }) as never,
        (error) => errors.push(error),
      )
      const pid: Pid = await StateMachine.start(machine)
      Process.exit(child as unknown as Pid, 'kill')
      expect(await valueIn(pid)).toBe('failed')
      expect(errors).toMatchObject([{ name: 'ExitError', reason: 'killed' }])
      expect(disposed).toEqual(['disposed'])
    }))

  it('whose death nobody handles ends its machine with the same reason', () =>
    inProcess(async () => {
      const pids: Pid[] = []
      const machine = createMachine({ invoke: { src: fromCallback(() => void pids.push(self())) } })
      const pid = await StateMachine.start(machine)
      const ended = endOf(pid)
      Process.exit(pids[0] as Pid, 'enough')
      expect(await ended).toBe('enough')
    }))

  it('that exits normally is missed by nobody', () =>
    inProcess(async () => {
      const child = createMachine({ on: { poke: { actions: () => exit('normal') } } })
      const pid: Pid = await StateMachine.start(owner(child as never))
      send(pid, { type: 'poke' })
      await sleep(1)
      expect(await valueIn(pid)).toBe('on')
    }))

  it('that is a machine has a pid to which events can be sent', () =>
    inProcess(async () => {
      const pids: Pid[] = []
      const machine = createMachine({
        entry: () => void pids.push(self()),
        on: {
          say: {
            actions: sendParent(({ event }) => ({ type: 'heard', word: (event as unknown as { word: string }).word })),
          },
        },
      })
      const seen: unknown[] = []
      const parent = createMachine({
        invoke: { src: machine },
        on: { heard: { actions: ({ event }) => seen.push(event) } },
      })
      const pid = await StateMachine.start(parent)
      send(pids[0] as Pid, { type: 'say', word: 'yes' })
      await sleep(1)
      expect(seen).toEqual([{ type: 'heard', word: 'yes' }])
      expect((await StateMachine.snapshot(pids[0] as Pid)).status).toBe('active')
      expect(isAlive(pid)).toBe(true)
    }))

  it('that crashes is reported as a machine when it is one, and not when it is a promise that rejects', async () => {
    const node = virtualNode()
    const reports = reportsOf(node)
    await runProcess(node, async () => {
      const failing = () => {
        throw new Error('boom')
      }
      const machines = [
        owner(createMachine({ id: 'child', on: { poke: { actions: failing } } }) as never),
        owner(fromPromise(async () => failing()) as never),
        owner(fromCallback(({ receive }) => receive(failing)) as never),
      ]
      for (const machine of machines) {
        const pid: Pid = await StateMachine.start(machine)
        send(pid, { type: 'poke' })
        await sleep(1)
        expect(await valueIn(pid)).toBe('failed')
      }
    })
    expect(reports.map(({ label, initialCall }) => [label, initialCall])).toEqual([
      ['gen_statem/terminate', 'child'],
      ['proc_lib/crash', 'child'],
      ['proc_lib/crash', 'xstate.invoke.0.owner.on'],
    ])
  })

  it('that a promise rejects without onError crashes the machine with the error and its stack', () =>
    inProcess(async () => {
      const machine = createMachine({ invoke: { src: fromPromise(async () => Promise.reject(new Error('lost'))) } })
      const pid = await StateMachine.start(machine)
      expect(await endOf(pid)).toEqual([expect.objectContaining({ message: 'lost' }), expect.any(Stacktrace)])
    }))

  it('may call self() after an await, and a promise that it forgets is its own', () =>
    inProcess(async () => {
      const pids: Pid[] = []
      const machine = owner(
        fromPromise(async () => {
          await sleep(5)
          pids.push(self())
          void Promise.reject(new Error('forgotten'))
          await sleep(5)
        }) as never,
      )
      const pid: Pid = await StateMachine.start(machine)
      await sleep(20)
      expect(pids).not.toContain(pid)
      expect(await valueIn(pid)).toBe('failed')
    }))
})

describe('what a child has sent', () => {
  it('is dropped when its state has been left before it was read', () =>
    inProcess(async () => {
      const seen: string[] = []
      let sendBack: ((event: { type: string }) => void) | undefined
      const ticker = fromCallback((given) => {
        sendBack = given.sendBack
      })
      const machine = createMachine({
        initial: 'on',
        states: { on: { invoke: { src: ticker }, on: { off: 'off' } }, off: {} },
        on: { tick: { actions: () => seen.push('tick') } },
      })
      const pid: Pid = await StateMachine.start(machine)
      sendBack?.({ type: 'tick' })
      await sleep(1)
      send(pid, { type: 'off' })
      sendBack?.({ type: 'tick' })
      await sleep(1)
      sendBack?.({ type: 'tick' })
      await sleep(1)
      expect(seen).toEqual(['tick'])
    }))

  it('as its result is not taken for that of the next one of the same state', () =>
    inProcess(async () => {
      const results: unknown[] = []
      const children: Pid[] = []
      const work = createMachine({
        id: 'work',
        entry: () => void children.push(self()),
        initial: 'busy',
        states: { busy: { on: { end: 'done' } }, done: { type: 'final' } },
        output: () => children.indexOf(self()),
      })
      const machine = createMachine({
        initial: 'a',
        states: {
          a: {
            invoke: { id: 'work', src: work, onDone: { actions: ({ event }) => results.push(event.output) } },
            on: { again: { target: 'a', reenter: true } },
          },
        },
      })
      const pid: Pid = await StateMachine.start(machine)
      // The child's turn comes first: its result stands in the mailbox behind the event that replaces it.
      send(children[0] as Pid, { type: 'end' })
      send(pid, { type: 'again' })
      await sleep(1)
      expect(children.map(isAlive)).toEqual([false, true])
      expect(results).toEqual([])
      send(children[1] as Pid, { type: 'end' })
      await sleep(1)
      expect(results).toEqual([1])
    }))
})

describe('a delayed event', () => {
  it('that is due but not yet read is taken back when its state is left', () =>
    inProcess(async () => {
      const seen: string[] = []
      const machine = createMachine({
        initial: 'a',
        states: {
          a: { after: { 5: { actions: () => seen.push('after') } }, on: { leave: 'b' } },
          b: { on: { back: 'a' } },
        },
      })
      // Timers of one deadline fire in the order in which they were started: these stand in the mailbox before that of `after`.
      Process.sendAfter('clockwork', { type: 'leave' }, 5)
      Process.sendAfter('clockwork', { type: 'back' }, 5)
      const pid = await StateMachine.start(machine, { name: 'clockwork' })
      await sleep(6)
      expect(await valueIn(pid)).toBe('a')
      expect(seen).toEqual([])
      await sleep(5)
      expect(seen).toEqual(['after'])
    }))

  it('is gone with its process', () =>
    inProcess(async () => {
      const machine = createMachine({ entry: raise({ type: 'late' }, { delay: 50 }), on: { late: {} } })
      const pid = await StateMachine.start(machine)
      const { node } = pid
      expect(node.timers.size).toBeGreaterThan(0)
      await StateMachine.stop(pid)
      expect(node.timers.size).toBe(0)
    }))

  it('infinitely far away never comes, and one that is no number is a crash', () =>
    inProcess(async () => {
      const machine = createMachine({
        on: {
          never: { actions: raise({ type: 'x' }, { delay: Number.POSITIVE_INFINITY }) },
          what: { actions: raise({ type: 'x' }, { delay: Number.NaN }) },
          x: { actions: assign({}) },
        },
      })
      const pid: Pid = await StateMachine.start(machine)
      send(pid, { type: 'never' })
      await sleep(1)
      send(pid, { type: 'what' })
      expect(await endOf(pid)).toEqual([expect.objectContaining({ name: 'RangeError' }), expect.any(Stacktrace)])
    }))
})
