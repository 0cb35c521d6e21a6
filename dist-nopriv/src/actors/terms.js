/** Whether `value` is data with named fields: what a map is in Elixir. */
export function isMap(value) {
    if (typeof value !== 'object' || value === null)
        return false;
    const prototype = Object.getPrototypeOf(value);
    return prototype === Object.prototype || prototype === null;
}
/** Whether two values are the same term: arrays and plain objects by what is in them, everything else as a `Map` compares keys. */
export function sameTerm(a, b) {
    if (a === b)
        return true;
    if (typeof a !== 'object')
        return Number.isNaN(a) && Number.isNaN(b);
    if (Array.isArray(a))
        return Array.isArray(b) && a.length === b.length && a.every((part, i) => sameTerm(part, b[i]));
    if (!isMap(a) || !isMap(b))
        return false;
    const keys = Object.keys(a);
    return keys.length === Object.keys(b).length && keys.every((key) => Object.hasOwn(b, key) && sameTerm(a[key], b[key]));
}
//# sourceMappingURL=terms.js.map