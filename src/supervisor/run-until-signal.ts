import { constants } from 'node:os'
import { type Node, outside } from '../actors/index.ts'
import { ApplicationController } from './application-controller.ts'

/** What of the host program's `process` is needed. */
export interface SignalSource {
  /** As of Node's `process`. */
  on(signal: NodeJS.Signals, listener: (signal: NodeJS.Signals) => void): unknown
  /** As of Node's `process`. */
  off(signal: NodeJS.Signals, listener: (signal: NodeJS.Signals) => void): unknown
  /** As of Node's `process`. */
  exit(code: number): void
}

/** Whose end is waited for, and by what. */
export interface RunUntilSignalOptions {
  /** Whose applications are stopped. @default the caller's node, or the default node */
  readonly node?: Node
  /** @default ['SIGTERM', 'SIGINT'] */
  readonly signals?: readonly NodeJS.Signals[]
  /** Called when the orderly stop begins, before the first application is stopped. */
  readonly onSignal?: (signal: NodeJS.Signals) => void
  /** Where signals come from and the program is ended. @default the host's `process` */
  readonly host?: SignalSource
}

/** A program that runs until it is told to end. */
export interface UntilSignal {
  /** Resolves when all applications are stopped: to 0 after a signal, to 1 when one has ended that the others cannot do without. */
  readonly exitCode: Promise<number>
  /** Takes the signal handlers off again; the signals mean what they meant before. */
  remove(): void
}

/** The longest interval that there is; what keeps the program running must not wake it. */
const never = 2 ** 31 - 1

/**
 * Keeps the program running until SIGTERM or SIGINT, then stops the node's applications, last started first. A second signal ends the program
 * at once, with code 128 + the signal's number. It only adds handlers: the exit code is for the caller to use.
 *
 * @example
 * process.exitCode = await Application.runUntilSignal().exitCode
 */
export function runUntilSignal(options: RunUntilSignalOptions = {}): UntilSignal {
  const { signals = ['SIGTERM', 'SIGINT'], onSignal, host = process } = options
  const controller = ApplicationController.of(options.node)
  return outside(() => {
    const waiting = setInterval(() => {}, never)
    let stopping = false
    let finish: (code: number) => void = () => {}
    const exitCode = new Promise<number>((resolve) => {
      finish = resolve
    })
    const handle = (signal: NodeJS.Signals): void => {
      if (stopping) {
        host.exit(128 + constants.signals[signal])
        return
      }
      stopping = true
      onSignal?.(signal)
      void controller.stopAll().then(() => end(0))
    }
    const forget = controller.onTerminated(() => end(1))
    const remove = (): void => {
      clearInterval(waiting)
      forget()
      for (const signal of signals) host.off(signal, handle)
    }
    const end = (code: number): void => {
      remove()
      finish(code)
    }
    for (const signal of signals) host.on(signal, handle)
    return { exitCode, remove }
  })
}
