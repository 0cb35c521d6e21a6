import type { Node } from './node.ts'
import { formatReason } from './reason.ts'
import { REPORT_EVENT, type Report } from './reports.ts'

/** A logger as pino is one: an object with particulars, then a line for people. */
export interface ReportLogger {
  /** A crash. */
  error(particulars: object, line: string): void
  /** Something that is not as it should be. */
  warn(particulars: object, line: string): void
  /** Progress, and notices. */
  info(particulars: object, line: string): void
  /** Details for whoever debugs. */
  debug(particulars: object, line: string): void
}

/**
 * Writes a node's reports (crashes, failed starts, supervisors that give up) to a logger: the library itself never prints. Returns what stops it.
 *
 * @example
 * logReports(defaultNode(), pino())
 */
export function logReports(node: Node, logger: ReportLogger): () => void {
  const id = `report log ${++lastId}`
  node.telemetry.attach(id, [REPORT_EVENT], (_event, _measurements, metadata) => {
    const report = metadata as Report
    const { level, ...particulars } = report
    const method = level === 'warning' ? 'warn' : level === 'notice' ? 'info' : level
    logger[method](particulars, lineOf(report))
  })
  return () => {
    node.telemetry.detach(id)
  }
}

let lastId = 0

function lineOf({ label, pid, registeredName, initialCall, reason, line }: Report): string {
  if (typeof line === 'string') return line
  const who = [initialCall, pid, registeredName].filter((part) => part != null).join(' ')
  return reason === undefined ? `${label}: ${who}` : `${label}: ${who}: ${formatReason(reason)}`
}
