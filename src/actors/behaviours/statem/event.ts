import type { EventType } from './action-types.ts'

/** An event that waits inside a machine. */
export class StatemEvent {
  readonly type: EventType
  readonly content: unknown

  constructor(type: EventType, content: unknown) {
    this.type = type
    this.content = content
  }
}
