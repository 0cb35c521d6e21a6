import { deliver, type Reason, SystemMessage } from '../actors/index.ts'
import { CloseCode } from '../connection/index.ts'
import type { Gate } from './gate.ts'
import type { OpenSocket } from './open-socket.ts'
import type { Bound } from './transport.ts'

/** Batches are so many ms apart, give or take half. */
const BATCH_MS = 50
/** Close frames are on their way when the last socket is gone for us: time to arrive, before whatever is left is cut. */
const LINGER_MS = 100

/**
 * Closes a listener's connections: lets nobody in, asks the connections' processes batch by batch to stop with `reason` (they run `terminate`
 * and close with 1001, or 1012 for `['shutdown', 'restart']`), and cuts what is left at the deadline. A thousand a second are asked, or
 * all of them in half the time there is: clients that come back at once should not all come at once.
 */
export class Drain {
  readonly #gate: Gate
  readonly #bound: Bound
  readonly #reason: Reason
  readonly #done: () => void
  #waiting: OpenSocket[] = []
  #batchSize = 0
  #over = false

  constructor(gate: Gate, bound: Bound, reason: Reason, done: () => void) {
    this.#gate = gate
    this.#bound = bound
    this.#reason = reason
    this.#done = done
  }

  start(timeoutMs: number): void {
    const { timers } = this.#gate.node
    this.#gate.draining = true
    this.#bound.stopAccepting()
    this.#gate.onEmpty = () => this.#emptied()
    this.#gate.sockets.visitAll((socket) => this.#waiting.push(socket))
    const spreadMs = Math.min(timeoutMs / 2, this.#waiting.length)
    this.#batchSize = Math.ceil(this.#waiting.length / Math.max(1, spreadMs / BATCH_MS))
    timers.call(null, timeoutMs, finish, this)
    if (this.#gate.isEmpty) this.#emptied()
    else this.nextBatch()
  }

  /** @internal */
  nextBatch(): void {
    if (this.#over) return
    for (const socket of this.#waiting.splice(0, this.#batchSize)) askToStop(socket, this.#reason)
    if (this.#waiting.length === 0) return
    const pause = Math.round(BATCH_MS * (0.5 + Math.random()))
    this.#gate.node.timers.call(null, pause, nextBatch, this)
  }

  /** @internal */
  finish(): void {
    if (this.#over) return
    this.#over = true
    this.#bound.cut()
    this.#done()
  }

  #emptied(): void {
    this.#gate.onEmpty = null
    this.#gate.node.timers.call(null, LINGER_MS, finish, this)
  }
}

function nextBatch(drain: Drain): void {
  drain.nextBatch()
}

function finish(drain: Drain): void {
  drain.finish()
}

function askToStop(socket: OpenSocket, reason: Reason): void {
  const pid = socket.line?.pid
  if (pid != null) deliver(pid, new SystemMessage(null, ['terminate', reason]))
  else if (socket.isOpen) socket.close(isRestart(reason) ? CloseCode.serviceRestart : CloseCode.goingAway, '')
}

function isRestart(reason: Reason): boolean {
  return Array.isArray(reason) && reason[0] === 'shutdown' && reason[1] === 'restart'
}
