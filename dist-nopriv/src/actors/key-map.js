/**
 * A map whose keys are compared as Elixir compares terms: arrays, which stand for tuples, by what is in them; numbers, strings and the other
 * primitives by value; everything else by identity. Only arrays cost more than in a `Map`. Entries come in the order in which they were set.
 */
export class KeyMap {
    constructor(entries = []) {
        /** @internal */ this.entriesByKey = new Map();
        /** The array that stands there for all equal ones, by their text; most maps have none. @internal */
        this.tuples = null;
        for (const [key, value] of entries)
            this.set(key, value);
    }
    get size() {
        return this.entriesByKey.size;
    }
    has(key) {
        return this.entriesByKey.has(this.keptKey(key));
    }
    get(key) {
        return this.entriesByKey.get(this.keptKey(key));
    }
    set(key, value) {
        this.entriesByKey.set(Array.isArray(key) ? this.keepTuple(key) : key, value);
    }
    delete(key) {
        this.entriesByKey.delete(this.keptKey(key));
        if (this.tuples !== null && Array.isArray(key))
            this.tuples.delete(textOf(key));
    }
    keys() {
        return this.entriesByKey.keys();
    }
    values() {
        return this.entriesByKey.values();
    }
    [Symbol.iterator]() {
        return this.entriesByKey[Symbol.iterator]();
    }
    /** @internal */
    keptKey(key) {
        return this.tuples !== null && Array.isArray(key) ? (this.tuples.get(textOf(key)) ?? key) : key;
    }
    /** @internal */
    keepTuple(tuple) {
        this.tuples ??= new Map();
        const text = textOf(tuple);
        let kept = this.tuples.get(text);
        if (kept === undefined) {
            kept = ownKey(tuple);
            this.tuples.set(text, kept);
        }
        return kept;
    }
}
/** The key as a table keeps it: an array is copied, as its owner may change it later. */
export function ownKey(key) {
    return Array.isArray(key) ? Object.freeze(key.map(ownKey)) : key;
}
/** Whether a `KeyMap` takes two keys for the same. */
export function sameKey(a, b) {
    if (a === b)
        return true;
    if (Array.isArray(a))
        return Array.isArray(b) && a.length === b.length && a.every((part, i) => sameKey(part, b[i]));
    return Number.isNaN(a) && Number.isNaN(b);
}
/** Different for different tuples: each part begins with a mark of its type and says where it ends. */
function textOf(tuple) {
    let text = '[';
    for (const part of tuple)
        text += keyText(part);
    return `${text}]`;
}
/** A text for each key: the same for keys that a `KeyMap` takes for the same, and for no others. */
export function keyText(part) {
    switch (typeof part) {
        case 'string':
            return `${part.length}:${part}`;
        case 'number':
            return `n${part};`;
        case 'bigint':
            return `i${part};`;
        case 'boolean':
            return part ? 't' : 'f';
        case 'undefined':
            return 'u';
        case 'symbol':
            return symbolText(part);
        default:
            if (part === null)
                return 'z';
            return Array.isArray(part) ? textOf(part) : `o${identityOf(part)};`;
    }
}
function symbolText(symbol) {
    const global = Symbol.keyFor(symbol);
    return global === undefined ? `o${identityOf(symbol)};` : `s${keyText(global)}`;
}
/** Numbers given to what is compared by identity, at its first use inside a tuple. */
const identities = new WeakMap();
let lastIdentity = 0;
function identityOf(thing) {
    // Symbols that are not global may stand in a WeakMap; the library types of our target do not know it yet.
    const weak = thing;
    let identity = identities.get(weak);
    if (identity === undefined) {
        identity = ++lastIdentity;
        identities.set(weak, identity);
    }
    return identity;
}
//# sourceMappingURL=key-map.js.map