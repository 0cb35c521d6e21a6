/** The HTTP request that asked for the connection, as far as an application needs it. Plain data, valid for as long as one keeps it. */
export interface ConnectionRequest {
  readonly method: string
  /** The path as it was sent, without the query. */
  readonly path: string
  /** The path's parameters, decoded: `{ id: '7' }` for `/websocket/:id`. */
  readonly params: Readonly<Record<string, string>>
  /** The query's parameters, decoded; the last of several with one name. */
  readonly query: Readonly<Record<string, string>>
  /** By name in lower case; several with one name are joined with `, `. */
  readonly headers: Readonly<Record<string, string>>
  /** The peer's IP address in text. */
  readonly remoteAddress: string
  /** The subprotocols that the client offers, in its order. */
  readonly subprotocols: readonly string[]
  /** The one that was chosen, or null. */
  readonly subprotocol: string | null
  /** What the route's `authenticate` found out, or null. */
  readonly identity: unknown
}
