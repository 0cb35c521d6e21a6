import {
  type Boot,
  endProcess,
  isThenable,
  type Node,
  outside,
  type Pid,
  type Program,
  type Reason,
  reasonOfThrown,
  startProcess,
  suspend,
} from '../actors/index.ts'

/** How a hook ended. */
export type HookOutcome =
  | { readonly tag: 'value'; readonly value: unknown }
  | { readonly tag: 'failed'; readonly reason: Reason }
  | { readonly tag: 'timeout' }

/**
 * One of the application's functions that decide about a request, run as a process of its own: `self`, `call`, links and stray throws mean
 * what they mean everywhere, and one that takes too long can be killed. A process costs a microsecond.
 */
export class HookRun {
  readonly #node: Node
  readonly #work: () => unknown
  readonly #done: (outcome: HookOutcome) => void
  #process: Pid | null = null
  #timer: ReturnType<Node['timers']['call']> | null = null
  #outcome: HookOutcome | null = null
  /** The caller's code is still on the stack below: it is told when that has come back. */
  #starting = true
  #over = false

  constructor(node: Node, work: () => unknown, done: (outcome: HookOutcome) => void) {
    this.#node = node
    this.#work = work
    this.#done = done
  }

  /** Runs the hook; `done` is called at once if it is not async, never after `cancel`. */
  start(timeoutMs: number): void {
    outside(() => startProcess(PROGRAM, this, { node: this.#node }, false))
    this.#starting = false
    if (this.#outcome !== null) this.#tell(this.#outcome)
    else this.#timer = this.#node.timers.call(null, timeoutMs, timedOut, this)
  }

  /** Nobody waits for it any more. */
  cancel(): void {
    this.#over = true
    this.#stop('killed')
  }

  /** @internal */
  run(process: Pid): void {
    this.#process = process
    process.state = this
    let result: unknown
    try {
      result = this.#work()
    } catch (thrown) {
      this.#settle({ tag: 'failed', reason: reasonOfThrown(thrown) })
      return
    }
    if (isThenable(result)) this.#await(process, result)
    else this.#settle({ tag: 'value', value: result })
  }

  #await(process: Pid, result: PromiseLike<unknown>): void {
    suspend(
      process,
      result,
      (value) => this.#settle({ tag: 'value', value }),
      (thrown) => this.#settle({ tag: 'failed', reason: reasonOfThrown(thrown) }),
    )
  }

  /** The process is gone; if it was killed or a forgotten promise of its threw, that is the outcome. @internal */
  processEnded(reason: Reason): void {
    if (this.#outcome !== null || this.#over) return
    this.#outcome = { tag: 'failed', reason }
    // Not in the middle of a death.
    if (!this.#starting) outside(() => queueMicrotask(() => this.#tell({ tag: 'failed', reason })))
  }

  /** @internal */
  timeIsUp(): void {
    if (this.#outcome !== null) return
    this.#outcome = { tag: 'timeout' }
    this.#stop('killed')
    this.#tell({ tag: 'timeout' })
  }

  #settle(outcome: HookOutcome): void {
    if (this.#outcome !== null || this.#over) return
    this.#outcome = outcome
    this.#stop('normal')
    if (!this.#starting) outside(() => this.#tell(outcome))
  }

  #stop(reason: Reason): void {
    if (this.#timer !== null) this.#node.timers.stop(this.#timer)
    this.#timer = null
    if (this.#process !== null) endProcess(this.#process, reason)
    this.#process = null
  }

  #tell(outcome: HookOutcome): void {
    if (this.#over) return
    this.#over = true
    this.#stop('normal')
    this.#done(outcome)
  }
}

const PROGRAM: Program = {
  label: 'request',
  start(process) {
    const run = (process.state as Boot).argument as HookRun
    run.run(process)
  },
  /** What is sent to it and not taken by `receive` is of no interest. */
  receive() {},
  ended(process, reason) {
    if (process.state instanceof HookRun) process.state.processEnded(reason)
  },
}

function timedOut(run: HookRun): void {
  run.timeIsUp()
}
