/** What settles the promise that was made with `capture` last. */
export const captured: { resolve: (value: never) => void; reject: (error: unknown) => void } = {
  resolve() {},
  reject() {},
}

/** One executor for all promises that are settled from elsewhere: it costs no closure. Take what it has `captured` before another is made. */
export function capture(resolve: (value: never) => void, reject: (error: unknown) => void): void {
  captured.resolve = resolve
  captured.reject = reject
}
