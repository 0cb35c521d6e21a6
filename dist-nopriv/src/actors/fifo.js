/**
 * A first-in first-out queue on a power-of-two ring, and a pool of such queues. A process owns one only while it has a
 * backlog, so that an idle process pays nothing for its mailbox.
 */
const initialCapacity = 8;
/** A queue that outgrew this gives its array back when it runs empty. */
const keptCapacity = 1024;
/** A queue that also takes from the middle, as selective receive needs. An entry is released as soon as it leaves. */
export class Fifo {
    constructor() {
        /** Number of entries; written by the queue only. */
        this.length = 0;
        /** @internal A free slot holds undefined, so that what was in it can be collected. */
        this.items = emptySlots(initialCapacity);
        /** @internal */
        this.head = 0;
        /** @internal */
        this.pooled = false;
    }
    /** Number of entries that fit before the ring grows. */
    get capacity() {
        return this.items.length;
    }
    /** Appends at the tail. */
    push(value) {
        if (this.length === this.items.length)
            this.grow();
        const items = this.items;
        items[(this.head + this.length) & (items.length - 1)] = value;
        this.length++;
    }
    /** Takes the head, or returns undefined when the queue is empty. */
    shift() {
        if (this.length === 0)
            return undefined;
        const items = this.items;
        const head = this.head;
        const value = items[head];
        items[head] = undefined;
        this.head = (head + 1) & (items.length - 1);
        if (--this.length === 0 && items.length > keptCapacity)
            this.reset();
        return value;
    }
    /** Puts an entry before the head. */
    unshift(value) {
        if (this.length === this.items.length)
            this.grow();
        const items = this.items;
        this.head = (this.head - 1) & (items.length - 1);
        items[this.head] = value;
        this.length++;
    }
    /** Returns the entry at `index`, 0 being the head, or undefined outside the queue. */
    at(index) {
        if (index < 0 || index >= this.length)
            return undefined;
        const items = this.items;
        return items[(this.head + index) & (items.length - 1)];
    }
    /**
     * Takes the entry at `index` and keeps the others in order, by moving the shorter side.
     * @throws {RangeError} when there is no such entry
     */
    removeAt(index) {
        if (!Number.isInteger(index) || index < 0 || index >= this.length)
            throw outOfRange(index, this.length);
        const items = this.items;
        const mask = items.length - 1;
        const position = (this.head + index) & mask;
        const value = items[position];
        if (index < this.length >>> 1)
            this.closeGapFromHead(position);
        else
            this.closeGapFromTail(position);
        if (--this.length === 0 && items.length > keptCapacity)
            this.reset();
        return value;
    }
    /** Drops all entries. */
    clear() {
        if (this.items.length > keptCapacity)
            this.reset();
        else
            this.items.fill(undefined);
        this.head = 0;
        this.length = 0;
    }
    /** @internal */
    closeGapFromHead(position) {
        const items = this.items;
        const mask = items.length - 1;
        let gap = position;
        while (gap !== this.head) {
            const previous = (gap - 1) & mask;
            items[gap] = items[previous];
            gap = previous;
        }
        items[gap] = undefined;
        this.head = (gap + 1) & mask;
    }
    /** @internal */
    closeGapFromTail(position) {
        const items = this.items;
        const mask = items.length - 1;
        const tail = (this.head + this.length - 1) & mask;
        let gap = position;
        while (gap !== tail) {
            const following = (gap + 1) & mask;
            items[gap] = items[following];
            gap = following;
        }
        items[gap] = undefined;
    }
    /** @internal Called when full only, so that every slot holds an entry. */
    grow() {
        const items = this.items;
        const mask = items.length - 1;
        const grown = emptySlots(items.length * 2);
        for (let i = 0; i <= mask; i++)
            grown[i] = items[(this.head + i) & mask];
        this.items = grown;
        this.head = 0;
    }
    /** @internal */
    reset() {
        this.items = emptySlots(initialCapacity);
        this.head = 0;
    }
}
const maxPooled = 1024;
const maxPooledCapacity = 64;
const pool = [];
/** Takes an empty queue from the pool, or makes one. */
export function acquireFifo() {
    // An empty queue has no element type yet.
    const fifo = pool.pop();
    if (fifo === undefined)
        return new Fifo();
    fifo.pooled = false;
    return fifo;
}
/**
 * Gives an empty queue back; the caller must not touch it again. A queue that has grown beyond 64 entries, or that the
 * full pool has no room for, is left to the garbage collector.
 * @throws {RangeError} when the queue still has entries
 * @throws {TypeError} when it was given back before
 */
export function releaseFifo(fifo) {
    if (fifo.length !== 0)
        throw new RangeError(`Expected \`fifo\` to be empty, got ${fifo.length} entries`);
    if (fifo.pooled)
        throw new TypeError('Expected `fifo` to be in use, got one that was already released');
    if (pool.length >= maxPooled || fifo.capacity > maxPooledCapacity)
        return;
    fifo.pooled = true;
    pool.push(fifo);
}
function emptySlots(capacity) {
    // Filled with undefined, the array has one elements kind from the start, whatever T is.
    return new Array(capacity).fill(undefined);
}
function outOfRange(index, length) {
    return new RangeError(`Expected \`index\` to be an integer >= 0 and < ${length}, got \`${index}\``);
}
//# sourceMappingURL=fifo.js.map