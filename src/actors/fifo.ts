/**
 * A first-in first-out queue on power-of-two rings, and a pool of such queues. A process owns one only while it has a
 * backlog, so that an idle process pays nothing for its mailbox.
 */

const initialCapacity = 8
/** A queue that outgrew this gives its array back when it runs empty. */
const keptCapacity = 1024

/** A ring of this length is not doubled any more: to copy millions of entries would hold the thread for tens of ms. */
const longestRing = 16_384

/**
 * A queue that also takes from the middle, as selective receive needs. An entry is released as soon as it leaves.
 *
 * Its oldest entries are in its own ring. When that has become as long as a ring may be, newer ones go to further queues of one ring each.
 */
export class Fifo<T> {
  /** Number of entries; written by the queue only. */
  length: number = 0
  /** @internal A free slot holds undefined, so that what was in it can be collected. */
  items: (T | undefined)[] = emptySlots(initialCapacity)
  /** @internal */
  head: number = 0
  /** @internal Number of entries in the queue's own ring: none only when there is none at all. */
  held: number = 0
  /** @internal The entries behind those, none of these queues empty; null without any. */
  later: Fifo<T>[] | null = null
  /** @internal An emptied ring, for the next of the later queues: a long backlog that moves on makes no garbage. */
  spare: (T | undefined)[] | null = null
  /** @internal */
  pooled: boolean = false
  /** @internal A power of two. */
  readonly longest: number

  constructor(longest: number = longestRing) {
    this.longest = longest
  }

  /** Number of entries that fit before the ring grows. */
  get capacity(): number {
    return this.items.length
  }

  /** Appends at the tail. */
  push(value: T): void {
    if (this.later !== null || this.held === this.items.length) {
      if (this.later !== null || this.items.length >= this.longest) {
        this.pushLater(value)
        return
      }
      this.grow()
    }
    const items = this.items
    items[(this.head + this.held) & (items.length - 1)] = value
    this.held++
    this.length++
  }

  /** Takes the head, or returns undefined when the queue is empty. */
  shift(): T | undefined {
    if (this.length === 0) return undefined
    const items = this.items
    const head = this.head
    const value = items[head]
    items[head] = undefined
    this.head = (head + 1) & (items.length - 1)
    this.length--
    if (--this.held === 0) this.refill()
    return value
  }

  /** Puts an entry before the head. */
  unshift(value: T): void {
    if (this.held === this.items.length) {
      if (this.items.length < this.longest) this.grow()
      else this.moveBack()
    }
    const items = this.items
    this.head = (this.head - 1) & (items.length - 1)
    items[this.head] = value
    this.held++
    this.length++
  }

  /** Returns the entry at `index`, 0 being the head, or undefined outside the queue. */
  at(index: number): T | undefined {
    if (index < 0 || index >= this.length) return undefined
    if (index >= this.held) return this.atLater(index - this.held)
    const items = this.items
    return items[(this.head + index) & (items.length - 1)]
  }

  /**
   * Takes the entry at `index` and keeps the others in order, by moving the shorter side.
   * @throws {RangeError} when there is no such entry
   */
  removeAt(index: number): T {
    if (!Number.isInteger(index) || index < 0 || index >= this.length) throw outOfRange(index, this.length)
    this.length--
    if (index >= this.held) return this.removeLater(index - this.held)
    const items = this.items
    const mask = items.length - 1
    const position = (this.head + index) & mask
    const value = items[position] as T
    if (index < this.held >>> 1) this.closeGapFromHead(position)
    else this.closeGapFromTail(position)
    if (--this.held === 0) this.refill()
    return value
  }

  /** Drops all entries. */
  clear(): void {
    if (this.items.length > keptCapacity) this.reset()
    else this.items.fill(undefined)
    this.later = this.spare = null
    this.head = 0
    this.held = this.length = 0
  }

  /** @internal */
  pushLater(value: T): void {
    this.later ??= []
    let last = this.later.at(-1)
    if (last === undefined || last.length >= this.longest) {
      last = new Fifo(this.longest)
      last.items = this.spare ?? emptySlots(this.longest)
      this.spare = null
      this.later.push(last)
    }
    last.push(value)
    this.length++
  }

  /** @internal The ring has run empty: goes on with the next one. */
  refill(): void {
    const next = this.later?.shift()
    if (next === undefined) {
      this.spare = null
      if (this.items.length > keptCapacity) this.reset()
      return
    }
    if (this.later?.length === 0) this.later = null
    if (this.items.length === this.longest) this.spare = this.items
    this.items = next.items
    this.head = next.head
    this.held = next.held
  }

  /** @internal The full ring becomes the first of the later ones. */
  moveBack(): void {
    const full = new Fifo<T>(this.longest)
    full.items = this.items
    full.head = this.head
    full.held = full.length = this.held
    this.later ??= []
    this.later.unshift(full)
    this.reset()
    this.held = 0
  }

  /** @internal */
  atLater(index: number): T | undefined {
    let rest = index
    for (const queue of this.later ?? []) {
      if (rest < queue.length) return queue.at(rest)
      rest -= queue.length
    }
    return undefined
  }

  /** @internal */
  removeLater(index: number): T {
    const later = this.later ?? []
    let which = 0
    let rest = index
    for (const queue of later) {
      if (rest < queue.length) break
      rest -= queue.length
      which++
    }
    const queue = later[which] as Fifo<T>
    const value = queue.removeAt(rest)
    if (queue.length === 0) later.splice(which, 1)
    if (later.length === 0) this.later = null
    return value
  }

  /** @internal */
  closeGapFromHead(position: number): void {
    const items = this.items
    const mask = items.length - 1
    let gap = position
    while (gap !== this.head) {
      const previous = (gap - 1) & mask
      items[gap] = items[previous]
      gap = previous
    }
    items[gap] = undefined
    this.head = (gap + 1) & mask
  }

  /** @internal */
  closeGapFromTail(position: number): void {
    const items = this.items
    const mask = items.length - 1
    const tail = (this.head + this.held - 1) & mask
    let gap = position
    while (gap !== tail) {
      const following = (gap + 1) & mask
      items[gap] = items[following]
      gap = following
    }
    items[gap] = undefined
  }

  /** @internal Called when full only, so that every slot holds an entry. */
  grow(): void {
    const items = this.items
    const mask = items.length - 1
    const grown = emptySlots<T>(items.length * 2)
    for (let i = 0; i <= mask; i++) grown[i] = items[(this.head + i) & mask]
    this.items = grown
    this.head = 0
  }

  /** @internal */
  reset(): void {
    this.items = emptySlots(initialCapacity)
    this.head = 0
  }
}

const maxPooled = 1024
const maxPooledCapacity = 64
const pool: Fifo<unknown>[] = []

/** Takes an empty queue from the pool, or makes one. */
export function acquireFifo<T>(): Fifo<T> {
  // An empty queue has no element type yet.
  const fifo = pool.pop() as Fifo<T> | undefined
  if (fifo === undefined) return new Fifo()
  fifo.pooled = false
  return fifo
}

/**
 * Gives an empty queue back; the caller must not touch it again. A queue that has grown beyond 64 entries, or that the
 * full pool has no room for, is left to the garbage collector.
 * @throws {RangeError} when the queue still has entries
 * @throws {TypeError} when it was given back before
 */
export function releaseFifo<T>(fifo: Fifo<T>): void {
  if (fifo.length !== 0) throw new RangeError(`Expected \`fifo\` to be empty, got ${fifo.length} entries`)
  if (fifo.pooled) throw new TypeError('Expected `fifo` to be in use, got one that was already released')
  if (pool.length >= maxPooled || fifo.capacity > maxPooledCapacity) return
  fifo.pooled = true
  pool.push(fifo as Fifo<unknown>)
}

function emptySlots<T>(capacity: number): (T | undefined)[] {
  // Filled with undefined, the array has one elements kind from the start, whatever T is.
  return new Array<T | undefined>(capacity).fill(undefined)
}

function outOfRange(index: number, length: number): RangeError {
  return new RangeError(`Expected \`index\` to be an integer >= 0 and < ${length}, got \`${index}\``)
}
