import { asSeen, Marker } from "../mailbox.js";
import { particulars } from "../reports.js";
import { Call } from "./call.js";
import { reportCrash } from "./gen.js";
/** A behaviour's own report of an end that was not orderly, under `label`, then proc_lib's. `formatStatus` is the module's, if it has one. */
export function reportTermination(process, label, { state, message, reason }, formatStatus) {
    const { reports } = process.node;
    if (!reports.wanted)
        return;
    const status = formatted({ state, message: lastMessage(message), reason }, formatStatus);
    reports.send({ level: 'error', label, pid: process, ...particulars(process), ...status });
    reportCrash(process, status.reason);
}
/** As gen_server names it: of a call the request alone. */
function lastMessage(message) {
    if (message instanceof Marker)
        return message.label;
    return message instanceof Call ? message.request : asSeen(message);
}
/** A `formatStatus` that throws hides everything rather than show what it meant to hide. */
export function formatted(status, formatStatus) {
    if (formatStatus === undefined)
        return status;
    try {
        return { ...status, ...formatStatus(status) };
    }
    catch (error) {
        return { state: 'formatStatus threw', message: 'formatStatus threw', reason: error };
    }
}
//# sourceMappingURL=termination-report.js.map