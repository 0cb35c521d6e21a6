import type { Host } from '../host.ts'
import { unhandled } from '../unhandled.ts'
import {
  type ActionInfo,
  type EventObject,
  type InnerActor,
  type InnerScope,
  type InnerSnapshot,
  type MachineContext,
  type ResolveExtra,
  stopAction,
} from '../xstate.ts'
import { Action, ASSIGN, BUILTIN, CANCEL, CUSTOM, type Expression, evaluate, RAISE } from './action.ts'
import { AssignArguments } from './assign-arguments.ts'
import type { Configuration } from './configuration.ts'
import type { Engine } from './engine.ts'
import { doneEvent, machineOutput, outputOf } from './output.ts'
import type { Batch, Completion, Plan } from './plan.ts'
import type { Choice, Selector } from './selector.ts'
import { snapshotOf } from './snapshot.ts'

/** No transition. */
const NONE: readonly Choice[] = []

/**
 * One event's way through a machine: the transition that takes it, those that wait for no event, and the events raised meanwhile, until nothing
 * is left to do. One object for all events of an engine.
 */
export class Macrostep {
  readonly #engine: Engine
  #host!: Host
  #scope!: InnerScope
  /** The snapshot before. */
  #base!: InnerSnapshot
  #here!: Configuration
  #context!: MachineContext
  #children!: Readonly<Record<string, InnerActor>>
  #status: InnerSnapshot['status'] = 'active'
  #output: unknown = undefined
  /** Raised events. */
  #queue: EventObject[] | null = null
  /** Whether the machine is starting: until it has its first snapshot its actions wait, in order. */
  #isStart = false
  /** Whether the microstep under way has made a new snapshot of the last one. */
  #touched = false
  /** A snapshot of how things are now, if one was needed; taken anew when they change. */
  #current: InnerSnapshot | null = null
  readonly #snapshotNow = (): InnerSnapshot => this.snapshot()

  constructor(engine: Engine) {
    this.#engine = engine
  }

  /** Returns the next snapshot, or null when xstate has to do it. */
  take(host: Host, event: EventObject): InnerSnapshot | null {
    this.#prepare(host, host.snapshot as InnerSnapshot)
    const selector = this.#engine.selector(this.#here, event.type)
    if (selector.inner.length > 0) {
      const choices = this.#several(selector, event)
      if (choices.length > 0) this.#microstep(this.#planOf(choices), event)
      else if (this.#isMissed(event)) return null
    } else {
      const choice = this.#first(selector.choices, event)
      if (choice !== null) this.#microstep(this.#engine.plan(this.#here, choice), event)
      else if (this.#isMissed(event)) return null
    }
    return this.#finished(event)
  }

  /** Returns the first snapshot, `before` being what there is before all states. What actions do is deferred. */
  start(host: Host, before: InnerSnapshot, plan: Plan, input: unknown): InnerSnapshot {
    const event = { type: 'xstate.init', input } as EventObject
    this.#prepare(host, before)
    this.#isStart = true
    this.#microstep(plan, event)
    return this.#finished(event)
  }

  #prepare(host: Host, base: InnerSnapshot): void {
    this.#host = host
    this.#scope = host.scope
    this.#base = this.#current = base
    this.#here = this.#engine.configurationOf(base)
    this.#context = base.context
    this.#children = base.children
    this.#status = 'active'
    this.#output = undefined
  }

  #finished(event: EventObject): InnerSnapshot {
    if (this.#queue !== null || this.#here.always.length > 0) this.#settle(event)
    if (this.#status !== 'active') this.#stopChildren(event)
    return this.snapshot()
  }

  /** Lets go of what it has held on to. */
  forget(): void {
    this.#base = this.#current = null as unknown as InnerSnapshot
    this.#queue = null
    this.#isStart = false
  }

  /** The snapshot of how things are now: the last one, if nothing has changed. */
  snapshot(): InnerSnapshot {
    this.#current ??= snapshotOf(this.#base, this.#here, this.#context, this.#children, this.#status, this.#output)
    return this.#current
  }

  /** An error of a child that nobody handles is for xstate: it ends the machine. */
  #isMissed(event: EventObject): boolean {
    if (event.type.startsWith('xstate.error.actor')) return true
    unhandled(this.#host, event)
    return false
  }

  /** Takes transitions that wait for no event, and raised events, until there are no more. */
  #settle(first: EventObject): void {
    let event = first
    let mayBeEventless = true
    while (this.#status === 'active') {
      let choices: readonly Choice[] = mayBeEventless ? this.#eventless(event) : NONE
      const isEventless: boolean = choices.length > 0
      if (!isEventless) {
        const raised = this.#queue?.shift()
        if (raised === undefined) return
        event = raised
        choices = this.#select(event)
      }
      this.#touched = false
      if (choices.length > 0) this.#microstep(this.#planOf(choices), event)
      mayBeEventless = !isEventless || this.#touched
    }
  }

  // ---- which transitions

  #select(event: EventObject): readonly Choice[] {
    const selector = this.#engine.selector(this.#here, event.type)
    if (selector.inner.length > 0) return this.#several(selector, event)
    const choice = this.#first(selector.choices, event)
    return choice === null ? NONE : [choice]
  }

  #several(selector: Selector, event: EventObject): readonly Choice[] {
    const taken: Choice[] = []
    this.#collect(selector, event, taken)
    return taken.length === 0 ? NONE : taken
  }

  /** A state's own transitions are for when none of its regions takes the event. */
  #collect({ inner, choices }: Selector, event: EventObject, taken: Choice[]): void {
    const before = taken.length
    for (let index = 0; index < inner.length; index++) this.#collect(inner[index] as Selector, event, taken)
    if (taken.length > before) return
    const choice = this.#first(choices, event)
    if (choice !== null) taken.push(choice)
  }

  #first(choices: readonly Choice[], event: EventObject): Choice | null {
    for (let index = 0; index < choices.length; index++) {
      const choice = choices[index] as Choice
      if (choice.guard === null || this.#passes(choice, event)) return choice
    }
    return null
  }

  #passes({ guard, transition }: Choice, event: EventObject): boolean {
    try {
      return guard?.passes(this.#context, event, this.#snapshotNow) === true
    } catch (error) {
      const name = guard?.name === undefined ? '' : `'${guard.name}' `
      // In xstate's words.
      throw new Error(
        `Unable to evaluate guard ${name}in transition for event '${event.type}' in state node '${transition.source.id}':\n${(error as Error).message}`,
      )
    }
  }

  /** For each innermost state the first that may be taken; a common one once. */
  #eventless(event: EventObject): readonly Choice[] {
    const { always } = this.#here
    if (always.length === 0) return NONE
    const taken = new Map<number, Choice>()
    for (const choices of always) {
      const choice = choices.find(
        ({ guard }) => guard === null || guard.passes(this.#context, event, this.#snapshotNow),
      )
      if (choice !== undefined && !taken.has(choice.number)) taken.set(choice.number, choice)
    }
    return taken.size === 0 ? NONE : [...taken.values()]
  }

  #planOf(choices: readonly Choice[]): Plan {
    return choices.length === 1
      ? this.#engine.plan(this.#here, choices[0] as Choice)
      : this.#engine.planTogether(this.#here, choices)
  }

  // ---- what they do

  #microstep({ batches, next, remembers }: Plan, event: EventObject): void {
    for (let index = 0; index < batches.length; index++) this.#do(batches[index] as Batch, event)
    const here = this.#status === 'done' ? this.#complete(next, event) : next
    if (here === this.#here && !remembers) return
    this.#here = here
    this.#change()
  }

  /** The machine is done: all that it is in is left. */
  #complete(here: Configuration, event: EventObject): Configuration {
    for (const action of this.#engine.exitActions(here)) this.#act(action, event, undefined, null)
    return this.#engine.reversed(here)
  }

  #do({ actions, deferredActorIds, completion }: Batch, event: EventObject): void {
    const retries: Retry[] | null = deferredActorIds === undefined || deferredActorIds.length === 0 ? null : []
    for (let index = 0; index < actions.length; index++)
      this.#act(actions[index] as Action, event, deferredActorIds, retries)
    if (retries !== null)
      for (const [action, params] of retries) action.builtin.retryResolve?.(this.#scope, this.snapshot(), params)
    if (completion !== null) this.#finish(completion, event)
  }

  #act(
    action: Action,
    event: EventObject,
    deferredActorIds: readonly string[] | undefined,
    retries: Retry[] | null,
  ): void {
    const { kind, paramsOf } = action
    const params = paramsOf === null ? action.params : paramsOf({ context: this.#context, event })
    if (kind === CUSTOM) this.#run(action, this.#info(event), params)
    else if (kind === ASSIGN) this.#assign(action, event, params)
    else if (kind === RAISE) this.#raise(action, event, params)
    else if (kind === CANCEL) this.#cancel(action, event, params)
    else if (kind === BUILTIN) this.#resolve(action, event, params, deferredActorIds, retries)
    else this.#perform(() => refuse(action))
  }

  #run(action: Action, info: ActionInfo, params: unknown): void {
    if (this.#isStart) this.#scope.defer(() => action.run(info, params))
    else action.run(info, params)
  }

  /** Does something when the event is handled, behind what actions of a start do. */
  #defer(work: () => void): void {
    const scope = this.#scope
    if (this.#isStart) scope.defer(() => scope.defer(work))
    else scope.defer(work)
  }

  #perform(work: () => void): void {
    if (this.#isStart) this.#scope.defer(work)
    else work()
  }

  #info(event: EventObject): ActionInfo {
    const { self, system } = this.#scope
    return { context: this.#context, event, self, system }
  }

  #assign(action: Action, event: EventObject, params: unknown): void {
    const { self, system } = this.#scope
    const info = new AssignArguments(this.#context, event, self, system, this, action)
    const { assignment } = action.builtin
    const { keys } = action
    if (keys.length === 0) {
      const partial = typeof assignment === 'function' ? assignment(info, params) : {}
      this.#context = Object.assign({}, this.#context, partial)
    } else {
      const context = { ...this.#context }
      for (const key of keys) {
        const part = (assignment as Record<string, Expression>)[key]
        context[key] = typeof part === 'function' ? part(info, params) : part
      }
      this.#context = context
    }
    this.#change()
  }

  /** `spawn` in an assignment. xstate's own resolving of an assignment makes the actor. @internal */
  spawn(action: Action, event: EventObject, src: unknown, options: unknown): unknown {
    let actor: unknown
    const assignment = ({ spawn }: { spawn: (src: unknown, options: unknown) => unknown }): object => {
      actor = spawn(src, options)
      return {}
    }
    const { builtin } = action
    const extra = this.#extra(undefined)
    const [next] = builtin.resolve(this.#scope, this.snapshot(), this.#info(event), undefined, { assignment }, extra)
    this.#children = next.children
    this.#change()
    return actor
  }

  #raise({ builtin }: Action, event: EventObject, params: unknown): void {
    const { event: raised, delay, id } = builtin
    if (typeof raised === 'string')
      throw new Error(`Only event objects may be used with raise; use raise({ type: "${raised}" }) instead`)
    const info = this.#info(event)
    const what = evaluate(raised, info, params) as EventObject
    const named = typeof delay === 'string' ? this.#base.machine.implementations.delays[delay] : delay
    const ms = evaluate(named, info, params)
    if (typeof ms !== 'number') {
      this.#queue ??= []
      this.#queue.push(what)
      return
    }
    const { self, system } = this.#scope
    this.#defer(() => system.scheduler.schedule(self, self, what, ms, id))
  }

  #cancel({ builtin }: Action, event: EventObject, params: unknown): void {
    const { sendId } = builtin
    const id = typeof sendId === 'function' ? sendId(this.#info(event), params) : sendId
    const { self, system } = this.#scope
    this.#defer(() => system.scheduler.cancel(self, id))
  }

  #resolve(
    action: Action,
    event: EventObject,
    params: unknown,
    deferredActorIds: readonly string[] | undefined,
    retries: Retry[] | null,
  ): void {
    const { builtin } = action
    const before = this.snapshot()
    const extra = this.#extra(deferredActorIds)
    const [next, resolved, more] = builtin.resolve(this.#scope, before, this.#info(event), params, builtin, extra)
    if (next !== before) {
      this.#context = next.context
      this.#children = next.children
      this.#change()
    }
    if (extra.internalQueue.length === 0) this.#queue = null
    if (builtin.retryResolve !== undefined) retries?.push([action, resolved])
    this.#execute(action, resolved)
    if (more !== undefined)
      for (const inner of more) this.#act(new Action(inner, this.#base.machine), event, deferredActorIds, retries)
  }

  #execute({ builtin }: Action, resolved: unknown): void {
    const scope = this.#scope
    this.#perform(() => builtin.execute?.(scope, resolved))
  }

  #extra(deferredActorIds: readonly string[] | undefined): ResolveExtra {
    this.#queue ??= []
    return { internalQueue: this.#queue, deferredActorIds }
  }

  /** What was is not any more. */
  #change(): void {
    this.#touched = true
    this.#current = null
  }

  // ---- ends

  #finish({ node, done, root }: Completion, event: EventObject): void {
    const given = { context: this.#context, event, self: this.#scope.self }
    for (const state of done) {
      const output = state === node.parent && state.type === 'compound' ? outputOf(node, given) : undefined
      this.#queue ??= []
      this.#queue.push(doneEvent(state, output))
    }
    if (root === null) return
    this.#status = 'done'
    this.#output = machineOutput(this.#base.machine.root, root, given)
    this.#change()
  }

  /** They are still in the last snapshot, as in xstate. */
  #stopChildren(event: EventObject): void {
    const children = this.#children
    for (const child of Object.values(children)) {
      const action = new Action(stopAction(child), this.#base.machine)
      const [, resolved] = action.builtin.resolve(
        this.#scope,
        this.snapshot(),
        this.#info(event),
        undefined,
        action.builtin,
        this.#extra(undefined),
      )
      this.#execute(action, resolved)
    }
  }
}

function refuse({ type }: Action): never {
  throw new Error(`Action '${type}' is not implemented`)
}

/** Something to look up again when the actors of the state that is entered are there. */
type Retry = readonly [action: Action, params: unknown]
