import { _, badarg, isMap, sameTerm } from '../actors/index.ts'
import { booleanOf, guardFunction } from './registry-guards.ts'
import type { Entry } from './registry-table.ts'

/**
 * Match specs, as ETS has them, for the entries of a registry.
 *
 * A **pattern** is a value in which `'_'` (or the symbol `_`) stands for anything and `'$1'`, `'$2'`, … for anything that is to be the same
 * wherever the variable stands. Arrays match by length and elements; a plain object matches an object that has at least its fields; everything
 * else matches what is the same term.
 *
 * A **guard** is a call, `['>', '$1', 5]`, `['andalso', guard, guard]`, `['is_integer', '$1']`, with Erlang's names; one that cannot be worked
 * out is false. `['const', value]` stands for a value as it is, `'$_'` for the whole `[key, [pid, value]]`, `'$$'` for the list of variables.
 *
 * A **body** is a list of expressions, the last of which is the result. Elixir's `{{…}}`, which makes a tuple, is `[[…]]`: an array around an
 * array. An array that begins with the name of a function calls it; any other array, and an object, is made of what its parts give.
 */
export type MatchSpec = readonly MatchClause[]
/** A pattern, conditions, and what it gives. See `MatchSpec`. */
export type MatchClause = readonly [head: MatchHead, guards: readonly Guard[], body: readonly unknown[]]
/** The pattern of a whole entry. See `MatchSpec`. */
export type MatchHead = readonly [key: unknown, pid: unknown, value: unknown]
/** One condition. See `MatchSpec`. */
export type Guard = readonly unknown[] | string | boolean

/** What an entry gives that a spec does not match. */
export const NO_MATCH: unique symbol = Symbol('no match')

/** Gives a spec's result for an entry, or `NO_MATCH`. */
export type Matcher = (entry: Entry) => unknown

/** A compiled pattern; binds variables on the way. */
type Test = (value: unknown, bound: unknown[]) => boolean
type Expression = (entry: Entry, bound: readonly unknown[]) => unknown

/** The names of a clause's variables, each at the place of its value among the bound. */
type Variables = string[]

/** Compiles a spec; the first clause that matches decides. @throws {OtpError} OTP_ERR_BADARG for what is no match spec */
export function compileSpec(spec: MatchSpec): Matcher {
  if (!Array.isArray(spec))
    throw badarg('Expected a match spec to be a list of clauses [[key, pid, value], guards, body]')
  const clauses = spec.map(compileClause)
  if (clauses.length === 1) return clauses[0] as Matcher
  return (entry) => {
    for (const clause of clauses) {
      const result = clause(entry)
      if (result !== NO_MATCH) return result
    }
    return NO_MATCH
  }
}

/** Compiles a pattern for values with its guards; a match gives the entry. */
export function compileValuePattern(pattern: unknown, guards: readonly Guard[]): (entry: Entry) => boolean {
  const variables: Variables = []
  const test = compilePattern(pattern, variables)
  const allowed = compileGuards(guards, variables)
  return (entry) => {
    const bound: unknown[] = []
    return test(entry.value, bound) && allowed(entry, bound)
  }
}

function compileClause(clause: MatchClause): Matcher {
  const [head, guards, body] = checkClause(clause)
  const variables: Variables = []
  const [key, pid, value] = head.map((pattern) => compilePattern(pattern, variables)) as [Test, Test, Test]
  const allowed = compileGuards(guards, variables)
  const result = compileBody(body, variables)
  return (entry) => {
    const bound: unknown[] = []
    const matches = key(entry.key, bound) && pid(entry.pid, bound) && value(entry.value, bound) && allowed(entry, bound)
    return matches ? result(entry, bound) : NO_MATCH
  }
}

function checkClause(clause: MatchClause): MatchClause {
  const [head, guards, body] = Array.isArray(clause) && clause.length === 3 ? clause : []
  if (!Array.isArray(head) || head.length !== 3 || !Array.isArray(guards) || !Array.isArray(body) || body.length === 0)
    throw badarg(
      'Expected a clause of a match spec to be [[key, pid, value], guards, body], with a body that is not empty',
    )
  return clause
}

// ---- patterns

const ANYTHING: Test = () => true

function compilePattern(pattern: unknown, variables: Variables): Test {
  if (pattern === '_' || pattern === _) return ANYTHING
  if (isVariable(pattern)) return compileVariable(pattern, variables)
  if (Array.isArray(pattern)) return compileTuple(pattern, variables)
  if (isMap(pattern)) return compileMap(pattern, variables)
  return (value) => sameTerm(value, pattern)
}

function compileVariable(name: string, variables: Variables): Test {
  const known = variables.indexOf(name)
  if (known !== -1) return (value, bound) => sameTerm(value, bound[known])
  const index = variables.push(name) - 1
  return (value, bound) => {
    bound[index] = value
    return true
  }
}

function compileTuple(pattern: readonly unknown[], variables: Variables): Test {
  const tests = pattern.map((part) => compilePattern(part, variables))
  return (value, bound) =>
    Array.isArray(value) && value.length === tests.length && tests.every((test, i) => test(value[i], bound))
}

function compileMap(pattern: Readonly<Record<string, unknown>>, variables: Variables): Test {
  const tests = Object.entries(pattern).map(([key, part]) => [key, compilePattern(part, variables)] as const)
  return (value, bound) =>
    isMap(value) && tests.every(([key, test]) => Object.hasOwn(value, key) && test(value[key], bound))
}

function isVariable(term: unknown): term is string {
  return typeof term === 'string' && /^\$(0|[1-9]\d{0,7})$/.test(term)
}

// ---- guards and bodies

function compileGuards(
  guards: readonly Guard[],
  variables: Variables,
): (entry: Entry, bound: readonly unknown[]) => boolean {
  if (!Array.isArray(guards)) throw badarg('Expected the guards of a match spec to be a list')
  const tests = guards.map((guard) => compileGuard(guard, variables))
  return (entry, bound) => tests.every((test) => passes(test, entry, bound))
}

function compileGuard(guard: unknown, variables: Variables): Expression {
  if (Array.isArray(guard) && compileCall(guard, variables) === null)
    throw badarg(`Expected a guard of a match spec to call a function that guards have, got \`${String(guard[0])}\``)
  return compileExpression(guard, variables)
}

function passes(guard: Expression, entry: Entry, bound: readonly unknown[]): boolean {
  try {
    return guard(entry, bound) === true
  } catch {
    // As in Erlang a guard that cannot be worked out is false.
    return false
  }
}

function compileBody(body: readonly unknown[], variables: Variables): Expression {
  const result = body.map((term) => compileExpression(term, variables)).at(-1) as Expression
  return (entry, bound) => {
    try {
      return result(entry, bound)
    } catch {
      // What ETS gives for a body that cannot be worked out.
      return 'EXIT'
    }
  }
}

function compileExpression(term: unknown, variables: Variables): Expression {
  if (term === '$_') return (entry) => [entry.key, [entry.pid, entry.value]]
  if (term === '$$') return compileAll(variables)
  if (isVariable(term)) return compileUse(term, variables)
  if (Array.isArray(term)) return compileCall(term, variables) ?? compileArray(tupleParts(term), variables)
  if (isMap(term)) return compileObject(term, variables)
  return () => term
}

function compileUse(name: string, variables: Variables): Expression {
  const index = variables.indexOf(name)
  if (index === -1) throw badarg(`Expected \`${name}\` to stand in the head of the match spec`)
  return (_entry, bound) => bound[index]
}

/** In the order of their numbers. */
function compileAll(variables: Variables): Expression {
  const indices = [...variables.keys()].sort((a, b) => numberOf(variables[a]) - numberOf(variables[b]))
  return (_entry, bound) => indices.map((index) => bound[index])
}

function numberOf(variable: string | undefined): number {
  return Number(variable?.slice(1))
}

function compileCall(term: readonly unknown[], variables: Variables): Expression | null {
  const [name, ...args] = term
  if (name === 'const' && args.length === 1) return () => args[0]
  const shortCircuit = name === 'andalso' ? false : name === 'orelse' ? true : null
  if (shortCircuit !== null && args.length > 0) return compileShortCircuit(args, shortCircuit, variables)
  const call = guardFunction(name, args.length)
  if (call === null) return null
  const values = args.map((arg) => compileExpression(arg, variables))
  return (entry, bound) => call(...values.map((value) => value(entry, bound)))
}

function compileShortCircuit(args: readonly unknown[], decisive: boolean, variables: Variables): Expression {
  const values = args.map((arg) => compileExpression(arg, variables))
  return (entry, bound) => {
    for (const value of values) if (booleanOf(value(entry, bound)) === decisive) return decisive
    return !decisive
  }
}

/** `[[…]]` is `{{…}}`. */
function tupleParts(term: readonly unknown[]): readonly unknown[] {
  return term.length === 1 && Array.isArray(term[0]) ? term[0] : term
}

function compileArray(parts: readonly unknown[], variables: Variables): Expression {
  const values = parts.map((part) => compileExpression(part, variables))
  return (entry, bound) => values.map((value) => value(entry, bound))
}

function compileObject(term: Readonly<Record<string, unknown>>, variables: Variables): Expression {
  const values = Object.entries(term).map(([key, part]) => [key, compileExpression(part, variables)] as const)
  return (entry, bound) => Object.fromEntries(values.map(([key, value]) => [key, value(entry, bound)]))
}
