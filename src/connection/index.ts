/** Connections: the WebSock behaviour, one process for each. Transports bring the sockets. */

export { CloseCode, type CloseDetail } from './close.ts'
export {
  type AnyConnection,
  type ConnectionArgument,
  ConnectionModule,
  type ConnectionPid,
  connection,
} from './connection-module.ts'
export type { ConnectionResult, ConnectionSpec, IncomingControl, IncomingMessage } from './connection-types.ts'
export type { ExceededLimit, TerminateReason } from './endings.ts'
export type { FrameInfo } from './incoming.ts'
export type { ConnectionLimits, SlowReader } from './limits.ts'
export { type LineGroup, type LineGroupOptions, lineGroup, type OverloadCounts } from './line-group.ts'
export { type ConnectionLine, openConnection } from './open-connection.ts'
export type { ConnectionRequest } from './request.ts'
export { type Frame, type Frames, push } from './results.ts'
export type { Line, Opcode, SendStatus, Socket, SocketEnd } from './socket.ts'
export { type StartChild, underSupervisor } from './start-connection.ts'
