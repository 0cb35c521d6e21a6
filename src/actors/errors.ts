import { formatReason } from './reason.ts'

/**
 * A failure of the runtime that is neither a programmer's wrong argument (`TypeError`, `RangeError`) nor a process's exit reason.
 * `code` is stable and documented in docs/errors.md.
 */
export class OtpError extends Error {
  override readonly name = 'OtpError'
  readonly code: OtpErrorCode

  constructor(code: OtpErrorCode, message: string, options?: ErrorOptions) {
    super(message, options)
    this.code = code
  }
}

export type OtpErrorCode =
  | 'OTP_ERR_BADARG'
  | 'OTP_ERR_MAX_CHILDREN'
  | 'OTP_ERR_CALLBACK_FAILED'
  | 'OTP_ERR_NOPROC'
  | 'OTP_ERR_NO_PROCESS'
  | 'OTP_ERR_NODE_STOPPED'

/** A wrong argument; of a promise it says what has been forgotten. */
export function unexpected(wanted: string, value: unknown): TypeError {
  const isPromise = typeof value === 'object' && value !== null && 'then' in value
  return new TypeError(`Expected ${wanted}, got \`${formatReason(value)}\`${isPromise ? ': await it first' : ''}`)
}

/** Erlang's `badarg`: the call cannot mean anything, such as a send to a name that nobody has. */
export function badarg(message: string): OtpError {
  return new OtpError('OTP_ERR_BADARG', message)
}
