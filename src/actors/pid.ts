import { unexpected } from './errors.ts'
import type { Fifo } from './fifo.ts'
import { inspectAs } from './inspect.ts'
import type { KeyMap } from './key-map.ts'
import type { Link } from './links.ts'
import type { MonitorRef } from './monitors.ts'
import type { Node } from './node.ts'
import type { ReceiveWait } from './receive.ts'
import type { NodeTimer } from './timers.ts'

/** What a process runs. The kernel knows nothing more of behaviours, connections or functions than this. */
export interface Program {
  /** What `info` and crash reports call it: the behaviour's or function's name. */
  readonly label: string
  /** The first turn. What it throws ends the process. */
  start(process: Pid): void
  /** One message, in mailbox order. What it throws ends the process. */
  receive(process: Pid, message: unknown): void
  /**
   * Runs a turn of more than one message; `run` handles them all. A program whose output is cheaper in batches wraps it.
   */
  batch?(process: Pid, run: () => void): void
  /** What the process's dictionary holds from the beginning; asked for once, when somebody looks. Without it: nothing. */
  dictionary?(process: Pid): KeyMap<unknown>
  /** Async code that this process left behind threw `thrown`: ends the process, in its own way. Without it the process just dies. */
  stray?(process: Pid, thrown: unknown): void
  /** Called once when the process has died, whatever the reason; must not throw. */
  ended?(process: Pid, reason: unknown): void
}

/** In the run ring, or running a turn right now: further messages go to the process's own queue. */
export const QUEUED = 1
/** A callback is awaiting, or the process is an async function: messages wait in the queue until it asks or is done. */
export const BUSY = 2
/** Inside `receive`: an arriving message has to be looked at. Implies BUSY. */
export const WAITING = 4
/** Its code is on the JavaScript stack: an exit signal from elsewhere takes effect when that code returns. */
export const RUNNING = 8
export const DEAD = 16
export const TRAP_EXIT = 32
/** Started by a linked parent, whose exit ends it. */
export const HAS_PARENT = 64
export const HIBERNATING = 128
/** A GenServer return asked to be told if no message comes. */
export const IDLE_TIMER = 256
/** A look at the mailbox is in the run ring, for a process that is busy. */
export const LOOKING = 512
/** An exit signal waits for its code to give the thread back: no further message is handled. */
export const EXITING = 1024

/** Its behaviour tells the debug functions in its extras what it does. */
export const DEBUGGED = 2048

/** Its first turn is still to come. */
export const STARTING = 4096

/** What most processes never need, in one object made at first use. */
export class Extras {
  name: string | null = null
  globalName: { readonly name: unknown } | null = null
  dictionary: KeyMap<unknown> | null = null
  /** Timers that are addressed to this process, and end with it. */
  timers: NodeTimer | null = null
  /** The `receive` that is being waited in. */
  wait: ReceiveWait | null = null
  /** An exit signal that came while the process's own code was running. */
  pendingExit: { readonly reason: unknown } | null = null
  abort: AbortController | null = null
  idleTimer: NodeTimer | null = null
  /** What the idle timer is started with. */
  idleMs = 0
  /** What `Sys` has been asked to do with each of its events. */
  debug: unknown = null
  /** Runs on death before anybody is told. */
  cleanups: Set<(pid: Pid) => void> | null = null
  /** The lineage that all children of this process share. */
  childLineage: Lineage | null = null
}

/** Who started a process, as proc_lib keeps it. Shared by all children of one parent. */
export interface Lineage {
  readonly parent: Pid
  /** Nearest first; registered names where there are any. Mirrors `$ancestors`. */
  readonly ancestors: readonly (Pid | string)[]
}

/**
 * A process, as others see it: its address. Prints `#PID<0.N.0>`, is equal by identity, and stays valid (as a dead one) for as long as
 * somebody keeps it; a dead process's state is let go at once.
 *
 * The type parameter says which messages it understands. A plain `Pid` is unchecked, as every pid in Elixir is.
 */
// biome-ignore lint/suspicious/noExplicitAny: the one type that is both above and below every typed pid
export class Pid<in M = any> {
  declare protected readonly accepts: (message: M) => void
  readonly id: number
  /** @internal */ readonly node: Node
  /** @internal */ flags = 0
  /** @internal */ program: Program
  /** @internal The program's own state. */ state: unknown = undefined
  /** @internal */ queue: Fifo<unknown> | null = null
  /** @internal */ links: Link | null = null
  /** @internal Who is told when this process dies. */ watchers: Watcher | null = null
  /** @internal The monitors that this process holds. */ watching: MonitorRef | null = null
  /** @internal */ lineage: Lineage | null = null
  /** @internal */ extras: Extras | null = null
  /** @internal */ previous: Pid | null = null
  /** @internal */ next: Pid | null = null

  /** @internal */
  constructor(node: Node, id: number, program: Program) {
    this.node = node
    this.id = id
    this.program = program
  }

  toString(): string {
    return `#PID<0.${this.id}.0>`
  }

  /** As `toString`. */
  toJSON(): string {
    return this.toString()
  }
}
inspectAs(Pid.prototype, String)

/**
 * Something to be told once when `target` dies: a monitor, a pending call. Intrusive: costs no list of its own. The head of `target.watchers` is
 * told last; the one before the head is the end of the list, so that both ends are at hand.
 */
export abstract class Watcher {
  target: Pid | null = null
  previousWatcher: Watcher | null = null
  nextWatcher: Watcher | null = null
  /** Called when `target` has died, already taken off its list. Must not throw. */
  abstract targetDied(target: Pid, reason: unknown): void
}

/** Puts `watcher` on the list of those who are told when `target` dies, after all that are on it. */
export function watch(target: Pid, watcher: Watcher): void {
  const head = target.watchers
  watcher.target = target
  if (head === null) watcher.previousWatcher = watcher
  else {
    watcher.previousWatcher = head.previousWatcher
    watcher.nextWatcher = head
    head.previousWatcher = watcher
  }
  target.watchers = watcher
}

/** As `watch`, but it is told before all that are on the list. */
export function watchAsFirst(target: Pid, watcher: Watcher): void {
  const head = target.watchers
  if (head === null) watch(target, watcher)
  else {
    const end = head.previousWatcher as Watcher
    watcher.target = target
    watcher.previousWatcher = end
    end.nextWatcher = watcher
    head.previousWatcher = watcher
  }
}

/** Takes it off again; nothing happens if it is on no list. */
export function unwatch(watcher: Watcher): void {
  const target = watcher.target
  if (target === null) return
  const head = target.watchers as Watcher
  const previous = watcher.previousWatcher as Watcher
  const next = watcher.nextWatcher
  if (watcher === head) target.watchers = next
  else previous.nextWatcher = next
  if (next !== null) next.previousWatcher = previous
  else if (watcher !== head) head.previousWatcher = previous
  watcher.target = watcher.previousWatcher = watcher.nextWatcher = null
}

/** Who is told first when `target` dies, or null. */
export function firstTold(target: Pid): Watcher | null {
  return target.watchers === null ? null : target.watchers.previousWatcher
}

/** Who is told after `watcher` when `target` dies, or null. */
export function toldAfter(target: Pid, watcher: Watcher): Watcher | null {
  return target.watchers === watcher ? null : watcher.previousWatcher
}

/** The process's extras, made now if it has none. */
export function extrasOf(process: Pid): Extras {
  process.extras ??= new Extras()
  return process.extras
}

/** @throws {TypeError} */
export function checkPid(value: unknown): asserts value is Pid {
  if (!(value instanceof Pid)) throw unexpected('a pid', value)
}

export function isDead(process: Pid): boolean {
  return (process.flags & DEAD) !== 0
}

/** Whether the queue and the run ring have nothing of it, and its code does not run: what comes for it may be handled at once. */
export function isIdle(process: Pid): boolean {
  return (process.flags & (QUEUED | BUSY | DEAD)) === 0
}

/** Dead, or about to be as soon as its code gives the thread back: what that code returned counts no more. */
export function isGoing(process: Pid): boolean {
  return (process.flags & (DEAD | EXITING)) !== 0
}
