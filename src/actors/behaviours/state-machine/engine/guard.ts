import type { BuiltinGuard, EventObject, InnerMachine, InnerSnapshot, MachineContext } from '../xstate.ts'

type Predicate = (args: { context: MachineContext; event: EventObject }, params: unknown) => unknown

/** A guard with its name looked up. */
export class Guard {
  /** What it is called where it is written, for messages. */
  readonly name: string | undefined
  readonly #predicate: Predicate | null
  readonly #builtin: BuiltinGuard | null
  readonly #params: unknown
  readonly #paramsOf: ((args: { context: MachineContext; event: EventObject }) => unknown) | null

  constructor(guard: unknown, machine: InnerMachine) {
    const { name, params, found } = resolve(guard, machine)
    this.name = nameOf(guard)
    this.#builtin = typeof found === 'function' && 'check' in found ? (found as unknown as BuiltinGuard) : null
    this.#predicate = this.#builtin === null ? (found as Predicate | null) : null
    if (found === null)
      this.#predicate = () => {
        throw new Error(`Guard '${name}' is not implemented.'.`)
      }
    this.#paramsOf = typeof params === 'function' ? (params as never) : null
    this.#params = this.#paramsOf === null ? params : undefined
  }

  /** `snapshot` makes what guards look at that ask for the present state. */
  passes(context: MachineContext, event: EventObject, snapshot: () => InnerSnapshot): boolean {
    if (this.#builtin !== null) return this.#builtin.check(snapshot(), { context, event }, this.#builtin)
    const params = this.#paramsOf === null ? this.#params : this.#paramsOf({ context, event })
    return Boolean(this.#predicate?.({ context, event }, params))
  }
}

function nameOf(guard: unknown): string | undefined {
  if (typeof guard === 'string') return guard
  return typeof guard === 'object' ? (guard as { readonly type?: string } | null)?.type : undefined
}

interface Resolved {
  readonly name: string | undefined
  readonly params: unknown
  readonly found: unknown
}

/** A name may stand for another one. */
function resolve(guard: unknown, machine: InnerMachine): Resolved {
  const seen = new Set<unknown>()
  let current = guard
  while (!seen.has(current)) {
    seen.add(current)
    if (typeof current === 'function') return { name: undefined, params: paramsOf(guard, current), found: current }
    const name = nameOf(current)
    const found = name === undefined ? undefined : machine.implementations.guards[name]
    if (found === undefined) return { name, params: undefined, found: null }
    if (typeof found === 'function') return { name, params: paramsOf(current, found), found }
    current = found
  }
  throw new Error(`Guard '${nameOf(guard)}' stands for itself`)
}

function paramsOf(guard: unknown, found: unknown): unknown {
  return guard === found || typeof guard !== 'object' ? undefined : (guard as { readonly params?: unknown }).params
}
