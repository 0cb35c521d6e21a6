import { formatReason } from "./reason.js";
import { REPORT_EVENT } from "./reports.js";
/**
 * Writes a node's reports (crashes, failed starts, supervisors that give up) to a logger: the library itself never prints. Returns what stops it.
 *
 * @example
 * logReports(defaultNode(), pino())
 */
export function logReports(node, logger) {
    const id = `report log ${++lastId}`;
    node.telemetry.attach(id, [REPORT_EVENT], (_event, _measurements, metadata) => {
        const report = metadata;
        const { level, ...particulars } = report;
        const method = level === 'warning' ? 'warn' : level === 'notice' ? 'info' : level;
        logger[method](particulars, lineOf(report));
    });
    return () => {
        node.telemetry.detach(id);
    };
}
let lastId = 0;
function lineOf({ label, pid, registeredName, initialCall, reason, line }) {
    if (typeof line === 'string')
        return line;
    const who = [initialCall, pid, registeredName].filter((part) => part != null).join(' ');
    return reason === undefined ? `${label}: ${who}` : `${label}: ${who}: ${formatReason(reason)}`;
}
//# sourceMappingURL=report-log.js.map