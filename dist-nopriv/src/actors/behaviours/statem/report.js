import { isOrderly } from "../../reason.js";
import { particulars } from "../../reports.js";
import { reportCrash } from "../gen.js";
/** gen_statem's report of an end that was not orderly, then proc_lib's. `handling`: whether an event was being handled. */
export function reportEnding(machine, ending, handling) {
    const { process, module, below } = machine;
    const { reports } = process.node;
    if (!reports.wanted)
        return;
    const status = { ...machine.status(handling), reason: ending.reason };
    const { state, data, reason, ...rest } = formattedStatus(status, module);
    const exitReason = ending.stack === null ? reason : [reason, ending.stack];
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
    });
    if (!isOrderly(ending.exitReason))
        reportCrash(process, exitReason);
}
/** What the module's `formatStatus` shows. One that throws hides everything rather than show what it meant to hide. */
export function formattedStatus(status, { spec }) {
    if (spec.formatStatus === undefined)
        return status;
    try {
        return { ...status, ...spec.formatStatus(status) };
    }
    catch (error) {
        const hidden = 'formatStatus threw';
        return { state: hidden, data: hidden, reason: error, queue: [], postponed: [], timeouts: [], log: [] };
    }
}
//# sourceMappingURL=report.js.map