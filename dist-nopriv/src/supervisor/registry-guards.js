import { badarg, isMap, node, Pid, Ref, sameTerm, self } from "../actors/index.js";
import { compareTerms } from "./registry-terms.js";
/**
 * The functions that guards and bodies of match specs may call, by their names in Erlang. They throw for arguments that they cannot take:
 * a guard is false then, a body gives `'EXIT'`.
 */
const functions = {
    is_atom: (x) => typeof x === 'string' || typeof x === 'boolean' || typeof x === 'symbol' || x == null,
    is_binary: (x) => typeof x === 'string' || x instanceof Uint8Array,
    is_boolean: (x) => typeof x === 'boolean',
    is_float: (x) => typeof x === 'number' && !Number.isInteger(x),
    is_function: (x) => typeof x === 'function',
    is_integer: (x) => typeof x === 'bigint' || Number.isInteger(x),
    is_list: (x) => Array.isArray(x),
    is_map: (x) => isMap(x),
    is_number: (x) => isNumber(x),
    is_pid: (x) => x instanceof Pid,
    is_reference: (x) => x instanceof Ref,
    is_tuple: (x) => Array.isArray(x),
    is_map_key: (key, map) => Object.hasOwn(mapOf(map), key),
    '=:=': (a, b) => sameTerm(a, b),
    '=/=': (a, b) => !sameTerm(a, b),
    '==': (a, b) => equal(a, b),
    '/=': (a, b) => !equal(a, b),
    '<': (a, b) => compareTerms(a, b) < 0,
    '=<': (a, b) => compareTerms(a, b) <= 0,
    '>': (a, b) => compareTerms(a, b) > 0,
    '>=': (a, b) => compareTerms(a, b) >= 0,
    not: (x) => !booleanOf(x),
    and: (a, b) => [booleanOf(a), booleanOf(b)].every(Boolean),
    or: (a, b) => [booleanOf(a), booleanOf(b)].some(Boolean),
    xor: (a, b) => booleanOf(a) !== booleanOf(b),
    '+': (a, b) => numberOf(a) + numberOf(b),
    '-': (a, b) => numberOf(a) - numberOf(b),
    '*': (a, b) => numberOf(a) * numberOf(b),
    '/': (a, b) => numberOf(a) / divisorOf(b),
    div: (a, b) => Math.trunc(numberOf(a) / divisorOf(b)),
    rem: (a, b) => numberOf(a) % divisorOf(b),
    abs: (x) => Math.abs(numberOf(x)),
    round: (x) => Math.sign(numberOf(x)) * Math.round(Math.abs(numberOf(x))),
    trunc: (x) => Math.trunc(numberOf(x)),
    element: (n, tuple) => elementOf(tuple, numberOf(n) - 1),
    hd: (list) => elementOf(list, 0),
    length: (list) => arrayOf(list).length,
    size: (tuple) => arrayOf(tuple).length,
    tuple_size: (tuple) => arrayOf(tuple).length,
    map_get: (key, map) => fieldOf(mapOf(map), key),
    map_size: (map) => Object.keys(mapOf(map)).length,
    self: () => self(),
    node: () => node(),
};
/** The function that a guard calls, or null if there is none. @throws {OtpError} OTP_ERR_BADARG if it takes another number of arguments */
export function guardFunction(name, arity) {
    if (typeof name !== 'string' || !Object.hasOwn(functions, name))
        return null;
    const found = functions[name];
    if (found.length !== arity)
        throw badarg(`Expected ${found.length} arguments of '${name}' in a match spec, got ${arity}`);
    return found;
}
export function booleanOf(value) {
    return typeof value === 'boolean' ? value : fail();
}
function isNumber(x) {
    return typeof x === 'number' || typeof x === 'bigint';
}
/** Bigints pass: JavaScript's operators take both, and throw when they are mixed. */
function numberOf(value) {
    return isNumber(value) ? value : fail();
}
function divisorOf(value) {
    return numberOf(value) || fail();
}
function equal(a, b) {
    return isNumber(a) && isNumber(b) ? compareTerms(a, b) === 0 : sameTerm(a, b);
}
function arrayOf(value) {
    return Array.isArray(value) ? value : fail();
}
function elementOf(tuple, index) {
    return index in arrayOf(tuple) ? arrayOf(tuple)[index] : fail();
}
function mapOf(value) {
    return isMap(value) ? value : fail();
}
function fieldOf(map, key) {
    return Object.hasOwn(map, key) ? map[key] : fail();
}
/** Made once: it is caught, nobody reads it. */
const badArgument = new Error('bad argument of a function in a match spec');
function fail() {
    throw badArgument;
}
//# sourceMappingURL=registry-guards.js.map