/** The names of a module's functions. */
export type FunctionName<M> = {
  [K in keyof M]: M[K] extends (...args: never[]) => unknown ? K : never
}[keyof M] &
  string

/** What a function takes. */
export type ArgumentsOf<F> = F extends (...args: infer A) => unknown ? Readonly<A> : never

/** What it takes behind its first argument, which it gets from elsewhere. */
export type FurtherArguments<F> = F extends (first: never, ...args: infer A) => unknown ? Readonly<A> : never

/** What it gives, when it is done. */
export type ResultOf<F> = F extends (...args: never[]) => infer R ? Awaited<R> : never

/** Calls a function of a module, as `apply/3` does. @throws {TypeError} when the module has none of that name */
export function callByName(module: object, name: string, args: readonly unknown[]): unknown {
  if (!hasFunction(module, name)) throw new TypeError(`Expected ${String(module)} to have a function \`${name}\``)
  return module[name]?.(...args)
}

function hasFunction(module: object, name: string): module is Record<string, (...args: unknown[]) => unknown> {
  return typeof (module as Record<string, unknown>)[name] === 'function'
}

/** Whether `value` can be a module: an object, a namespace, a class. */
export function isModule(value: unknown): value is object {
  return (typeof value === 'object' && value !== null) || typeof value === 'function'
}

/** `fun`, `fun, args` or `module, name, args`, ready to be called; null for anything else. */
export function workIn(given: readonly unknown[]): (() => unknown) | null {
  if (given.length < 3) {
    const [fun, args = []] = given
    return typeof fun === 'function' && Array.isArray(args) ? () => fun(...args) : null
  }
  const [module, name, args] = given
  return isModule(module) && typeof name === 'string' && Array.isArray(args)
    ? () => callByName(module, name, args)
    : null
}
