/** A frame to be sent: `{:text, "hello"}` is `['text', 'hello']`. Control frames carry at most 125 bytes; a string there is sent as UTF-8. */
export type Frame =
  | readonly ['text', string]
  | readonly ['binary', Uint8Array]
  | readonly ['ping', Uint8Array | string]
  | readonly ['pong', Uint8Array | string]

/** One frame or several, sent in this order; none if the list is empty. */
export type Frames = Frame | readonly Frame[]

/** `{:push, frames, state}`: sends `frames` to the client and goes on with `state`. */
export function push<S>(frames: Frames, state: S): ['push', Frames, S] {
  return ['push', frames, state]
}
