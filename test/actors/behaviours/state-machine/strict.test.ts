import { describe, expect, it } from 'vitest'
import { createActor, createMachine, type InspectionEvent, log, setup } from 'xstate'
import { StateMachine } from '../../../../src/actors/behaviours/state-machine/index.ts'
import { type Metadata, type Node, type Pid, runProcess, send, sleep } from '../../../../src/actors/index.ts'
import { endOf, inProcess, virtualNode } from '../../in-process.ts'

const door = createMachine({
  id: 'door',
  initial: 'closed',
  states: {
    closed: {
      on: { open: { guard: ({ event }) => (event as unknown as { key?: number }).key !== 1, target: 'opened' } },
    },
    opened: { on: { close: 'closed', 'knock.*': {} } },
  },
})

function eventsOf(node: Node, name: string): Metadata[] {
  const events: Metadata[] = []
  node.telemetry.attach(
    name,
    [['linecard', 'state_machine', name]],
    (_event, _count, metadata) => void events.push(metadata),
  )
  return events
}

const refused = (type: string, state: string) => [
  expect.objectContaining({ message: `Machine 'door' does not accept event '${type}' in state "${state}"` }),
  expect.anything(),
]

describe('an event that no transition takes', () => {
  it('is ignored, with an event of telemetry that says whether another state takes it', async () => {
    const node = virtualNode()
    const events = eventsOf(node, 'unhandled_event')
    await runProcess(node, async () => {
      const pid: Pid = await StateMachine.start(door)
      for (const event of [
        { type: 'close' },
        { type: 'unknown' },
        { type: 'open', key: 1 },
        { type: 'open' },
        { type: 'knock.twice' },
      ])
        send(pid, event)
      expect((await StateMachine.snapshot(pid)).value).toBe('opened')
      expect(events).toEqual([
        { pid, machine: 'door', value: 'closed', event: { type: 'close' }, known: true },
        { pid, machine: 'door', value: 'closed', event: { type: 'unknown' }, known: false },
        { pid, machine: 'door', value: 'closed', event: { type: 'open', key: 1 }, known: true },
      ])
    })
  })

  it('ends a strict machine when no state takes it', () =>
    inProcess(async () => {
      const pid: Pid = await StateMachine.start(door, { strict: true })
      send(pid, { type: 'close' })
      send(pid, { type: 'knock.twice' })
      expect((await StateMachine.snapshot(pid)).value).toBe('closed')
      send(pid, { type: 'unknown' })
      expect(await endOf(pid)).toEqual(refused('unknown', 'closed'))
    }))

  it("ends a machine that is strict about 'state' when this state does not take it, or its guards do not", () =>
    inProcess(async () => {
      for (const event of [{ type: 'close' }, { type: 'open', key: 1 }]) {
        const pid: Pid = await StateMachine.start(door, { strict: 'state' })
        send(pid, event)
        expect(await endOf(pid)).toEqual(refused(event.type, 'closed'))
      }
    }))

  it('of the machine itself does no harm to a strict one', () =>
    inProcess(async () => {
      const machine = setup({
        actors: { brief: createMachine({ initial: 'a', states: { a: { type: 'final' } } }) },
      }).createMachine({
        id: 'parent',
        invoke: { src: 'brief' },
        initial: 'p',
        states: { p: { initial: 'x', states: { x: { type: 'final' } } } },
      })
      const pid: Pid = await StateMachine.start(machine, { strict: 'state' })
      await sleep(1)
      expect((await StateMachine.snapshot(pid)).status).toBe('active')
    }))
})

describe('the action log', () => {
  const speaking = createMachine({ on: { go: { actions: [log('plain'), log(({ event }) => event.type, 'label')] } } })

  it('is an event of telemetry', async () => {
    const node = virtualNode()
    const events = eventsOf(node, 'log')
    await runProcess(node, async () => {
      const pid: Pid = await StateMachine.start(speaking)
      send(pid, { type: 'go' })
      await StateMachine.snapshot(pid)
      expect(events).toEqual([
        { pid, values: ['plain'] },
        { pid, values: ['label', 'go'] },
      ])
    })
  })

  it('writes to the logger that is given', () =>
    inProcess(async () => {
      const lines: unknown[][] = []
      const pid: Pid = await StateMachine.start(speaking, { logger: (...values) => lines.push(values) })
      send(pid, { type: 'go' })
      await StateMachine.snapshot(pid)
      expect(lines).toEqual([['plain'], ['label', 'go']])
    }))
})

describe('inspect', () => {
  it('tells what createActor tells', () =>
    inProcess(async () => {
      const note = () => {}
      const child = createMachine({ id: 'child', entry: note })
      const machine = createMachine({
        id: 'inspected',
        initial: 'a',
        states: { a: { entry: note, on: { go: { target: 'b', actions: note } } }, b: { invoke: { src: child } } },
      })
      const told = (events: string[]) => (event: InspectionEvent) => {
        const what = 'event' in event ? event.event.type : 'action' in event ? event.action.type : ''
        events.push(`${event.type} ${what}`)
      }
      const theirs: string[] = []
      const actor = createActor(machine, { inspect: told(theirs) }).start()
      actor.send({ type: 'go' })
      const ours: string[] = []
      const pid: Pid = await StateMachine.start(machine, { inspect: told(ours) })
      send(pid, { type: 'go' })
      await StateMachine.snapshot(pid)
      expect([...ours].sort()).toEqual([...theirs].sort())
      actor.stop()
    }))
})
