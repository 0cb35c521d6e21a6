/** What a connection sends: checked, and held to the limit for slow readers. */

import { formatReason } from '../actors/index.ts'
import { Backlog } from './backlog.ts'
import { CLOSED, CONGESTED, CORKED } from './card-flags.ts'
import type { LineCard } from './line-card.ts'
import { extrasOf } from './line-extras.ts'
import type { Frame } from './results.ts'
import type { Opcode, SendStatus } from './socket.ts'
import { byteLength, tellOverload } from './traffic.ts'

/** RFC 6455 §5.5. */
const MAX_CONTROL_BYTES = 125

/**
 * Sends what a result pushes: one frame, or a list, in one write. Nothing of a list is sent if one of its frames is none.
 * @throws {TypeError | RangeError} when it is no frame, or one that cannot be sent
 */
export function pushFrames(card: LineCard, frames: unknown): void {
  if (!Array.isArray(frames)) throw unexpected(frames)
  if (frames.length === 0) return
  if (!Array.isArray(frames[0])) {
    checkFrame(frames)
    sendFrame(card, frames[0], frames[1])
    return
  }
  for (const frame of frames) checkFrame(frame)
  if (frames.length === 1 || (card.flags & (CORKED | CLOSED)) !== 0) sendEach(card, frames)
  else card.socket.cork(() => sendEach(card, frames))
}

function sendEach(card: LineCard, frames: readonly Frame[]): void {
  for (const [opcode, data] of frames) sendFrame(card, opcode, data)
}

function checkFrame(frame: unknown): asserts frame is Frame {
  if (!Array.isArray(frame) || frame.length !== 2) throw unexpected(frame)
  const [opcode, data] = frame as [unknown, unknown]
  switch (opcode) {
    case 'text':
      if (typeof data === 'string') return
      break
    case 'binary':
      if (data instanceof Uint8Array) return
      break
    case 'ping':
    case 'pong':
      if (typeof data !== 'string' && !(data instanceof Uint8Array)) break
      if (byteLength(data) <= MAX_CONTROL_BYTES) return
      throw new RangeError(`Expected a ${opcode} frame of at most ${MAX_CONTROL_BYTES} bytes, got ${byteLength(data)}`)
    default:
  }
  throw unexpected(frame)
}

function unexpected(frame: unknown): TypeError {
  return new TypeError(
    `Expected a frame (['text', string], ['binary', Uint8Array], ['ping' or 'pong', Uint8Array or string]) or a list of frames, got \`${formatReason(frame)}\``,
  )
}

function sendFrame(card: LineCard, opcode: Opcode, data: string | Uint8Array): void {
  if ((card.flags & CLOSED) !== 0) return
  const sendable = typeof data === 'string' ? wellFormed(data) : data
  if ((card.flags & CONGESTED) === 0 || admit(card, opcode, sendable)) send(card, opcode, sendable)
}

/** Half a surrogate pair has no UTF-8, and a client that gets any other bytes for it hangs up: it becomes U+FFFD. */
function wellFormed(text: string): string {
  // In Node 20 and after, but in TypeScript's library for ES2024 only.
  return (text as string & { toWellFormed(): string }).toWellFormed()
}

function send(card: LineCard, opcode: Opcode, data: string | Uint8Array): void {
  const status = card.socket.send(opcode, data)
  const traffic = card.extras?.traffic ?? null
  if (traffic !== null && (status === 'sent' || status === 'buffered')) {
    traffic.framesOut++
    traffic.bytesOut += byteLength(data)
  }
  if (status !== 'sent') notSent(card, status)
}

function notSent(card: LineCard, status: SendStatus): void {
  if (status === 'closed') return
  const { slowReader, maxBufferedBytes } = card.group.limits
  card.flags |= CONGESTED
  if (slowReader !== 'close') {
    if (status === 'dropped') dropped(card)
  } else if (status === 'dropped' || card.socket.bufferedBytes > maxBufferedBytes) card.overload('max_buffered_bytes')
}

/** Whether a frame goes to a socket that buffers already. */
function admit(card: LineCard, opcode: Opcode, data: string | Uint8Array): boolean {
  const { slowReader, maxBufferedBytes } = card.group.limits
  if (slowReader === 'close') return true
  const bytes = byteLength(data)
  if (slowReader === 'drop_oldest') {
    wait(card, { opcode, data, bytes })
    return false
  }
  if (card.socket.bufferedBytes + bytes <= maxBufferedBytes) return true
  dropped(card)
  return false
}

/** Puts a frame behind those that wait, and throws the oldest away until all fit. */
function wait(card: LineCard, frame: { opcode: Opcode; data: string | Uint8Array; bytes: number }): void {
  const { socket } = card
  const extras = extrasOf(card)
  extras.backlog ??= new Backlog()
  const { backlog } = extras
  const { maxBufferedBytes } = card.group.limits
  backlog.push(frame)
  while (backlog.length > 0 && backlog.bytes + socket.bufferedBytes > maxBufferedBytes) {
    backlog.shift()
    dropped(card)
  }
}

function dropped(card: LineCard): void {
  const { group, extras } = card
  group.overloads.droppedFrames++
  if (extras?.traffic != null) extras.traffic.droppedFrames++
  tellOverload(card, 'max_buffered_bytes', group.limits.slowReader)
}

/** The socket has room again: sends what waits, until it buffers once more. */
export function sendBacklog(card: LineCard, backlog: Backlog): void {
  if ((card.flags & CORKED) !== 0) sendWaiting(card, backlog)
  else card.socket.cork(() => sendWaiting(card, backlog))
}

function sendWaiting(card: LineCard, backlog: Backlog): void {
  while ((card.flags & (CONGESTED | CLOSED)) === 0) {
    const frame = backlog.shift()
    if (frame === undefined) {
      dropBacklog(card, backlog)
      return
    }
    send(card, frame.opcode, frame.data)
  }
}

/** Before a close: everything that was pushed goes before it. */
export function flushBacklog(card: LineCard, backlog: Backlog): void {
  for (let frame = backlog.shift(); frame !== undefined; frame = backlog.shift()) send(card, frame.opcode, frame.data)
  dropBacklog(card, backlog)
}

function dropBacklog(card: LineCard, backlog: Backlog): void {
  extrasOf(card).backlog = null
  backlog.release()
}
