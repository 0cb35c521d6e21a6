import {
  badarg,
  type ChildSpec,
  currentNode,
  isDead,
  type Node,
  type Pid,
  type Starting,
  self,
  send,
  type Via,
} from '../actors/index.ts'
import { registryOf, uniqueRegistryOf } from './registry-directory.ts'
import { compileSpec, compileValuePattern, type Guard, type MatchSpec, NO_MATCH } from './registry-match.ts'
import { type RegistryOptions, startRegistry } from './registry-process.ts'
import { type RegisterResult, registerEntry, unregisterEntries, unregisterMatching } from './registry-register.ts'
import type { Entry, KeyTable, RegistryState } from './registry-table.ts'

/** A process that is registered, and the value that it gave. */
export type Registration<V = unknown> = [pid: Pid, value: V]

/** What `['via', Registry, name]` names: a key of a unique registry, with the value to register it with. */
export type RegistryName =
  | readonly [registry: string, key: unknown]
  | readonly [registry: string, key: unknown, value: unknown]

/** A function, or `[module, functionName, args]`: gets the entries before `args`. */
export type Dispatcher<V> =
  | ((entries: Registration<V>[]) => unknown)
  | readonly [module: object, name: string, args: readonly unknown[]]

/**
 * A directory of processes: each registers itself under keys, and is found by them until it unregisters or ends. Mirrors Elixir's `Registry`.
 *
 * With `keys: 'unique'` a key has one process, and `['via', Registry, [registry, key]]` is a name wherever one is taken. With
 * `keys: 'duplicate'` it has any number: `dispatch` to them is a local pub/sub.
 *
 * - Look-ups read the table and send no message. An ended process is in no answer: its entries are gone before anybody hears of its end.
 * - Registering links the process to the registry; when that is killed, so are those who do not trap exits.
 * - Keys are compared as terms: arrays by what is in them, primitives by value, other objects by identity.
 * - Every function throws an `OtpError` OTP_ERR_BADARG for a registry that does not run on the caller's node.
 *
 * @example
 * await Registry.startLink({ keys: 'unique', name: 'lines' })
 * await Counter.startLink(0, { name: via('lines', 7) })
 * await Counter.call(via('lines', 7), 'add', 2)
 */
export class RegistryModule {
  /** Starts a registry linked to the caller, as a supervisor of its partitions. Mirrors `Registry.start_link/1`. @throws {TypeError} for wrong options */
  startLink(options: RegistryOptions): Starting {
    return startRegistry(options)
  }

  /** How a supervisor starts a registry. Mirrors `Registry.child_spec/1`. */
  childSpec(options: RegistryOptions): ChildSpec {
    return { id: options.name, start: [Registry, 'startLink', [options]], type: 'supervisor' }
  }

  // ---- registering

  /**
   * Registers the caller under a key, until it unregisters or ends. Mirrors `Registry.register/3`.
   *
   * Gives `['ok', owner]`, the registry's process that the caller is linked to now, or in a unique registry
   * `['error', ['already_registered', pid]]`, also when that pid is the caller. Listeners get `['register', registry, key, pid, value]`.
   */
  register(registry: string, key: unknown, value: unknown): RegisterResult {
    const caller = self()
    return registerEntry(registryOf(caller.node, registry), caller, key, value)
  }

  /**
   * Removes all that the caller has under a key; of others' nothing. Returns `'ok'`. Listeners get `['unregister', registry, key, pid]`, also
   * when there was nothing to remove. Mirrors `Registry.unregister/2`.
   */
  unregister(registry: string, key: unknown): 'ok' {
    const caller = self()
    unregisterEntries(registryOf(caller.node, registry), caller, key)
    return 'ok'
  }

  /** Removes what the caller has under a key with a value that matches. Mirrors `Registry.unregister_match/4`. See `MatchSpec` for patterns. */
  unregisterMatch(registry: string, key: unknown, pattern: unknown, guards: readonly Guard[] = []): 'ok' {
    const caller = self()
    unregisterMatching(registryOf(caller.node, registry), caller, key, pattern, guards)
    return 'ok'
  }

  /**
   * Sets the value of a key that the caller has in a unique registry to `update(old)`. Gives `[new, old]`, or `'error'` if the caller does
   * not have the key. Mirrors `Registry.update_value/3`.
   */
  updateValue<V = unknown>(registry: string, key: unknown, update: (value: V) => V): [V, V] | 'error' {
    const caller = self()
    const entry = uniqueRegistryOf(caller.node, registry, 'updateValue').table.first(key)
    if (entry === null || entry.pid !== caller) return 'error'
    const old = entry.value as V
    entry.value = update(old)
    return [entry.value as V, old]
  }

  // ---- looking up

  /** The processes under a key with their values, in the order of registration. Mirrors `Registry.lookup/2`. */
  lookup<V = unknown>(registry: string, key: unknown): Registration<V>[] {
    const { tables, table } = registryOf(currentNode(), registry)
    return tables.length === 1 ? registrationsFrom(table.first(key)) : registrationsInAll(tables, key)
  }

  /** The process under a key of a unique registry, or null: `lookup` without its value and without its cost. */
  whereis(registry: string, key: unknown): Pid | null {
    return uniqueRegistryOf(currentNode(), registry, 'whereis').holder(key)?.pid ?? null
  }

  /** The values that a process has under a key. Mirrors `Registry.values/3`. */
  values<V = unknown>(registry: string, key: unknown, pid: Pid): V[] {
    const found = registryOf(currentNode(), registry)
    return found
      .partitionOf(pid)
      .entriesOf(pid, key)
      .map((entry) => entry.value as V)
  }

  /** The keys of a process in the order of registration, in a duplicate registry each as often as it was registered. Mirrors `Registry.keys/2`. */
  keys(registry: string, pid: Pid): unknown[] {
    return registryOf(currentNode(), registry).partitionOf(pid).keysOf(pid)
  }

  /** Number of entries. Mirrors `Registry.count/1`. */
  count(registry: string): number {
    let count = 0
    for (const table of registryOf(currentNode(), registry).tables) count += table.size
    return count
  }

  /**
   * Calls `dispatcher` in the calling process with the entries of a key, once for each partition that has some, and not at all if none has.
   * Returns `'ok'`. What it throws, the caller throws. Mirrors `Registry.dispatch/4`; `parallel` changes nothing on one thread.
   */
  dispatch<V = unknown>(
    registry: string,
    key: unknown,
    dispatcher: Dispatcher<V>,
    _options?: { readonly parallel?: boolean },
  ): 'ok' {
    const run = toFunction(dispatcher)
    for (const table of registryOf(currentNode(), registry).tables) {
      const entries = registrationsFrom<V>(table.first(key))
      if (entries.length > 0) run(entries)
    }
    return 'ok'
  }

  // ---- matching

  /** The entries of a key whose values match. Mirrors `Registry.match/4`. See `MatchSpec` for patterns. */
  match<V = unknown>(
    registry: string,
    key: unknown,
    pattern: unknown,
    guards: readonly Guard[] = [],
  ): Registration<V>[] {
    return matching(registry, key, pattern, guards).map((entry) => [entry.pid, entry.value as V])
  }

  /** The number of entries that `match` gives. Mirrors `Registry.count_match/4`. */
  countMatch(registry: string, key: unknown, pattern: unknown, guards: readonly Guard[] = []): number {
    return matching(registry, key, pattern, guards).length
  }

  /** What a match spec gives for all entries, in no order. Looks at each of them. Mirrors `Registry.select/2`. */
  select<T = unknown>(registry: string, spec: MatchSpec): T[] {
    const results: T[] = []
    eachResult(registry, spec, (result) => results.push(result as T))
    return results
  }

  /** The number of entries for which a match spec gives true. Mirrors `Registry.count_select/2`. */
  countSelect(registry: string, spec: MatchSpec): number {
    let count = 0
    eachResult(registry, spec, (result) => {
      if (result === true) count++
    })
    return count
  }

  // ---- metadata

  /** `['ok', value]` of what was kept under a key with the registry, or `'error'`. Mirrors `Registry.meta/2`. */
  meta<V = unknown>(registry: string, key: string | readonly unknown[]): ['ok', V] | 'error' {
    const kept = registryOf(currentNode(), registry).meta.get(key)
    return kept === undefined ? 'error' : ['ok', kept.value as V]
  }

  /** Keeps a value with the registry. Mirrors `Registry.put_meta/3`. */
  putMeta(registry: string, key: string | readonly unknown[], value: unknown): 'ok' {
    registryOf(currentNode(), registry).meta.set(key, { value })
    return 'ok'
  }

  /** Mirrors `Registry.delete_meta/2`. */
  deleteMeta(registry: string, key: string | readonly unknown[]): 'ok' {
    registryOf(currentNode(), registry).meta.delete(key)
    return 'ok'
  }

  // ---- as the module of a via name

  /** Called by whoever starts a process with a name `['via', Registry, name]`, as that process. */
  registerName(name: RegistryName, pid: Pid, node: Node = pid.node): 'yes' | 'no' {
    if (pid !== self()) throw badarg(`Expected ${pid} to register itself, but ${self()} called`)
    const registry = uniqueRegistryOf(node, name[0], 'a via name')
    return registerEntry(registry, pid, name[1], name[2] ?? null)[0] === 'ok' ? 'yes' : 'no'
  }

  /** Mirrors `Registry.unregister_name/1`. */
  unregisterName([registry, key]: RegistryName, node: Node = currentNode()): 'ok' {
    unregisterEntries(registryOf(node, registry), self(), key)
    return 'ok'
  }

  /** The process that has the name. Mirrors `Registry.whereis_name/1`. */
  whereisName([registry, key]: RegistryName, node: Node = currentNode()): Pid | 'undefined' {
    return uniqueRegistryOf(node, registry, 'a via name').holder(key)?.pid ?? 'undefined'
  }

  /** Sends to the process that has the name. Mirrors `Registry.send/2`. @throws {OtpError} OTP_ERR_BADARG if nobody has */
  send<M>(name: RegistryName, message: M): M {
    const pid = Registry.whereisName(name)
    if (pid === 'undefined')
      throw badarg(`Cannot send: nobody has the key \`${String(name[1])}\` in registry '${name[0]}'`)
    return send(pid, message)
  }

  toString(): string {
    return 'Registry'
  }
}

/** Elixir's `Registry`. */
export const Registry: RegistryModule = Object.freeze(new RegistryModule())

/** The name of a process in a unique registry: `['via', Registry, [registry, key]]`. `value` is what it is registered with, null unless given. */
export function via(registry: string, key: unknown, value?: unknown): Via {
  return ['via', Registry, value === undefined ? [registry, key] : [registry, key, value]]
}

/** What a key has in one table. A death that is still being worked off has not been told to anybody yet. */
function registrationsFrom<V>(first: Entry | null): Registration<V>[] {
  if (first === null) return []
  // Most keys have one. An array that grows makes room for many at once.
  if (first.nextAlike === null) return isDead(first.pid) ? [] : [[first.pid, first.value as V]]
  const found: Registration<V>[] = []
  for (let entry: Entry | null = first; entry !== null; entry = entry.nextAlike) {
    if (!isDead(entry.pid)) found.push([entry.pid, entry.value as V])
  }
  return found
}

function registrationsInAll<V>(tables: readonly KeyTable[], key: unknown): Registration<V>[] {
  return tables.flatMap((table) => registrationsFrom<V>(table.first(key)))
}

function matching(registry: string, key: unknown, pattern: unknown, guards: readonly Guard[]): Entry[] {
  const { tables }: RegistryState = registryOf(currentNode(), registry)
  const matches = compileValuePattern(pattern, guards)
  const found: Entry[] = []
  for (const table of tables) {
    for (let entry = table.first(key); entry !== null; entry = entry.nextAlike) {
      if (!isDead(entry.pid) && matches(entry)) found.push(entry)
    }
  }
  return found
}

function eachResult(registry: string, spec: MatchSpec, take: (result: unknown) => void): void {
  const { tables } = registryOf(currentNode(), registry)
  const match = compileSpec(spec)
  for (const table of tables) {
    for (const entry of table) {
      const result = isDead(entry.pid) ? NO_MATCH : match(entry)
      if (result !== NO_MATCH) take(result)
    }
  }
}

function toFunction<V>(dispatcher: Dispatcher<V>): (entries: Registration<V>[]) => unknown {
  if (typeof dispatcher === 'function') return dispatcher
  const [module, name, args] = dispatcher
  return (entries) => (module as Record<string, (...args: unknown[]) => unknown>)[name]?.(entries, ...args)
}
