import { isGoing, type Pid } from '../pid.ts'
import { formatReason, type Reason } from '../reason.ts'
import { currentProcess, fulfilled, OUTSIDE, running } from '../running.ts'

/** What a start function of OTP returns. `'ignore'`: `init` did not want the process; that is no error. */
export type StartResult<P = Pid> = ['ok', P] | ['ok', P, unknown] | 'ignore' | ['error', Reason]

/** A start that gave no pid, though the caller asked for one: what `{:ok, pid} = …` raises in Elixir. `result` is what OTP returns. */
export class StartError extends Error {
  override readonly name = 'StartError'
  readonly result: 'ignore' | ['error', Reason]

  constructor(result: 'ignore' | ['error', Reason]) {
    super(result === 'ignore' ? 'Not started: init returned ignore' : `Not started: ${formatReason(result[1])}`)
    this.result = result
  }

  /** Why, or `'ignore'`. */
  get reason(): Reason {
    return this.result === 'ignore' ? 'ignore' : this.result[1]
  }
}

/**
 * A process being started. Awaited, it gives the pid and throws a `StartError` if there is none, so that a failure cannot be overlooked;
 * `await starting.result()` gives OTP's tuple and does not throw.
 *
 * A supervisor reads the result of an `init` that is not async at once, without a promise.
 */
export class Starting<P = Pid> implements Promise<P> {
  readonly [Symbol.toStringTag] = 'Starting'
  /** @internal Null while `init` runs. */ outcome: StartResult<P> | null = null
  #listener: ((result: StartResult<P>) => void) | null = null
  #promise: Promise<P> | null = null
  #observed = false
  /** Who asked for the process, and has to hear of a failure. */
  readonly #starter: Pid | null = currentProcess()

  /** A start that is decided already. */
  static of<P>(result: StartResult<P>): Starting<P> {
    const starting = new Starting<P>()
    starting.settle(result)
    return starting
  }

  /** OTP's return value. */
  result(): Promise<StartResult<P>> {
    return new Promise((resolve) => this.#tell(resolve))
  }

  /** Calls `listener` with the result: now, if there is one. @internal */
  onResult(listener: (result: StartResult<P>) => void): void {
    this.#observed = true
    const earlier = this.#listener
    if (this.outcome !== null) listener(this.outcome)
    else if (earlier === null) this.#listener = listener
    else this.#listener = (result) => [earlier, listener].forEach((told) => void told(result))
  }

  /** For promises: a starter that the failed start's exit signal ends never gets behind its `await`. */
  #tell(settle: (result: StartResult<P>) => void): void {
    this.onResult((result) => {
      if (this.#starter === null || !isGoing(this.#starter)) settle(result)
    })
  }

  /** The first settlement counts. @internal */
  settle(result: StartResult<P>): void {
    if (this.outcome !== null) return
    this.outcome = result
    if (this.#listener !== null) this.#listener(result)
    else if (failed(result)) this.#complain()
  }

  /** A failure at which nobody has looked when the code that started it has gone on: an unhandled rejection of the starter's. */
  #complain(): void {
    queueMicrotask(() => {
      if (this.#observed) return
      const outer = running.process
      running.process = this.#starter ?? OUTSIDE
      void this.#asPromise()
      running.process = outer
    })
  }

  /** Most starts are over when somebody waits for them. */
  #whatIsThere(): Promise<P> | null {
    const { outcome } = this
    if (outcome === null || failed(outcome) || (this.#starter !== null && isGoing(this.#starter))) return null
    return fulfilled(outcome[1])
  }

  #asPromise(): Promise<P> {
    this.#promise ??=
      this.#whatIsThere() ??
      new Promise((resolve, reject) => {
        this.#tell((result) => {
          if (failed(result)) reject(new StartError(result))
          else resolve(result[1])
        })
      })
    return this.#promise
  }

  // biome-ignore lint/suspicious/noThenProperty: it is a promise
  then<A = P, B = never>(
    onValue?: ((pid: P) => A | PromiseLike<A>) | null,
    onError?: ((error: unknown) => B | PromiseLike<B>) | null,
  ): Promise<A | B> {
    return this.#asPromise().then(onValue, onError)
  }

  catch<B = never>(onError?: ((error: unknown) => B | PromiseLike<B>) | null): Promise<P | B> {
    return this.#asPromise().catch(onError)
  }

  finally(onEnd?: (() => void) | null): Promise<P> {
    return this.#asPromise().finally(onEnd)
  }
}

function failed<P>(result: StartResult<P>): result is 'ignore' | ['error', Reason] {
  return result === 'ignore' || result[0] === 'error'
}
