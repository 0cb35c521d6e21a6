import { socketPart } from '../load/socket-part.ts'
import type { Part } from '../part.ts'
import { LINECARD_ECHO, RAW_SAME_WORK } from '../servers.ts'

/** Connect, upgrade, close, as fast as it goes: what a crowd of clients costs that comes back at once. */
export const upgradePart: Part = socketPart('upgrade', () => [
  {
    row: '32 at a time',
    contestants: [LINECARD_ECHO, RAW_SAME_WORK].map((server) => ({
      server,
      load: { mode: 'upgrade', inFlight: 32, path: '/%d' },
    })),
  },
])
