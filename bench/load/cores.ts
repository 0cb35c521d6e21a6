import { spawnSync } from 'node:child_process'
import { availableParallelism } from 'node:os'

const canPin = availableParallelism() > 1 && spawnSync('taskset', ['--version'], { stdio: 'ignore' }).status === 0

/** A server has the first core to itself, collector and compiler threads included; whoever loads it has the second. */
export const SERVER_CORE = 0
export const LOAD_CORE = 1

/** The command that runs `command` on one core; where that cannot be, the command as it is. */
export function pinned(core: number, command: readonly string[]): string[] {
  return canPin ? ['taskset', '--cpu-list', String(core), ...command] : [...command]
}
