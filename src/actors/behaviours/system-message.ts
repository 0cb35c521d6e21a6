import type { Envelope } from '../mailbox.ts'
import type { Address } from '../names.ts'
import type { Pid } from '../pid.ts'
import { ExitError, formatReason, type Reason } from '../reason.ts'
import { Call, type From, replyTo } from './call.ts'
import type { Listener } from './wait.ts'

/** What can be asked of a process besides its own messages, as OTP's `sys` words it. A raw message may hold anything else. */
export type SystemRequest =
  | 'suspend'
  | 'resume'
  | 'get_state'
  | 'get_status'
  | readonly ['replace_state', (state: never) => unknown]
  | readonly ['change_code', module: unknown, oldVsn: unknown, extra: unknown]
  | readonly ['terminate', Reason]
  | readonly ['debug', unknown]

/** In a mailbox: a request of `Sys`. Process code that takes it out itself sees `['system', from, request]`. */
export class SystemMessage implements Envelope {
  /** Null when nobody waits for the answer. */
  readonly from: From | null
  readonly request: SystemRequest

  constructor(from: From | null, request: SystemRequest) {
    this.from = from
    this.request = request
  }

  asOtpTuple(): SystemTuple {
    return ['system', this.from, this.request]
  }
}

/** The same, sent by hand. */
export type SystemTuple = readonly ['system', from: From | null, request: unknown]

export function isSystemMessage(message: unknown): message is SystemMessage | SystemTuple {
  return message instanceof SystemMessage || isSystemTuple(message)
}

export function isSystemTuple(message: unknown): message is SystemTuple {
  return Array.isArray(message) && message.length === 3 && message[0] === 'system'
}

/** A function of `Sys` under way: what fails names it and its arguments. */
export class SystemCall extends Call {
  readonly #fun: unknown
  readonly #args: readonly unknown[]

  constructor(
    client: Pid | null,
    server: Address,
    location: readonly [fun: unknown, args: readonly unknown[]],
    timeout: number | 'infinity',
    listener: Listener | null = null,
  ) {
    super(client, server, null, timeout, listener)
    this.#fun = location[0]
    this.#args = location[1]
  }

  protected override failure(what: Reason): ExitError {
    return systemFailure(what, this.#fun, this.#args)
  }
}

/** Mirrors the exit of `sys:send_system_msg/2`. */
export function systemFailure(what: Reason, fun: unknown, args: readonly unknown[]): ExitError {
  const words = (): string =>
    `exited in: ${formatReason(fun)}(${args.map(formatReason).join(', ')}): ${formatReason(what)}`
  return new ExitError([what, ['sys', fun, args]], words)
}

/** Answers a system message, if anybody waits for that. */
export function answer(from: From | null, value: unknown): void {
  if (from !== null) replyTo(from, value)
}
