import { once } from 'node:events'
import { connect, type Socket } from 'node:net'

/** A WebSocket client that can do what no library would: every byte is the test's. */

export const TEXT = 1
export const BINARY = 2
export const CLOSE = 8
export const PING = 9
export const PONG = 10

export interface FrameOptions {
  readonly fin?: boolean
  /** The three reserved bits: 4 is RSV1. */
  readonly rsv?: number
  readonly masked?: boolean
}

/** A client's frame. */
export function frame(opcode: number, payload: string | Uint8Array = '', options: FrameOptions = {}): Buffer {
  const { fin = true, rsv = 0, masked = true } = options
  const data = Buffer.from(payload)
  const head = [(fin ? 0x80 : 0) | (rsv << 4) | opcode]
  if (data.length < 126) head.push((masked ? 0x80 : 0) | data.length)
  else if (data.length < 65_536) head.push((masked ? 0x80 : 0) | 126, data.length >> 8, data.length & 255)
  else {
    const length = Buffer.alloc(8)
    length.writeBigUInt64BE(BigInt(data.length))
    head.push((masked ? 0x80 : 0) | 127, ...length)
  }
  if (!masked) return Buffer.concat([Buffer.from(head), data])
  const mask = [0x37, 0xfa, 0x21, 0x3d]
  return Buffer.concat([
    Buffer.from(head),
    Buffer.from(mask),
    data.map((byte, index) => byte ^ (mask[index % 4] as number)),
  ])
}

export function text(payload: string | Uint8Array): Buffer {
  return frame(TEXT, payload)
}

/** A client's close frame; without a code, an empty one. */
export function closeFrame(code?: number, reason: string | Uint8Array = ''): Buffer {
  if (code === undefined) return frame(CLOSE)
  return frame(CLOSE, Buffer.concat([Buffer.from([code >> 8, code & 255]), Buffer.from(reason)]))
}

const KEY = 'dGhlIHNhbXBsZSBub25jZQ=='
/** What a server answers to KEY: the example of RFC 6455 §1.3. */
export const ACCEPT = 's3pPLMBiTxaQ9kYGzzhZRbK+xOo='

/** The opening request. A header that is null is left out. */
export function handshake(path = '/ws', headers: Readonly<Record<string, string | null>> = {}, method = 'GET'): Buffer {
  const all: Record<string, string | null> = {
    Host: 'localhost',
    Upgrade: 'websocket',
    Connection: 'Upgrade',
    'Sec-WebSocket-Key': KEY,
    'Sec-WebSocket-Version': '13',
    ...headers,
  }
  const lines = Object.entries(all).flatMap(([name, value]) => (value === null ? [] : [`${name}: ${value}`]))
  return Buffer.from(`${[`${method} ${path} HTTP/1.1`, ...lines].join('\r\n')}\r\n\r\n`, 'latin1')
}

/** A response's status line and headers, by name in lower case. */
export interface ResponseHead {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
}

function parseHead(bytes: string): ResponseHead {
  const [statusLine = '', ...lines] = bytes.split('\r\n')
  const headers: Record<string, string> = {}
  for (const line of lines) {
    const colon = line.indexOf(':')
    const name = line.slice(0, colon).toLowerCase()
    const value = line.slice(colon + 1).trim()
    headers[name] = headers[name] === undefined ? value : `${headers[name]}, ${value}`
  }
  return { status: Number(statusLine.split(' ')[1]), headers }
}

/** Shows a server's frame as the ground truth writes it: `text:hello`, `pong:x`, `CLOSE 1000 "bye"`. */
function show(opcode: number, payload: Buffer): string {
  switch (opcode) {
    case TEXT:
      return `text:${payload.toString()}`
    case BINARY:
      return `binary:${payload.toString('latin1')}`
    case PING:
      return `ping:${payload.toString()}`
    case PONG:
      return `pong:${payload.toString()}`
    case CLOSE: {
      if (payload.length < 2) return 'CLOSE'
      const reason = payload.subarray(2).toString()
      return `CLOSE ${payload.readUInt16BE(0)}${reason === '' ? '' : ` "${reason}"`}`
    }
    default:
      return `opcode ${opcode}`
  }
}

export class RawClient {
  readonly socket: Socket
  head: ResponseHead = { status: 0, headers: {} }
  #received = Buffer.alloc(0)
  #ended: string | null = null

  constructor(socket: Socket) {
    this.socket = socket
    socket.on('data', (bytes) => {
      this.#received = Buffer.concat([this.#received, bytes])
      socket.emit('progress')
    })
    const end = (how: string) => (): void => {
      this.#ended ??= how
      socket.emit('progress')
    }
    socket.on('end', end('END'))
    socket.on('close', end('END'))
    socket.on('error', (error: NodeJS.ErrnoException) => end(error.code === 'ECONNRESET' ? 'RESET' : `${error.code}`)())
  }

  /** Connects and sends `bytes`. */
  static async connect(port: number, bytes: Uint8Array | null = null): Promise<RawClient> {
    const socket = connect({ port, host: '127.0.0.1', noDelay: true, allowHalfOpen: true })
    const client = new RawClient(socket)
    await once(socket, 'connect')
    if (bytes !== null) socket.write(bytes)
    return client
  }

  /** Opens a WebSocket; throws unless it gets a 101. */
  static async open(port: number, path = '/ws', headers: Readonly<Record<string, string>> = {}): Promise<RawClient> {
    const client = await RawClient.connect(port, handshake(path, headers))
    const { status } = await client.readHead()
    if (status !== 101) throw new Error(`Expected status 101, got ${status}`)
    return client
  }

  /** Asks for something and reads the whole answer. */
  static async ask(port: number, bytes: Uint8Array): Promise<ResponseHead & { body: string }> {
    const client = await RawClient.connect(port, bytes)
    const head = await client.readHead()
    const length = Number(head.headers['content-length'] ?? 0)
    const body = (await client.#take(length)).toString()
    client.destroy()
    return { ...head, body }
  }

  async readHead(): Promise<ResponseHead> {
    for (;;) {
      const end = this.#received.indexOf('\r\n\r\n')
      if (end >= 0) {
        this.head = parseHead(this.#received.subarray(0, end).toString('latin1'))
        this.#received = this.#received.subarray(end + 4)
        return this.head
      }
      await this.#progress('a response')
    }
  }

  send(...frames: Uint8Array[]): void {
    this.socket.write(Buffer.concat(frames))
  }

  /** The next frame of the server, or how the TCP connection ended. */
  async next(): Promise<string> {
    for (;;) {
      const shown = this.#parseFrame()
      if (shown !== null) return shown
      if (this.#ended !== null) return this.#ended
      await this.#progress('a frame')
    }
  }

  /** Everything up to the close frame, or to the end of the TCP connection if there is none. */
  async untilClose(): Promise<string[]> {
    const seen: string[] = []
    for (;;) {
      const shown = await this.next()
      seen.push(shown)
      if (shown.startsWith('CLOSE') || shown === 'END' || shown === 'RESET') return seen
    }
  }

  /** Resolves when the TCP connection has ended. */
  async ended(): Promise<void> {
    while (this.#ended === null) await once(this.socket, 'progress')
  }

  destroy(): void {
    this.socket.destroy()
  }

  #parseFrame(): string | null {
    const bytes = this.#received
    if (bytes.length < 2) return null
    let length = (bytes[1] as number) & 0x7f
    let offset = 2
    if (length === 126) {
      if (bytes.length < 4) return null
      length = bytes.readUInt16BE(2)
      offset = 4
    } else if (length === 127) {
      if (bytes.length < 10) return null
      length = Number(bytes.readBigUInt64BE(2))
      offset = 10
    }
    if (bytes.length < offset + length) return null
    this.#received = bytes.subarray(offset + length)
    return show((bytes[0] as number) & 0x0f, bytes.subarray(offset, offset + length))
  }

  async #take(length: number): Promise<Buffer> {
    while (this.#received.length < length) await this.#progress(`${length} bytes`)
    const taken = this.#received.subarray(0, length)
    this.#received = this.#received.subarray(length)
    return taken
  }

  async #progress(wanted: string): Promise<void> {
    if (this.#ended !== null) throw new Error(`Expected ${wanted}, but the connection ended (${this.#ended})`)
    await once(this.socket, 'progress')
  }
}
