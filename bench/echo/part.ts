import { type SocketRow, socketPart } from '../load/socket-part.ts'
import type { Part } from '../part.ts'
import { LINECARD_ECHO, RAW_BARE, RAW_SAME_WORK, WS } from '../servers.ts'

/** Each server sends back what comes. */
export const echoPart: Part = socketPart('echo', () => rows())

function rows(): SocketRow[] {
  return [20, 16_384].flatMap((bytes) =>
    [100, 1000].flatMap((connections) =>
      [false, true].flatMap((binary) => [1, 16].map((inFlight) => echoRow(bytes, connections, binary, inFlight))),
    ),
  )
}

function echoRow(bytes: number, connections: number, binary: boolean, inFlight: number): SocketRow {
  const load = { mode: 'echo', bytes, connections, binary, inFlight } as const
  return {
    row: `${bytes} B ${binary ? 'binary' : 'text'}, ${connections} connections, ${inFlight} in flight`,
    contestants: [LINECARD_ECHO, RAW_SAME_WORK, RAW_BARE, WS].map((server) => ({ server, load })),
  }
}
