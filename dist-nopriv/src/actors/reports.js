export const REPORT_EVENT = ['linecard', 'report'];
/** Where a node's reports go: to telemetry, as `['linecard', 'report']` with the report as metadata. The library itself never prints. */
export class Reports {
    #telemetry;
    constructor(telemetry) {
        this.#telemetry = telemetry;
    }
    /** Whether anybody listens. */
    get wanted() {
        return this.#telemetry.wants('linecard.report');
    }
    send(report) {
        this.#telemetry.execute(REPORT_EVENT, {}, report);
    }
    /** An error or a thrown value ended a process. Behaviours have said more before; here it is what the emulator or proc_lib says. */
    uncaught(process, reason) {
        if (!this.wanted)
            return;
        const label = process.lineage === null ? 'emulator' : 'proc_lib/crash';
        this.send({ level: 'error', label, pid: process, ...particulars(process), reason });
    }
}
/** What a crash report says of a process: OTP's proc_lib names. */
export function particulars(process) {
    return {
        registeredName: process.extras?.name ?? null,
        initialCall: process.program.label,
        ancestors: process.lineage?.ancestors ?? [],
        messageQueueLen: process.queue?.length ?? 0,
    };
}
//# sourceMappingURL=reports.js.map