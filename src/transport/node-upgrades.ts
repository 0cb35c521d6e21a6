import type { IncomingMessage } from 'node:http'
import type { Duplex } from 'node:stream'
import { WebSocketServer } from 'ws'
import { outside, reasonOfThrown } from '../actors/index.ts'
import { type Answer, Decision } from './decision.ts'
import type { Endpoint } from './endpoint.ts'
import type { Gate } from './gate.ts'
import { type RequestHead, rawReply } from './http-message.ts'
import { NodeSocket } from './node-socket.ts'
import { usualAddress } from './remote-address.ts'
import { type CompressionOptions, DEFAULT_COMPRESSION_THRESHOLD } from './transport.ts'

/** Ms that a client has to answer our close frame, and to end its TCP connection after its own. */
const CLOSE_TIMEOUT_MS = 2000

/** The upgrades of one gate, by `ws`; the HTTP server is somebody else's business. */
export class NodeUpgrades {
  readonly #gate: Gate
  /** One for each endpoint: their payload limits differ. */
  readonly #servers = new Map<Endpoint, WebSocketServer>()
  /** The upgrade under way is for this subprotocol: `ws` asks inside of `handleUpgrade`. */
  #subprotocol: string | null = null
  /** Requests that are being decided. */
  readonly #waiting = new Set<WaitingStream>()

  constructor(gate: Gate, compression: CompressionOptions | null) {
    this.#gate = gate
    for (const endpoint of gate.endpoints) this.#servers.set(endpoint, this.#serverFor(endpoint, compression))
  }

  /** An `upgrade` event of an HTTP server: everything that RFC 9110 calls an upgrade, not only to WebSocket. */
  handle(request: IncomingMessage, stream: Duplex, first: Buffer): void {
    // Without a listener a reset connection would be an uncaught exception.
    stream.on('error', ignore)
    const head = readHead(request)
    let waiting: WaitingStream | null = null
    let answered = false
    const decision = new Decision(this.#gate, head, (answer) => {
      answered = true
      const begun = waiting === null ? first : waiting.stop()
      if (waiting !== null) this.#waiting.delete(waiting)
      if (answer.tag === 'reply') endWith(stream, rawReply(answer.reply, head.method))
      else this.#upgrade(request, stream, begun, answer)
    })
    decision.start()
    if (answered) return
    waiting = new WaitingStream(stream, first, () => {
      if (waiting !== null) this.#waiting.delete(waiting)
      decision.cancel()
      stream.destroy()
    })
    this.#waiting.add(waiting)
  }

  /** Ends the requests that are being decided. */
  cut(): void {
    for (const waiting of this.#waiting) waiting.destroy()
  }

  #serverFor(endpoint: Endpoint, compression: CompressionOptions | null): WebSocketServer {
    return new WebSocketServer({
      noServer: true,
      clientTracking: false,
      maxPayload: endpoint.maxPayloadBytes,
      closeTimeout: CLOSE_TIMEOUT_MS,
      handleProtocols: () => this.#subprotocol ?? false,
      perMessageDeflate: compression !== null && {
        threshold: compression.thresholdBytes ?? DEFAULT_COMPRESSION_THRESHOLD,
        serverNoContextTakeover: true,
        clientNoContextTakeover: true,
      },
    } as ConstructorParameters<typeof WebSocketServer>[0])
  }

  #upgrade(request: IncomingMessage, stream: Duplex, first: Buffer, answer: Answer & { tag: 'upgrade' }): void {
    const gate = this.#gate
    let upgraded = false
    this.#subprotocol = answer.request.subprotocol
    try {
      const server = this.#servers.get(answer.endpoint) as WebSocketServer
      server.handleUpgrade(request, stream, first, (ws) => {
        upgraded = true
        stream.off('error', ignore)
        // One write for the 101 and what `init` pushes.
        stream.cork()
        gate.opened(new NodeSocket(gate, ws, stream, answer.endpoint, answer.address), answer.request)
        gate.node.scheduler.drainNow()
        stream.uncork()
      })
    } catch (thrown) {
      gate.report('transport/handler_failed', reasonOfThrown(thrown))
      stream.destroy()
    }
    // The extensions header made no sense, and `ws` has answered 400; or the client was gone.
    if (!upgraded) gate.places.giveBack(answer.address)
  }
}

function ignore(): void {}

/** What a client may send before it has its 101: frames, though it should wait. */
const MAX_EARLY_BYTES = 65_536

/**
 * The stream of a request whose decision takes time. It is read meanwhile: of a stream that nobody reads Node does not notice the end.
 */
class WaitingStream {
  readonly #stream: Duplex
  readonly #early: Buffer[]
  #earlyBytes = 0
  readonly #onGone: () => void
  readonly #onData = (bytes: Buffer): void => {
    this.#early.push(bytes)
    this.#earlyBytes += bytes.length
    if (this.#earlyBytes > MAX_EARLY_BYTES) this.destroy()
  }

  constructor(stream: Duplex, first: Buffer, onGone: () => void) {
    this.#stream = stream
    this.#early = [first]
    this.#onGone = onGone
    stream.on('data', this.#onData)
    stream.on('end', onGone)
    stream.on('close', onGone)
  }

  /** Lets go of the stream; returns what came meanwhile. */
  stop(): Buffer {
    this.#stream.off('data', this.#onData)
    this.#stream.off('end', this.#onGone)
    this.#stream.off('close', this.#onGone)
    return Buffer.concat(this.#early)
  }

  destroy(): void {
    this.#stream.destroy()
  }
}

/** Sends `bytes` and ends the TCP connection, when the client has ended its half or soon after: not at once, or what it sends last resets it. */
function endWith(stream: Duplex, bytes: Buffer): void {
  stream.end(bytes)
  stream.resume()
  const timer = outside(() => setTimeout(() => stream.destroy(), CLOSE_TIMEOUT_MS))
  stream.once('close', () => clearTimeout(timer))
}

/** Names and values as they came: `request.headers` drops some that come twice. */
export function readHead(request: IncomingMessage): RequestHead {
  const { rawHeaders, method = '', url = '/', socket } = request
  const headers = Object.create(null) as Record<string, string>
  let headerBytes = 0
  for (let index = 0; index < rawHeaders.length; index += 2) {
    const name = (rawHeaders[index] as string).toLowerCase()
    const value = rawHeaders[index + 1] as string
    headerBytes += name.length + value.length
    const known = headers[name]
    headers[name] = known === undefined ? value : `${known}, ${value}`
  }
  const questionMark = url.indexOf('?')
  return {
    method,
    path: questionMark < 0 ? url : url.slice(0, questionMark),
    query: questionMark < 0 ? '' : url.slice(questionMark + 1),
    headers,
    headerBytes,
    remoteAddress: usualAddress(socket.remoteAddress ?? ''),
  }
}
