import { socketPart } from '../load/socket-part.ts'
import type { Part } from '../part.ts'
import { LINECARD_ECHO, programKind, RAW_SAME_WORK } from '../servers.ts'

/** As bare as one can be: the request is read by nobody, and no code is told that a connection has come or gone. */
const RAW = { ...RAW_SAME_WORK, name: 'raw' }
const RAW_REQUEST = programKind('raw, reads request', 'raw-upgrade')

/** Connect, upgrade, close, as fast as it goes: what a crowd of clients costs that comes back at once. */
export const upgradePart: Part = socketPart('upgrade', () => [
  {
    row: '64 at a time',
    contestants: [LINECARD_ECHO, RAW, RAW_REQUEST].map((server) => ({
      server,
      load: { mode: 'upgrade', inFlight: 64, path: '/%d' },
    })),
  },
])
