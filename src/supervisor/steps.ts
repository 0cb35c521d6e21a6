import { Marker, type Pid, park, unpark } from '../actors/index.ts'

/**
 * A supervisor's work that may have to wait: a generator that yields where it does. As long as nothing has to be waited for it runs straight
 * on, in one turn and without a promise; else the process takes no message until it goes on.
 *
 * What it yields is called with the wait and sees to it that `end` is called; the value given to `end` is what the `yield` gives.
 */
export type Steps<T = void> = Generator<(wait: Wait) => void, T, unknown>

/** Work that is waiting; it stands in the run ring when it may go on, and is then the next thing its process receives. */
export class Wait extends Marker {
  readonly #process: Pid
  readonly #steps: Steps
  #parked = false
  #over = false
  /** @internal */ value: unknown = undefined

  constructor(process: Pid, steps: Steps) {
    super('wait')
    this.#process = process
    this.#steps = steps
  }

  /** What was waited for has happened. Only the first time counts. */
  end(value?: unknown): void {
    if (this.#over) return
    this.#over = true
    this.value = value
    if (this.#parked) unpark(this.#process, this)
  }

  /** Begins to wait; false when there is nothing to wait for after all. @internal */
  begin(subscribe: (wait: Wait) => void): boolean {
    subscribe(this)
    if (this.#over) return false
    this.#parked = true
    park(this.#process)
    return true
  }

  /** The process has received it: goes on. @internal */
  proceed(): void {
    run(this.#process, this.#steps, this.value)
  }
}

/** Does `steps` as the process's own work, as far as they go without waiting. The last thing of a turn. */
export function run(process: Pid, steps: Steps, value?: unknown): void {
  let given = value
  for (;;) {
    const step = steps.next(given)
    if (step.done === true) return
    const wait = new Wait(process, steps)
    if (wait.begin(step.value)) return
    given = wait.value
  }
}

/** Waits for a promise: gives its value, or throws what it was rejected with. */
export function* settled(promise: PromiseLike<unknown>): Steps<unknown> {
  const outcome = yield (wait) =>
    promise.then(
      (value) => wait.end({ value }),
      (thrown) => wait.end({ thrown }),
    )
  const result = outcome as { readonly value: unknown } | { readonly thrown: unknown }
  if ('thrown' in result) throw result.thrown
  return result.value
}
