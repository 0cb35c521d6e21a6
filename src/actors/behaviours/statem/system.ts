import type { Pid } from '../../pid.ts'
import { ExitError, formatReason } from '../../reason.ts'
import { isThenable } from '../../suspend.ts'
import { sameTerm } from '../../terms.ts'
import { nameOf } from '../debug-actions.ts'
import type { SystemStatus } from '../system.ts'
import { useModule } from './callback-mode.ts'
import type { CallbackModule } from './callback-module.ts'
import { Ending } from './ending.ts'
import type { Machine } from './machine.ts'
import { formattedStatus } from './report.ts'

/** State and data as new code has them, together with that code. */
class Changed {
  readonly state: unknown
  readonly data: unknown
  readonly module: CallbackModule

  constructor(state: unknown, data: unknown, module: CallbackModule) {
    this.state = state
    this.data = data
    this.module = module
  }
}

/** Takes what the function of `Sys.replaceState` has returned, or what `changeCode` gives. As in OTP, that is no change of the state. */
export function setState(machine: Machine, value: unknown): void {
  if (value instanceof Changed) {
    const ending = useModule(machine, value.module, machine.below)
    if (ending !== null) throw new ExitError(ending.exitReason)
    machine.state = value.state
    machine.data = value.data
  } else {
    if (!Array.isArray(value) || value.length !== 2)
      throw new TypeError(`Expected the state of a state machine to be [state, data], got \`${formatReason(value)}\``)
    machine.state = value[0]
    machine.data = value[1]
  }
}

/** Asks `module` for state and data as it has them, for `setState`. Mirrors `gen_statem:system_code_change/4`. */
export function changeCode(machine: Machine, module: CallbackModule, oldVsn: unknown, extra: unknown): unknown {
  const { state, data } = machine
  const { spec } = module
  if (spec.codeChange === undefined) return ['ok', new Changed(state, data, module)]
  const read = (result: unknown): unknown => readChange(result, module)
  let result: unknown
  try {
    result = spec.codeChange(oldVsn, state, data, extra)
  } catch (thrown) {
    return read(unlessError(thrown))
  }
  return isThenable(result) ? result.then(read, (thrown: unknown) => read(unlessError(thrown))) : read(result)
}

/** A thrown value is a return value here too. */
function unlessError(thrown: unknown): unknown {
  if (thrown instanceof Error) throw thrown
  return thrown
}

function readChange(result: unknown, module: CallbackModule): unknown {
  if (!Array.isArray(result) || result[0] !== 'ok') return result
  if (result.length === 3) return ['ok', new Changed(result[1], result[2], module)]
  if (result.length === 2) throw new ExitError(Ending.error(['case_clause', result]).exitReason)
  return result
}

/** What `Sys.getStatus` shows of a machine. Mirrors `gen_statem:format_status/2`. */
export function statusOf(process: Pid, machine: Machine, { sysState, parent, log }: SystemStatus): unknown {
  const { module, below } = machine
  const { queue: _, ...status } = machine.status(false)
  const shown = formattedStatus({ ...status, log }, module)
  return [
    ['header', `Status for state machine ${String(nameOf(process))}`],
    [
      'data',
      [
        ['Status', sysState],
        ['Parent', parent],
        ['Modules', [module, ...below].map(({ label }) => label)],
        ['Time-outs', [status.timeouts.length, shown.timeouts]],
        ['Logged Events', shown.log],
        ['Postponed', shown.postponed],
      ],
    ],
    ['data', [['State', [shown.state, shown.data]]]],
  ]
}

/** The words of OTP's `gen_statem:print_event/3`. */
export function wordsFor([kind, subject, third, fourth]: readonly unknown[]): string {
  switch (kind) {
    case 'in':
      return `receive ${wordsForEvent(subject)} in state ${formatReason(third)}`
    case 'out':
      return `send ${formatReason(subject)} to ${String((third as readonly unknown[])[0])}`
    case 'postpone':
    case 'consume':
      return `${kind} ${wordsForEvent(subject)} in state ${formatReason(third)}${sameTerm(third, fourth) ? '' : ` => ${formatReason(fourth)}`}`
    default:
      // `enter`, `module`, `start_timer`, `terminate`.
      return `${String(kind)} ${formatReason(subject)} in state ${formatReason(third)}`
  }
}

function wordsForEvent(event: unknown): string {
  const [type, content] = event as readonly unknown[]
  if (Array.isArray(type) && type[0] === 'call')
    return `call ${formatReason(content)} from ${String((type[1] as readonly unknown[])[0])}`
  return `${formatReason(type)} ${formatReason(content)}`
}
