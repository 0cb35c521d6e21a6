import { socketPart } from '../load/socket-part.ts'
import type { Part } from '../part.ts'
import { programKind } from '../servers.ts'

const SERVERS = [
  programKind('linecard', 'broadcast'),
  programKind('raw loop of sends', 'raw-broadcast', 'loop'),
  programKind('raw topic publish', 'raw-broadcast', 'publish'),
]

/** One client's frame goes to all 1,000; counted is what arrives. */
export const broadcastPart: Part = socketPart('broadcast', () => [
  {
    row: '20 B to 1,000 connections, 10 in flight',
    contestants: SERVERS.map((server) => ({
      server,
      load: { mode: 'broadcast', connections: 1000, inFlight: 10, bytes: 20 },
    })),
  },
])
