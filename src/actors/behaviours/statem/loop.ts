import { acquireFifo } from '../../fifo.ts'
import { Marker } from '../../mailbox.ts'
import { DEBUGGED, HIBERNATING, isGoing } from '../../pid.ts'
import { formatReason } from '../../reason.ts'
import { isThenable, suspend } from '../../suspend.ts'
import { debugEvent } from '../debug.ts'
import type { EventType } from './action-types.ts'
import { act } from './actions.ts'
import { useModule } from './callback-mode.ts'
import { Ending } from './ending.ts'
import type { Machine } from './machine.ts'
import { end, endAsked } from './terminate.ts'
import { take } from './transition.ts'

/** At the head of the mailbox of a machine that has events of its own to handle first, but whose slice was over. */
const RESUME: Marker = new Marker('resume')

/** In place of a callback's result: there is none to follow. */
const DONE: unique symbol = Symbol('done')

/** The machine comes to life: `init` is done, and whoever started it knows. Mirrors `gen_statem:enter/8`. */
export function begin(machine: Machine, actions: unknown): void {
  const { process } = machine
  let ending = useModule(machine, machine.module, machine.below)
  if (ending === null) {
    if ((process.flags & DEBUGGED) !== 0) debugEvent(process, ['enter', machine.module.label, machine.state])
    ending = act(machine, actions)
  }
  if (ending !== null) {
    endAsked(machine, ending)
    return
  }
  machine.postpones = false
  machine.enters = true
  follow(machine, next(machine))
}

/** Handles an event, and all that comes of it before the next message. */
export function handle(machine: Machine, type: EventType, content: unknown): void {
  const { process } = machine
  process.flags &= ~HIBERNATING
  if ((process.flags & DEBUGGED) !== 0) debugEvent(process, ['in', [type, content], machine.state])
  machine.begin(type, content)
  follow(machine, callState(machine))
}

/** Goes on where the slice was over. */
export function resume(machine: Machine): void {
  follow(machine, callState(machine))
}

/** Does what a callback's result says, and calls the callbacks that are due then. Only a promise is awaited. */
function follow(machine: Machine, first: unknown): void {
  let result = first
  while (result !== DONE) {
    if (isThenable(result)) {
      wait(machine, result)
      return
    }
    if (isGoing(machine.process)) return
    const ending = take(machine, result)
    if (ending !== null) {
      endAsked(machine, ending)
      return
    }
    result = next(machine)
  }
}

/** Apart, because a function with closures in it costs their context on every call. */
function wait(machine: Machine, result: PromiseLike<unknown>): void {
  suspend(
    machine.process,
    result,
    (value) => follow(machine, value),
    (thrown) => follow(machine, caught(machine, thrown)),
  )
}

/** Calls the enter callback if it is due, else completes the event and calls the callback of the next one that needs no message. */
function next(machine: Machine): unknown {
  if (machine.enters && machine.stateEnter) {
    machine.entering = true
    machine.enters = false
    return callback(machine, 'enter', machine.state)
  }
  machine.commit()
  if (machine.beginNext()) return takesTurn(machine) ? callState(machine) : DONE
  if (machine.hibernates) machine.process.flags |= HIBERNATING
  return DONE
}

function callState(machine: Machine): unknown {
  return callback(machine, machine.type, machine.content)
}

function callback(machine: Machine, type: EventType | 'enter', content: unknown): unknown {
  const { module, nextState, nextData } = machine
  try {
    if (machine.stateFunctions) {
      const run = module.states.get(nextState)
      if (run !== undefined) return run(type, content, nextData)
    } else if (module.spec.handleEvent !== undefined) return module.spec.handleEvent(type, content, nextState, nextData)
  } catch (thrown) {
    return caught(machine, thrown)
  }
  end(machine, Ending.error('undef', `${module.label} has no callback for state ${formatReason(nextState)}`), true)
  return DONE
}

/** In every callback of gen_statem a thrown value is a returned value. */
function caught(machine: Machine, thrown: unknown): unknown {
  if (!(thrown instanceof Error)) return thrown
  if (!isGoing(machine.process)) end(machine, Ending.thrown(thrown), true)
  return DONE
}

/** Whether there is time for one more event. If not, it is handled in the next turn, before any message. */
function takesTurn({ process }: Machine): boolean {
  const { scheduler } = process.node
  if (--scheduler.units > 0) return true
  process.queue ??= acquireFifo<unknown>()
  process.queue.unshift(RESUME)
  return false
}
