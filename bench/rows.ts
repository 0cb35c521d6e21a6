import type { Row } from './row.ts'
import { growthRows } from './rows/growth.ts'
import { kernelRows } from './rows/kernel.ts'
import { machineRows } from './rows/machine.ts'
import { memoryRows } from './rows/memory.ts'
import { statemRows } from './rows/statem.ts'
import { supervisionRows } from './rows/supervision.ts'

/** Everything that is measured inside one program. */
export const rows: readonly Row[] = [
  ...kernelRows,
  ...statemRows,
  ...machineRows,
  ...supervisionRows,
  ...memoryRows,
  ...growthRows,
]
