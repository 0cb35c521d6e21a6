import { _, badarg, isMap, sameTerm } from "../actors/index.js";
import { booleanOf, guardFunction } from "./registry-guards.js";
/** What an entry gives that a spec does not match. */
export const NO_MATCH = Symbol('no match');
/** Compiles a spec; the first clause that matches decides. @throws {OtpError} OTP_ERR_BADARG for what is no match spec */
export function compileSpec(spec) {
    if (!Array.isArray(spec))
        throw badarg('Expected a match spec to be a list of clauses [[key, pid, value], guards, body]');
    const clauses = spec.map(compileClause);
    if (clauses.length === 1)
        return clauses[0];
    return (entry) => {
        for (const clause of clauses) {
            const result = clause(entry);
            if (result !== NO_MATCH)
                return result;
        }
        return NO_MATCH;
    };
}
/** Compiles a pattern for values with its guards; a match gives the entry. */
export function compileValuePattern(pattern, guards) {
    const variables = [];
    const test = compilePattern(pattern, variables);
    const allowed = compileGuards(guards, variables);
    return (entry) => {
        const bound = [];
        return test(entry.value, bound) && allowed(entry, bound);
    };
}
function compileClause(clause) {
    const [head, guards, body] = checkClause(clause);
    const variables = [];
    const [key, pid, value] = head.map((pattern) => compilePattern(pattern, variables));
    const allowed = compileGuards(guards, variables);
    const result = compileBody(body, variables);
    return (entry) => {
        const bound = [];
        const matches = key(entry.key, bound) && pid(entry.pid, bound) && value(entry.value, bound) && allowed(entry, bound);
        return matches ? result(entry, bound) : NO_MATCH;
    };
}
function checkClause(clause) {
    const [head, guards, body] = Array.isArray(clause) && clause.length === 3 ? clause : [];
    if (!Array.isArray(head) || head.length !== 3 || !Array.isArray(guards) || !Array.isArray(body) || body.length === 0)
        throw badarg('Expected a clause of a match spec to be [[key, pid, value], guards, body], with a body that is not empty');
    return clause;
}
// ---- patterns
const ANYTHING = () => true;
function compilePattern(pattern, variables) {
    if (pattern === '_' || pattern === _)
        return ANYTHING;
    if (isVariable(pattern))
        return compileVariable(pattern, variables);
    if (Array.isArray(pattern))
        return compileTuple(pattern, variables);
    if (isMap(pattern))
        return compileMap(pattern, variables);
    return (value) => sameTerm(value, pattern);
}
function compileVariable(name, variables) {
    const known = variables.indexOf(name);
    if (known !== -1)
        return (value, bound) => sameTerm(value, bound[known]);
    const index = variables.push(name) - 1;
    return (value, bound) => {
        bound[index] = value;
        return true;
    };
}
function compileTuple(pattern, variables) {
    const tests = pattern.map((part) => compilePattern(part, variables));
    return (value, bound) => Array.isArray(value) && value.length === tests.length && tests.every((test, i) => test(value[i], bound));
}
function compileMap(pattern, variables) {
    const tests = Object.entries(pattern).map(([key, part]) => [key, compilePattern(part, variables)]);
    return (value, bound) => isMap(value) && tests.every(([key, test]) => Object.hasOwn(value, key) && test(value[key], bound));
}
function isVariable(term) {
    return typeof term === 'string' && /^\$(0|[1-9]\d{0,7})$/.test(term);
}
// ---- guards and bodies
function compileGuards(guards, variables) {
    if (!Array.isArray(guards))
        throw badarg('Expected the guards of a match spec to be a list');
    const tests = guards.map((guard) => compileGuard(guard, variables));
    return (entry, bound) => tests.every((test) => passes(test, entry, bound));
}
function compileGuard(guard, variables) {
    if (Array.isArray(guard) && compileCall(guard, variables) === null)
        throw badarg(`Expected a guard of a match spec to call a function that guards have, got \`${String(guard[0])}\``);
    return compileExpression(guard, variables);
}
function passes(guard, entry, bound) {
    try {
        return guard(entry, bound) === true;
    }
    catch {
        // As in Erlang a guard that cannot be worked out is false.
        return false;
    }
}
function compileBody(body, variables) {
    const result = body.map((term) => compileExpression(term, variables)).at(-1);
    return (entry, bound) => {
        try {
            return result(entry, bound);
        }
        catch {
            // What ETS gives for a body that cannot be worked out.
            return 'EXIT';
        }
    };
}
function compileExpression(term, variables) {
    if (term === '$_')
        return (entry) => [entry.key, [entry.pid, entry.value]];
    if (term === '$$')
        return compileAll(variables);
    if (isVariable(term))
        return compileUse(term, variables);
    if (Array.isArray(term))
        return compileCall(term, variables) ?? compileArray(tupleParts(term), variables);
    if (isMap(term))
        return compileObject(term, variables);
    return () => term;
}
function compileUse(name, variables) {
    const index = variables.indexOf(name);
    if (index === -1)
        throw badarg(`Expected \`${name}\` to stand in the head of the match spec`);
    return (_entry, bound) => bound[index];
}
/** In the order of their numbers. */
function compileAll(variables) {
    const indices = [...variables.keys()].sort((a, b) => numberOf(variables[a]) - numberOf(variables[b]));
    return (_entry, bound) => indices.map((index) => bound[index]);
}
function numberOf(variable) {
    return Number(variable?.slice(1));
}
function compileCall(term, variables) {
    const [name, ...args] = term;
    if (name === 'const' && args.length === 1)
        return () => args[0];
    const shortCircuit = name === 'andalso' ? false : name === 'orelse' ? true : null;
    if (shortCircuit !== null && args.length > 0)
        return compileShortCircuit(args, shortCircuit, variables);
    const call = guardFunction(name, args.length);
    if (call === null)
        return null;
    const values = args.map((arg) => compileExpression(arg, variables));
    return (entry, bound) => call(...values.map((value) => value(entry, bound)));
}
function compileShortCircuit(args, decisive, variables) {
    const values = args.map((arg) => compileExpression(arg, variables));
    return (entry, bound) => {
        for (const value of values)
            if (booleanOf(value(entry, bound)) === decisive)
                return decisive;
        return !decisive;
    };
}
/** `[[…]]` is `{{…}}`. */
function tupleParts(term) {
    return term.length === 1 && Array.isArray(term[0]) ? term[0] : term;
}
function compileArray(parts, variables) {
    const values = parts.map((part) => compileExpression(part, variables));
    return (entry, bound) => values.map((value) => value(entry, bound));
}
function compileObject(term, variables) {
    const values = Object.entries(term).map(([key, part]) => [key, compileExpression(part, variables)]);
    return (entry, bound) => Object.fromEntries(values.map(([key, value]) => [key, value(entry, bound)]));
}
//# sourceMappingURL=registry-match.js.map