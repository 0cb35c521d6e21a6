import type { Node } from '../actors/index.ts'
import type { OpenSocket } from './open-socket.ts'

/** An idle timeout is found out late by at most this part of it. */
const SWEEPS_PER_TIMEOUT = 16

/**
 * The sockets that a listener has open, and the one timer that looks for silent ones. A frame only sets a flag; a sweep reads it. So neither
 * frames nor connections cost a timer or a look at the clock.
 */
export class SocketTable {
  size = 0
  readonly #node: Node
  readonly #expire: (socket: OpenSocket) => void
  readonly #periodMs: number
  #first: OpenSocket | null = null
  #timer: ReturnType<Node['timers']['call']> | null = null
  #sweeping = false
  /** Where a walk goes on: moved when that socket is removed meanwhile. */
  #cursor: OpenSocket | null = null

  /** `idleTimeoutMs`: the shortest of any route. `expire` closes a socket that was silent for as long as its route says. */
  constructor(node: Node, idleTimeoutMs: number, expire: (socket: OpenSocket) => void) {
    this.#node = node
    this.#expire = expire
    this.#periodMs = Math.ceil(idleTimeoutMs / SWEEPS_PER_TIMEOUT)
  }

  add(socket: OpenSocket): void {
    socket.next = this.#first
    if (this.#first !== null) this.#first.previous = socket
    this.#first = socket
    this.size++
    if (this.size === 1 && this.#periodMs !== Number.POSITIVE_INFINITY && !this.#sweeping) this.#startTimer()
  }

  remove(socket: OpenSocket): void {
    const { previous, next } = socket
    if (this.#cursor === socket) this.#cursor = next
    if (previous === null) this.#first = next
    else previous.next = next
    if (next !== null) next.previous = previous
    socket.previous = socket.next = null
    this.size--
    if (this.size === 0 && this.#timer !== null) this.#node.timers.stop(this.#timer)
  }

  /** Calls `visit` with each, newest first. Sockets may be removed meanwhile. */
  visitAll(visit: (socket: OpenSocket) => void): void {
    this.#cursor = this.#first
    while (this.#cursor !== null) {
      const socket: OpenSocket = this.#cursor
      this.#cursor = socket.next
      visit(socket)
    }
  }

  #startTimer(): void {
    const { timers } = this.#node
    if (this.#timer === null) this.#timer = timers.call(null, this.#periodMs, sweepNow, this)
    else timers.restart(this.#timer, this.#periodMs)
  }

  /** @internal */
  sweep(): void {
    const now = this.#node.clock.now()
    this.#sweeping = true
    this.visitAll((socket) => this.#look(socket, now))
    this.#sweeping = false
    if (this.size > 0) this.#startTimer()
  }

  #look(socket: OpenSocket, now: number): void {
    const { idleTimeoutMs, keepAlive } = socket.endpoint
    if (socket.active) {
      socket.active = socket.pinged = false
      socket.activeAt = Math.ceil(now)
    } else if (!socket.isOpen) return
    else if (now - socket.activeAt >= idleTimeoutMs) this.#expire(socket)
    else if (keepAlive && !socket.pinged && now - socket.activeAt >= idleTimeoutMs / 2) {
      socket.pinged = true
      socket.send('ping', NO_DATA)
    }
  }
}

const NO_DATA = new Uint8Array(0)

function sweepNow(table: SocketTable): void {
  table.sweep()
}
