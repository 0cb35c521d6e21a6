import type { Pid } from '../pid.ts'
import { formatReason } from '../reason.ts'
import { particulars } from '../reports.ts'
import type { SystemProgram } from './system.ts'

/**
 * What a behaviour tells of a process that is debugged, as OTP shapes it: `['in', message]`, `['noreply', state]`,
 * `['out', reply, from, state]`, `['continue', term]`. Behaviours may have others.
 */
export type SystemEvent = readonly unknown[]

/**
 * A debug function: gets its own state, the event, and the process's name or pid. Returns its next state, or `'done'` to be removed, which a
 * throw does too. It runs in the process that it watches, is not async, and must not take messages.
 */
export type DebugFunction<S = unknown> = (state: S, event: SystemEvent, extra: unknown) => S | 'done'

/** What `Sys.install` installs: a function and its first state; an id in front tells it from others. */
export type DebugFunctionSpec<S = unknown> =
  | readonly [fun: DebugFunction<S>, state: S]
  | readonly [id: unknown, fun: DebugFunction<S>, state: S]

/** Something to do with each event of a process. */
export interface DebugAction {
  /** There is one of a kind. */
  readonly key: unknown
  /** Returns whether it wants further events. */
  handle(process: Pid, event: SystemEvent): boolean
  /** As `Sys.getStatus` shows it. */
  asOption(): unknown
}

/** What a debugged process calls itself: its registered name, or its pid. */
export function nameOf(process: Pid): unknown {
  return process.extras?.name ?? process
}

/** Reports each event as a line. */
export class Trace implements DebugAction {
  readonly key = 'trace'

  handle(process: Pid, event: SystemEvent): boolean {
    reportEvent(process, event)
    return true
  }

  asOption(): unknown {
    return ['trace', true]
  }
}

/** Keeps the last events. */
export class Log implements DebugAction {
  readonly key = 'log'
  readonly #length: number
  readonly events: SystemEvent[] = []

  constructor(length: number) {
    this.#length = length
  }

  handle(_process: Pid, event: SystemEvent): boolean {
    this.events.push(event)
    if (this.events.length > this.#length) this.events.shift()
    return true
  }

  asOption(): unknown {
    return ['log', [this.#length, [...this.events]]]
  }
}

type DateTime = readonly [
  date: readonly [year: number, month: number, day: number],
  time: readonly [hour: number, minute: number, second: number],
]

/** What `Sys.statistics` gives. Times are the host's local ones; there being no reductions to count, events are counted. */
export type Statistics = readonly [
  ['start_time', DateTime],
  ['current_time', DateTime],
  ['reductions', number],
  ['messages_in', number],
  ['messages_out', number],
]

export class Counters implements DebugAction {
  readonly key = 'statistics'
  readonly #startTime = localTime()
  #events = 0
  #in = 0
  #out = 0

  handle(_process: Pid, event: SystemEvent): boolean {
    this.#events++
    if (event[0] === 'in') this.#in++
    else if (event[0] === 'out') this.#out++
    return true
  }

  asOption(): unknown {
    return ['statistics', [this.#startTime, ['reductions', this.#events], this.#in, this.#out]]
  }

  read(): Statistics {
    return [
      ['start_time', this.#startTime],
      ['current_time', localTime()],
      ['reductions', this.#events],
      ['messages_in', this.#in],
      ['messages_out', this.#out],
    ]
  }
}

/** Mirrors `:erlang.localtime/0`. */
function localTime(): DateTime {
  const now = new Date()
  return [
    [now.getFullYear(), now.getMonth() + 1, now.getDate()],
    [now.getHours(), now.getMinutes(), now.getSeconds()],
  ]
}

/** A debug function of the user's. */
export class Installed implements DebugAction {
  readonly key: unknown
  readonly #fun: DebugFunction
  readonly #named: boolean
  #state: unknown

  constructor(spec: DebugFunctionSpec) {
    this.#named = spec.length === 3
    const [fun, state] = (this.#named ? spec.slice(1) : spec) as [DebugFunction, unknown]
    this.key = spec[0]
    this.#fun = fun
    this.#state = state
  }

  handle(process: Pid, event: SystemEvent): boolean {
    try {
      this.#state = this.#fun(this.#state, event, nameOf(process))
    } catch (thrown) {
      // As in OTP a thrown value is a returned one, and whatever else goes wrong ends the function and nothing else.
      if (thrown instanceof Error) return false
      this.#state = thrown
    }
    return this.#state !== 'done'
  }

  asOption(): unknown {
    return this.#named ? [this.key, [this.#fun, this.#state]] : [this.#fun, this.#state]
  }
}

/** Where OTP prints, here is a report: what it would print is its `line`. */
export function reportEvent(process: Pid, event: SystemEvent): void {
  const { reports } = process.node
  if (!reports.wanted) return
  const program: Partial<SystemProgram> = process.program
  const line = `*DBG* ${String(nameOf(process))} ${program.systemEventWords?.(event) ?? wordsFor(event)}`
  reports.send({ level: 'info', label: 'sys/debug', pid: process, ...particulars(process), event, line })
}

/** The words of OTP's `gen_server:print_event/3`. */
function wordsFor(event: SystemEvent): string {
  const [kind, subject, third, fourth] = event
  switch (kind) {
    case 'in':
      return `got ${wordsForMessage(subject)}`
    case 'out':
      return `sent ${formatReason(subject)} to ${String((third as readonly unknown[])[0])}, new state ${formatReason(fourth)}`
    case 'noreply':
      return `new state ${formatReason(subject)}`
    default:
      return `dbg  ${formatReason(event)}`
  }
}

function wordsForMessage(message: unknown): string {
  const [tag, second, third] = Array.isArray(message) ? (message as unknown[]) : []
  if (tag === '$gen_call') return `call ${formatReason(third)} from ${String((second as readonly unknown[])[0])}`
  return tag === '$gen_cast' ? `cast ${formatReason(second)}` : formatReason(message)
}
