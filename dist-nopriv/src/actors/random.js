/** A small seeded generator (mulberry32), for orders that a test wants to have again. Returns a function that picks an index below `count`. */
export function seededChoice(seed) {
    let state = seed >>> 0;
    return (count) => {
        state = (state + 0x6d2b79f5) >>> 0;
        let mixed = Math.imul(state ^ (state >>> 15), state | 1);
        mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
        return ((mixed ^ (mixed >>> 14)) >>> 0) % count;
    };
}
//# sourceMappingURL=random.js.map