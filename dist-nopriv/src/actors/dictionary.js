import { KeyMap } from "./key-map.js";
import { extrasOf } from "./pid.js";
import { self } from "./running.js";
/** The caller's dictionary. Mirrors `Process.put/2`: returns what was there, or null. */
export function put(key, value) {
    const process = self();
    const extras = extrasOf(process);
    extras.dictionary ??= dictionaryOf(process) ?? new KeyMap();
    const before = extras.dictionary.get(key) ?? null;
    extras.dictionary.set(key, value);
    return before;
}
export function get(...args) {
    const dictionary = dictionaryOf(self());
    if (args.length === 0)
        return [...(dictionary ?? [])];
    const [key, otherwise = null] = args;
    return dictionary?.has(key) === true ? dictionary.get(key) : otherwise;
}
/** The keys of the caller's dictionary; those that have `value`, if one is given. Mirrors `Process.get_keys/0,1`. */
export function getKeys(...value) {
    const entries = get();
    return (value.length === 0 ? entries : entries.filter((entry) => entry[1] === value[0])).map(([key]) => key);
}
/** Mirrors `Process.delete/1`: takes a key out of the caller's dictionary; returns what was there, or null. */
export function erase(key) {
    const dictionary = dictionaryOf(self());
    const before = dictionary?.get(key) ?? null;
    dictionary?.delete(key);
    return before;
}
/** A process's dictionary; null when nothing is in it. What its program puts there is made when somebody looks. */
export function dictionaryOf(process) {
    const kept = process.extras?.dictionary;
    if (kept != null)
        return kept;
    if (process.program.dictionary === undefined)
        return null;
    const extras = extrasOf(process);
    extras.dictionary = process.program.dictionary(process);
    return extras.dictionary;
}
//# sourceMappingURL=dictionary.js.map