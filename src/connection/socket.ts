/** The kinds of frame that an application sends and sees; close frames and continuations are the transport's and the runtime's business. */
export type Opcode = 'text' | 'binary' | 'ping' | 'pong'

/** What became of a frame: on its way, waiting behind a slow reader, thrown away because too much waits, or too late. */
export type SendStatus = 'sent' | 'buffered' | 'dropped' | 'closed'

/**
 * The transport's half of a connection: what a connection process writes to. After the socket has closed every method does nothing, and
 * nothing here ever throws.
 */
export interface Socket {
  /** Sends one frame. Text is a string, everything else bytes (a string is sent as UTF-8). Control frames carry at most 125 bytes. */
  send(opcode: Opcode, data: string | Uint8Array): SendStatus
  /** Bytes that wait for a slow reader. */
  readonly bufferedBytes: number
  /** Sends a close frame after what was sent before; ends the TCP connection when the client has answered, or soon after. RFC 6455 §7.1.1. */
  close(code: number, reason: string): void
  /** Ends the TCP connection now, without a close frame. */
  terminate(): void
  /** Runs `work`; the frames that it sends leave in one write. */
  cork(work: () => void): void
}

/** How a socket ended, if not by its process. */
export type SocketEnd =
  /** The client's close frame; 1005 when it has no code. The transport has answered it. */
  | { readonly tag: 'remote'; readonly code: number; readonly reason: string }
  /** The TCP connection ended without one. */
  | { readonly tag: 'lost' }
  /** The client broke the protocol, or a limit, and has been answered with `code` (1002, 1007, 1009). */
  | { readonly tag: 'protocol'; readonly code: number; readonly message: string }
  /** Nothing came for as long as the route's idle timeout says; answered with `code`. */
  | { readonly tag: 'timeout'; readonly code: number }

/**
 * The process's half of a connection: what a transport forwards to. Each method puts one message into the process's mailbox and runs none of
 * its code, except that the transport then lets the node's scheduler run.
 */
export interface Line {
  /** A whole text message, decoded. */
  text(data: string): void
  /** A whole binary message. The bytes are the process's from here on: the transport copies them if its buffer will change. */
  binary(data: Uint8Array): void
  /** A ping, which the transport has answered. */
  ping(data: Uint8Array): void
  /** A pong, asked for or not. */
  pong(data: Uint8Array): void
  /** The socket has taken all that was waiting. */
  drained(): void
  /** The socket is gone. Nothing comes after this. */
  ended(how: SocketEnd): void
}
