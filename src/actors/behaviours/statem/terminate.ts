import { terminate as endProcess } from '../../death.ts'
import { DEBUGGED, isDead } from '../../pid.ts'
import { isOrderly } from '../../reason.ts'
import { isThenable, suspend } from '../../suspend.ts'
import { debugEvent } from '../debug.ts'
import { Ending } from './ending.ts'
import type { Machine } from './machine.ts'
import { reportEnding } from './report.ts'

/** Runs `terminate`, then reports and ends, in this order. `handling`: whether an event was being handled. Mirrors `gen_statem:terminate/7`. */
export function end(machine: Machine, ending: Ending, handling: boolean): void {
  const { process, module } = machine
  const finish = (final: Ending, reported: boolean): void => {
    if (isDead(process)) return
    if (reported) reportEnding(machine, final, handling)
    else if ((process.flags & DEBUGGED) !== 0) debugEvent(process, ['terminate', final.reason, machine.state])
    endProcess(process, final.exitReason)
  }
  const ended = (): void => finish(ending, !isOrderly(ending.reason))
  const failed = (thrown: unknown): void => {
    // What terminate throws is reported whatever it is; a thrown value is its return value.
    if (thrown instanceof Error) finish(Ending.thrown(thrown), true)
    else ended()
  }
  if (module.spec.terminate === undefined) {
    ended()
    return
  }
  let result: unknown
  try {
    result = module.spec.terminate(ending.reason, machine.state as never, machine.data)
  } catch (thrown) {
    failed(thrown)
    return
  }
  if (isThenable(result)) suspend(process, result, ended, failed)
  else ended()
}

/** Ends because of what the callbacks have asked for: `terminate` gets the state and data that they wanted. */
export function endAsked(machine: Machine, ending: Ending): void {
  machine.state = machine.nextState
  machine.data = machine.nextData
  end(machine, ending, true)
}
