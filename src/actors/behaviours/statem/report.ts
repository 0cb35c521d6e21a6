import { asSeen } from '../../mailbox.ts'
import { isOrderly } from '../../reason.ts'
import { particulars } from '../../reports.ts'
import { reportCrash } from '../gen.ts'
import type { EventType } from './action-types.ts'
import type { CallbackModule } from './callback-module.ts'
import type { Ending } from './ending.ts'
import type { StatemEvent } from './event.ts'
import type { Machine } from './machine.ts'
import type { StatemStatus } from './types.ts'

/** gen_statem's report of an end that was not orderly, then proc_lib's. `handling`: whether an event was being handled. */
export function reportEnding(machine: Machine, ending: Ending, handling: boolean): void {
  const { process, module, below } = machine
  const { reports } = process.node
  if (!reports.wanted) return
  const { state, data, reason, ...rest } = formatted(statusOf(machine, ending, handling), module)
  const exitReason = ending.stack === null ? reason : [reason, ending.stack]
  reports.send({
    level: 'error',
    label: 'gen_statem/terminate',
    pid: process,
    ...particulars(process),
    state: [state, data],
    reason: exitReason,
    ...rest,
    modules: [module, ...below].map(({ label }) => label),
    callbackMode: machine.stateFunctions ? 'state_functions' : 'handle_event_function',
    stateEnter: machine.stateEnter,
  })
  if (!isOrderly(ending.exitReason)) reportCrash(process, exitReason)
}

function statusOf(machine: Machine, { reason }: Ending, handling: boolean): StatemStatus {
  const pending = machine.pending.map(pairOf).reverse()
  return {
    state: machine.state,
    data: machine.data,
    reason,
    queue: handling ? [[machine.type, machine.content], ...pending] : pending,
    postponed: machine.postponed.map(pairOf).reverse(),
    timeouts: machine.timeouts?.list() ?? [],
  }
}

function pairOf({ type, content }: StatemEvent): [EventType, unknown] {
  return [type, asSeen(content)]
}

/** A `formatStatus` that throws hides everything rather than show what it meant to hide. */
function formatted(status: StatemStatus, { spec }: CallbackModule): StatemStatus {
  if (spec.formatStatus === undefined) return status
  try {
    return { ...status, ...spec.formatStatus(status) }
  } catch (error) {
    const hidden = 'formatStatus threw'
    return { state: hidden, data: hidden, reason: error, queue: [], postponed: [], timeouts: [] }
  }
}
