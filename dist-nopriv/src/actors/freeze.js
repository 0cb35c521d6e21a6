/** Freezes plain data deeply: arrays and plain objects. Pids, buffers, maps and instances of classes stay as they are. */
export function freeze(value) {
    const pending = [value];
    while (pending.length > 0) {
        const part = pending.pop();
        if (!isPlain(part) || Object.isFrozen(part))
            continue;
        Object.freeze(part);
        for (const inner of Object.values(part))
            pending.push(inner);
    }
    return value;
}
function isPlain(value) {
    if (typeof value !== 'object' || value === null)
        return false;
    const prototype = Object.getPrototypeOf(value);
    return prototype === Object.prototype || prototype === Array.prototype || prototype === null;
}
//# sourceMappingURL=freeze.js.map