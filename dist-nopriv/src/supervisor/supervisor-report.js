/** OTP's supervisor reports, to whoever listens. */
export function reportChild(process, supervisor, errorContext, reason, offender) {
    const { reports } = process.node;
    if (!reports.wanted)
        return;
    const label = `supervisor/${errorContext}`;
    reports.send({
        level: 'error',
        label,
        pid: process,
        supervisor,
        errorContext,
        reason,
        offender: particularsOf(offender),
    });
}
/** A child was started: `{supervisor, progress}`. */
export function reportProgress(process, supervisor, started) {
    const { reports } = process.node;
    if (!reports.wanted)
        return;
    const report = { pid: process, supervisor, started: particularsOf(started) };
    reports.send({ level: 'info', label: 'supervisor/progress', ...report });
}
/** Nobody sends supervisors messages on purpose. */
export function reportUnexpected(process, label, message) {
    const { reports } = process.node;
    if (reports.wanted)
        reports.send({ level: 'error', label: `${label}/unexpected_msg`, pid: process, message });
}
function particularsOf({ pid, id, start, restart, shutdown, type }) {
    return { pid, id, start, restart, shutdown, type };
}
//# sourceMappingURL=supervisor-report.js.map