import { EventEmitter, once } from 'node:events'
import type { IncomingMessage } from 'node:http'
import { WebSocket } from 'ws'

/** An upgrade that the server has refused: what `Client.open` throws. */
class Refused extends Error {
  readonly status: number

  constructor(status: number) {
    super(`The server answered ${status}`)
    this.status = status
  }
}

/** A client of the relay: what came is kept in order, until the test asks for it. */
export class Client {
  readonly ws: WebSocket
  readonly #came: string[] = []
  readonly #news = new EventEmitter()

  private constructor(url: string) {
    this.ws = new WebSocket(url, { perMessageDeflate: false })
    this.ws.on('message', (data, isBinary) => this.#take(isBinary ? `binary:${data}` : `${data}`))
    this.ws.on('close', (code, reason) => this.#take(closed(code, reason.toString())))
    // A close follows.
    this.ws.on('error', () => {})
  }

  /** Resolves when the connection is open. @throws {Refused} */
  static async open(url: string): Promise<Client> {
    const client = new Client(url)
    await new Promise<void>((resolve, reject) => {
      client.ws.once('open', resolve)
      client.ws.once('error', reject)
      client.ws.once('unexpected-response', (_request, response: IncomingMessage) => {
        response.resume()
        reject(new Refused(response.statusCode ?? 0))
      })
    })
    return client
  }

  #take(news: string): void {
    this.#came.push(news)
    this.#news.emit('news')
  }

  /** The next text, or `closed(…)`. */
  async next(): Promise<string> {
    while (this.#came.length === 0) await once(this.#news, 'news')
    return this.#came.shift() as string
  }

  async take(count: number): Promise<string[]> {
    const taken: string[] = []
    while (taken.length < count) taken.push(await this.next())
    return taken
  }

  /** The same, or less if the connection is closed before: then that is the last. */
  async takeUntilClosed(count: number): Promise<string[]> {
    const taken: string[] = []
    while (taken.length < count && taken.at(-1)?.startsWith('closed ') !== true) taken.push(await this.next())
    return taken
  }

  /** What has come and was not asked for. */
  get waiting(): number {
    return this.#came.length
  }

  /** Sends the payload, a JSON text, to the clients with these ids. */
  tell(targets: readonly number[], payload: string): void {
    this.ws.send(`{"targets":${JSON.stringify(targets)},"payload":${payload}}`)
  }

  /** The answer to what this client sent last, which must be an error. */
  async error(): Promise<Record<string, unknown>> {
    const { error } = JSON.parse(await this.next())
    return error
  }

  /** Gone, without a close frame. */
  destroy(): void {
    this.ws.terminate()
  }
}

/** How `Client.next` shows a close. */
export function closed(code: number, reason = ''): string {
  return `closed ${code} ${reason}`
}
