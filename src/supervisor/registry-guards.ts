import { badarg, isMap, node, Pid, Ref, sameTerm, self } from '../actors/index.ts'
import { compareTerms } from './registry-terms.ts'

type GuardFunction = (...args: never[]) => unknown

/**
 * The functions that guards and bodies of match specs may call, by their names in Erlang. They throw for arguments that they cannot take:
 * a guard is false then, a body gives `'EXIT'`.
 */
const functions: Readonly<Record<string, GuardFunction>> = {
  is_atom: (x: unknown) => typeof x === 'string' || typeof x === 'boolean' || typeof x === 'symbol' || x == null,
  is_binary: (x: unknown) => typeof x === 'string' || x instanceof Uint8Array,
  is_boolean: (x: unknown) => typeof x === 'boolean',
  is_float: (x: unknown) => typeof x === 'number' && !Number.isInteger(x),
  is_function: (x: unknown) => typeof x === 'function',
  is_integer: (x: unknown) => typeof x === 'bigint' || Number.isInteger(x),
  is_list: (x: unknown) => Array.isArray(x),
  is_map: (x: unknown) => isMap(x),
  is_number: (x: unknown) => isNumber(x),
  is_pid: (x: unknown) => x instanceof Pid,
  is_reference: (x: unknown) => x instanceof Ref,
  is_tuple: (x: unknown) => Array.isArray(x),
  is_map_key: (key: PropertyKey, map: unknown) => Object.hasOwn(mapOf(map), key),

  '=:=': (a: unknown, b: unknown) => sameTerm(a, b),
  '=/=': (a: unknown, b: unknown) => !sameTerm(a, b),
  '==': (a: unknown, b: unknown) => equal(a, b),
  '/=': (a: unknown, b: unknown) => !equal(a, b),
  '<': (a: unknown, b: unknown) => compareTerms(a, b) < 0,
  '=<': (a: unknown, b: unknown) => compareTerms(a, b) <= 0,
  '>': (a: unknown, b: unknown) => compareTerms(a, b) > 0,
  '>=': (a: unknown, b: unknown) => compareTerms(a, b) >= 0,

  not: (x: unknown) => !booleanOf(x),
  and: (a: unknown, b: unknown) => [booleanOf(a), booleanOf(b)].every(Boolean),
  or: (a: unknown, b: unknown) => [booleanOf(a), booleanOf(b)].some(Boolean),
  xor: (a: unknown, b: unknown) => booleanOf(a) !== booleanOf(b),

  '+': (a: unknown, b: unknown) => numberOf(a) + numberOf(b),
  '-': (a: unknown, b: unknown) => numberOf(a) - numberOf(b),
  '*': (a: unknown, b: unknown) => numberOf(a) * numberOf(b),
  '/': (a: unknown, b: unknown) => numberOf(a) / divisorOf(b),
  div: (a: unknown, b: unknown) => Math.trunc(numberOf(a) / divisorOf(b)),
  rem: (a: unknown, b: unknown) => numberOf(a) % divisorOf(b),
  abs: (x: unknown) => Math.abs(numberOf(x)),
  round: (x: unknown) => Math.sign(numberOf(x)) * Math.round(Math.abs(numberOf(x))),
  trunc: (x: unknown) => Math.trunc(numberOf(x)),

  element: (n: unknown, tuple: unknown) => elementOf(tuple, numberOf(n) - 1),
  hd: (list: unknown) => elementOf(list, 0),
  length: (list: unknown) => arrayOf(list).length,
  size: (tuple: unknown) => arrayOf(tuple).length,
  tuple_size: (tuple: unknown) => arrayOf(tuple).length,
  map_get: (key: string, map: unknown) => fieldOf(mapOf(map), key),
  map_size: (map: unknown) => Object.keys(mapOf(map)).length,

  self: () => self(),
  node: () => node(),
}

/** The function that a guard calls, or null if there is none. @throws {OtpError} OTP_ERR_BADARG if it takes another number of arguments */
export function guardFunction(name: unknown, arity: number): ((...args: unknown[]) => unknown) | null {
  if (typeof name !== 'string' || !Object.hasOwn(functions, name)) return null
  const found = functions[name] as (...args: unknown[]) => unknown
  if (found.length !== arity)
    throw badarg(`Expected ${found.length} arguments of '${name}' in a match spec, got ${arity}`)
  return found
}

export function booleanOf(value: unknown): boolean {
  return typeof value === 'boolean' ? value : fail()
}

function isNumber(x: unknown): x is number {
  return typeof x === 'number' || typeof x === 'bigint'
}

/** Bigints pass: JavaScript's operators take both, and throw when they are mixed. */
function numberOf(value: unknown): number {
  return isNumber(value) ? value : fail()
}

function divisorOf(value: unknown): number {
  return numberOf(value) || fail()
}

function equal(a: unknown, b: unknown): boolean {
  return isNumber(a) && isNumber(b) ? compareTerms(a, b) === 0 : sameTerm(a, b)
}

function arrayOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : fail()
}

function elementOf(tuple: unknown, index: number): unknown {
  return index in arrayOf(tuple) ? arrayOf(tuple)[index] : fail()
}

function mapOf(value: unknown): Readonly<Record<string, unknown>> {
  return isMap(value) ? value : fail()
}

function fieldOf(map: Readonly<Record<string, unknown>>, key: string): unknown {
  return Object.hasOwn(map, key) ? map[key] : fail()
}

/** Made once: it is caught, nobody reads it. */
const badArgument = new Error('bad argument of a function in a match spec')

function fail(): never {
  throw badArgument
}
