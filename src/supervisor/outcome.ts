import {
  type Address,
  Call,
  currentNode,
  currentProcess,
  deliver,
  isDead,
  type Pid,
  watch,
  whereisOn,
} from '../actors/index.ts'

let resolveNew: (value: never) => void
let rejectNew: (error: unknown) => void
/** One executor for all outcomes: it costs no closure. */
const capture = (resolve: (value: never) => void, reject: (error: unknown) => void): void => {
  resolveNew = resolve
  rejectNew = reject
}

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
    this.#resolve = resolveNew as (value: T) => void
    this.#reject = rejectNew
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
 * A call without a timeout by `client`, or by the host program, that tells what came of it by one of two callbacks, as `GenServer.call/3` would.
 * They run inside the server's turn.
 */
export function request<R>(
  client: Pid | null,
  server: Address,
  message: unknown,
  answered: (reply: R) => void,
  failed: (error: unknown) => void,
): void {
  if (client !== null && isDead(client)) return
  let target: Pid | null
  try {
    target = whereisOn(client?.node ?? currentNode(), server)
  } catch (thrown) {
    failed(thrown)
    return
  }
  const call = new Call(client, server, message, 'infinity', { resolve: answered, reject: failed })
  if (target === null) call.fail('noproc')
  else if (target === client) call.fail('calling_self')
  else {
    watch(target, call)
    deliver(target, call)
  }
}

/** A `request` whose reply becomes an `Outcome`. */
export function requestOutcome<T, R>(server: Address, message: unknown, value: (reply: R) => T): Outcome<T, R> {
  const outcome = new Outcome<T, R>()
  request<R>(
    currentProcess(),
    server,
    message,
    (reply) => outcome.settle(reply, value),
    (error) => outcome.fail(error),
  )
  return outcome
}
