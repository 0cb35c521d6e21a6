import { onDeath } from "./on-death.js";
import { ExitError } from "./reason.js";
import { spawnFunction } from "./spawn.js";
/**
 * Runs `work` as a process of `node` and resolves to what it returns: how a host program or a test steps inside. Rejects with an `ExitError`
 * when the process ends any other way; an error that `work` throws is that error's `cause`.
 */
export function runProcess(node, work) {
    return new Promise((resolve, reject) => {
        let value;
        const run = async (self) => {
            value = await work(self);
        };
        onDeath(spawnFunction(node, run), (reason) => (reason === 'normal' ? resolve(value) : reject(failure(reason))));
    });
}
function failure(reason) {
    const error = new ExitError(reason);
    if (Array.isArray(reason) && reason[0] instanceof Error)
        error.cause = reason[0];
    return error;
}
//# sourceMappingURL=run.js.map