import { badarg, ExitError, isDead, link, type Pid, send, unlink } from '../actors/index.ts'
import { compileValuePattern, type Guard } from './registry-match.ts'
import type { Entry, Partition, RegistryState } from './registry-table.ts'

/** What `register` gives: the partition's process, to which the caller is linked now, or the pid that has the key. */
export type RegisterResult = ['ok', Pid] | ['error', ['already_registered', Pid]]

/** Enters `caller`, whose code is running, under a key. */
export function registerEntry(registry: RegistryState, caller: Pid, key: unknown, value: unknown): RegisterResult {
  if (isDead(caller)) throw new ExitError('noproc', `${caller} has ended: its leftover code cannot register`)
  const holder = registry.kind === 'unique' ? registry.table.first(key) : null
  if (holder !== null) {
    if (!isDead(holder.pid)) return ['error', ['already_registered', holder.pid]]
    registry.partitionOf(holder.pid).evict(holder.pid)
  }
  const partition = registry.partitionOf(caller)
  const server = linkToServer(registry, partition)
  partition.add(caller, key, value)
  for (const listener of registry.listeners) send(listener, ['register', registry.name, key, caller, value])
  return ['ok', server]
}

/** Each time, as Elixir does it: it is still one link. */
function linkToServer(registry: RegistryState, { server }: Partition): Pid {
  if (server === null) throw badarg(`Registry '${registry.name}' is being restarted`)
  link(server)
  return server
}

/** Removes all that `caller` has under a key. */
export function unregisterEntries(registry: RegistryState, caller: Pid, key: unknown): void {
  const partition = registry.partitionOf(caller)
  removeEntries(partition, caller, partition.entriesOf(caller, key))
  tellUnregister(registry, caller, key)
}

/** Removes what `caller` has under a key with a value that matches. Listeners hear of it when nothing is left under the key. */
export function unregisterMatching(
  registry: RegistryState,
  caller: Pid,
  key: unknown,
  pattern: unknown,
  guards: readonly Guard[],
): void {
  const partition = registry.partitionOf(caller)
  const entries = partition.entriesOf(caller, key)
  const matching = entries.filter(compileValuePattern(pattern, guards))
  removeEntries(partition, caller, matching)
  if (matching.length === entries.length) tellUnregister(registry, caller, key)
}

/** A process that has nothing left is no longer linked. */
function removeEntries(partition: Partition, caller: Pid, entries: readonly Entry[]): void {
  const keepsSome = partition.remove(caller, entries)
  if (!keepsSome && partition.server !== null) unlink(partition.server)
}

function tellUnregister(registry: RegistryState, caller: Pid, key: unknown): void {
  for (const listener of registry.listeners) send(listener, ['unregister', registry.name, key, caller])
}
