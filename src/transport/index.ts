/** Transports: what brings frames from the network to connections, and back. `linecard/transport/uws` and `/node` are the two that there are. */

export type { TransportChoice } from './choose-transport.ts'
export type { CutCause, RefusalCause, TransportCounters } from './counters.ts'
export { Gate, type GateOptions } from './gate.ts'
export type { HttpRequest, HttpResponse } from './http-message.ts'
export type { LimitName, TransportLimits } from './limits.ts'
export { type ListenerInfo, ListenerModule, type ListenerOptions, listener } from './listener.ts'
export * as Listener from './listener-api.ts'
export type { ConnectionRoute, ListenerRoute } from './listener-routes.ts'
export type { HttpRoute, WebSocketRoute } from './routes.ts'
export {
  BindError,
  type BindOptions,
  type Bound,
  type CompressionOptions,
  type TlsOptions,
  type Transport,
} from './transport.ts'
