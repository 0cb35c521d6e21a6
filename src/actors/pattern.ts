/** Matches anything, inside a pattern. Elixir's `_`. */
export const _: unique symbol = Symbol('_')

/** What a pattern may be: a predicate, or a value in which arrays are tuples and `_` stands for anything. */
export type Pattern<T = unknown> = ((message: unknown) => message is T & {}) | ((message: never) => boolean) | Shape
export type Shape = string | number | boolean | bigint | null | undefined | object | symbol

export type Matcher = (message: unknown) => boolean

/** Makes a test of a pattern. A predicate is taken as it is. */
export function toMatcher(pattern: Pattern): Matcher {
  if (typeof pattern === 'function') return pattern as Matcher
  return (message) => fits(message, pattern)
}

/** Whether `value` has the shape: arrays by length and elements, everything else by identity. */
export function fits(value: unknown, shape: unknown): boolean {
  if (shape === _) return true
  if (!Array.isArray(shape)) return Object.is(value, shape)
  return Array.isArray(value) && value.length === shape.length && shape.every((part, index) => fits(value[index], part))
}
