/** What happened: a path of words, such as `['linecard', 'connection', 'stop']`. */
export type EventName = readonly string[]

/** Called with each event that it is attached to, in the code that caused it. One that throws is detached. */
export type TelemetryHandler = (event: EventName, measurements: Measurements, metadata: Metadata) => void
export type Measurements = Readonly<Record<string, number>>
export type Metadata = Readonly<Record<string, unknown>>

/** A node's events, after Elixir's `:telemetry`. An event to which nobody is attached costs one look-up. */
export class Telemetry {
  readonly #handlers = new Map<string, Map<string, TelemetryHandler>>()
  /** Whether there is any handler: mostly there is none, and this is asked for each process that ends. */
  #attached = false

  /**
   * Calls `handler` for each of `events` from now on. `id` is for `detach`.
   * @returns `'ok'`, or `['error', 'already_exists']`
   */
  attach(id: string, events: readonly EventName[], handler: TelemetryHandler): 'ok' | ['error', 'already_exists'] {
    for (const handlers of this.#handlers.values()) if (handlers.has(id)) return ['error', 'already_exists']
    for (const event of events) {
      const key = event.join('.')
      const handlers = this.#handlers.get(key) ?? new Map<string, TelemetryHandler>()
      handlers.set(id, handler)
      this.#handlers.set(key, handlers)
    }
    this.#attached = this.#handlers.size > 0
    return 'ok'
  }

  /** @returns `'ok'`, or `['error', 'not_found']` */
  detach(id: string): 'ok' | ['error', 'not_found'] {
    let found = false
    for (const [key, handlers] of this.#handlers) {
      if (handlers.delete(id)) found = true
      if (handlers.size === 0) this.#handlers.delete(key)
    }
    this.#attached = this.#handlers.size > 0
    return found ? 'ok' : ['error', 'not_found']
  }

  /** Whether anybody is attached to `event`, written with dots: ask before you make measurements that cost something. */
  wants(event: string): boolean {
    return this.#attached && this.#handlers.has(event)
  }

  /** Tells everybody who is attached to `event`. A handler that throws is detached and named in `linecard.telemetry.failure`. */
  execute(event: EventName, measurements: Measurements, metadata: Metadata): void {
    const handlers = this.#handlers.get(event.join('.'))
    if (handlers === undefined) return
    for (const [id, handler] of [...handlers]) {
      try {
        handler(event, measurements, metadata)
      } catch (error) {
        this.detach(id)
        this.execute(['linecard', 'telemetry', 'failure'], {}, { id, event, error })
      }
    }
  }
}
