import { workIn } from "./call-by-name.js";
import { currentNode } from "./default-node.js";
import { isThenable } from "./suspend.js";
export function tc(...given) {
    const work = workIn(given);
    if (work === null)
        throw new TypeError(`Expected a function and its arguments, or a module, a name and arguments, got \`${String(given[0])}\``);
    const { clock } = currentNode();
    const start = clock.now();
    const timed = (value) => [Math.round((clock.now() - start) * 1000), value];
    const value = work();
    return isThenable(value) ? value.then(timed) : timed(value);
}
/** So many seconds in ms. Mirrors `timer:seconds/1`. */
export function seconds(count) {
    return count * 1000;
}
/** So many minutes in ms. Mirrors `timer:minutes/1`. */
export function minutes(count) {
    return count * 60_000;
}
/** So many hours in ms. Mirrors `timer:hours/1`. */
export function hours(count) {
    return count * 3_600_000;
}
/** Hours, minutes and seconds in ms. Mirrors `timer:hms/3`. */
export function hms(h, m, s) {
    return hours(h) + minutes(m) + seconds(s);
}
//# sourceMappingURL=time.js.map