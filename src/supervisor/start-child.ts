import {
  type ChildSpec,
  callByName,
  ExitError,
  isThenable,
  Pid,
  type Reason,
  reasonOfThrown,
  StartError,
  Starting,
  type StartResult,
} from '../actors/index.ts'
import { run, type Steps } from './steps.ts'

/** What a start function's throw amounts to. */
export type Caught = (thrown: unknown) => StartResult

/**
 * Calls a child's start function, by the supervisor's own process, and gives what it came to as OTP's tuple. Waits only when the function
 * returns something that has to be waited for.
 */
export function* startChild(start: ChildSpec['start'], first: readonly unknown[], caught: Caught): Steps<StartResult> {
  let returned: unknown
  try {
    returned = callStart(start, first)
  } catch (thrown) {
    return caught(thrown)
  }
  const now = resultNow(returned)
  if (now !== null) return now
  return (yield (wait) => resultLater(returned, caught, (result) => wait.end(result))) as StartResult
}

/**
 * `startChild` on the paths that are taken all the time: without a generator, unless the result has to be waited for. `settled` is called with
 * it, before this returns or as the last thing of a later turn.
 */
export function startChildThen(
  process: Pid,
  start: ChildSpec['start'],
  first: readonly unknown[],
  caught: Caught,
  settled: (result: StartResult) => void,
): void {
  let returned: unknown
  try {
    returned = callStart(start, first)
  } catch (thrown) {
    settled(caught(thrown))
    return
  }
  const now = resultNow(returned)
  if (now !== null) settled(now)
  else run(process, later(returned, caught, settled))
}

function* later(returned: unknown, caught: Caught, settled: (result: StartResult) => void): Steps {
  settled((yield (wait) => resultLater(returned, caught, (result) => wait.end(result))) as StartResult)
}

/** `first` goes before the arguments that the spec has. */
export function callStart(start: ChildSpec['start'], first: readonly unknown[]): unknown {
  if (typeof start === 'function') return (start as (...args: unknown[]) => unknown)(...first)
  const [module, name, args] = start
  return callByName(module, name, first.length === 0 ? args : [...first, ...args])
}

/** The result, if what a start function returned has it already; else null. */
export function resultNow(returned: unknown): StartResult | null {
  if (returned instanceof Starting) {
    if (returned.outcome !== null) returned.onResult(ignoreResult)
    return returned.outcome
  }
  return isThenable(returned) ? null : asResult(returned)
}

/** Calls `settled` with the result when what a start function returned has it. */
function resultLater(returned: unknown, caught: Caught, settled: (result: StartResult) => void): void {
  if (returned instanceof Starting) returned.onResult(settled)
  else {
    Promise.resolve(returned).then(
      (value) => settled(asResult(value)),
      (thrown) => settled(caught(thrown)),
    )
  }
}

/** Looking at a failed start is what keeps it from being an unhandled rejection. */
function ignoreResult(): void {}

/** All that is no result is an error of its own. */
function asResult(value: unknown): StartResult {
  return readResult(value) ?? ['error', value]
}

/** A start function may return OTP's tuples, or just the pid. Gives null for all else. */
export function readResult(value: unknown): StartResult | null {
  if (value instanceof Pid) return ['ok', value]
  if (value === 'ignore') return value
  if (!Array.isArray(value)) return null
  const [tag, second] = value as unknown[]
  if (tag === 'ok' && second instanceof Pid && value.length <= 3) return value as unknown as StartResult
  return tag === 'error' && value.length === 2 ? ['error', second] : null
}

/** As the `catch` in `supervisor:do_start_child_i/3`: an error or exit is `{'EXIT', reason}`, a thrown value is a returned one. */
export function caughtBySupervisor(thrown: unknown): StartResult {
  if (thrown instanceof StartError) return thrown.result
  return thrown instanceof Error ? ['error', ['EXIT', reasonOf(thrown)]] : asResult(thrown)
}

/** As `DynamicSupervisor.start_child/3`: the bare reason. */
export function caughtByDynamicSupervisor(thrown: unknown): StartResult {
  return thrown instanceof StartError ? thrown.result : ['error', reasonOf(thrown)]
}

function reasonOf(thrown: unknown): Reason {
  return thrown instanceof ExitError ? thrown.reason : reasonOfThrown(thrown)
}
