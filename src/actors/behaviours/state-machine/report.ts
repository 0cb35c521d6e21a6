import type { Pid } from '../../pid.ts'
import type { Reason } from '../../reason.ts'
import { reportTermination } from '../termination-report.ts'
import type { Host } from './host.ts'
import type { InnerSnapshot } from './xstate.ts'

/** A machine's crash, as gen_statem reports one: the state and its data, and the last event. */
export function reportMachine(host: Host, process: Pid, message: unknown, reason: Reason): void {
  const { value, context } = host.snapshot as InnerSnapshot
  const { formatStatus } = host.system.settings
  const shown = formatStatus as Parameters<typeof reportTermination>[3]
  reportTermination(process, 'gen_statem/terminate', { state: [value, context], message, reason }, shown)
}
