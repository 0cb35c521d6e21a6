import { STATUS_CODES, validateHeaderName, validateHeaderValue } from 'node:http'

/** The head of an HTTP request, as both transports read it. */
export interface RequestHead {
  readonly method: string
  /** As it was sent, without the query. */
  readonly path: string
  /** What stands after the `?`, not decoded. */
  readonly query: string
  /** By name in lower case; several with one name are joined with `, `. */
  readonly headers: Readonly<Record<string, string>>
  /** Bytes of names and values together. */
  readonly headerBytes: number
  readonly remoteAddress: string
}

/** An HTTP request that a route answers itself. Its body is not read. */
export interface HttpRequest {
  readonly method: string
  readonly path: string
  readonly params: Readonly<Record<string, string>>
  readonly query: Readonly<Record<string, string>>
  readonly headers: Readonly<Record<string, string>>
  readonly remoteAddress: string
}

/** What an HTTP route or an `admit` hook answers. */
export interface HttpResponse {
  readonly status: number
  readonly headers?: Readonly<Record<string, string>>
  /** A string is sent as text, bytes as they are, everything else as JSON. `content-type` in `headers` has precedence. */
  readonly body?: unknown
}

/** A response that is ready to be written. */
export interface Reply {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  readonly body: string | Uint8Array
  /** Ends the TCP connection after it. */
  readonly close: boolean
}

/** An error as JSON, `{"error":{"code":…,"message":…}}`: what every refusal says. */
export function errorReply(status: number, code: string, message: string, headers: Record<string, string> = {}): Reply {
  const body = JSON.stringify({ error: { code, message } })
  return { status, headers: { ...headers, 'content-type': 'application/json' }, body, close: true }
}

/** @throws {TypeError} when `response` is no response, or cannot be sent as one */
export function replyFrom(response: unknown, close: boolean): Reply {
  if (typeof response !== 'object' || response === null || !isStatus((response as HttpResponse).status)) {
    throw new TypeError(
      `Expected a response \`{ status, headers?, body? }\` with a status of 200-599, got \`${show(response)}\``,
    )
  }
  const { status, headers = {}, body = '' } = response as HttpResponse
  for (const [name, value] of Object.entries(headers)) {
    validateHeaderName(name)
    validateHeaderValue(name, value)
  }
  return { status, close, ...withType(headers, body) }
}

function isStatus(status: unknown): boolean {
  return Number.isInteger(status) && (status as number) >= 200 && (status as number) <= 599
}

function withType(given: Readonly<Record<string, string>>, body: unknown): Pick<Reply, 'headers' | 'body'> {
  const headers = Object.fromEntries(Object.entries(given).map(([name, value]) => [name.toLowerCase(), value]))
  if (body === '') return { headers, body }
  if (typeof body === 'string') return { headers: { 'content-type': 'text/plain; charset=utf-8', ...headers }, body }
  if (body instanceof Uint8Array) return { headers: { 'content-type': 'application/octet-stream', ...headers }, body }
  const json = JSON.stringify(body)
  if (json === undefined) throw new TypeError(`Expected a body that JSON can say, got \`${show(body)}\``)
  return { headers: { 'content-type': 'application/json', ...headers }, body: json }
}

/** The status line's text, as in `404 Not Found`. */
export function statusText(status: number): string {
  return `${status} ${STATUS_CODES[status] ?? 'Unknown'}`
}

/** A response that ends its TCP connection, as bytes: for a socket that no HTTP library looks after any more. */
export function rawReply(reply: Reply, method: string): Buffer {
  const body = typeof reply.body === 'string' ? Buffer.from(reply.body) : reply.body
  const lines = [`HTTP/1.1 ${statusText(reply.status)}`]
  for (const [name, value] of Object.entries(reply.headers)) lines.push(`${name}: ${value}`)
  if (reply.headers.connection === undefined) lines.push('connection: close')
  lines.push(`content-length: ${body.length}`, '', '')
  const head = Buffer.from(lines.join('\r\n'), 'latin1')
  return method === 'HEAD' ? head : Buffer.concat([head, body])
}

const NONE: Readonly<Record<string, string>> = Object.freeze(Object.create(null))

/** A query's parameters, decoded; the last of several with one name. */
export function parseQuery(query: string): Readonly<Record<string, string>> {
  if (query === '') return NONE
  const parameters = Object.create(null) as Record<string, string>
  for (const [name, value] of new URLSearchParams(query)) parameters[name] = value
  return parameters
}

/** Whether a header that is a list of tokens, such as `Connection`, has `token`, which is in lower case; in the header case does not count. */
export function hasToken(header: string | undefined, token: string): boolean {
  if (header === undefined) return false
  // Most lists are of one.
  if (header.length === token.length) return header === token || header.toLowerCase() === token
  return header.split(',').some((each) => each.trim().toLowerCase() === token)
}

function show(value: unknown): string {
  try {
    return JSON.stringify(value) ?? String(value)
  } catch {
    // A cycle or a BigInt: its name will do.
    return String(value)
  }
}
