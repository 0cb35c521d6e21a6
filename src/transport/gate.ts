import type { Node, Pid, Reason } from '../actors/index.ts'
import { reasonOfThrown } from '../actors/index.ts'
import { CloseCode, type ConnectionRequest, type SocketEnd } from '../connection/index.ts'
import {
  type CutCause,
  newCounters,
  noteCut,
  noteRefusal,
  type RefusalCause,
  type TransportCounters,
} from './counters.ts'
import { Endpoint } from './endpoint.ts'
import type { RequestHead } from './http-message.ts'
import { type ResolvedLimits, resolveLimits, type TransportLimits } from './limits.ts'
import type { OpenSocket } from './open-socket.ts'
import { Places } from './places.ts'
import { type HttpRoute, RouteTable, type WebSocketRoute } from './routes.ts'
import { SocketTable } from './socket-table.ts'

export interface GateOptions extends TransportLimits {
  readonly node: Node
  readonly routes: readonly WebSocketRoute[]
  readonly httpRoutes?: readonly HttpRoute[]
}

/**
 * What the transports of one listener have in common: its routes, its limits and their counters, and the sockets that are open. It knows no
 * third party; `decide` (decision.ts) says what becomes of a request, and a transport then does it.
 *
 * @internal
 */
export class Gate {
  readonly node: Node
  readonly limits: ResolvedLimits
  readonly routes: RouteTable<Endpoint>
  readonly endpoints: readonly Endpoint[]
  readonly places: Places
  readonly sockets: SocketTable
  readonly counters: TransportCounters = newCounters()
  /** Lets nobody in any more. */
  draining = false
  /** Whose listener it is, for reports. */
  owner: Pid
  /** Called once when nobody is connected or being decided about. */
  onEmpty: (() => void) | null = null
  /** Requests that are being decided. */
  #deciding = 0

  /** @throws {TypeError | RangeError} when a route or a limit cannot be one */
  constructor(options: GateOptions) {
    const { node } = options
    this.node = node
    this.owner = node.host
    this.limits = resolveLimits(options)
    this.endpoints = options.routes.map((route) => new Endpoint(route, this.limits))
    this.routes = new RouteTable(this.endpoints, options.httpRoutes ?? [])
    this.places = new Places(this.limits)
    const shortest = Math.min(...this.endpoints.map((endpoint) => endpoint.idleTimeoutMs))
    this.sockets = new SocketTable(node, shortest, (socket) => this.#expire(socket))
  }

  /** The 101 is on its way: has the connection served. */
  opened(socket: OpenSocket, request: ConnectionRequest): void {
    this.sockets.add(socket)
    this.counters.accepted++
    this.counters.open++
    try {
      const line = socket.endpoint.open(socket, request)
      if (socket.isOpen) socket.line = line
    } catch (thrown) {
      this.report('transport/open_failed', reasonOfThrown(thrown))
      socket.close(CloseCode.internalError, '')
    }
  }

  /** The TCP connection is gone. */
  closed(socket: OpenSocket): void {
    this.sockets.remove(socket)
    this.counters.open--
    this.places.giveBack(socket.address)
    this.#checkEmpty()
  }

  get isEmpty(): boolean {
    return this.sockets.size === 0 && this.#deciding === 0
  }

  decisionBegins(): void {
    this.#deciding++
  }

  decisionEnds(): void {
    this.#deciding--
    this.#checkEmpty()
  }

  #checkEmpty(): void {
    if (this.onEmpty !== null && this.isEmpty) this.onEmpty()
  }

  /** Tells a connection's process how its socket ended; nothing, if the process has closed it itself. */
  tell(socket: OpenSocket, how: SocketEnd): void {
    const { line } = socket
    socket.line = null
    line?.ended(how)
  }

  /** Closes a socket whose client went too far, and tells its process so. */
  cut(socket: OpenSocket, cause: CutCause, code: number, message: string): void {
    const { line } = socket
    socket.line = null
    const { remoteAddress } = socket
    socket.close(code, message)
    this.noteCut(cause, code, remoteAddress)
    line?.ended(cause === 'idleTimeoutMs' ? { tag: 'timeout', code } : { tag: 'protocol', code, message })
  }

  refused(cause: RefusalCause, status: number, head: RequestHead | null): void {
    noteRefusal(this.node, this.counters, cause, status, head)
  }

  noteCut(cause: CutCause, code: number | null, remoteAddress: string | undefined): void {
    noteCut(this.node, this.counters, cause, code, remoteAddress)
  }

  report(label: string, reason: Reason): void {
    const { reports } = this.node
    if (reports.wanted) reports.send({ level: 'error', label, pid: this.owner, reason })
  }

  #expire(socket: OpenSocket): void {
    this.cut(socket, 'idleTimeoutMs', CloseCode.goingAway, 'idle timeout')
  }
}
