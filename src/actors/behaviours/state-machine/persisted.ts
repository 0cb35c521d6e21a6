import type { EventObject } from './xstate.ts'

/** What a machine is restored from: xstate's persisted snapshot, with what is ours. Plain data if context and events are. */
export interface PersistedSnapshot {
  readonly status: 'active' | 'done' | 'error' | 'stopped'
  readonly output?: unknown
  readonly error?: unknown
  readonly value?: unknown
  readonly context?: unknown
  /** The machine's `id`. */
  readonly machine?: string
  /** Delayed events under way. */
  readonly timers?: readonly PersistedTimer[]
  /** Postponed events, oldest first; those with a caller are left out, as no caller outlives its call. */
  readonly postponed?: readonly EventObject[]
  readonly [part: string]: unknown
}

/** A delayed event, as it is written down. */
export interface PersistedTimer {
  readonly id: string
  readonly event: EventObject
  /** Ms until it is due. */
  readonly remaining: number
  /** A child's id or `'#_parent'`; the actor itself when absent. */
  readonly to?: string
}

/** Keeps snapshots, for a machine that goes on where it was when it is started again. Either function may return a promise. */
export interface SnapshotStore {
  /** The last snapshot that was saved, or null. */
  load(): PersistedSnapshot | null | undefined | PromiseLike<PersistedSnapshot | null | undefined>
  /** Keeps a snapshot; the machine takes no further event until it is kept. */
  save(snapshot: PersistedSnapshot): void | PromiseLike<void>
}
