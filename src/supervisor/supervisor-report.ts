import type { Name, Pid, Reason } from '../actors/index.ts'
import type { CompleteChildSpec } from './child-spec.ts'

/** What a supervisor calls itself in reports: its name, or pid and module. */
export type SupervisorName = Name | readonly [Pid, unknown]

/** What reports tell of a child. */
export type Offender = Pick<CompleteChildSpec, 'id' | 'start' | 'restart' | 'shutdown' | 'type'> & {
  readonly pid: unknown
}

type ErrorContext = 'child_terminated' | 'start_error' | 'shutdown_error' | 'shutdown'

/** OTP's supervisor reports, to whoever listens: `offender` is asked only then. */
export function reportChild(
  process: Pid,
  supervisor: SupervisorName,
  errorContext: ErrorContext,
  reason: Reason,
  offender: () => Offender,
): void {
  const { reports } = process.node
  if (!reports.wanted) return
  const label = `supervisor/${errorContext}`
  reports.send({
    level: 'error',
    label,
    pid: process,
    supervisor,
    errorContext,
    reason,
    offender: particularsOf(offender()),
  })
}

/** A child was started: `{supervisor, progress}`. */
export function reportProgress(process: Pid, supervisor: SupervisorName, started: () => Offender): void {
  const { reports } = process.node
  if (!reports.wanted) return
  const report = { pid: process, supervisor, started: particularsOf(started()) }
  reports.send({ level: 'info', label: 'supervisor/progress', ...report })
}

/** Nobody sends supervisors messages on purpose. */
export function reportUnexpected(process: Pid, label: string, message: unknown): void {
  const { reports } = process.node
  if (reports.wanted) reports.send({ level: 'error', label: `${label}/unexpected_msg`, pid: process, message })
}

function particularsOf({ pid, id, start, restart, shutdown, type }: Offender): Offender {
  return { pid, id, start, restart, shutdown, type }
}
