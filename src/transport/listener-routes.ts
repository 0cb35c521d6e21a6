import type { Address, Node, Starting, StartResult } from '../actors/index.ts'
import {
  type AnyConnection,
  type ConnectionArgument,
  type ConnectionLimits,
  lineGroup,
  openConnection,
  type StartChild,
  underSupervisor,
} from '../connection/index.ts'
import type { HttpRoute, WebSocketRoute } from './routes.ts'

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

/** Sorts a listener's routes by their kind, and has their connections started. @throws {TypeError} when one is neither */
export function splitRoutes(
  routes: readonly ListenerRoute[],
  node: Node,
  supervisor: Address | null,
): { routes: WebSocketRoute[]; httpRoutes: HttpRoute[] } {
  if (!Array.isArray(routes)) throw new TypeError(`Expected \`routes\` to be an array, got \`${String(routes)}\``)
  const webSocket: WebSocketRoute[] = []
  const httpRoutes: HttpRoute[] = []
  const startChild = supervisor === null ? unsupervised : underSupervisor(node, supervisor)
  for (const route of routes) {
    if ('connection' in route) webSocket.push(connectionRoute(route, node, startChild))
    else if (typeof route.handle === 'function') httpRoutes.push(route)
    else throw new TypeError(`Expected route \`${route.path}\` to have a \`connection\` or a function \`handle\``)
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
