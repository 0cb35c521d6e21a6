/** One client's connection: the Elixir service's WebSock module, callback for callback. */

import { exit, OtpError, ok, type Pid, type Reason, self, send, sendAfter, stop } from '../actors/index.ts'
import { type ConnectionModule, type ConnectionRequest, connection, push } from '../connection/index.ts'
import { parseConnectionId } from './connection-id.ts'
import * as ConnectionManager from './connection-manager.ts'
import { errorFrame } from './error-frame.ts'
import * as Message from './message.ts'

/** What any process may send to a connection. */
export type RelayMessage =
  /** The client gets the text. */
  | readonly ['text', string]
  /** The connection closes with this code and reason. */
  | readonly ['close', code: number, reason: string]
  /** The registry died, and the entry with it. */
  | readonly ['EXIT', Pid, Reason]
  /** Time to try again. */
  | readonly ['register']

interface State {
  readonly id: number
}

/** Ms to wait for a registry that is being restarted. */
const REGISTER_AGAIN = 10

const BINARY_REFUSED = errorFrame({
  code: 'binary_not_supported',
  message: 'Expected a text frame with JSON, got a binary frame',
})

/** A client's connection. Its id is the path's or the query's `id`. */
export const RelayConnection: ConnectionModule<void, State, RelayMessage> = connection({
  init(request) {
    const id = idOf(request)
    register(id)
    return ok({ id })
  },

  handleIn([message], state) {
    if (typeof message !== 'string') return push(['text', BINARY_REFUSED], state)
    const error = Message.handleClientMessage(message)
    return error === null ? ok(state) : push(['text', errorFrame(error)], state)
  },

  handleInfo(message: RelayMessage, state) {
    // Anybody may send anything, null too: what is no message of ours is passed over.
    switch (message?.[0]) {
      case 'text':
        return push(message, state)
      case 'close':
        ConnectionManager.removeConnection(state.id)
        return stop('normal', [message[1], message[2]], state)
      case 'EXIT':
      case 'register':
        register(state.id)
        return ok(state)
      default:
        return ok(state)
    }
  },
})

/** The id of a request that the route has let in: it has refused all others, with words. */
function idOf(request: ConnectionRequest): number {
  const parsed = parseConnectionId(request.params.id ?? request.query.id)
  return parsed.tag === 'id' ? parsed.id : exit(['shutdown', parsed.code])
}

/**
 * Enters this connection, unless it is there; again when a registry was lost with its entries. One that is not there yet is tried again soon. Of
 * connections that come back for the same id the newest gets it.
 */
function register(id: number): void {
  try {
    if (ConnectionManager.isRegistered(id)) return
    const other = ConnectionManager.getConnection(id)
    if (other !== null && other.id > self().id) send(self(), ['close', ConnectionManager.REPLACED, 'replaced'])
    else ConnectionManager.addConnection(id, self())
  } catch (error) {
    if (!(error instanceof OtpError)) throw error
    sendAfter(self(), ['register'], REGISTER_AGAIN)
  }
}
