import type { EventObject, InnerActorRef, InnerNode, MachineContext } from '../xstate.ts'

/** What outputs are made of that are functions. */
interface OutputArguments {
  readonly context: MachineContext
  readonly event: EventObject
  readonly self: InnerActorRef
}

/** The event that says that a state is done. */
export function doneEvent({ id }: InnerNode, output: unknown): EventObject {
  return { type: `xstate.done.state.${id}`, output } as EventObject
}

export function outputOf({ output }: InnerNode, given: OutputArguments): unknown {
  return typeof output === 'function' ? output(given) : output
}

/** The output of a machine, which is done because `cause` is. */
export function machineOutput(root: InnerNode, cause: InnerNode, given: OutputArguments): unknown {
  if (root.output === undefined) return undefined
  const event = doneEvent(cause, cause.parent === undefined ? undefined : outputOf(cause, given))
  return outputOf(root, { ...given, event })
}
