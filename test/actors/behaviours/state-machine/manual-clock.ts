import type { Clock, Node } from '../../../../src/actors/index.ts'

/** Time that is moved by hand, all of whose consequences have come when `advance` returns: for programs without promises. */
export class ManualClock implements Clock {
  #now = 0
  #alarm: { readonly deadline: number; readonly ring: () => void } | null = null

  now(): number {
    return this.#now
  }

  setAlarm(deadline: number, ring: () => void): void {
    this.#alarm = { deadline, ring }
  }

  clearAlarm(): void {
    this.#alarm = null
  }

  advance(node: Node, ms: number): void {
    const end = this.#now + ms
    node.scheduler.drainNow()
    for (let alarm = this.#alarm; alarm !== null && alarm.deadline <= end; alarm = this.#alarm) {
      this.#now = Math.max(this.#now, alarm.deadline)
      this.#alarm = null
      alarm.ring()
      node.scheduler.drainNow()
    }
    this.#now = end
  }
}

/** The same for xstate's own actors: timeouts fire one by one, in the order in which they are due. */
export class ManualTimeouts {
  #now = 0
  #lastId = 0
  readonly #timeouts = new Map<number, { readonly due: number; readonly fire: () => void }>()

  setTimeout(fire: () => void, ms: number): number {
    this.#timeouts.set(++this.#lastId, { due: this.#now + ms, fire })
    return this.#lastId
  }

  clearTimeout(id: number): void {
    this.#timeouts.delete(id)
  }

  advance(ms: number): void {
    const end = this.#now + ms
    for (;;) {
      const [next] = [...this.#timeouts].filter(([, { due }]) => due <= end).sort(([, a], [, b]) => a.due - b.due)
      if (next === undefined) break
      const [id, { due, fire }] = next
      this.#timeouts.delete(id)
      this.#now = Math.max(this.#now, due)
      fire()
    }
    this.#now = end
  }
}
