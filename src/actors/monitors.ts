import { deliver } from './mailbox.ts'
import { type Pid, unwatch, Watcher, watch } from './pid.ts'
import { Ref } from './ref.ts'

/** When an alias ends: with `unalias`, with its monitor (`demonitor`), or with the first message that comes through it (`reply…`). */
export type AliasMode = 'explicit_unalias' | 'demonitor' | 'reply_demonitor'

/** A reference that messages can be sent to for as long as it is active. Mirrors `alias/1`. */
export class Alias extends Ref {
  /** @internal Null when it is no longer active. */ owner: Pid | null
  /** @internal */ readonly mode: 'explicit_unalias' | 'reply'

  /** @internal */
  constructor(owner: Pid, mode: 'explicit_unalias' | 'reply') {
    super()
    this.owner = owner
    this.mode = mode
  }
}

/** The reference that `monitor` returns. */
export class MonitorRef extends Ref {
  /** @internal Null when it is no longer active. */ monitor: Monitor | null = null
  /** @internal */ aliasOwner: Pid | null = null
  /** @internal */ aliasMode: AliasMode | null = null

  // Without it each reference would be made through an array of no arguments.
  // biome-ignore lint/complexity/noUselessConstructor: as said
  constructor() {
    super()
  }
}

/** One `monitor` call: on the target's list of watchers, and on the watcher's own list. */
export class Monitor extends Watcher {
  readonly ref: MonitorRef
  readonly watcher: Pid
  /** What the DOWN message names: the pid, or `[name, node]`. */
  readonly object: unknown
  readonly tag: unknown
  previousWatching: Monitor | null = null
  nextWatching: Monitor | null = null

  constructor(watcher: Pid, object: unknown, tag: unknown) {
    super()
    this.watcher = watcher
    this.object = object
    this.tag = tag
    this.ref = new MonitorRef()
    this.ref.monitor = this
  }

  override targetDied(_target: Pid, reason: unknown): void {
    endMonitor(this)
    if (this.ref.aliasMode === 'demonitor' || this.ref.aliasMode === 'reply_demonitor') this.ref.aliasOwner = null
    deliver(this.watcher, [this.tag, this.ref, 'process', this.object, reason])
  }
}

/** Begins to watch a live target. */
export function startMonitor(watcher: Pid, target: Pid, object: unknown, tag: unknown): Monitor {
  const monitor = new Monitor(watcher, object, tag)
  beginMonitor(monitor, target)
  return monitor
}

/** Puts a new monitor on both lists. */
export function beginMonitor(monitor: Monitor, target: Pid): void {
  const { watcher } = monitor
  watch(target, monitor)
  monitor.nextWatching = watcher.watching
  if (watcher.watching !== null) watcher.watching.previousWatching = monitor
  watcher.watching = monitor
}

/** Takes a monitor off both lists. */
export function endMonitor(monitor: Monitor): void {
  unwatch(monitor)
  const { watcher, previousWatching: previous, nextWatching: next } = monitor
  if (previous !== null) previous.nextWatching = next
  else if (watcher.watching === monitor) watcher.watching = next
  if (next !== null) next.previousWatching = previous
  monitor.previousWatching = monitor.nextWatching = null
  monitor.ref.monitor = null
}

/** Takes the DOWN message of a monitor out of its process's mailbox, if it is there. */
export function flushDown(process: Pid, ref: Ref): void {
  const queue = process.queue
  for (let index = 0; queue !== null && index < queue.length; index++) {
    const message = queue.at(index)
    if (!Array.isArray(message) || message.length !== 5 || message[1] !== ref) continue
    queue.removeAt(index)
    return
  }
}

/** Ends every monitor that a process holds: it has died. */
export function dropMonitors(watcher: Pid): void {
  while (watcher.watching !== null) endMonitor(watcher.watching)
}

/** The process that a message to `ref` reaches now, or null. Ends an alias that lasts for one message. */
export function aliasTarget(ref: Ref): Pid | null {
  if (ref instanceof Alias) {
    const owner = ref.owner
    if (ref.mode === 'reply') ref.owner = null
    return owner
  }
  if (!(ref instanceof MonitorRef)) return null
  const owner = ref.aliasOwner
  if (ref.aliasMode === 'reply_demonitor' && owner !== null) {
    ref.aliasOwner = null
    if (ref.monitor !== null) endMonitor(ref.monitor)
  }
  return owner
}
