/**
 * Adds a restart at `now`, a whole monotonic second, and tells whether that was one too many. Mirrors `supervisor:add_restart/1`.
 *
 * A restart counts for as long as its second is not older than `now - maxSeconds`: the real window is up to one second longer.
 */
export function addRestart(history, now, intensity) {
    const recent = history.filter(([second]) => second >= now - intensity.maxSeconds);
    const newest = recent[0];
    const added = newest?.[0] === now ? [[now, newest[1] + 1], ...recent.slice(1)] : [[now, 1], ...recent];
    return { history: added, exceeded: restartCount(added) > intensity.maxRestarts };
}
/** The restarts in a history. */
export function restartCount(history) {
    return history.reduce((sum, [, restarts]) => sum + restarts, 0);
}
/** The second that `addRestart` wants, of a clock's milliseconds. Mirrors `erlang:monotonic_time(1)`. */
export function wholeSeconds(ms) {
    return Math.floor(ms / 1000);
}
//# sourceMappingURL=restart-intensity.js.map