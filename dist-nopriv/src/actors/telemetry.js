/** A node's events, after Elixir's `:telemetry`. An event to which nobody is attached costs one look-up. */
export class Telemetry {
    #handlers = new Map();
    /**
     * Calls `handler` for each of `events` from now on. `id` is for `detach`.
     * @returns `'ok'`, or `['error', 'already_exists']`
     */
    attach(id, events, handler) {
        for (const handlers of this.#handlers.values())
            if (handlers.has(id))
                return ['error', 'already_exists'];
        for (const event of events) {
            const key = event.join('.');
            const handlers = this.#handlers.get(key) ?? new Map();
            handlers.set(id, handler);
            this.#handlers.set(key, handlers);
        }
        return 'ok';
    }
    /** @returns `'ok'`, or `['error', 'not_found']` */
    detach(id) {
        let found = false;
        for (const [key, handlers] of this.#handlers) {
            if (handlers.delete(id))
                found = true;
            if (handlers.size === 0)
                this.#handlers.delete(key);
        }
        return found ? 'ok' : ['error', 'not_found'];
    }
    /** Whether anybody is attached to `event`, written with dots: ask before you make measurements that cost something. */
    wants(event) {
        return this.#handlers.has(event);
    }
    /** Tells everybody who is attached to `event`. A handler that throws is detached and named in `linecard.telemetry.failure`. */
    execute(event, measurements, metadata) {
        const handlers = this.#handlers.get(event.join('.'));
        if (handlers === undefined)
            return;
        for (const [id, handler] of [...handlers]) {
            try {
                handler(event, measurements, metadata);
            }
            catch (error) {
                this.detach(id);
                this.execute(['linecard', 'telemetry', 'failure'], {}, { id, event, error });
            }
        }
    }
}
//# sourceMappingURL=telemetry.js.map