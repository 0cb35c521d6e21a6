import type { Address, Node, Starting, StartResult } from '../actors/index.ts'
import {
  type AnyConnection,
  type ConnectionArgument,
  type ConnectionLimits,
  ConnectionModule,
  lineGroup,
  openConnection,
  type StartChild,
  underSupervisor,
} from '../connection/index.ts'
import { Endpoint } from './endpoint.ts'
import type { ResolvedLimits } from './limits.ts'
import { type HttpRoute, RouteTable, type WebSocketRoute } from './routes.ts'

/** A path whose connections are served by `connection`, one process each. */
export interface ConnectionRoute<C extends AnyConnection = AnyConnection> extends Omit<WebSocketRoute, 'open'> {
  readonly connection: C
  /** What its `init` gets as second argument. */
  readonly argument?: ConnectionArgument<C>
  /** What a client may do to its connection before that is closed. */
  readonly limits?: ConnectionLimits
}

/** What a listener serves under a path: connections, or plain HTTP requests. A path may have both. */
export type ListenerRoute = ConnectionRoute | HttpRoute

/** @throws {TypeError | RangeError} when a route cannot be one, or two are the same */
export function checkRoutes(routes: readonly ListenerRoute[], limits: ResolvedLimits): void {
  if (!Array.isArray(routes)) throw new TypeError(`Expected \`routes\` to be an array, got \`${String(routes)}\``)
  const endpoints = routes.filter(isConnectionRoute).map((route) => {
    if (!(route.connection instanceof ConnectionModule)) {
      throw new TypeError(`Expected \`connection\` to be made by connection(), got \`${String(route.connection)}\``)
    }
    return new Endpoint({ ...route, open: neverOpened }, limits)
  })
  const http = routes.filter((route): route is HttpRoute => !isConnectionRoute(route))
  const neither = http.find(({ handle }) => typeof handle !== 'function')
  if (neither !== undefined) {
    throw new TypeError(`Expected route \`${neither.path}\` to have a \`connection\` or a function \`handle\``)
  }
  new RouteTable(endpoints, http)
}

function isConnectionRoute(route: ListenerRoute): route is ConnectionRoute {
  return 'connection' in route
}

function neverOpened(): never {
  throw new TypeError('Expected a route that is only checked not to be used')
}

/** Sorts a listener's routes, which have been checked, by their kind, and has their connections started. */
export function splitRoutes(
  routes: readonly ListenerRoute[],
  node: Node,
  supervisor: Address | null,
): { routes: WebSocketRoute[]; httpRoutes: HttpRoute[] } {
  const webSocket: WebSocketRoute[] = []
  const httpRoutes: HttpRoute[] = []
  const startChild = supervisor === null ? unsupervised : underSupervisor(node, supervisor)
  for (const route of routes) {
    if (isConnectionRoute(route)) webSocket.push(connectionRoute(route, node, startChild))
    else httpRoutes.push(route)
  }
  return { routes: webSocket, httpRoutes }
}

function connectionRoute(route: ConnectionRoute, node: Node, startChild: StartChild): WebSocketRoute {
  const { connection, argument, limits = {}, ...rest } = route
  const group = lineGroup({ node, connection, argument, startChild, limits })
  return { ...rest, open: (socket, request) => openConnection(group, socket, request) }
}

/** Linked to nobody: their listener asks them to stop when it ends, and no one else does. */
const unsupervised: StartChild = ({ start }, onResult) => {
  const [module, name, args] = start as [Record<string, (...args: unknown[]) => Starting>, string, unknown[]]
  module[name]?.(...args).onResult((result: StartResult) => onResult(result))
}
