import type { Pid } from '../actors/index.ts'
import type { ConnectionSpec } from './connection-types.ts'

/** What to do with a connection. Made by `connection`, served by a route of a transport. */
export class ConnectionModule<A, S, M> {
  /** @internal */ readonly spec: ConnectionSpec<A, S, M>

  /** @internal */
  constructor(spec: ConnectionSpec<A, S, M>) {
    this.spec = spec
  }

  toString(): string {
    return this.spec.name ?? 'Connection'
  }
}

// biome-ignore-start lint/suspicious/noExplicitAny: stand for every connection
/** Whatever its state and messages are. */
export type AnyConnection = ConnectionModule<any, any, any>

/** The pid of such a connection: what may be sent to it is what its `handleInfo` takes. */
export type ConnectionPid<C extends AnyConnection> = C extends ConnectionModule<any, any, infer M> ? Pid<M> : never

/** What a route has to give to such a connection's `init`. */
export type ConnectionArgument<C extends AnyConnection> = C extends ConnectionModule<infer A, any, any> ? A : never
// biome-ignore-end lint/suspicious/noExplicitAny: as above

const REQUIRED = ['init', 'handleIn'] as const
const OPTIONAL = ['handleControl', 'handleInfo', 'handleDrain', 'terminate', 'formatStatus'] as const

/**
 * Makes a connection of its callbacks: the WebSock behaviour, one process per connection. State is inferred from `init`; annotate the
 * messages of `handleInfo`, and the second parameter of `init` if the route gives one.
 *
 * @throws {TypeError} when a callback is missing or no function
 *
 * @example
 * const Echo = connection({
 *   init: () => ok({ count: 0 }),
 *   handleIn([message], state) {
 *     if (typeof message !== 'string') return stop('normal', [1003, 'text only'], state)
 *     return push(['text', message], { count: state.count + 1 })
 *   },
 *   handleInfo: (message: ['text', string], state) => push(message, state),
 * })
 */
export function connection<A, S, M>(spec: ConnectionSpec<A, S, M>): ConnectionModule<A, S, M> {
  if (typeof spec !== 'object' || spec === null)
    throw new TypeError(`Expected a connection's callbacks, got \`${String(spec)}\``)
  for (const name of REQUIRED) checkCallback(name, spec[name])
  for (const name of OPTIONAL) if (spec[name] !== undefined) checkCallback(name, spec[name])
  return new ConnectionModule(spec)
}

function checkCallback(name: string, callback: unknown): void {
  if (typeof callback !== 'function')
    throw new TypeError(`Expected \`${name}\` to be a function, got \`${String(callback)}\``)
}
