import {
  type Address,
  Call,
  type CallListener,
  capture,
  captured,
  currentProcess,
  deliver,
  isDead,
  nodeFor,
  type Pid,
  watch,
  whereisOn,
} from '../actors/index.ts'

const NOTHING: unique symbol = Symbol('nothing')

/**
 * What a request came to that may be refused. Awaited it gives the value, and throws when there is none, so that a refusal cannot be
 * overlooked; `await outcome.result()` gives what OTP's function returns and does not throw for a refusal.
 *
 * @typeParam T - the value
 * @typeParam R - OTP's return values
 */
export class Outcome<T, R> extends Promise<T> {
  readonly #resolve: (value: T) => void
  readonly #reject: (error: unknown) => void
  #returned: R | typeof NOTHING = NOTHING

  static {
    // For `await` and `then` it is a plain promise: a subclass costs `await` two promises more, a third of a `startChild`.
    Object.defineProperty(Outcome.prototype, 'constructor', { value: Promise })
  }

  /** @internal */
  constructor() {
    super(capture)
    this.#resolve = captured.resolve as (value: T) => void
    this.#reject = captured.reject
  }

  /** OTP's return value. */
  result(): Promise<R> {
    return this.then(
      () => this.#returned as R,
      (error: unknown) => {
        if (this.#returned === NOTHING) throw error
        return this.#returned
      },
    )
  }

  /** OTP's function returned `result`; `value` makes the awaited value of it, or throws. @internal */
  settle(result: R, value: (result: R) => T): void {
    this.#returned = result
    try {
      this.#resolve(value(result))
    } catch (refusal) {
      this.#reject(refusal)
    }
  }

  /** There is not even a result: the caller exits with `error`. @internal */
  fail(error: unknown): void {
    this.#reject(error)
  }
}

/**
 * A call without a timeout by `client`, or by the host program, that tells `listener` what came of it, as `GenServer.call/3` would: inside the
 * server's turn.
 */
export function request(client: Pid | null, server: Address, message: unknown, listener: CallListener): void {
  const call = begin(client, server, message, listener)
  if (call !== null) deliver(call.target as Pid, call)
}

/** A `request` whose reply becomes an `Outcome`. As a call does, it first gives way to the others. */
export function requestOutcome<T, R>(server: Address, message: unknown, value: (reply: R) => T): Outcome<T, R> {
  const outcome = new Outcome<T, R>()
  const call = begin(currentProcess(), server, message, new Settler(outcome, value))
  if (call?.target != null) call.target.node.scheduler.handOver(call.target, call)
  return outcome
}

/** The call, which has still to be delivered to its target, or null when it is over already. */
function begin(client: Pid | null, server: Address, message: unknown, listener: CallListener): Call | null {
  if (client !== null && isDead(client)) return null
  let target: Pid | null
  try {
    target = whereisOn(nodeFor(client, server), server)
  } catch (thrown) {
    listener.reject(thrown)
    return null
  }
  const call = new Call(client, server, message, 'infinity', listener)
  if (target !== null && target !== client) {
    watch(target, call)
    return call
  }
  call.fail(target === null ? 'noproc' : 'calling_self')
  return null
}

/** Settles an outcome by what its request is answered. */
class Settler<T, R> implements CallListener {
  readonly outcome: Outcome<T, R>
  readonly value: (reply: R) => T

  constructor(outcome: Outcome<T, R>, value: (reply: R) => T) {
    this.outcome = outcome
    this.value = value
  }

  resolve(reply: never): void {
    this.outcome.settle(reply, this.value)
  }

  reject(error: unknown): void {
    this.outcome.fail(error)
  }
}
