import { currentNode, REPORT_EVENT } from 'linecard'
import { recording } from './recording.ts'

const severities = ['debug', 'info', 'notice', 'warning', 'error']

/** Emits `['log', level, label]` for every report of at least a level. */
export const LogH = {
  install(level = 'error'): void {
    const { telemetry } = currentNode()
    const trace = recording()
    telemetry.attach('conformance', [REPORT_EVENT], (_event, _measurements, report) => {
      if (severities.indexOf(String(report.level)) < severities.indexOf(level)) return
      trace.add(['log', report.level, report.label])
    })
  },
}
