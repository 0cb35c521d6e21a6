import { startMonitor } from "../monitors.js";
import { self } from "../running.js";
import { startProcess } from "./gen.js";
import { Starting } from "./starting.js";
/**
 * Starts a behaviour's process that the caller monitors. The monitor begins when `init` is done, before the process does anything else: so it
 * sees whatever comes then, and a start that fails leaves no DOWN. Mirrors `gen:start/6` with `monitor`.
 * @throws {OtpError} OTP_ERR_NO_PROCESS when no process is calling
 */
export async function startMonitored(program, argument, options) {
    const watcher = self();
    const starting = new Starting();
    let ref = null;
    starting.onResult((result) => {
        if (result !== 'ignore' && result[0] === 'ok')
            ref = startMonitor(watcher, result[1], result[1], 'DOWN').ref;
    });
    startProcess(program, argument, options, false, starting);
    const result = await starting.result();
    return result === 'ignore' || result[0] === 'error' ? result : ['ok', [result[1], ref]];
}
//# sourceMappingURL=start-monitored.js.map