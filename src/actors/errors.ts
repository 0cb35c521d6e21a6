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
  | 'OTP_ERR_NOPROC'
  | 'OTP_ERR_NO_PROCESS'
  | 'OTP_ERR_NODE_STOPPED'

/** Erlang's `badarg`: the call cannot mean anything, such as a send to a name that nobody has. */
export function badarg(message: string): OtpError {
  return new OtpError('OTP_ERR_BADARG', message)
}
