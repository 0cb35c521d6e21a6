import { type MonitorRef, startMonitor } from '../monitors.ts'
import type { Pid, Program } from '../pid.ts'
import type { Reason } from '../reason.ts'
import { self } from '../running.ts'
import { type StartOptions, startProcess } from './gen.ts'
import { Starting } from './starting.ts'

/** What `start_monitor` of a behaviour returns. */
export type StartMonitorResult = ['ok', [Pid, MonitorRef]] | 'ignore' | ['error', Reason]

/**
 * Starts a behaviour's process that the caller monitors. The monitor begins when `init` is done, before the process does anything else: so it
 * sees whatever comes then, and a start that fails leaves no DOWN. Mirrors `gen:start/6` with `monitor`.
 * @throws {OtpError} OTP_ERR_NO_PROCESS when no process is calling
 */
export async function startMonitored(
  program: Program,
  argument: unknown,
  options: StartOptions,
): Promise<StartMonitorResult> {
  const watcher = self()
  const starting = new Starting()
  let ref: MonitorRef | null = null
  starting.onResult((result) => {
    if (result !== 'ignore' && result[0] === 'ok') ref = startMonitor(watcher, result[1], result[1], 'DOWN')
  })
  startProcess(program, argument, options, false, starting)
  const result = await starting.result()
  return result === 'ignore' || result[0] === 'error' ? result : ['ok', [result[1], ref as unknown as MonitorRef]]
}
