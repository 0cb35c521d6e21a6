import { readFileSync } from 'node:fs'
import { createServer, type IncomingMessage, type Server, type ServerOptions, type ServerResponse } from 'node:http'
import { createServer as createTlsServer } from 'node:https'
import type { AddressInfo } from 'node:net'
import type { Duplex } from 'node:stream'
import { Decision } from './decision.ts'
import type { Gate } from './gate.ts'
import { type Reply, rawReply } from './http-message.ts'
import { NodeUpgrades, readHead } from './node-upgrades.ts'
import { badRequest, headersTooLarge, type Refusal, requestTimeout } from './refusals.ts'
import { type BindOptions, type Bound, bindError, type TlsOptions } from './transport.ts'

/** What Node's parser counts besides our own measure of headers: request line, colons, line ends. */
const HEAD_SLACK = 4096

/** An HTTP server of Node's that serves one gate. */
export class NodeServer implements Bound {
  readonly #gate: Gate
  readonly #server: Server
  readonly #upgrades: NodeUpgrades

  constructor(gate: Gate, { tls, compression }: BindOptions) {
    this.#gate = gate
    this.#upgrades = new NodeUpgrades(gate, compression)
    const { maxHeaderBytes, upgradeTimeoutMs } = gate.limits
    const options: ServerOptions = {
      maxHeaderSize: maxHeaderBytes + HEAD_SLACK,
      headersTimeout: upgradeTimeoutMs,
      requestTimeout: upgradeTimeoutMs,
      connectionsCheckingInterval: Math.min(upgradeTimeoutMs, 1000),
    }
    this.#server = tls === null ? createServer(options) : createTlsServer({ ...options, ...tlsOptions(tls) })
    this.#server.on('request', (request, response) => this.#request(request, response))
    this.#server.on('upgrade', (request, stream, first) => this.#upgrades.handle(request, stream, first))
    this.#server.on('clientError', (error, stream) => this.#clientError(error, stream))
  }

  get port(): number {
    return (this.#server.address() as AddressInfo).port
  }

  /** @throws {BindError} */
  listen(options: BindOptions): Promise<void> {
    const { host, port } = options
    const server = this.#server
    return new Promise((resolve, reject) => {
      const failed = (error: NodeJS.ErrnoException): void =>
        reject(bindError((error.code ?? 'einval').toLowerCase(), options, error))
      server.once('error', failed)
      server.listen({ host, port, exclusive: true }, () => {
        server.off('error', failed)
        // Such as EMFILE when a connection cannot be accepted: that connection is lost, the server is not.
        server.on('error', (error) => this.#gate.report('transport/server_error', error))
        resolve()
      })
    })
  }

  stopAccepting(): void {
    this.#server.close()
    this.#server.closeIdleConnections()
  }

  cut(): void {
    this.#server.close()
    this.#server.closeAllConnections()
    this.#upgrades.cut()
    this.#gate.sockets.visitAll((socket) => socket.terminate())
  }

  #request(request: IncomingMessage, response: ServerResponse): void {
    const head = readHead(request)
    const decision = new Decision(this.#gate, head, (answer) => {
      if (answer.tag === 'reply') writeReply(response, answer.reply)
      else {
        // An Upgrade header without `Connection: upgrade` comes here, and `judgeHandshake` has refused it.
        this.#gate.places.giveBack(answer.address)
        response.destroy()
      }
    })
    response.on('close', () => decision.cancel())
    request.resume()
    decision.start()
  }

  /** The bytes were no request, or too many, or too slow. */
  #clientError(error: NodeJS.ErrnoException, stream: Duplex): void {
    if (!stream.writable || error.code === 'ECONNRESET') {
      stream.destroy()
      return
    }
    const { cause, reply } = judgeClientError(error.code)
    this.#gate.refused(cause, reply.status, null)
    stream.end(rawReply(reply, 'GET'))
  }
}

function judgeClientError(code: string | undefined): Refusal {
  switch (code) {
    case 'HPE_HEADER_OVERFLOW':
      return headersTooLarge()
    case 'ERR_HTTP_REQUEST_TIMEOUT':
      return requestTimeout()
    default:
      return badRequest('This is not an HTTP request')
  }
}

function writeReply(response: ServerResponse, { status, headers, body, close }: Reply): void {
  response.writeHead(status, {
    ...(close && { connection: 'close' }),
    ...headers,
    'content-length': Buffer.byteLength(body),
  })
  response.end(body)
}

function tlsOptions({ keyFile, certFile, passphrase, ciphers }: TlsOptions): Record<string, unknown> {
  return {
    key: readFileSync(keyFile),
    cert: readFileSync(certFile),
    ...(passphrase !== undefined && { passphrase }),
    ...(ciphers !== undefined && { ciphers }),
  }
}
