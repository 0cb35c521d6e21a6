import { isStrategy } from "./strategy.js";
/** OTP's own: what flags written by hand leave out. `Supervisor.init` has Elixir's, 3 restarts in 5 s. */
const otpDefaults = { strategy: 'one_for_one', maxRestarts: 1, maxSeconds: 5, autoShutdown: 'never' };
/** Fills in the defaults of flags, or says in OTP's words what is wrong with them. Mirrors `supervisor:check_flags/1`. */
export function checkFlags(given) {
    const flags = { ...otpDefaults, ...given };
    if (!isStrategy(flags.strategy))
        return ['error', ['invalid_strategy', flags.strategy]];
    const fault = intensityFault(flags.maxRestarts, flags.maxSeconds);
    if (fault !== null)
        return ['error', fault];
    if (!isAutoShutdown(flags.autoShutdown))
        return ['error', ['invalid_auto_shutdown', flags.autoShutdown]];
    return ['ok', flags];
}
export function intensityFault(maxRestarts, maxSeconds) {
    if (!isInteger(maxRestarts, 0))
        return ['invalid_intensity', maxRestarts];
    return isInteger(maxSeconds, 1) ? null : ['invalid_period', maxSeconds];
}
function isInteger(value, least) {
    return Number.isInteger(value) && value >= least;
}
export function isAutoShutdown(value) {
    return value === 'never' || value === 'any_significant' || value === 'all_significant';
}
//# sourceMappingURL=supervisor-flags.js.map