import { isAlive, KeyMap, ownKey, sameKey, unwatch, Watcher, watch } from "../actors/index.js";
/**
 * One registration. It stands in two lists at once, each in the order of registration: that of its key (in a unique registry never longer
 * than one) and that of its owner, so that neither a look-up nor an owner's end has to search.
 */
export class Entry {
    constructor(key, pid, value) {
        /** Of the first one: the last one. */
        this.previousAlike = this;
        this.nextAlike = null;
        this.previousOwned = null;
        this.nextOwned = null;
        this.key = key;
        this.pid = pid;
        this.value = value;
    }
}
/** Entries by key: the ETS table of an Elixir registry. */
export class KeyTable {
    constructor() {
        this.#heads = new KeyMap();
        /** Number of entries. */
        this.size = 0;
    }
    #heads;
    /** The first entry under a key; the others follow by `nextAlike`. */
    first(key) {
        return this.#heads.get(key) ?? null;
    }
    append(entry) {
        this.size++;
        const head = this.first(entry.key);
        if (head === null)
            this.#heads.set(entry.key, entry);
        else {
            entry.previousAlike = head.previousAlike;
            entry.previousAlike.nextAlike = entry;
            head.previousAlike = entry;
        }
    }
    remove(entry) {
        this.size--;
        const { nextAlike: next, previousAlike: previous } = entry;
        const head = this.first(entry.key);
        if (head !== entry) {
            previous.nextAlike = next;
            if (next !== null)
                next.previousAlike = previous;
            else if (head !== null)
                head.previousAlike = previous;
        }
        else if (next === null)
            this.#heads.delete(entry.key);
        else {
            next.previousAlike = previous;
            this.#heads.set(entry.key, next);
        }
    }
    *[Symbol.iterator]() {
        for (const head of this.#heads.values()) {
            for (let entry = head; entry !== null; entry = entry.nextAlike)
                yield entry;
        }
    }
}
/** A process that has entries in one partition. Told of its death as part of it, before any process can look. */
class Owner extends Watcher {
    #partition;
    constructor(pid, partition) {
        super();
        this.first = null;
        this.last = null;
        this.pid = pid;
        this.#partition = partition;
    }
    targetDied() {
        this.#partition.drop(this);
    }
    append(entry) {
        entry.previousOwned = this.last;
        if (this.last === null)
            this.first = entry;
        else
            this.last.nextOwned = entry;
        this.last = entry;
    }
    remove(entry) {
        const { previousOwned: previous, nextOwned: next } = entry;
        if (previous === null)
            this.first = next;
        else
            previous.nextOwned = next;
        if (next === null)
            this.last = previous;
        else
            next.previousOwned = previous;
    }
}
/**
 * The entries of the processes that fall to one partition. In a duplicate registry each partition has its table; in a unique one all share
 * one, as there is one thread to look.
 */
export class Partition {
    #owners;
    constructor(table) {
        /** Owners are linked to it; null while there is none. */
        this.server = null;
        this.#owners = new Map();
        this.table = table;
    }
    /** Enters a registration; the key is the table's own from now on. */
    add(pid, key, value) {
        let owner = this.#owners.get(pid);
        if (owner === undefined) {
            owner = new Owner(pid, this);
            this.#owners.set(pid, owner);
            watch(pid, owner);
        }
        const entry = new Entry(ownKey(key), pid, value);
        this.table.append(entry);
        owner.append(entry);
    }
    /** Removes entries of one owner; returns whether it has any left. */
    remove(pid, entries) {
        const owner = this.#owners.get(pid);
        if (owner === undefined)
            return false;
        for (const entry of entries) {
            this.table.remove(entry);
            owner.remove(entry);
        }
        if (owner.first !== null)
            return true;
        this.drop(owner);
        return false;
    }
    has(pid) {
        return this.#owners.has(pid);
    }
    /** The keys of an owner, in the order of registration. */
    keysOf(pid) {
        const keys = [];
        for (let entry = this.#owners.get(pid)?.first ?? null; entry !== null; entry = entry.nextOwned)
            keys.push(entry.key);
        return keys;
    }
    /** What an owner has under a key. Walks both lists side by side, until the shorter one is at its end. */
    entriesOf(pid, key) {
        const byKey = [];
        const byOwner = [];
        let alike = this.table.first(key);
        let owned = this.#owners.get(pid)?.first ?? null;
        while (alike !== null && owned !== null) {
            if (alike.pid === pid)
                byKey.push(alike);
            if (sameKey(owned.key, key))
                byOwner.push(owned);
            alike = alike.nextAlike;
            owned = owned.nextOwned;
        }
        return alike === null ? byKey : byOwner;
    }
    /** Forgets an owner with all that it has. */
    drop(owner) {
        unwatch(owner);
        this.#owners.delete(owner.pid);
        for (let entry = owner.first; entry !== null; entry = entry.nextOwned)
            this.table.remove(entry);
    }
    /** Forgets a process whose death is still being worked off. */
    evict(pid) {
        const owner = this.#owners.get(pid);
        if (owner !== undefined)
            this.drop(owner);
    }
    /** The partition's process has ended, and its owners with it, unless they trap exits. */
    close() {
        this.server = null;
        for (const owner of this.#owners.values())
            this.drop(owner);
    }
}
/** What a registry consists of; reached from its name without a message. */
export class RegistryState {
    constructor(name, kind, partitionCount, listeners) {
        this.meta = new KeyMap();
        this.name = name;
        this.kind = kind;
        this.listeners = listeners;
        this.tables = Array.from({ length: kind === 'unique' ? 1 : partitionCount }, () => new KeyTable());
        this.partitions = Array.from({ length: partitionCount }, (_, i) => new Partition(this.tables[i] ?? this.table));
    }
    /** The table of a unique registry. */
    get table() {
        return this.tables[0];
    }
    partitionOf(pid) {
        return this.partitions[pid.id % this.partitions.length];
    }
    /** The entry of the live owner of a key of a unique registry, or null. */
    holder(key) {
        const entry = this.table.first(key);
        return entry !== null && isAlive(entry.pid) ? entry : null;
    }
}
//# sourceMappingURL=registry-table.js.map