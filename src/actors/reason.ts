import { inspect } from 'node:util'
import { inspectAs } from './inspect.ts'

/**
 * Why a process ended: any value. OTP's own are strings and tuples, such as `'normal'`, `'shutdown'`, `['shutdown', why]`, `'killed'`,
 * `'noproc'`. An uncaught `Error` becomes `[error, stacktrace]`, an uncaught other value `[['nocatch', value], stacktrace]`.
 */
export type Reason = unknown

/**
 * The one error that carries an exit reason. `exit(reason)` throws it; a failed `call` rejects with it; left uncaught, it ends the process
 * with exactly `reason`, as `exit/1` does.
 */
export class ExitError extends Error {
  override readonly name: string = 'ExitError'
  readonly reason: Reason
  readonly #words: string | (() => string)

  /** `words`: the message, or what makes it when somebody reads it: thousands of calls may fail at once. */
  constructor(reason: Reason, words: string | (() => string) = () => `exited with reason: ${formatReason(reason)}`) {
    super()
    this.reason = reason
    this.#words = words
  }

  static {
    // On the prototype, because TypeScript lets no accessor stand where Error has a property.
    Object.defineProperty(ExitError.prototype, 'message', {
      get(this: ExitError): string {
        return typeof this.#words === 'string' ? this.#words : this.#words()
      },
    })
  }
}

/** Where an error was thrown. The text is made only when somebody reads it: formatting a stack costs more than the crash. */
export class Stacktrace {
  readonly #error: Error

  constructor(error: Error) {
    this.#error = error
  }

  toString(): string {
    return this.#error.stack ?? String(this.#error)
  }
}
inspectAs(Stacktrace.prototype, () => '[stacktrace]')

/** The reason with which a process ends when its code threw `thrown` and nobody caught it. */
export function reasonOfThrown(thrown: unknown): Reason {
  if (thrown instanceof ExitError) return thrown.reason
  if (thrown instanceof Error) return [thrown, new Stacktrace(thrown)]
  return [['nocatch', thrown], new Stacktrace(new Error('nocatch'))]
}

/** Whether supervisors and logs take `reason` for an orderly end: `normal`, `shutdown` or `['shutdown', _]`. */
export function isOrderly(reason: Reason): boolean {
  return reason === 'normal' || isShutdown(reason)
}

/** Whether `reason` is `shutdown` or `['shutdown', _]`. */
export function isShutdown(reason: Reason): boolean {
  return reason === 'shutdown' || (Array.isArray(reason) && reason.length === 2 && reason[0] === 'shutdown')
}

/** One short line for people: strings as they are, errors by their message, everything else as `util.inspect` shows it. */
export function formatReason(reason: Reason): string {
  if (typeof reason === 'string') return reason.length > 200 ? `${reason.slice(0, 200)}…` : reason
  if (reason instanceof Error) return `${reason.name}: ${reason.message}`
  if (Array.isArray(reason) && reason.length <= 6) return `[${reason.map(formatReason).join(', ')}]`
  return inspect(reason, { depth: 2, breakLength: Number.POSITIVE_INFINITY, maxArrayLength: 10, maxStringLength: 200 })
}
