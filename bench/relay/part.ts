import { socketPart } from '../load/socket-part.ts'
import type { Part } from '../part.ts'
import { LINECARD_ECHO, LINECARD_RELAY } from '../servers.ts'

const CONNECTIONS = 200

/** What a client sends: `%04d` becomes the other's number, and all are five digits long. */
const PAYLOAD = '{"text":"aaaaaaaaa"}'
const TEXT = `{"targets":[1%04d],"payload":${PAYLOAD}}`

/** 100 pairs of clients through the relay: each message is read as JSON, looked up, and handed from one process to another. */
export const relayPart: Part = socketPart('relay', () =>
  [1, 16].map((inFlight) => {
    const common = { connections: CONNECTIONS, inFlight, bytes: PAYLOAD.length }
    return {
      row: `100 pairs, ${inFlight} in flight, beside our echo of ${PAYLOAD.length} B`,
      contestants: [
        { server: LINECARD_RELAY, load: { ...common, mode: 'relay', path: '/ws?id=1%04d', text: TEXT } },
        { server: { ...LINECARD_ECHO, name: 'linecard echo' }, load: { ...common, mode: 'echo' } },
      ],
    }
  }),
)
