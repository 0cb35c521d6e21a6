import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { type AnyStateMachine, createActor, createMachine, fromCallback } from 'xstate'
import { StateMachine } from '../../../../src/actors/behaviours/state-machine/index.ts'
import {
  type ExecutableAction,
  type InnerActor,
  type InnerScope,
  type Inspected,
  innerMachine,
  missingMembers,
} from '../../../../src/actors/behaviours/state-machine/xstate.ts'
import { inProcess } from '../../in-process.ts'

/** What Linecard relies on in the insides of xstate. A release for which one of these fails must not be pinned before src/…/state-machine follows it. */
describe("xstate's inner contract", () => {
  const version = (path: string): unknown =>
    (JSON.parse(readFileSync(new URL(path, import.meta.url), 'utf8')) as { version: unknown }).version

  it('is looked at for the release that package.json pins', () => {
    const { dependencies } = JSON.parse(readFileSync(new URL('../../../../package.json', import.meta.url), 'utf8')) as {
      dependencies: { xstate: string }
    }
    expect(dependencies.xstate).toMatch(/^\d+\.\d+\.\d+$/)
    expect(version('../../../../node_modules/xstate/package.json')).toBe(dependencies.xstate)
  })

  it('has every private member that is used', () => {
    expect(missingMembers(innerMachine(createMachine({})))).toEqual([])
  })

  it('would be missed, member by member', () => {
    const machine = createMachine({})
    const broken = new Proxy(machine, { has: (target, key) => key !== 'restoreSnapshot' && key in target })
    expect(missingMembers(innerMachine(broken as AnyStateMachine))).toEqual(['machine.restoreSnapshot'])
    expect(() => StateMachine.start(broken as typeof machine)).toThrow(
      /This release of xstate lacks what Linecard runs machines with: machine\.restoreSnapshot/,
    )
  })

  /** A scope and a system that write down what is asked of them. */
  function recorder() {
    const asked: string[] = []
    const deferred: (() => void)[] = []
    const executed: string[] = []
    const selections: number[] = []
    const system = {
      scheduler: {
        schedule: (_source: unknown, _target: unknown, { type }: { type: string }, delay: number, id?: string) =>
          asked.push(`schedule ${type} ${delay} ${id}`),
        cancel: (_source: unknown, id: string) => asked.push(`cancel ${id}`),
        cancelAll: () => asked.push('cancelAll'),
      },
      _bookId: () => 'session',
      _register: (id: string) => asked.push(`register ${id}`),
      _unregister: ({ id }: InnerActor) => asked.push(`unregister ${id}`),
      _set: (id: string) => asked.push(`set ${id}`),
      _relay: (_source: unknown, _target: unknown, { type }: { type: string }) => asked.push(`relay ${type}`),
      _sendInspectionEvent: ({ type, actorRef, _transitions: transitions }: Inspected) => {
        if (type === '@xstate.actor') asked.push(`actor ${actorRef?.id}`)
        if (type === '@xstate.microstep') selections.push(transitions?.length ?? -1)
      },
      _logger: () => {},
      _clock: {},
    }
    const self = {
      id: 'me',
      sessionId: 'mine',
      system,
      _parent: undefined,
      getSnapshot: () => undefined,
      send: () => {},
    }
    const scope = {
      self,
      id: 'me',
      sessionId: 'mine',
      system,
      logger: () => {},
      defer: (work: () => void) => deferred.push(work),
      emit: ({ type }: { type: string }) => asked.push(`emit ${type}`),
      stopChild: ({ id }: InnerActor) => asked.push(`stopChild ${id}`),
      actionExecutor(this: unknown, action: ExecutableAction) {
        executed.push(
          `${action.type} ${this === undefined ? 'unbound' : 'bound'} ${(action.info.self as unknown) === self}`,
        )
        action.exec?.(action.info, action.params)
      },
    } as unknown as InnerScope
    const flush = () => {
      for (let work = deferred.shift(); work !== undefined; work = deferred.shift()) work()
    }
    return { scope, asked, executed, selections, flush }
  }

  const machine = innerMachine(
    createMachine({
      id: 'm',
      initial: 'a',
      states: {
        a: { on: { go: { target: 'b', actions: function named() {} } } },
        b: { after: { 10: 'a' }, invoke: { id: 'child', src: fromCallback(() => {}) }, on: { back: 'a' } },
      },
    }),
  )

  it('runs a transition through our scope: actions unbound and at once, effects deferred, selections told', () => {
    const { scope, asked, executed, selections, flush } = recorder()
    const first = machine.getInitialSnapshot(scope, undefined)
    expect(first).toMatchObject({ status: 'active', value: 'a' })
    selections.length = 0
    const second = machine.transition(first, { type: 'go' }, scope)
    expect(second.value).toBe('b')
    expect(selections).toEqual([1])
    expect(executed).toEqual(['named unbound true', 'xstate.raise unbound true', 'xstate.spawnChild unbound true'])
    expect(asked).toEqual(['actor child'])
    flush()
    expect(asked).toEqual(['actor child', 'schedule xstate.after.10.m.b 10 xstate.after.10.m.b', 'register session'])
    expect(machine.transition(second, { type: 'unknown' }, scope)).toBe(second)
    expect(selections).toEqual([1, 0])
  })

  it('stops children through our scope, after what was sent to them', () => {
    const { scope, asked, flush } = recorder()
    const second = machine.transition(machine.getInitialSnapshot(scope, undefined), { type: 'go' }, scope)
    flush()
    asked.length = 0
    machine.transition(second, { type: 'back' }, scope)
    flush()
    expect(asked).toEqual(['unregister child', 'cancel xstate.after.10.m.b', 'stopChild child'])
  })

  it('tells of an actor before its first snapshot is made, so that it can be adopted', () => {
    const { scope } = recorder()
    const order: string[] = []
    const logic = {
      transition: (snapshot: unknown) => snapshot,
      getInitialSnapshot: () => {
        order.push('snapshot')
        return { status: 'active' }
      },
      getPersistedSnapshot: (snapshot: unknown) => snapshot,
    }
    const system = { ...scope.system, _sendInspectionEvent: ({ type }: Inspected) => order.push(type) }
    createActor(logic as never, { parent: { ...scope.self, system } } as never)
    expect(order).toEqual(['@xstate.actor', 'snapshot'])
  })

  it('starts an actor by its own `start` and stops it by its own `_stop`, which may be replaced', () =>
    inProcess(async () => {
      const { scope, flush } = recorder()
      const calls: string[] = []
      const second = machine.transition(machine.getInitialSnapshot(scope, undefined), { type: 'go' }, scope)
      const child = second.children.child as InnerActor
      child.start = () => calls.push('start')
      child._stop = () => calls.push('_stop')
      flush()
      expect(calls).toEqual(['start'])
      expect(child._processingStatus).toBe(0)
    }))
})
