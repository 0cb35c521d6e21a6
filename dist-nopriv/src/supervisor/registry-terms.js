import { isMap, Pid, Ref, sameTerm } from "../actors/index.js";
/** Erlang's order of terms: below 0, 0, above 0. Types come in the order of `ranks`; strings count as atoms. */
export function compareTerms(a, b) {
    const rank = rankOf(a);
    const difference = rank - rankOf(b);
    if (difference !== 0 || sameTerm(a, b))
        return difference;
    switch (ranks[rank]) {
        case 'pid':
            return a.id - b.id;
        case 'tuple':
            return compareTuples(a, b);
        case 'map':
            return compareMaps(a, b);
        case 'number':
        case 'atom':
            return order(rank === 0 ? a : String(a), rank === 0 ? b : String(b));
        default:
            return 0;
    }
}
const ranks = ['number', 'atom', 'reference', 'function', 'pid', 'tuple', 'map', 'object'];
function rankOf(value) {
    switch (typeof value) {
        case 'number':
        case 'bigint':
            return 0;
        case 'function':
            return 3;
        case 'object':
            return value === null ? 1 : rankOfObject(value);
        default:
            return 1;
    }
}
function rankOfObject(value) {
    if (value instanceof Ref)
        return 2;
    if (value instanceof Pid)
        return 4;
    if (Array.isArray(value))
        return 5;
    return isMap(value) ? 6 : 7;
}
/** Also of a bigint and a number. */
function order(a, b) {
    return a < b ? -1 : a > b ? 1 : 0;
}
function compareTuples(a, b) {
    if (a.length !== b.length)
        return a.length - b.length;
    for (const [i, part] of a.entries()) {
        const difference = compareTerms(part, b[i]);
        if (difference !== 0)
            return difference;
    }
    return 0;
}
/** By size, then keys, then values. */
function compareMaps(a, b) {
    const keysOfA = Object.keys(a).sort();
    const keysOfB = Object.keys(b).sort();
    const byKeys = compareTuples(keysOfA, keysOfB);
    if (byKeys !== 0)
        return byKeys;
    return compareTuples(keysOfA.map((key) => a[key]), keysOfB.map((key) => b[key]));
}
//# sourceMappingURL=registry-terms.js.map