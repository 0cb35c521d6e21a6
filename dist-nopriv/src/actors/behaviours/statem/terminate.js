import { terminate as endProcess } from "../../death.js";
import { DEBUGGED, isDead } from "../../pid.js";
import { isOrderly } from "../../reason.js";
import { isThenable, suspend } from "../../suspend.js";
import { debugEvent } from "../debug.js";
import { Ending } from "./ending.js";
import { reportEnding } from "./report.js";
/** Runs `terminate`, then reports and ends, in this order. `handling`: whether an event was being handled. Mirrors `gen_statem:terminate/7`. */
export function end(machine, ending, handling) {
    const { process, module } = machine;
    const finish = (final, reported) => {
        if (isDead(process))
            return;
        if (reported)
            reportEnding(machine, final, handling);
        else if ((process.flags & DEBUGGED) !== 0)
            debugEvent(process, ['terminate', final.reason, machine.state]);
        endProcess(process, final.exitReason);
    };
    const ended = () => finish(ending, !isOrderly(ending.reason));
    const failed = (thrown) => {
        // What terminate throws is reported whatever it is; a thrown value is its return value.
        if (thrown instanceof Error)
            finish(Ending.thrown(thrown), true);
        else
            ended();
    };
    if (module.spec.terminate === undefined) {
        ended();
        return;
    }
    let result;
    try {
        result = module.spec.terminate(ending.reason, machine.state, machine.data);
    }
    catch (thrown) {
        failed(thrown);
        return;
    }
    if (isThenable(result))
        suspend(process, result, ended, failed);
    else
        ended();
}
/** Ends because of what the callbacks have asked for: `terminate` gets the state and data that they wanted. */
export function endAsked(machine, ending) {
    machine.state = machine.nextState;
    machine.data = machine.nextData;
    end(machine, ending, true);
}
//# sourceMappingURL=terminate.js.map