/** Has `console.log` and `util.inspect` print instances of a class as `toText` says. */
export function inspectAs<T>(prototype: T & object, toText: (instance: T) => string): void {
  Object.defineProperty(prototype, Symbol.for('nodejs.util.inspect.custom'), {
    value(this: T): string {
      return toText(this)
    },
  })
}
