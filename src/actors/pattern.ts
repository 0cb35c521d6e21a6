/** Matches anything, inside a pattern. Elixir's `_`. */
export const _: unique symbol = Symbol('_')

/** What a pattern may be: a predicate, or a value in which arrays are tuples and `_` stands for anything. */
export type Pattern<T = unknown> = ((message: unknown) => message is T & {}) | ((message: never) => boolean) | Shape
export type Shape = string | number | boolean | bigint | null | undefined | object | symbol

export type Matcher = (message: unknown) => boolean

/**
 * Whether `value` fits a pattern, as those of `receive`: arrays by length and elements, `_` anything, everything else by identity. Mirrors
 * `match?/2`, for a `catch` that looks at an exit reason: `matches(['timeout', _], error.reason)`.
 */
export function matches<T>(pattern: (message: unknown) => message is T, value: unknown): value is T
export function matches<T = unknown>(pattern: Pattern, value: unknown): value is T
export function matches(pattern: Pattern, value: unknown): boolean {
  return toMatcher(pattern)(value)
}

/** Makes a test of a pattern. A predicate is taken as it is. */
export function toMatcher(pattern: Pattern): Matcher {
  if (typeof pattern === 'function') return pattern as Matcher
  return (message) => fits(message, pattern)
}

/** Whether `value` has the shape: arrays by length and elements, everything else by identity. */
export function fits(value: unknown, shape: unknown): boolean {
  if (shape === _) return true
  if (!Array.isArray(shape)) return Object.is(value, shape)
  if (!Array.isArray(value) || value.length !== shape.length) return false
  for (let index = 0; index < shape.length; index++) if (!fits(value[index], shape[index])) return false
  return true
}
