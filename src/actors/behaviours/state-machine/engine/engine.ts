import { factsOf, type MachineFacts } from '../facts.ts'
import type { Host } from '../host.ts'
import { unhandled } from '../unhandled.ts'
import {
  type EventObject,
  type InnerMachine,
  type InnerNode,
  type InnerSnapshot,
  type InnerTransition,
  STOP_EVENT,
} from '../xstate.ts'
import { Action } from './action.ts'
import { Beginning } from './beginning.ts'
import { Configuration, markConfiguration, markedConfiguration } from './configuration.ts'
import { Guard } from './guard.ts'
import type { History } from './history.ts'
import { Macrostep } from './macrostep.ts'
import { type Plan, planOf } from './plan.ts'
import { type Choice, NOTHING, type Selector, selectorFor } from './selector.ts'
import { compact } from './snapshot.ts'

/** For each configuration so many event types are remembered: patterns take any number of them. */
const REMEMBERED_TYPES = 200
/** Regions that move in any order make any number of configurations. */
const REMEMBERED_CONFIGURATIONS = 2000

/**
 * Runs a machine's transitions. What depends on the configuration and the event's type alone (which transitions to try, which states are left
 * and entered, which actions that makes) is worked out once; then a transition is a walk over a list. Machines that somebody inspects or that
 * limit their microsteps go through xstate's own algorithm. Both make the same snapshots.
 */
export class Engine {
  readonly machine: InnerMachine
  readonly #facts: MachineFacts
  readonly #isPlanned: boolean
  readonly #configurations = new Map<string, Configuration>()
  /** A number for each transition, and its guard. */
  readonly #known = new Map<InnerTransition, { readonly number: number; readonly guard: Guard | null }>()
  #beginning: Beginning | null = null
  #idle: Macrostep | null = new Macrostep(this)

  constructor(machine: InnerMachine) {
    this.machine = machine
    this.#facts = factsOf(machine)
    this.#isPlanned = machine.options.maxIterations === Number.POSITIVE_INFINITY
  }

  /** The first snapshot. What its actions do is deferred. @throws what its context, guards and assignments throw */
  start(host: Host, input: unknown): InnerSnapshot {
    if (!this.#isPlanned || host.system.inspection !== null) return this.machine.getInitialSnapshot(host.scope, input)
    this.#beginning ??= new Beginning(this.machine, this.#intern)
    const { before, plan } = this.#beginning
    const step = this.#idle ?? new Macrostep(this)
    this.#idle = null
    try {
      return step.start(host, before(), plan, input)
    } finally {
      step.forget()
      this.#idle = step
    }
  }

  /** The snapshot that `event` leads to; the same one if it changes nothing. @throws what guards and actions throw */
  transition(host: Host, event: EventObject): InnerSnapshot {
    if (!this.#isPlanned || host.system.inspection !== null || event.type === STOP_EVENT.type)
      return this.#byXstate(host, event)
    const step = this.#idle ?? new Macrostep(this)
    this.#idle = null
    try {
      return step.take(host, event) ?? this.#byXstate(host, event)
    } finally {
      step.forget()
      this.#idle = step
    }
  }

  /** A first snapshot, in the form that later ones have. */
  adopted(snapshot: InnerSnapshot): InnerSnapshot {
    if (markedConfiguration(snapshot) !== undefined) return snapshot
    return this.#isPlanned && snapshot.status === 'active'
      ? compact(snapshot, this.configurationOf(snapshot))
      : snapshot
  }

  /** xstate remembers every type that it sees for ever: it does not see those that mean nothing to the machine. */
  #byXstate(host: Host, event: EventObject): InnerSnapshot {
    const snapshot = host.snapshot as InnerSnapshot
    if (!this.#facts.hasAlways && !event.type.startsWith('xstate.') && !this.#facts.types.has(event.type)) {
      unhandled(host, event)
      return snapshot
    }
    host.system.expectSelection(event)
    return this.machine.transition(snapshot, event, host.scope)
  }

  configurationOf(snapshot: InnerSnapshot): Configuration {
    return markedConfiguration(snapshot) ?? this.#intern(snapshot._nodes, snapshot.historyValue)
  }

  readonly #intern = (nodes: readonly InnerNode[], history: History): Configuration => {
    const key = keyOf(nodes, history)
    let configuration = this.#configurations.get(key)
    if (configuration === undefined) {
      if (this.#configurations.size >= REMEMBERED_CONFIGURATIONS) this.#forget()
      configuration = new Configuration(this.machine.root, [...nodes], history, this.#choicesOf)
      markConfiguration(configuration)
      this.#configurations.set(key, configuration)
    }
    return configuration
  }

  /** Plans hold on to the configurations that they lead to: all are worked out again. */
  #forget(): void {
    this.#beginning = null
    for (const configuration of this.#configurations.values()) configuration.forget()
    this.#configurations.clear()
  }

  /** What is done when the machine ends here. */
  exitActions(here: Configuration): readonly Action[] {
    here.exitActions ??= this.reversed(here)
      .nodes.flatMap(({ exit }) => exit)
      .map((action) => new Action(action, this.machine))
    return here.exitActions
  }

  /** The same states, innermost first: in which order a machine that is done has them. */
  reversed({ nodes, history }: Configuration): Configuration {
    return this.#intern(
      [...nodes].sort((a, b) => b.order - a.order),
      history,
    )
  }

  selector(here: Configuration, type: string): Selector {
    const remembered = here.selectors.get(type)
    if (remembered !== undefined) return remembered
    const { types } = this.#facts
    // Types that mean nothing to the machine are not remembered: there is no end of them.
    if (!types.has(type)) return NOTHING
    const selector = selectorFor(type, here, this.#choicesOf)
    if (here.selectors.size >= REMEMBERED_TYPES) here.selectors.clear()
    here.selectors.set(type, selector)
    return selector
  }

  readonly #choicesOf = (transitions: readonly InnerTransition[] = []): Choice[] =>
    transitions.map((transition) => ({ transition, ...this.#number(transition), plan: null }))

  #number(transition: InnerTransition): { readonly number: number; readonly guard: Guard | null } {
    let known = this.#known.get(transition)
    if (known === undefined) {
      const guard = transition.guard === undefined ? null : new Guard(transition.guard, this.machine)
      known = { number: this.#known.size, guard }
      this.#known.set(transition, known)
    }
    return known
  }

  /** What taking one transition does. */
  plan(here: Configuration, choice: Choice): Plan {
    choice.plan ??= planOf(this.machine, [choice.transition], here, this.#intern)
    return choice.plan
  }

  /** What taking several at once does. */
  planTogether(here: Configuration, choices: readonly Choice[]): Plan {
    let tree = here.together
    for (const { number } of choices) {
      tree.more ??= new Map()
      let branch = tree.more.get(number)
      if (branch === undefined) {
        branch = { plan: null, more: null }
        tree.more.set(number, branch)
      }
      tree = branch
    }
    const transitions = (): InnerTransition[] => choices.map(({ transition }) => transition)
    tree.plan ??= planOf(this.machine, transitions(), here, this.#intern)
    return tree.plan
  }
}

/** Configurations are the same when the same states were entered in the same order and the same is remembered. */
function keyOf(nodes: readonly InnerNode[], history: History): string {
  const orders = (list: readonly InnerNode[]): string => list.map(({ order }) => order).join()
  const records = Object.keys(history).sort()
  if (records.length === 0) return orders(nodes)
  return [nodes, ...records.map((id) => history[id] ?? [])].map(orders).join(';') + records.join()
}

const engines = new WeakMap<InnerMachine, Engine>()

export function engineOf(machine: InnerMachine): Engine {
  let engine = engines.get(machine)
  if (engine === undefined) {
    engine = new Engine(machine)
    engines.set(machine, engine)
  }
  return engine
}
