import { type Clock, currentNode, type Node } from 'linecard'
import { nameless, render } from './render.ts'

/** What one run of a scenario has produced so far. */
export class Recording {
  readonly clock: Clock
  readonly names: Map<unknown, string> = new Map()
  /** Instances that each worker id has had. */
  readonly instances: Map<string, number> = new Map()
  /** Workers whose init has finished. */
  readonly ready: Set<unknown> = new Set()
  /** Events as they were when emitted; a pid in them is named at the end, as it may get its name later. */
  readonly #events: unknown[] = []
  #over = false

  constructor(clock: Clock) {
    this.clock = clock
  }

  add(event: unknown): void {
    if (!this.#over) this.#events.push(render(event, nameless))
  }

  /** What is emitted from now on, by processes that are torn down, is no part of the trace. */
  end(): void {
    this.#over = true
  }

  /** The trace, one JSON text for each event. */
  lines(): string[] {
    return this.#events.map((event) => JSON.stringify(render(event, this.names)))
  }
}

const recordings = new WeakMap<Node, Recording>()

export function record(node: Node, clock: Clock): Recording {
  const recording = new Recording(clock)
  recordings.set(node, recording)
  return recording
}

/** The recording of the node that the caller runs on. */
export function recording(): Recording {
  const found = recordings.get(currentNode())
  if (found === undefined) throw new Error('Expected to be called by a process of a scenario')
  return found
}
