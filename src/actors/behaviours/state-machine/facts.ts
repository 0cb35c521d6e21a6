import { EventTypes } from './event-types.ts'
import { assertImplemented } from './implementations.ts'
import { type InnerMachine, isMachine, missingMembers } from './xstate.ts'

/** What is worked out of a machine once, for all of its processes. */
export class MachineFacts {
  readonly types: EventTypes
  /** Whether some state has a transition that waits for no event. */
  readonly hasAlways: boolean

  constructor(machine: InnerMachine) {
    const nodes = [...machine.idMap.values()]
    this.types = new EventTypes(machine)
    this.hasAlways = nodes.some((node) => node.always !== undefined && node.always.length > 0)
  }
}

const known = new WeakMap<InnerMachine, MachineFacts>()

/** @throws {TypeError} when the machine cannot be run: not a machine, of another xstate, or with names that stand for nothing */
export function factsOf(machine: InnerMachine): MachineFacts {
  let facts = known.get(machine)
  if (facts === undefined) {
    assertMachine(machine)
    assertImplemented(machine)
    facts = new MachineFacts(machine)
    known.set(machine, facts)
  }
  return facts
}

function assertMachine(machine: unknown): asserts machine is InnerMachine {
  if (typeof machine !== 'object' || machine === null || !isMachine(machine))
    throw new TypeError(`Expected a machine that xstate's \`createMachine\` has made, got \`${String(machine)}\``)
  const missing = missingMembers(machine)
  if (missing.length > 0)
    throw new TypeError(`This release of xstate lacks what Linecard runs machines with: ${missing.join(', ')}`)
}
