import { inspectAs } from "./inspect.js";
let nextId = 0;
/** A unique value, as `make_ref/0` gives. Equal only to itself; prints `#Reference<0.0.N>`. */
export class Ref {
    constructor() {
        /** Given out when first printed: most references never are. @internal */
        this.printedId = 0;
    }
    toString() {
        if (this.printedId === 0)
            this.printedId = ++nextId;
        return `#Reference<0.0.${this.printedId}>`;
    }
}
inspectAs(Ref.prototype, String);
/** Makes a new unique reference. Mirrors `make_ref/0`. */
export function makeRef() {
    return new Ref();
}
//# sourceMappingURL=ref.js.map