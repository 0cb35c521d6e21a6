import type {
  TemplatedApp,
  HttpRequest as UwsRequest,
  HttpResponse as UwsResponse,
  us_listen_socket,
  us_socket_context_t,
} from 'uWebSockets.js'
import { accessSync, constants } from 'node:fs'
import { createServer } from 'node:net'
import { outside, reasonOfThrown } from '../actors/index.ts'
import { CloseCode, type ConnectionRequest } from '../connection/index.ts'
import { type Answer, Decision } from './decision.ts'
import type { Gate } from './gate.ts'
import { type Reply, type RequestHead, statusText } from './http-message.ts'
import { type BindOptions, type Bound, bindError, DEFAULT_COMPRESSION_THRESHOLD, type TlsOptions } from './transport.ts'
import type { UwsBinding } from './uws-binding.ts'
import { UwsHeads } from './uws-heads.ts'
import { UwsSocket, type UwsWebSocket } from './uws-socket.ts'
import { decodeText } from './uws-text.ts'

/** How much more than our own limit the library lets through, so that the client can be told 1009 rather than nothing. */
const PAYLOAD_SLACK = 65_536
const LARGEST_PAYLOAD = 2 ** 31 - 1

/** An app of uWebSockets.js that serves one gate. */
export class UwsServer implements Bound {
  port = 0
  readonly #gate: Gate
  readonly #binding: UwsBinding
  readonly #app: TemplatedApp
  readonly #compressFrom: number
  #listening: us_listen_socket | null = null
  readonly #heads = new UwsHeads()
  /** What `open` is about: it runs inside of `upgrade`. */
  #opening: Opening | null = null
  /** All that was open has been closed, or is just being. */
  isCut = false

  constructor(binding: UwsBinding, gate: Gate, options: BindOptions) {
    const { tls, compression } = options
    this.#gate = gate
    this.#binding = binding
    this.#compressFrom =
      compression === null ? Number.POSITIVE_INFINITY : (compression.thresholdBytes ?? DEFAULT_COMPRESSION_THRESHOLD)
    this.#app = tls === null ? binding.App() : binding.SSLApp(tlsOptions(tls))
    this.#route()
  }

  /** @throws {BindError} */
  async listen(options: BindOptions): Promise<void> {
    const { host, port } = options
    if (!this.#tryListen(host, port)) throw await whyNot(options)
  }

  #tryListen(host: string, port: number): boolean {
    const { LIBUS_LISTEN_EXCLUSIVE_PORT: exclusive, us_socket_local_port: portOf } = this
      .#binding as unknown as ListenApi
    // Without the option another program could bind the port too, and take half of the connections.
    const app = this.#app as unknown as { listen(...args: unknown[]): void }
    app.listen(host, port, exclusive, (socket: us_listen_socket | false) => {
      if (socket === false) return
      this.#listening = socket
      this.port = portOf(socket)
    })
    return this.#listening !== null
  }

  stopAccepting(): void {
    if (this.#listening !== null) this.#binding.us_listen_socket_close(this.#listening)
    this.#listening = null
  }

  cut(): void {
    this.isCut = true
    this.#listening = null
    // Closes what listens, what is being decided and what is open; their callbacks run in here.
    this.#app.close()
  }

  // ---- what the library calls. A throw in an HTTP handler would end the whole program by SIGABRT: nothing gets past `guarded`.

  #route(): void {
    const { limits, endpoints } = this.#gate
    const { scheduler } = this.#gate.node
    const payload = Math.max(limits.maxPayloadBytes, ...endpoints.map((endpoint) => endpoint.maxPayloadBytes))
    const { DISABLED, SHARED_COMPRESSOR, SHARED_DECOMPRESSOR } = this.#binding
    this.#app.ws('/*', {
      maxPayloadLength: Math.min(payload + PAYLOAD_SLACK, LARGEST_PAYLOAD),
      maxBackpressure: limits.maxBufferedBytes,
      // Ours is finer; the library's would need a multiple of 4 s, and has 16 minutes at most.
      idleTimeout: 0,
      sendPingsAutomatically: false,
      compression: this.#compressFrom === Number.POSITIVE_INFINITY ? DISABLED : SHARED_COMPRESSOR | SHARED_DECOMPRESSOR,
      upgrade: (res, req, context) => this.#request(res, req, context),
      open: (ws) => this.#open(ws as UwsWebSocket),
      message: (ws, message, isBinary) => {
        const { socket } = ws as UwsWebSocket
        const { line } = socket
        if (line === null) return
        scheduler.expectDrain()
        try {
          socket.active = true
          if (message.byteLength > socket.endpoint.maxPayloadBytes) this.#tooBig(socket)
          else if (isBinary) line.binary(copy(message))
          else line.text(decodeText(message))
        } catch (thrown) {
          this.#failed(thrown)
        }
        scheduler.drainAfterIo()
      },
      ping: (ws, message) => this.#control(ws as UwsWebSocket, 'ping', message),
      pong: (ws, message) => this.#control(ws as UwsWebSocket, 'pong', message),
      // The close frame of a socket that is ending may be dropped too: then the socket can be asked for nothing, not even its address.
      dropped: () => this.#gate.noteCut('maxBufferedBytes', null, undefined),
      drain: (ws) => this.#drain(ws as UwsWebSocket),
      close: (ws, code, message) => this.#close(ws as UwsWebSocket, code, message),
    })
    this.#app.any('/*', (res, req) => this.#request(res, req, null))
  }

  #request(res: UwsResponse, req: UwsRequest, context: us_socket_context_t | null): void {
    try {
      new PendingRequest(this, this.#gate, res, this.#heads.read(res, req, context !== null), context).start()
    } catch (thrown) {
      this.#failed(thrown)
      abandon(res)
    }
  }

  /** @internal */
  upgrade({ res, head, context }: PendingRequest, { endpoint, request, address }: Answer & { tag: 'upgrade' }): void {
    // A WebSocket handshake whose key is not 24 characters long never gets a context; `judgeHandshake` has refused it.
    if (context === null) throw new TypeError('Expected a context for an upgrade')
    const { clock } = this.#gate.node
    const socket = new UwsSocket(endpoint, address, clock.now(), this.#compressFrom)
    this.#opening = { socket, request }
    const { 'sec-websocket-key': key = '', 'sec-websocket-extensions': extensions } = head.headers
    const upgrade = res as unknown as UpgradeApi
    upgrade.upgrade(NO_USER_DATA, key, request.subprotocol ?? undefined, extensions, context)
  }

  #open(ws: UwsWebSocket): void {
    const { socket, request } = this.#opening as Opening
    this.#opening = null
    ws.socket = socket
    socket.ws = ws
    const { scheduler } = this.#gate.node
    scheduler.expectDrain()
    try {
      this.#gate.opened(socket, request)
    } catch (thrown) {
      this.#failed(thrown)
    }
    scheduler.drainAfterIo()
  }

  #tooBig(socket: UwsSocket): void {
    this.#gate.cut(socket, 'maxPayloadBytes', CloseCode.tooBig, 'message too big')
  }

  #control({ socket }: UwsWebSocket, opcode: 'ping' | 'pong', message: ArrayBuffer): void {
    const { line } = socket
    if (line === null) return
    try {
      socket.active = true
      line[opcode](copy(message))
      this.#gate.node.scheduler.drainNow()
    } catch (thrown) {
      this.#failed(thrown)
    }
  }

  /** The library calls this for every bit that the client has read. */
  #drain(ws: UwsWebSocket): void {
    const { line } = ws.socket
    if (line === null || ws.getBufferedAmount() > 0) return
    try {
      line.drained()
      this.#gate.node.scheduler.drainNow()
    } catch (thrown) {
      this.#failed(thrown)
    }
  }

  #close(ws: UwsWebSocket, code: number, message: ArrayBuffer): void {
    const { socket } = ws
    socket.ws = null
    try {
      this.#gate.closed(socket)
      if (socket.line !== null) this.#lost(socket, code, message.byteLength === 0 ? '' : decodeText(message))
    } catch (thrown) {
      this.#failed(thrown)
    }
  }

  /** The client has ended it, or the library. */
  #lost(socket: UwsSocket, code: number, text: string): void {
    if (this.isCut) {
      this.#tellEnd(socket, code, text)
      return
    }
    const { scheduler } = this.#gate.node
    scheduler.expectDrain()
    try {
      this.#tellEnd(socket, code, text)
    } finally {
      scheduler.drainAfterIo()
    }
  }

  /** 1006 stands for an end without a close frame; for two of its causes the library has words. The client was not answered with the code. */
  #tellEnd(socket: UwsSocket, code: number, text: string): void {
    const broken = code === 1006 ? BROKEN.get(text) : undefined
    if (broken !== undefined) {
      this.#gate.noteCut(broken.cause, broken.code, undefined)
      this.#gate.tell(socket, { tag: 'protocol', code: broken.code, message: broken.message })
    } else if (code === 1006) this.#gate.tell(socket, { tag: 'lost' })
    else this.#gate.tell(socket, { tag: 'remote', code, reason: text })
  }

  #failed(thrown: unknown): void {
    this.#gate.report('transport/handler_failed', reasonOfThrown(thrown))
  }
}

interface Opening {
  readonly socket: UwsSocket
  readonly request: ConnectionRequest
}

/** What is not there may be undefined, though the types say otherwise: an empty string is converted, a text of no bytes but with a price. */
interface UpgradeApi {
  upgrade(
    userData: object,
    key: string,
    protocol: string | undefined,
    extensions: string | undefined,
    context: us_socket_context_t,
  ): void
}

interface ListenApi {
  readonly LIBUS_LISTEN_EXCLUSIVE_PORT: number
  us_socket_local_port(socket: us_listen_socket): number
}

const BROKEN: ReadonlyMap<string, { cause: 'maxPayloadBytes' | 'protocol'; code: number; message: string }> = new Map([
  ['Received too big message', { cause: 'maxPayloadBytes', code: CloseCode.tooBig, message: 'message too big' }],
  ['Received invalid UTF-8', { cause: 'protocol', code: CloseCode.invalidPayload, message: 'invalid UTF-8' }],
] as const)

/** A request between its arrival and its answer. */
class PendingRequest {
  readonly res: UwsResponse
  readonly head: RequestHead
  readonly context: us_socket_context_t | null
  readonly #server: UwsServer
  readonly #gate: Gate
  readonly #decision: Decision
  #aborted = false
  #answered = false
  /** Still in the handler: the response is corked already. */
  #starting = true

  constructor(server: UwsServer, gate: Gate, res: UwsResponse, head: RequestHead, context: us_socket_context_t | null) {
    this.#server = server
    this.#gate = gate
    this.res = res
    this.head = head
    this.context = context
    this.#decision = new Decision(gate, head, (answer) => this.#answer(answer))
  }

  start(): void {
    this.#decision.start()
    this.#starting = false
    // A handler that returns with neither an answer nor this ends the whole program by SIGABRT.
    if (!this.#answered) this.res.onAborted(() => this.#abort())
  }

  #abort(): void {
    this.#aborted = true
    this.#decision.cancel()
  }

  #answer(answer: Answer): void {
    this.#answered = true
    // Inside of the handler there is one way to lose the client: everything is cut.
    if (this.#aborted || (this.#starting && this.#server.isCut)) return
    if (this.#starting) this.#write(answer)
    else this.res.cork(() => this.#write(answer))
  }

  #write(answer: Answer): void {
    try {
      if (answer.tag === 'reply') writeReply(this.res, this.head.method, answer.reply)
      else this.#server.upgrade(this, answer)
    } catch (thrown) {
      this.#gate.report('transport/handler_failed', reasonOfThrown(thrown))
      if (answer.tag === 'upgrade') this.#gate.places.giveBack(answer.address)
      abandon(this.res)
    }
  }
}

/** Users of the library keep theirs in it; what it copies of that costs more than to set `socket` afterwards. */
const NO_USER_DATA = {}

function abandon(res: UwsResponse): void {
  try {
    res.close()
  } catch {
    // It has been answered, or is gone: that is all that is wanted.
  }
}

function writeReply(res: UwsResponse, method: string, { status, headers, body, close }: Reply): void {
  res.writeStatus(statusText(status))
  for (const [name, value] of Object.entries(headers)) res.writeHeader(name, value)
  if (method !== 'HEAD') res.end(body, close)
  else {
    // Given a length, even undefined, it waits for so many bytes. So a HEAD request is not closed after.
    res.writeHeader('content-length', String(Buffer.byteLength(body)))
    res.endWithoutBody()
  }
}

/** The library takes its buffer back when its callback returns. */
function copy(bytes: ArrayBuffer): Buffer {
  const own = Buffer.allocUnsafe(bytes.byteLength)
  own.set(new Uint8Array(bytes))
  return own
}

/** @throws {Error} when a file cannot be read: the library would only say that something is wrong */
function tlsOptions({ keyFile, certFile, passphrase, ciphers }: TlsOptions): Parameters<UwsBinding['SSLApp']>[0] {
  accessSync(keyFile, constants.R_OK)
  accessSync(certFile, constants.R_OK)
  return {
    key_file_name: keyFile,
    cert_file_name: certFile,
    ...(passphrase !== undefined && { passphrase }),
    ...(ciphers !== undefined && { ssl_ciphers: ciphers }),
  }
}

/** The library only says that it did not work; Node's own server, asked for the same, says why. */
function whyNot(options: BindOptions): Promise<Error> {
  const { host, port } = options
  return outside(
    () =>
      new Promise((resolve) => {
        const probe = createServer()
        probe.once('error', (error: NodeJS.ErrnoException) =>
          resolve(bindError((error.code ?? 'einval').toLowerCase(), options, error)),
        )
        probe.listen({ host, port, exclusive: true }, () => probe.close(() => resolve(bindError('einval', options))))
      }),
  )
}
