import { EventEmitter, once } from 'node:events'
import type { Client } from './client.ts'
import type { RelayServer } from './relay-server.ts'

/** Ids of the pairs begin here: below is room for a test's own clients. */
const FIRST_ID = 1000

/** Two clients that send each other numbers: each answers the number that came with the next one. */
class Pair {
  /** Numbers that came, each in its turn. */
  rounds = 0
  readonly losses: string[] = []
  /** Numbers that the relay did not know where to send, and which were sent again. */
  refusals = 0
  /** Nothing is under way any more. */
  over = false
  readonly progress: EventEmitter = new EventEmitter()
  stopping = false
  readonly #clients: readonly [Client, Client]
  readonly #ids: readonly [number, number]

  constructor(ids: readonly [number, number], clients: readonly [Client, Client]) {
    this.#ids = ids
    this.#clients = clients
    for (const side of [0, 1] as const) {
      clients[side].ws.on('message', (data) => this.#came(side, String(data)))
      clients[side].ws.on('close', (code) => this.#lost(`${ids[side]} was closed with ${code}`))
    }
    this.#send(0)
  }

  #send(side: 0 | 1): void {
    this.#clients[side].tell([this.#ids[1 - side] as number], String(this.rounds))
  }

  #came(side: 0 | 1, text: string): void {
    if (text.startsWith('{"error"')) {
      this.refusals++
      this.#send(side)
    } else if (text !== String(this.rounds)) this.#lost(`${this.#ids[side]} got ${text} instead of ${this.rounds}`)
    else {
      this.rounds++
      if (this.stopping) this.over = true
      else this.#send(side)
    }
    this.progress.emit('progress')
  }

  #lost(what: string): void {
    if (this.over) return
    this.losses.push(what)
    this.over = true
    this.progress.emit('progress')
  }

  async until(done: () => boolean): Promise<void> {
    while (!this.over && !done()) await once(this.progress, 'progress')
  }
}

/** Pairs of clients that are never silent. A message that is lost stops its pair, and whoever waits for it. */
export class Traffic {
  readonly ids: readonly number[]
  readonly #pairs: readonly Pair[]

  private constructor(ids: readonly number[], pairs: readonly Pair[]) {
    this.ids = ids
    this.#pairs = pairs
  }

  static async start(server: RelayServer, pairCount: number): Promise<Traffic> {
    const ids = Array.from({ length: 2 * pairCount }, (_, index) => FIRST_ID + index)
    const clients = await server.openAll(...ids)
    const pairs = Array.from({ length: pairCount }, (_, index) => {
      const at = 2 * index
      return new Pair(ids.slice(at, at + 2) as [number, number], clients.slice(at, at + 2) as [Client, Client])
    })
    return new Traffic(ids, pairs)
  }

  /** Resolves when every pair has had 50 more messages. */
  async goOn(): Promise<void> {
    const goals = this.#pairs.map((pair) => pair.rounds + 50)
    await Promise.all(this.#pairs.map((pair, index) => pair.until(() => pair.rounds >= (goals[index] as number))))
  }

  /** No longer counts the messages that were refused so far. */
  forgive(): void {
    for (const pair of this.#pairs) pair.refusals = 0
  }

  /** Ends it; what is under way arrives first. */
  async stop(): Promise<void> {
    for (const pair of this.#pairs) pair.stopping = true
    await Promise.all(this.#pairs.map((pair) => pair.until(() => false)))
  }

  /** What the pairs have missed. */
  losses(): string[] {
    return this.#pairs.flatMap(({ losses, refusals }) =>
      refusals === 0 ? losses : [...losses, `${refusals} messages were refused`],
    )
  }
}
