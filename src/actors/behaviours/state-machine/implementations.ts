import { type Implementations, type InnerMachine, type InnerNode, type InnerTransition, isMachine } from './xstate.ts'

/**
 * Refuses a machine that names what it does not have. xstate passes over an action that is missing, takes a delay that is missing for none, and
 * learns of the others only when it comes to them.
 *
 * @throws {TypeError} with all the names
 */
export function assertImplemented(machine: InnerMachine): void {
  const missing = new Search(machine, new Set([machine])).names()
  if (missing.length === 0) return
  throw new TypeError(`Machine '${machine.id}' cannot start, because these are not implemented: ${missing.join(', ')}`)
}

/** What built-in actions and guards carry; each has some of it. */
interface Carried {
  readonly type?: unknown
  readonly delay?: unknown
  readonly src?: unknown
  readonly guards?: readonly unknown[]
}

class Search {
  readonly #machine: InnerMachine
  readonly #missing = new Set<string>()
  /** Named implementations that were looked at: they may name each other in a circle. */
  readonly #seen = new Set<unknown>()
  /** Machines that were looked at, this one and those that it invokes. */
  readonly #machines: Set<InnerMachine>

  constructor(machine: InnerMachine, machines: Set<InnerMachine>) {
    this.#machine = machine
    this.#machines = machines
  }

  names(): string[] {
    for (const node of this.#machine.idMap.values()) this.#inNode(node)
    return [...this.#missing]
  }

  #inNode(node: InnerNode): void {
    for (const action of [...node.entry, ...node.exit]) this.#inAction(action)
    for (const { src } of [node.invoke, node.config.invoke ?? []].flat() as readonly Carried[]) this.#inActor(src)
    for (const transition of node.always ?? []) this.#inTransition(transition)
    for (const list of node.transitions.values()) for (const transition of list) this.#inTransition(transition)
    if (node.type === 'compound') for (const action of node.initial.actions) this.#inAction(action)
  }

  #inTransition({ actions, guard }: InnerTransition): void {
    for (const action of actions) this.#inAction(action)
    if (guard !== undefined) this.#inGuard(guard)
  }

  #inAction(action: unknown): void {
    if (typeof action === 'function') {
      const { type, delay, src } = action as Carried
      if (typeof delay === 'string') this.#named('delays', 'delay', delay)
      if (type === 'xstate.spawnChild') this.#inActor(src)
    } else this.#follow('actions', 'action', action, (named) => this.#inAction(named))
  }

  #inGuard(guard: unknown): void {
    if (typeof guard === 'function') for (const inner of (guard as Carried).guards ?? []) this.#inGuard(inner)
    else this.#follow('guards', 'guard', guard, (named) => this.#inGuard(named))
  }

  /** Actors written where they are invoked have made-up names. */
  #inActor(src: unknown): void {
    const logic =
      typeof src !== 'string' || src.startsWith('xstate.invoke.') ? src : this.#named('actors', 'actor', src)
    if (typeof logic === 'object' && logic !== null && isMachine(logic)) this.#inMachine(logic)
  }

  #inMachine(machine: InnerMachine): void {
    if (this.#machines.has(machine)) return
    this.#machines.add(machine)
    for (const name of new Search(machine, this.#machines).names())
      this.#missing.add(`${name} of machine '${machine.id}'`)
  }

  /** A name, or an object with a `type` that is one. */
  #follow(kind: 'actions' | 'guards', word: string, named: unknown, look: (found: unknown) => void): void {
    const name = typeof named === 'string' ? named : (named as Carried | null)?.type
    if (typeof name !== 'string') return
    const found = this.#named(kind, word, name)
    if (found === undefined || this.#seen.has(found)) return
    this.#seen.add(found)
    look(found)
  }

  #named(kind: keyof Implementations, word: string, name: string): unknown {
    const found = this.#machine.implementations[kind][name]
    if (found === undefined) this.#missing.add(`${word} '${name}'`)
    return found
  }
}
