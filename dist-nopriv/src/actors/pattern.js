/** Matches anything, inside a pattern. Elixir's `_`. */
export const _ = Symbol('_');
export function matches(pattern, value) {
    return toMatcher(pattern)(value);
}
/** Makes a test of a pattern. A predicate is taken as it is. */
export function toMatcher(pattern) {
    if (typeof pattern === 'function')
        return pattern;
    return (message) => fits(message, pattern);
}
/** Whether `value` has the shape: arrays by length and elements, everything else by identity. */
export function fits(value, shape) {
    if (shape === _)
        return true;
    if (!Array.isArray(shape))
        return Object.is(value, shape);
    return Array.isArray(value) && value.length === shape.length && shape.every((part, index) => fits(value[index], part));
}
//# sourceMappingURL=pattern.js.map