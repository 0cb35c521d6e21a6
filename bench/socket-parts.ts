import { broadcastPart } from './broadcast/part.ts'
import { echoPart } from './echo/part.ts'
import { fairnessPart } from './fairness/part.ts'
import { latencyPart } from './latency/part.ts'
import type { Part } from './part.ts'
import { relayPart } from './relay/part.ts'
import { startUpPart } from './start-up/part.ts'
import { upgradePart } from './upgrade/part.ts'

/** What is measured from outside: servers in programs of their own, over sockets. */
export const socketParts: readonly Part[] = [
  echoPart,
  latencyPart,
  relayPart,
  upgradePart,
  broadcastPart,
  fairnessPart,
  startUpPart,
]
