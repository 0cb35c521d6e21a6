import { factsOf } from './facts.ts'
import type { Host } from './host.ts'
import type { EventObject, InnerMachine, InnerSnapshot } from './xstate.ts'

/**
 * No transition of a machine takes `event`. What the machine has made itself (an invoked actor is done, a state is) may go unheard.
 * @throws {Error} where `strict` says that this ends it
 */
export function unhandled(host: Host, event: EventObject): void {
  const { type } = event
  if (type.startsWith('xstate.')) return
  const { system, process } = host
  const { machine, value } = host.snapshot as InnerSnapshot
  const { strict = false } = system.settings
  if (strict === 'state' || (strict && !isKnown(machine, type)))
    throw new Error(`Machine '${machine.id}' does not accept event '${type}' in state ${JSON.stringify(value)}`)
  if (process === null || !process.node.telemetry.wants('linecard.state_machine.unhandled_event')) return
  process.node.telemetry.execute(
    ['linecard', 'state_machine', 'unhandled_event'],
    { count: 1 },
    { pid: process, machine: machine.id, value, event, known: isKnown(machine, type) },
  )
}

function isKnown(machine: InnerMachine, type: string): boolean {
  return factsOf(machine).types.has(type)
}
