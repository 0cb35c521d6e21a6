import type { EventObject, InspectionEvent } from './xstate.ts'

/** How machines are run, the same for all processes of a module. */
export interface MachineOptions {
  /** What reports and default child ids call it. @default the machine's `id` */
  readonly label?: string
  /**
   * What an event does that no transition takes. `false`: nothing, as in xstate. `true`: one that the machine takes in no state ends it.
   * `'state'`: so does one that the present state does not take, or all of whose guards say no, as in gen_statem.
   * @default false
   */
  readonly strict?: boolean | 'state'
  /** What crash reports and `Sys.getStatus` show: return it without what must not be logged. */
  readonly formatStatus?: (status: MachineStatus) => MachineStatus
  /**
   * Makes state and context as this machine has them of those of the machine that a process has run until now, when `Sys.changeCode` has it run
   * this one: returns `ok(value, context)`, or a promise; anything else is the error that `Sys.changeCode` gets. Without it both stay. Nothing is
   * entered or left: children, delays and postponed events stay. Mirrors gen_statem's `code_change/4`.
   */
  readonly codeChange?: (oldVsn: unknown, value: unknown, context: unknown, extra: unknown) => unknown
  /** Where the action `log` writes. @default the event `linecard.state_machine.log` */
  readonly logger?: (...args: unknown[]) => void
  /** Is told of every actor, event, step and snapshot, as xstate's inspectors are; slows the machine. */
  readonly inspect?: (event: InspectionEvent) => void
}

/** What a crash report, or `Sys.getStatus`, shows of a machine, as of a gen_statem: its state and its data. */
export interface MachineStatus {
  readonly state: readonly [value: unknown, context: unknown]
  /** The last event; only in a crash report. */
  readonly message?: EventObject | unknown
  /** Only in a crash report. */
  readonly reason?: unknown
  /** The events that `Sys.log` has; only for `Sys.getStatus`. */
  readonly log?: readonly unknown[]
}

/** @throws {TypeError} */
export function checkMachineOptions(options: MachineOptions): void {
  const { label, strict, formatStatus, codeChange, logger, inspect } = options
  if (label !== undefined && (typeof label !== 'string' || label === ''))
    throw new TypeError(`Expected \`label\` to be a string that is not empty, got \`${String(label)}\``)
  if (strict !== undefined && typeof strict !== 'boolean' && strict !== 'state')
    throw new TypeError(`Expected \`strict\` to be true, false or 'state', got \`${String(strict)}\``)
  for (const [name, value] of Object.entries({ formatStatus, codeChange, logger, inspect }))
    if (value !== undefined && typeof value !== 'function')
      throw new TypeError(`Expected \`${name}\` to be a function, got \`${String(value)}\``)
}
