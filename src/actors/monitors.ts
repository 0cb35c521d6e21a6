import { deliver } from './mailbox.ts'
import { type Pid, unwatch, type Watcher, watch } from './pid.ts'
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

/**
 * The reference that `monitor` returns, and the monitor itself: on the target's list of watchers, and on the watcher's own list of what it
 * watches. It is active for as long as it has a target.
 */
export class MonitorRef extends Ref implements Watcher {
  /** @internal */ readonly watcher: Pid | null
  /** @internal What the DOWN message names: the pid, or `[name, node]`. */ readonly object: unknown
  /** @internal */ readonly tag: unknown
  /** @internal Null when it is no longer active. */ target: Pid | null = null
  /** @internal */ previousWatcher: Watcher | null = null
  /** @internal */ nextWatcher: Watcher | null = null
  /** @internal */ previousWatching: MonitorRef | null = null
  /** @internal */ nextWatching: MonitorRef | null = null
  /** @internal Whom messages to this reference reach; null when it is no alias, or none any more. */ aliasOwner: Pid | null =
    null
  /** @internal */ aliasMode: AliasMode | null = null

  /** @internal Without a watcher it is a reference and no more. */
  constructor(watcher: Pid | null = null, object: unknown = null, tag: unknown = null) {
    super()
    this.watcher = watcher
    this.object = object
    this.tag = tag
  }

  /** @internal */
  targetDied(_target: Pid, reason: unknown): void {
    endMonitor(this)
    if (this.aliasMode === 'demonitor' || this.aliasMode === 'reply_demonitor') this.aliasOwner = null
    if (this.watcher !== null) deliver(this.watcher, [this.tag, this, 'process', this.object, reason])
  }
}

/** Begins to watch a live target. */
export function startMonitor(watcher: Pid, target: Pid, object: unknown, tag: unknown): MonitorRef {
  const monitor = new MonitorRef(watcher, object, tag)
  beginMonitor(monitor, watcher, target)
  return monitor
}

/** Puts a new monitor on both lists. */
export function beginMonitor(monitor: MonitorRef, watcher: Pid, target: Pid): void {
  watch(target, monitor)
  monitor.nextWatching = watcher.watching
  if (watcher.watching !== null) watcher.watching.previousWatching = monitor
  watcher.watching = monitor
}

/** Takes a monitor off both lists. */
export function endMonitor(monitor: MonitorRef): void {
  unwatch(monitor)
  const { watcher, previousWatching: previous, nextWatching: next } = monitor
  if (previous !== null) previous.nextWatching = next
  else if (watcher?.watching === monitor) watcher.watching = next
  if (next !== null) next.previousWatching = previous
  monitor.previousWatching = monitor.nextWatching = null
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
    endMonitor(ref)
  }
  return owner
}
