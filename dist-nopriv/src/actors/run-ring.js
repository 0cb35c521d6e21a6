/**
 * The run queue's store: a ring of (process, message) pairs in two parallel arrays, so that queueing and taking a pair
 * allocates nothing. One array with two slots a pair measured no faster.
 */
const initialCapacity = 64;
/** There is one ring a node, so it may keep 1 MB; what outgrew that is given back when the ring runs empty. */
const keptCapacity = 65_536;
/** A ring of pairs; `shift` returns the process and leaves the message in `message`. */
export class RunRing {
    constructor() {
        /** Number of pairs; written by the ring only. */
        this.length = 0;
        /** The message of the pair that `shift` took last; undefined after a `shift` of the empty ring. */
        this.message = undefined;
        /** @internal A free slot holds undefined, so that what was in it can be collected. */
        this.processes = emptySlots(initialCapacity);
        /** @internal As long as `processes`. */
        this.messages = emptySlots(initialCapacity);
        /** @internal */
        this.head = 0;
    }
    /** Number of pairs that fit before the ring grows. */
    get capacity() {
        return this.processes.length;
    }
    /** Appends a pair at the tail. */
    push(process, message) {
        if (this.length === this.processes.length)
            this.grow();
        const processes = this.processes;
        const tail = (this.head + this.length) & (processes.length - 1);
        processes[tail] = process;
        this.messages[tail] = message;
        this.length++;
    }
    /**
     * Takes the head pair: returns its process and puts its message into `message`. Returns undefined when empty.
     * `message` holds on to its value until the next `shift`.
     */
    shift() {
        if (this.length === 0) {
            this.message = undefined;
            return undefined;
        }
        const processes = this.processes;
        const messages = this.messages;
        const head = this.head;
        const process = processes[head];
        this.message = messages[head];
        processes[head] = undefined;
        messages[head] = undefined;
        this.head = (head + 1) & (processes.length - 1);
        if (--this.length === 0 && processes.length > keptCapacity)
            this.reset();
        return process;
    }
    /**
     * Exchanges the head pair with the pair `offset` places behind it, so that a seeded scheduler can choose who is next.
     * @throws {RangeError} when there is no such pair
     */
    swapToHead(offset) {
        if (!Number.isInteger(offset) || offset < 0 || offset >= this.length)
            throw outOfRange(offset, this.length);
        const processes = this.processes;
        const messages = this.messages;
        const head = this.head;
        const other = (head + offset) & (processes.length - 1);
        const process = processes[head];
        const message = messages[head];
        processes[head] = processes[other];
        messages[head] = messages[other];
        processes[other] = process;
        messages[other] = message;
    }
    /** Returns the process `offset` places behind the head, or undefined outside the ring. */
    processAt(offset) {
        if (offset < 0 || offset >= this.length)
            return undefined;
        return this.processes[(this.head + offset) & (this.processes.length - 1)];
    }
    /** Returns the message `offset` places behind the head, or undefined outside the ring. */
    messageAt(offset) {
        if (offset < 0 || offset >= this.length)
            return undefined;
        return this.messages[(this.head + offset) & (this.messages.length - 1)];
    }
    /** Visits the pairs from the head on; the visitor must not change the ring. */
    forEach(visit) {
        for (let offset = 0; offset < this.length; offset++)
            visit(this.processAt(offset), this.messageAt(offset));
    }
    /** Returns the first process, from the head on, whose pair satisfies `matches`, which must not change the ring. */
    find(matches) {
        for (let offset = 0; offset < this.length; offset++) {
            const process = this.processAt(offset);
            if (matches(process, this.messageAt(offset)))
                return process;
        }
        return undefined;
    }
    /** Drops all pairs and the last message. */
    clear() {
        this.reset();
        this.length = 0;
        this.message = undefined;
    }
    /** @internal Called when full only, so that every slot is taken. */
    grow() {
        this.processes = unrolled(this.processes, this.head);
        this.messages = unrolled(this.messages, this.head);
        this.head = 0;
    }
    /** @internal */
    reset() {
        this.processes = emptySlots(initialCapacity);
        this.messages = emptySlots(initialCapacity);
        this.head = 0;
    }
}
/** The full ring `slots`, from its head on, in an array of twice the length. */
function unrolled(slots, head) {
    const mask = slots.length - 1;
    const grown = emptySlots(slots.length * 2);
    for (let i = 0; i <= mask; i++)
        grown[i] = slots[(head + i) & mask];
    return grown;
}
function emptySlots(capacity) {
    // Filled with undefined, the array has one elements kind from the start, whatever T is.
    return new Array(capacity).fill(undefined);
}
function outOfRange(offset, length) {
    return new RangeError(`Expected \`offset\` to be an integer >= 0 and < ${length}, got \`${offset}\``);
}
//# sourceMappingURL=run-ring.js.map