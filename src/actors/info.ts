import { dictionaryOf } from './dictionary.ts'
import { nextLink, peerOf } from './links.ts'
import { asSeen, Marker } from './mailbox.ts'
import {
  BUSY,
  checkPid,
  firstTold,
  HIBERNATING,
  isDead,
  type Lineage,
  type Pid,
  QUEUED,
  RUNNING,
  TRAP_EXIT,
  toldAfter,
  WAITING,
} from './pid.ts'

/** What `Process.info` tells of a process. */
export interface ProcessInfo {
  readonly registered_name: string | null
  readonly initial_call: string
  readonly status: 'running' | 'runnable' | 'waiting'
  readonly message_queue_len: number
  readonly messages: readonly unknown[]
  readonly links: readonly Pid[]
  /** What it monitors: `['process', pid]`, or `['process', [name, node]]`. */
  readonly monitors: readonly (readonly ['process', unknown])[]
  readonly monitored_by: readonly Pid[]
  readonly trap_exit: boolean
  readonly dictionary: ReadonlyMap<unknown, unknown>
  readonly parent: Pid | null
  readonly ancestors: Lineage['ancestors']
  readonly hibernating: boolean
}

const readers: { readonly [K in keyof ProcessInfo]: (process: Pid) => ProcessInfo[K] } = {
  registered_name: (process) => process.extras?.name ?? null,
  initial_call: (process) => process.program.label,
  status: statusOf,
  message_queue_len: (process) => messagesOf(process).length,
  messages: messagesOf,
  links: linksOf,
  monitors: monitorsOf,
  monitored_by: monitoredBy,
  trap_exit: (process) => (process.flags & TRAP_EXIT) !== 0,
  dictionary: (process) => new Map(dictionaryOf(process) ?? []),
  parent: (process) => process.lineage?.parent ?? null,
  ancestors: (process) => process.lineage?.ancestors ?? [],
  hibernating: (process) => (process.flags & HIBERNATING) !== 0,
}

/** An item of `Process.info` with its name, for each that was asked for. */
type InfoItems<K extends keyof ProcessInfo> = { [I in K]: [I, ProcessInfo[I]] }[K][]

/**
 * What is known of a live process, one item of it, or some, as `[item, value]`; null of a dead one. Mirrors `Process.info/1,2`, without the
 * tuple around a single value.
 * @throws {TypeError} when there is no such item
 */
export function info(process: Pid): ProcessInfo | null
export function info<K extends keyof ProcessInfo>(process: Pid, item: K): ProcessInfo[K] | null
export function info<K extends keyof ProcessInfo>(process: Pid, items: readonly K[]): InfoItems<K> | null
export function info(process: Pid, wanted?: keyof ProcessInfo | readonly (keyof ProcessInfo)[]): unknown {
  checkPid(process)
  if (wanted !== undefined) for (const item of [wanted].flat()) checkItem(item)
  if (isDead(process)) return null
  if (wanted === undefined)
    return Object.fromEntries(Object.entries(readers).map(([item, read]) => [item, read(process)]))
  return typeof wanted === 'string' ? readers[wanted](process) : wanted.map((item) => [item, readers[item](process)])
}

function checkItem(item: unknown): void {
  if (typeof item === 'string' && Object.hasOwn(readers, item)) return
  throw new TypeError(`Expected an item of process info (${Object.keys(readers).join(', ')}), got \`${String(item)}\``)
}

function statusOf(process: Pid): ProcessInfo['status'] {
  if ((process.flags & RUNNING) !== 0) return 'running'
  if ((process.flags & QUEUED) !== 0) return 'runnable'
  return (process.flags & (BUSY | WAITING)) === BUSY ? 'running' : 'waiting'
}

/** In mailbox order: the message with which it stands in the run ring is the first. */
function messagesOf(process: Pid): unknown[] {
  const messages: unknown[] = []
  const see = (message: unknown): void => {
    if (!(message instanceof Marker)) messages.push(asSeen(message))
  }
  if ((process.flags & QUEUED) !== 0)
    process.node.scheduler.ring.forEach((owner, message) => {
      if (owner === process) see(message)
    })
  for (let index = 0; index < (process.queue?.length ?? 0); index++) see(process.queue?.at(index))
  return messages
}

/** Oldest first. */
function linksOf(process: Pid): Pid[] {
  const peers: Pid[] = []
  for (let link = process.links; link !== null; link = nextLink(process, link)) peers.push(peerOf(process, link))
  return peers.reverse()
}

function monitorsOf(process: Pid): (readonly ['process', unknown])[] {
  const objects: (readonly ['process', unknown])[] = []
  for (let monitor = process.watching; monitor !== null; monitor = monitor.nextWatching)
    objects.push(['process', monitor.object])
  return objects.reverse()
}

function monitoredBy(process: Pid): Pid[] {
  const pids: Pid[] = []
  for (let watcher = firstTold(process); watcher !== null; watcher = toldAfter(process, watcher)) {
    if ('watcher' in watcher) pids.push(watcher.watcher as Pid)
  }
  return pids
}
