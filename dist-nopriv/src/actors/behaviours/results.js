/**
 * OTP's result tuples, by the names of their first atoms: `ok(state)` is `{:ok, state}`. They are plain arrays; `['ok', state]` written by
 * hand is the same.
 */
export function ok(...rest) {
    return ['ok', ...rest];
}
export function noreply(state, extra) {
    return extra === undefined ? ['noreply', state] : ['noreply', state, extra];
}
export function reply(first, second, third) {
    return third === undefined ? ['reply', first, second] : ['reply', first, second, third];
}
export function stop(...rest) {
    return ['stop', ...rest];
}
/** `:ignore`: the process is not wanted, and that is no error. */
export const ignore = 'ignore';
/** `{:continue, term}`: calls `handleContinue(term, state)` before any message. */
export function continueWith(term) {
    return ['continue', term];
}
//# sourceMappingURL=results.js.map