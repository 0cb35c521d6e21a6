import type { Pid } from '../../pid.ts'
import type { Reason } from '../../reason.ts'
import { genericStatus, type SystemStatus } from '../system.ts'
import { formatted, reportTermination } from '../termination-report.ts'
import type { Host } from './host.ts'
import { sysStateOf } from './sys-state.ts'

/** A machine's crash, as gen_statem reports one: the state and its data, and the last event. */
export function reportMachine(host: Host, process: Pid, message: unknown, reason: Reason): void {
  reportTermination(process, 'gen_statem/terminate', { state: sysStateOf(host), message, reason }, formatStatusOf(host))
}

/** What `Sys.getStatus` shows of it. */
export function machineStatus(process: Pid, host: Host, status: SystemStatus): unknown {
  const { state } = formatted({ state: sysStateOf(host), log: status.log }, formatStatusOf(host))
  return genericStatus(process, status, state, 'state machine')
}

function formatStatusOf(host: Host): Parameters<typeof formatted>[1] {
  return host.system.settings.formatStatus as Parameters<typeof formatted>[1]
}
