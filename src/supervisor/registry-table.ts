import { isAlive, KeyMap, ownKey, type Pid, sameKey, unwatch, Watcher, watch } from '../actors/index.ts'

/**
 * One registration. It stands in two lists at once, each in the order of registration: that of its key (in a unique registry never longer
 * than one) and that of its owner, so that neither a look-up nor an owner's end has to search.
 */
export class Entry {
  readonly key: unknown
  value: unknown
  readonly pid: Pid
  /** Of the first one: the last one. */
  previousAlike: Entry = this
  nextAlike: Entry | null = null
  previousOwned: Entry | null = null
  nextOwned: Entry | null = null

  constructor(key: unknown, pid: Pid, value: unknown) {
    this.key = key
    this.pid = pid
    this.value = value
  }
}

/** Entries by key: the ETS table of an Elixir registry. */
export class KeyTable {
  readonly #heads: KeyMap<Entry> = new KeyMap()
  /** Number of entries. */
  size = 0

  /** The first entry under a key; the others follow by `nextAlike`. */
  first(key: unknown): Entry | null {
    return this.#heads.get(key) ?? null
  }

  append(entry: Entry): void {
    this.size++
    const head = this.first(entry.key)
    if (head === null) this.#heads.set(entry.key, entry)
    else {
      entry.previousAlike = head.previousAlike
      entry.previousAlike.nextAlike = entry
      head.previousAlike = entry
    }
  }

  remove(entry: Entry): void {
    this.size--
    const { nextAlike: next, previousAlike: previous } = entry
    const head = this.first(entry.key)
    if (head !== entry) {
      previous.nextAlike = next
      if (next !== null) next.previousAlike = previous
      else if (head !== null) head.previousAlike = previous
    } else if (next === null) this.#heads.delete(entry.key)
    else {
      next.previousAlike = previous
      this.#heads.set(entry.key, next)
    }
  }

  *[Symbol.iterator](): Generator<Entry> {
    for (const head of this.#heads.values()) {
      for (let entry: Entry | null = head; entry !== null; entry = entry.nextAlike) yield entry
    }
  }
}

/** A process that has entries in one partition. Told of its death as part of it, before any process can look. */
class Owner extends Watcher {
  readonly pid: Pid
  readonly #partition: Partition
  first: Entry | null = null
  last: Entry | null = null

  constructor(pid: Pid, partition: Partition) {
    super()
    this.pid = pid
    this.#partition = partition
  }

  override targetDied(): void {
    this.#partition.drop(this)
  }

  append(entry: Entry): void {
    entry.previousOwned = this.last
    if (this.last === null) this.first = entry
    else this.last.nextOwned = entry
    this.last = entry
  }

  remove(entry: Entry): void {
    const { previousOwned: previous, nextOwned: next } = entry
    if (previous === null) this.first = next
    else previous.nextOwned = next
    if (next === null) this.last = previous
    else next.previousOwned = previous
  }
}

/**
 * The entries of the processes that fall to one partition. In a duplicate registry each partition has its table; in a unique one all share
 * one, as there is one thread to look.
 */
export class Partition {
  readonly table: KeyTable
  /** Owners are linked to it; null while there is none. */
  server: Pid | null = null
  readonly #owners: Map<Pid, Owner> = new Map()

  constructor(table: KeyTable) {
    this.table = table
  }

  /** Enters a registration; the key is the table's own from now on. */
  add(pid: Pid, key: unknown, value: unknown): void {
    let owner = this.#owners.get(pid)
    if (owner === undefined) {
      owner = new Owner(pid, this)
      this.#owners.set(pid, owner)
      watch(pid, owner)
    }
    const entry = new Entry(ownKey(key), pid, value)
    this.table.append(entry)
    owner.append(entry)
  }

  /** Removes entries of one owner; returns whether it has any left. */
  remove(pid: Pid, entries: readonly Entry[]): boolean {
    const owner = this.#owners.get(pid)
    if (owner === undefined) return false
    for (const entry of entries) {
      this.table.remove(entry)
      owner.remove(entry)
    }
    if (owner.first !== null) return true
    this.drop(owner)
    return false
  }

  has(pid: Pid): boolean {
    return this.#owners.has(pid)
  }

  /** The keys of an owner, in the order of registration. */
  keysOf(pid: Pid): unknown[] {
    const keys: unknown[] = []
    for (let entry = this.#owners.get(pid)?.first ?? null; entry !== null; entry = entry.nextOwned) keys.push(entry.key)
    return keys
  }

  /** What an owner has under a key. Walks both lists side by side, until the shorter one is at its end. */
  entriesOf(pid: Pid, key: unknown): Entry[] {
    const byKey: Entry[] = []
    const byOwner: Entry[] = []
    let alike = this.table.first(key)
    let owned = this.#owners.get(pid)?.first ?? null
    while (alike !== null && owned !== null) {
      if (alike.pid === pid) byKey.push(alike)
      if (sameKey(owned.key, key)) byOwner.push(owned)
      alike = alike.nextAlike
      owned = owned.nextOwned
    }
    return alike === null ? byKey : byOwner
  }

  /** Forgets an owner with all that it has. */
  drop(owner: Owner): void {
    unwatch(owner)
    this.#owners.delete(owner.pid)
    for (let entry = owner.first; entry !== null; entry = entry.nextOwned) this.table.remove(entry)
  }

  /** Forgets a process whose death is still being worked off. */
  evict(pid: Pid): void {
    const owner = this.#owners.get(pid)
    if (owner !== undefined) this.drop(owner)
  }

  /** The partition's process has ended, and its owners with it, unless they trap exits. */
  close(): void {
    this.server = null
    for (const owner of this.#owners.values()) this.drop(owner)
  }
}

/** What a registry consists of; reached from its name without a message. */
export class RegistryState {
  readonly name: string
  readonly kind: 'unique' | 'duplicate'
  readonly partitions: readonly Partition[]
  /** Where to look a key up. */
  readonly tables: readonly KeyTable[]
  readonly listeners: readonly string[]
  readonly meta: KeyMap<{ readonly value: unknown }> = new KeyMap()

  constructor(name: string, kind: 'unique' | 'duplicate', partitionCount: number, listeners: readonly string[]) {
    this.name = name
    this.kind = kind
    this.listeners = listeners
    this.tables = Array.from({ length: kind === 'unique' ? 1 : partitionCount }, () => new KeyTable())
    this.partitions = Array.from({ length: partitionCount }, (_, i) => new Partition(this.tables[i] ?? this.table))
  }

  /** The table of a unique registry. */
  get table(): KeyTable {
    return this.tables[0] as KeyTable
  }

  partitionOf(pid: Pid): Partition {
    return this.partitions[pid.id % this.partitions.length] as Partition
  }

  /** The entry of the live owner of a key of a unique registry, or null. */
  holder(key: unknown): Entry | null {
    const entry = this.table.first(key)
    return entry !== null && isAlive(entry.pid) ? entry : null
  }
}
