/** An event that waits inside a machine. */
export class StatemEvent {
    constructor(type, content) {
        this.type = type;
        this.content = content;
    }
}
//# sourceMappingURL=event.js.map