/** What is true of a `LineCard`, as bits of its `flags`. */

/** The socket takes no more frames, and the client's are dropped: either side has closed. */
export const CLOSED = 1
/** `init` has given a state: `terminate` has something to look at. */
export const INITIALIZED = 2
/** On its way out: what still comes from the client is dropped. */
export const ENDING = 4
/** Closed for overload: the client's frames that wait already are dropped too. */
export const SHEDDING = 8
/** The socket buffers for a slow reader. */
export const CONGESTED = 16
/** Inside of the socket's `cork`. */
export const CORKED = 32
