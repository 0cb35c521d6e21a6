/** Has `console.log` and `util.inspect` print instances of a class as `toText` says. */
export function inspectAs(prototype, toText) {
    Object.defineProperty(prototype, Symbol.for('nodejs.util.inspect.custom'), {
        value() {
            return toText(this);
        },
    });
}
//# sourceMappingURL=inspect.js.map