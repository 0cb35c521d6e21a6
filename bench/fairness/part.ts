import { socketPart } from '../load/socket-part.ts'
import type { Part } from '../part.ts'
import { LINECARD_ECHO, programKind } from '../servers.ts'

/** How long a healthy connection's echo takes while other processes take all they can get. */
export const fairnessPart: Part = socketPart('fairness', () => [
  {
    row: '10 connections, 1,000 echoes a second, beside a process flooded with 10 M messages and one that spins on call',
    contestants: [programKind('linecard', 'fairness'), { ...LINECARD_ECHO, name: 'the same in peace' }].map(
      (server) => ({
        server,
        load: { mode: 'echo', connections: 10, bytes: 20, rate: 1000 },
      }),
    ),
  },
])
