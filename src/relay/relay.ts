import { currentNode } from '../actors/index.ts'
import type { ConnectionRequest } from '../connection/index.ts'
import { DynamicSupervisor, Registry, Supervisor, type SupervisorModule, supervisor } from '../supervisor/index.ts'
import { type HttpResponse, Listener, type ListenerOptions, listener } from '../transport/index.ts'
import { parseConnectionId } from './connection-id.ts'
import * as ConnectionManager from './connection-manager.ts'
import type { RelayError } from './error-frame.ts'
import { RelayConnection } from './relay-connection.ts'

/** A listener's options, and what is the relay's own. */
export interface RelayOptions extends Omit<ListenerOptions, 'routes' | 'connections' | 'name'> {
  /**
   * What happens when a connection asks for an id that is live: it takes the place of the one that has it, which is closed with 4009, or is
   * refused with HTTP 409. @default 'replace'
   */
  readonly onDuplicate?: 'replace' | 'refuse'
}

const CONNECTIONS = 'Relay.ConnectionSupervisor'
const LISTENER = 'Relay.Listener'

/**
 * The relay's supervision tree, as the Elixir service's `Application` has it: the registry, the connections, and last the port, which is so the
 * first to close.
 *
 * Each part can be lost alone. When the registry dies its connections register again; when the port's listener dies they go on; so each is
 * restarted by itself.
 */
export const Relay: SupervisorModule<RelayOptions> = supervisor({
  name: 'Relay',
  init(options: RelayOptions) {
    const { onDuplicate = 'replace', ...rest } = options
    const children = [
      [Registry, { keys: 'duplicate', name: ConnectionManager.REGISTRY }],
      [DynamicSupervisor, { name: CONNECTIONS }],
      listener({
        port: 4000,
        host: '127.0.0.1',
        ...rest,
        name: LISTENER,
        connections: CONNECTIONS,
        routes: routes(onDuplicate),
      }),
    ] as const
    return Supervisor.init(children, { strategy: 'one_for_one' })
  },
})

/** The port on which the relay of the calling process's node listens. */
export function port(): Promise<number> {
  return Listener.port(LISTENER)
}

/** What the relay serves; `npm start` prints it. */
export const ROUTES: readonly (readonly [route: string, what: string])[] = [
  ['GET /ws?id=N', 'WebSocket: the connection of client N'],
  ['GET /websocket/:id', 'the same'],
  ['GET /health', 'counts, as JSON'],
]

function routes(onDuplicate: 'replace' | 'refuse'): ListenerOptions['routes'] {
  const admit = (request: ConnectionRequest): HttpResponse | null => refusal(request, onDuplicate)
  return [
    { path: '/ws', connection: RelayConnection, admit, keepAlive: true },
    { path: '/websocket/:id', connection: RelayConnection, admit, keepAlive: true },
    { path: '/health', handle: health },
  ]
}

/** Why a request gets no connection, as its HTTP answer; null if it gets one. */
function refusal(request: ConnectionRequest, onDuplicate: 'replace' | 'refuse'): HttpResponse | null {
  const parsed = parseConnectionId(request.params.id ?? request.query.id)
  if (parsed.tag === 'error') return errorResponse(400, parsed)
  if (onDuplicate === 'replace' || ConnectionManager.getConnection(parsed.id) === null) return null
  return errorResponse(409, { code: 'id_in_use', message: `The id ${parsed.id} has a live connection` })
}

function errorResponse(status: number, { tag: _, ...error }: RelayError): HttpResponse {
  return { status, body: { error } }
}

async function health(): Promise<HttpResponse> {
  const { transport } = await Listener.info(LISTENER)
  // Not the listener's count: it does not know those that its predecessor has left.
  const { active } = await DynamicSupervisor.countChildren(CONNECTIONS)
  const { processCount, deadLetters } = currentNode()
  return {
    status: 200,
    body: { status: 'ok', connections: active, processes: processCount, deadLetters, transport },
  }
}
