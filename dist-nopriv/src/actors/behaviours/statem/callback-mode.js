import { CallbackModule, callbackModule, toMode } from "./callback-module.js";
import { Ending } from "./ending.js";
/**
 * Goes on with the callbacks of `module`, which stands on top of `below`. Returns why the machine ends, if it is no module or its
 * `callbackMode` fails; then the present one stays to the end. Mirrors `get_callback_mode`.
 */
export function useModule(machine, module, below) {
    let used;
    let returned;
    try {
        used = module instanceof CallbackModule ? module : callbackModule(module);
        returned = callbackModeOf(used);
    }
    catch (thrown) {
        return Ending.thrown(thrown);
    }
    const mode = toMode(returned);
    if (mode === null)
        return Ending.error(['bad_return_from_callback_mode', returned]);
    machine.module = used;
    machine.below = below;
    machine.setMode(mode);
    return null;
}
/** A thrown value is a return value here too. */
function callbackModeOf({ spec }) {
    try {
        return spec.callbackMode();
    }
    catch (thrown) {
        if (thrown instanceof Error)
            throw thrown;
        return thrown;
    }
}
//# sourceMappingURL=callback-mode.js.map