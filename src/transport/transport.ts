import type { Gate } from './gate.ts'

/** Where to listen, and how. */
export interface BindOptions {
  /** 0 takes any port that is free. */
  readonly port: number
  /** An IP address of this machine, or a name of one. */
  readonly host: string
  readonly tls: TlsOptions | null
  readonly compression: CompressionOptions | null
}

/** TLS, from PEM files: what both transports understand. */
export interface TlsOptions {
  readonly keyFile: string
  readonly certFile: string
  /** Of the key. */
  readonly passphrase?: string
  /** As OpenSSL writes it. @default the library's */
  readonly ciphers?: string
}

/** permessage-deflate, RFC 7692, without a context that is kept between messages: memory matters more than the last per cent. */
export interface CompressionOptions {
  /** Messages of fewer bytes are sent as they are. @default 1024 */
  readonly thresholdBytes?: number
}

export const DEFAULT_COMPRESSION_THRESHOLD = 1024

/** A listener's hold on what its transport has bound. */
export interface Bound {
  /** The actual one. */
  readonly port: number
  /** Takes no more TCP connections; those that are there stay. */
  stopAccepting(): void
  /** Ends whatever is left, at once. */
  cut(): void
}

/** What brings frames from a kind of server to a gate and back. `uws` and `node` are the two that there are. */
export interface Transport {
  readonly name: 'uws' | 'node'
  /** Binds a port and serves it. @throws {BindError} */
  bind(gate: Gate, options: BindOptions): Bound | Promise<Bound>
}

/** A port could not be bound. `reason` is the listener's start error: `['error', ['listen', 'eaddrinuse', message]]`. */
export class BindError extends Error {
  override readonly name = 'BindError'
  /** POSIX's name, in lower case as Erlang has it: `eaddrinuse`, `eacces`, `eaddrnotavail`; `einval` for what names none. */
  readonly code: string

  constructor(code: string, message: string, options?: ErrorOptions) {
    super(message, options)
    this.code = code
  }
}

/** What there is to say about a port that could not be bound. */
export function bindError(code: string, { host, port }: BindOptions, cause?: unknown): BindError {
  const place = `${host.includes(':') ? `[${host}]` : host}:${port}`
  return new BindError(code, `Cannot listen on ${place}: ${EXPLANATIONS[code] ?? code}`, { cause })
}

const EXPLANATIONS: Readonly<Record<string, string>> = {
  eaddrinuse: 'another server has the port (eaddrinuse). Stop it, or choose another port; 0 takes any that is free.',
  eacces: 'this user may not bind it (eacces). Ports under 1024 need a privilege.',
  eaddrnotavail: 'this machine has no such address (eaddrnotavail).',
  enotfound: 'there is no such host (enotfound).',
}

/** @throws {TypeError | RangeError} when it cannot be bound at all, whoever listens */
export function checkBindOptions({ port, host, tls, compression }: BindOptions): void {
  if (!Number.isInteger(port) || port < 0 || port > 65_535) {
    throw new RangeError(`Expected \`port\` to be an integer from 0 to 65535, got \`${String(port)}\``)
  }
  if (typeof host !== 'string' || host === '')
    throw new TypeError(`Expected \`host\` to be an address, got \`${String(host)}\``)
  if (tls !== null && (typeof tls.keyFile !== 'string' || typeof tls.certFile !== 'string')) {
    throw new TypeError('Expected `tls` to have `keyFile` and `certFile`, the paths of PEM files')
  }
  const threshold = compression?.thresholdBytes ?? DEFAULT_COMPRESSION_THRESHOLD
  if (!Number.isInteger(threshold) || threshold < 0) {
    throw new RangeError(`Expected \`thresholdBytes\` to be an integer >= 0, got \`${String(threshold)}\``)
  }
}
