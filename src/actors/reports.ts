import type { Lineage, Pid } from './pid.ts'
import type { Reason } from './reason.ts'
import type { Telemetry } from './telemetry.ts'

export type ReportLevel = 'error' | 'warning' | 'notice' | 'info' | 'debug'

/** One entry of OTP's log: what `label` says happened, with its particulars. */
export interface Report {
  readonly level: ReportLevel
  /** As OTP labels it: `gen_server/terminate`, `proc_lib/crash`, `supervisor/child_terminated`, … */
  readonly label: string
  readonly pid: Pid
  readonly [detail: string]: unknown
}

export const REPORT_EVENT: readonly ['linecard', 'report'] = ['linecard', 'report']

/** Where a node's reports go: to telemetry, as `['linecard', 'report']` with the report as metadata. The library itself never prints. */
export class Reports {
  readonly #telemetry: Telemetry
  constructor(telemetry: Telemetry) {
    this.#telemetry = telemetry
  }

  /** Whether anybody listens. */
  get wanted(): boolean {
    return this.#telemetry.wants('linecard.report')
  }

  send(report: Report): void {
    this.#telemetry.execute(REPORT_EVENT, {}, report)
  }

  /** An error or a thrown value ended a process. Behaviours have said more before; here it is what the emulator or proc_lib says. */
  uncaught(process: Pid, reason: Reason): void {
    if (!this.wanted) return
    const label = process.lineage === null ? 'emulator' : 'proc_lib/crash'
    this.send({ level: 'error', label, pid: process, ...particulars(process), reason })
  }
}

/** What a crash report says of a process: OTP's proc_lib names. */
export function particulars(process: Pid): {
  registeredName: string | null
  initialCall: string
  ancestors: Lineage['ancestors']
  messageQueueLen: number
} {
  return {
    registeredName: process.extras?.name ?? null,
    initialCall: process.program.label,
    ancestors: process.lineage?.ancestors ?? [],
    messageQueueLen: process.queue?.length ?? 0,
  }
}
