import type { InnerMachine } from './xstate.ts'

/** The events that a machine's transitions name, in any of its states. */
export class EventTypes {
  readonly #exact = new Set<string>()
  /** `'*'` and what ends in `.*`. */
  readonly #patterns = new Set<string>()

  constructor(machine: InnerMachine) {
    for (const node of machine.idMap.values())
      for (const descriptor of node.transitions.keys())
        (isPattern(descriptor) ? this.#patterns : this.#exact).add(descriptor)
  }

  /** Whether it is written out in some state, not as a pattern. */
  names(type: string): boolean {
    return this.#exact.has(type)
  }

  /** Whether some state has a transition for events of this type. */
  has(type: string): boolean {
    if (this.#exact.has(type)) return true
    for (const pattern of this.#patterns) if (matches(type, pattern)) return true
    return false
  }
}

export function isPattern(descriptor: string): boolean {
  return descriptor === '*' || descriptor.endsWith('.*')
}

/** Whether a pattern takes events of a type, as xstate decides it: `a.*` takes `a`, `a.b` and `a.b.c`. */
export function matches(type: string, pattern: string): boolean {
  if (pattern === '*') return true
  const wanted = pattern.split('.')
  const given = type.split('.')
  for (const [index, token] of wanted.entries()) {
    if (token === '*') return index === wanted.length - 1
    if (token !== given[index]) return false
  }
  return true
}
