import {
  firstTold,
  isAlive,
  KeyMap,
  ownKey,
  type Pid,
  sameKey,
  toldAfter,
  unwatch,
  Watcher,
  watchAsFirst,
} from '../actors/index.ts'

/**
 * One registration. It stands in two lists at once: that of its key, in the order of registration (in a unique registry never longer than
 * one), and among those who are told of its owner's death, where all registrations, the newest first, come before everybody else. So an
 * owner's end has nothing to search, and no owner needs a list of its own: nearly all have one key.
 */
export class Entry extends Watcher {
  readonly partition: Partition
  readonly key: unknown
  value: unknown
  /** Of the first one: the last one. */
  previousAlike: Entry = this
  nextAlike: Entry | null = null

  constructor(partition: Partition, key: unknown, value: unknown) {
    super()
    this.partition = partition
    this.key = key
    this.value = value
  }

  /** Its owner, for as long as it is registered. */
  get pid(): Pid {
    return this.target as Pid
  }

  override targetDied(): void {
    this.partition.table.remove(this)
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

/**
 * The entries of the processes that fall to one partition. In a duplicate registry each partition has its table; in a unique one all share
 * one, as there is one thread to look.
 */
export class Partition {
  readonly table: KeyTable
  /** Owners are linked to it; null while there is none. */
  server: Pid | null = null

  constructor(table: KeyTable) {
    this.table = table
  }

  /** Enters a registration; the key is the table's own from now on. */
  add(pid: Pid, key: unknown, value: unknown): void {
    const entry = new Entry(this, ownKey(key), value)
    this.table.append(entry)
    watchAsFirst(pid, entry)
  }

  /** Removes entries of one owner; returns whether it has any left. */
  remove(pid: Pid, entries: readonly Entry[]): boolean {
    for (const entry of entries) this.#drop(entry)
    return this.#nextOf(pid, firstTold(pid)) !== null
  }

  /** The keys of an owner, in the order of registration. */
  keysOf(pid: Pid): unknown[] {
    return this.#ownedBy(pid)
      .map((entry) => entry.key)
      .reverse()
  }

  /** What an owner has under a key. Walks both lists side by side, until the shorter one is at its end. */
  entriesOf(pid: Pid, key: unknown): Entry[] {
    const byKey: Entry[] = []
    const byOwner: Entry[] = []
    let alike = this.table.first(key)
    let owned = this.#nextOf(pid, firstTold(pid))
    while (alike !== null && owned !== null) {
      if (alike.pid === pid) byKey.push(alike)
      if (sameKey(owned.key, key)) byOwner.push(owned)
      alike = alike.nextAlike
      owned = this.#nextOf(pid, toldAfter(pid, owned))
    }
    return alike === null ? byKey : byOwner.reverse()
  }

  /** Forgets a process whose death is still being worked off. */
  evict(pid: Pid): void {
    for (const entry of this.#ownedBy(pid)) this.#drop(entry)
  }

  /** The partition's process has ended, and its owners with it, unless they trap exits. */
  close(): void {
    this.server = null
    for (const entry of [...this.table]) if (entry.partition === this) this.#drop(entry)
  }

  /** Newest first. */
  #ownedBy(pid: Pid): Entry[] {
    const entries: Entry[] = []
    for (
      let entry = this.#nextOf(pid, firstTold(pid));
      entry !== null;
      entry = this.#nextOf(pid, toldAfter(pid, entry))
    )
      entries.push(entry)
    return entries
  }

  /** The first entry of this partition from `watcher` on. Those of other registries may stand between; monitors and calls come after all. */
  #nextOf(pid: Pid, watcher: Watcher | null): Entry | null {
    let next = watcher
    while (next instanceof Entry && next.partition !== this) next = toldAfter(pid, next)
    return next instanceof Entry ? next : null
  }

  #drop(entry: Entry): void {
    unwatch(entry)
    this.table.remove(entry)
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
