import type { HttpRequest as UwsRequest, HttpResponse as UwsResponse } from 'uWebSockets.js'
import type { RequestHead } from './http-message.ts'
import { addressOfBytes, usualAddress } from './remote-address.ts'

/**
 * Reads the heads of requests of uWebSockets.js, whose objects are gone when its handler returns.
 *
 * Clients of one kind send the same headers in the same order, so each name is compared with the one that stood in its place last time, and
 * that one is used: V8 has hashed it and knows it as a key. For a new string it would have to look that up: 60 ns a header.
 */
export class UwsHeads {
  /** The names of the last request, up to the first that came twice. */
  readonly #names: string[] = []
  #headers: Record<string, string> = Object.create(null)
  #headerBytes = 0
  #at = 0
  readonly #take = (name: string, value: string): void => this.#header(name, value)

  /** `isWebSocket`: the library has found the handshake of one, so the method is GET. */
  read(res: UwsResponse, req: UwsRequest, isWebSocket: boolean): RequestHead {
    const headers = Object.create(null) as Record<string, string>
    this.#headers = headers
    this.#headerBytes = this.#at = 0
    req.forEach(this.#take)
    return {
      method: isWebSocket ? 'GET' : req.getCaseSensitiveMethod(),
      path: req.getUrl(),
      query: req.getQuery() ?? '',
      headers,
      headerBytes: this.#headerBytes,
      remoteAddress: remoteAddress(res),
    }
  }

  #header(name: string, value: string): void {
    const at = this.#at++
    const names = this.#names
    this.#headerBytes += name.length + value.length
    if (at < names.length && names[at] === name) this.#headers[names[at]] = value
    else this.#unusual(at, name, value)
  }

  /** Another name than last time: from here on they are learnt anew. */
  #unusual(at: number, name: string, value: string): void {
    const known = this.#headers[name]
    if (at < this.#names.length) this.#names.length = at
    if (known === undefined && at === this.#names.length) this.#names.push(name)
    this.#headers[name] = known === undefined ? value : `${known}, ${value}`
  }
}

function remoteAddress(res: UwsResponse): string {
  return (
    addressOfBytes(new Uint8Array(res.getRemoteAddress())) ??
    usualAddress(Buffer.from(res.getRemoteAddressAsText()).toString('latin1'))
  )
}
