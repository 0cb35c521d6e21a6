/**
 * A hierarchical timing wheel: 4 levels of 256 slots, ticks of 1 ms, entries linked into their slots. An entry's level
 * is the highest byte in which its deadline differs from the wheel's time, so everything on one level is due before
 * anything on the next, no level wraps around, and entries with one deadline always share a list: they keep their order
 * of insertion through every cascade.
 */
const levels = 4;
const slotsPerLevel = 256;
const wordsPerLevel = slotsPerLevel / 32;
/** Milliseconds that four levels can tell apart; a deadline in another stretch of this length waits in the overflow. */
const span = 2 ** 32;
const unscheduled = -1;
/** Deadlines before the wheel's time, sorted. */
const lateSlot = 0;
/** Deadlines beyond the wheel's present stretch of 2^32 ms, in order of insertion. */
const overflowSlot = 1;
/** Slot numbers of the levels start on a bitmap word of their own. */
const levelBase = 32;
/**
 * What a wheel holds; extend it with what is to happen. The wheel's speed depends on few classes extending it: best
 * one. An entry is in one wheel at a time.
 */
export class WheelEntry {
    constructor() {
        /** When it fires; the value of the last `insert`. Written by the wheel only. */
        this.deadline = 0;
        /** @internal Neighbours in its slot's circle; itself when alone or not scheduled. */
        this.prev = this;
        /** @internal */
        this.next = this;
        /** @internal Slot number, or -1. */
        this.slot = unscheduled;
    }
    /** True from `insert` until it is removed or fires. */
    get scheduled() {
        return this.slot !== unscheduled;
    }
}
/** Timers by deadline, in whole milliseconds of any clock that starts at or above 0. */
export class TimerWheel {
    constructor(startMs) {
        /** Number of scheduled entries; written by the wheel only. */
        this.size = 0;
        /** @internal Every earlier deadline has fired, except those in the late slot. */
        this.now = 0;
        /** @internal First millisecond that belongs to the overflow. */
        this.horizon = span;
        /** @internal First entry of each slot's circle; as long as the highest level used so far needs. */
        this.heads = new Array(levelBase + slotsPerLevel).fill(undefined);
        /** @internal One bit per slot that is not empty. */
        this.occupied = new Int32Array(levelBase / 32 + levels * wordsPerLevel);
        /** @internal An entry known to have the earliest deadline, if any is known. */
        this.earliest = undefined;
        this.now = Math.floor(startMs);
        this.horizon = endOfSpan(this.now);
    }
    /**
     * Schedules an entry for an integer deadline; one that is scheduled already moves there, behind its equals. Takes
     * constant time, except that deadlines before the last `advance` are sorted in from the latest on.
     */
    insert(entry, deadlineMs) {
        if (entry.slot !== unscheduled)
            this.unlink(entry);
        entry.deadline = deadlineMs;
        this.size++;
        const earliest = this.earliest;
        if (earliest !== undefined && deadlineMs < earliest.deadline)
            this.earliest = entry;
        if (deadlineMs < this.now)
            this.insertLate(entry);
        else
            this.append(entry, this.slotOf(deadlineMs));
    }
    /** Takes an entry out; returns false when it was not scheduled. */
    remove(entry) {
        if (entry.slot === unscheduled)
            return false;
        this.unlink(entry);
        return true;
    }
    /** Returns the earliest deadline, or Infinity when nothing is scheduled. */
    nextDeadline() {
        if (this.size === 0)
            return Number.POSITIVE_INFINITY;
        let earliest = this.earliest;
        if (earliest === undefined) {
            earliest = this.findEarliest();
            this.earliest = earliest;
        }
        return earliest.deadline;
    }
    /**
     * Fires every entry with a deadline <= `nowMs`, by deadline and among equals in order of insertion; also those that
     * are inserted meanwhile. When `fire` throws, the rest stays scheduled for the next `advance`.
     */
    advance(nowMs, sink) {
        const now = Math.floor(nowMs);
        for (;;) {
            const entry = this.nextDue(now);
            if (entry === undefined)
                return;
            this.unlink(entry);
            sink.fire(entry);
        }
    }
    /** @internal Brings the wheel's time to the next entry due by `now`, or to `now` itself when there is none. */
    nextDue(now) {
        const late = this.heads[lateSlot];
        if (late !== undefined)
            return late.deadline <= now ? late : undefined;
        do {
            const entry = this.heads[levelBase + (this.now & 0xff)];
            if (entry !== undefined)
                return this.now <= now ? entry : undefined;
        } while (this.jump(now));
        return undefined;
    }
    /**
     * @internal Moves the wheel's time to the first occupied slot that starts by `now` and spreads that slot over the
     * lower levels, which are empty then. Returns false, with the time at `now`, when there is none.
     */
    jump(now) {
        for (let level = 0; level < levels; level++) {
            const index = this.firstOccupied(level);
            if (index < 0)
                continue;
            const start = this.startOf(level, index);
            if (start > now)
                break;
            this.now = start;
            if (level > 0)
                this.cascade(levelBase + level * slotsPerLevel + index);
            return true;
        }
        if (now >= this.horizon)
            return this.enterSpan(now);
        if (now > this.now)
            this.now = now;
        return false;
    }
    /** @internal Leaves the stretch of 2^32 ms, whose levels are empty, for the next one with something due, or `now`'s. */
    enterSpan(now) {
        const head = this.heads[overflowSlot];
        const next = head === undefined ? Number.POSITIVE_INFINITY : endOfSpan(earliestIn(head).deadline) - span;
        const found = next <= now;
        this.now = found ? next : now;
        this.horizon = endOfSpan(this.now);
        if (found)
            this.cascade(overflowSlot);
        return found;
    }
    /** @internal Appends each entry of a slot anew, in order. */
    cascade(slot) {
        const head = this.heads[slot];
        if (head === undefined)
            return;
        this.vacate(slot);
        const last = head.prev;
        let entry = head;
        for (;;) {
            const next = entry.next;
            entry.prev = entry;
            entry.next = entry;
            this.append(entry, this.slotOf(entry.deadline));
            if (entry === last)
                return;
            entry = next;
        }
    }
    /** @internal For a deadline that is not before the wheel's time. */
    slotOf(deadline) {
        if (deadline >= this.horizon)
            return overflowSlot;
        // Both lie in one stretch of 2^32 ms, so their lower 32 bits tell them apart.
        const difference = deadline ^ this.now;
        if ((difference & ~0xff) === 0)
            return levelBase + (deadline & 0xff);
        if ((difference & ~0xffff) === 0)
            return levelBase + slotsPerLevel + ((deadline >>> 8) & 0xff);
        if ((difference & ~0xffffff) === 0)
            return levelBase + 2 * slotsPerLevel + ((deadline >>> 16) & 0xff);
        return levelBase + 3 * slotsPerLevel + (deadline >>> 24);
    }
    /** @internal */
    startOf(level, index) {
        const shift = level * 8;
        const withinLevel = this.now & (0xffffffff >>> (24 - shift));
        return this.now - (withinLevel >>> 0) + index * 2 ** shift;
    }
    /** @internal Index of the level's first occupied slot, or -1. None lies before the slot of the wheel's time. */
    firstOccupied(level) {
        const occupied = this.occupied;
        const base = levelBase / 32 + level * wordsPerLevel;
        for (let word = ((this.now >>> (level * 8)) & 0xff) >>> 5; word < wordsPerLevel; word++) {
            const bits = occupied[base + word];
            if (bits !== 0)
                return word * 32 + 31 - Math.clz32(bits & -bits);
        }
        return -1;
    }
    /** @internal Call only when something is scheduled. */
    findEarliest() {
        const late = this.heads[lateSlot];
        if (late !== undefined)
            return late;
        for (let level = 0; level < levels; level++) {
            const index = this.firstOccupied(level);
            if (index < 0)
                continue;
            const head = this.heads[levelBase + level * slotsPerLevel + index];
            return level === 0 ? head : earliestIn(head);
        }
        return earliestIn(this.heads[overflowSlot]);
    }
    /** @internal */
    append(entry, slot) {
        entry.slot = slot;
        if (slot >= this.heads.length)
            this.growTo(slot);
        const head = this.heads[slot];
        if (head === undefined)
            this.occupy(slot, entry);
        else
            linkBefore(head, entry);
    }
    /** @internal */
    insertLate(entry) {
        const head = this.heads[lateSlot];
        if (head === undefined) {
            this.append(entry, lateSlot);
            return;
        }
        entry.slot = lateSlot;
        const deadline = entry.deadline;
        let following = head;
        do {
            if (following.prev.deadline <= deadline)
                break;
            following = following.prev;
        } while (following !== head);
        linkBefore(following, entry);
        if (deadline < head.deadline)
            this.heads[lateSlot] = entry;
    }
    /** @internal */
    unlink(entry) {
        const slot = entry.slot;
        const next = entry.next;
        if (next === entry) {
            this.vacate(slot);
        }
        else {
            const prev = entry.prev;
            prev.next = next;
            next.prev = prev;
            if (this.heads[slot] === entry)
                this.heads[slot] = next;
            entry.prev = entry;
            entry.next = entry;
        }
        entry.slot = unscheduled;
        this.size--;
        if (this.earliest === entry)
            this.earliest = undefined;
    }
    /** @internal */
    occupy(slot, entry) {
        this.heads[slot] = entry;
        const word = slot >>> 5;
        this.occupied[word] = this.occupied[word] | (1 << (slot & 31));
    }
    /** @internal */
    vacate(slot) {
        this.heads[slot] = undefined;
        const word = slot >>> 5;
        this.occupied[word] = this.occupied[word] & ~(1 << (slot & 31));
    }
    /** @internal Most wheels never use the upper levels, 2 KB each. */
    growTo(slot) {
        const level = (slot - levelBase) >>> 8;
        const length = levelBase + (level + 1) * slotsPerLevel;
        const grown = new Array(length).fill(undefined);
        for (let i = 0; i < this.heads.length; i++)
            grown[i] = this.heads[i];
        this.heads = grown;
    }
}
function linkBefore(following, entry) {
    const prev = following.prev;
    entry.prev = prev;
    entry.next = following;
    prev.next = entry;
    following.prev = entry;
}
function earliestIn(head) {
    let earliest = head;
    for (let entry = head.next; entry !== head; entry = entry.next) {
        if (entry.deadline < earliest.deadline)
            earliest = entry;
    }
    return earliest;
}
function endOfSpan(ms) {
    return (Math.floor(ms / span) + 1) * span;
}
//# sourceMappingURL=timer-wheel.js.map