/**
 * uWebSockets.js as a transport: the native one, several times as fast as `linecard/transport/node`. Loading this module does not load the
 * library; binding a port does.
 *
 * What cannot be had with it: a client that breaks the protocol (reserved bits, an unknown opcode, invalid UTF-8) is cut off without a close
 * code; a client's close code that is not 1000-1003, 1007-1011 or 4000-4999 is answered with an empty close frame, and its connection ends
 * as if lost; a frame without a mask is not refused; frames that come in one TCP segment with the handshake are lost (no client may send
 * them); pongs cannot be pushed.
 */

export { loadUws, type UnavailableReason, type UwsAvailability } from './uws-binding.ts'
export { uws } from './uws-transport.ts'
