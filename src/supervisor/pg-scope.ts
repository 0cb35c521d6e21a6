import {
  badarg,
  demonitor,
  formatReason,
  type GenServerSpec,
  KeyMap,
  type MonitorRef,
  monitor,
  noreply,
  ok,
  ownKey,
  type Pid,
  type Reason,
  reply,
  self,
  send,
} from '../actors/index.ts'
import { PgTable, publishScope } from './pg-table.ts'

/** What a scope may be asked, as OTP's `pg` is. */
export type PgRequest =
  | readonly ['join_local' | 'leave_local', group: unknown, pids: Pid | readonly Pid[]]
  | 'monitor'
  | readonly ['monitor', group: unknown]
  | readonly ['demonitor', ref: MonitorRef]

/** A scope's state: its groups, and who wants to hear of them. */
class Scope {
  readonly table: PgTable = new PgTable()
  readonly #watchers: Map<MonitorRef, Pid> = new Map()
  /** By group, which need not be there. */
  readonly #groupWatchers: KeyMap<Map<MonitorRef, Pid>> = new KeyMap()
  /** The group of each of these. */
  readonly #watched: Map<MonitorRef, unknown> = new Map()

  /** Those who watch the scope first, then those who watch the group, last come first served. */
  tell(action: 'join' | 'leave', group: unknown, pids: readonly Pid[]): void {
    for (const [ref, pid] of this.#watchers) send(pid, [ref, action, group, pids])
    const watchers = this.#groupWatchers.get(group)
    if (watchers === undefined) return
    for (const [ref, pid] of [...watchers].reverse()) send(pid, [ref, action, group, pids])
  }

  watchAll(pid: Pid): [MonitorRef, Map<unknown, Pid[]>] {
    const ref = monitor(pid)
    this.#watchers.set(ref, pid)
    const groups = [...this.table.groups.values()].map((group) => [group.key, group.pids] as const)
    return [ref, new Map(groups)]
  }

  watch(group: unknown, pid: Pid): [MonitorRef, Pid[]] {
    const ref = monitor(pid)
    let watchers = this.#groupWatchers.get(group)
    if (watchers === undefined) {
      watchers = new Map()
      this.#groupWatchers.set(ownKey(group), watchers)
    }
    watchers.set(ref, pid)
    this.#watched.set(ref, ownKey(group))
    return [ref, this.table.membersOf(group)]
  }

  unwatch(ref: MonitorRef): 'ok' | false {
    if (!this.forget(ref)) return false
    demonitor(ref)
    return 'ok'
  }

  /** A monitor of either kind is over; false if it is none. */
  forget(ref: MonitorRef): boolean {
    if (this.#watchers.delete(ref)) return true
    if (!this.#watched.has(ref)) return false
    const group = this.#watched.get(ref)
    this.#watched.delete(ref)
    const watchers = this.#groupWatchers.get(group)
    watchers?.delete(ref)
    if (watchers?.size === 0) this.#groupWatchers.delete(group)
    return true
  }
}

/** OTP's `pg`: the process of a scope. A message that it has no clause for ends it, and with it all memberships. */
export const scopeServer: GenServerSpec<string, Scope, object, object> = {
  name: 'pg',

  init(name) {
    const scope = new Scope()
    publishScope(self(), name, scope.table)
    return ok(scope)
  },

  handleCall(request: PgRequest, from, scope) {
    const [what, argument, pids] = typeof request === 'string' ? [request] : request
    switch (what) {
      case 'join_local':
        return reply(join(scope, argument, listOf(pids)), scope)
      case 'leave_local':
        return reply(leave(scope, argument, listOf(pids)), scope)
      case 'monitor':
        return reply(request === what ? scope.watchAll(from[0]) : scope.watch(argument, from[0]), scope)
      case 'demonitor':
        return reply(scope.unwatch(argument as MonitorRef), scope)
      default:
        throw badarg(`pg has no clause for the request \`${formatReason(request)}\``)
    }
  },

  handleCast(request: unknown) {
    throw badarg(`pg has no clause for the cast \`${formatReason(request)}\``)
  },

  handleInfo(message: unknown, scope) {
    if (!isDown(message)) throw badarg(`pg has no clause for the message \`${formatReason(message)}\``)
    const [, ref, , pid] = message
    const groups = scope.table.drop(pid, ref)
    if (groups === null) scope.forget(ref)
    else for (const { key } of groups) scope.tell('leave', key, [pid])
    return noreply(scope)
  },
}

function join(scope: Scope, group: unknown, pids: readonly Pid[]): 'ok' {
  const { key } = scope.table.join(group, pids, monitor)
  scope.tell('join', key, pids)
  return 'ok'
}

/** Who watches is told of all that were to leave, as in OTP, also of those that were no members. */
function leave(scope: Scope, group: unknown, pids: readonly Pid[]): 'ok' | 'not_joined' {
  const left = scope.table.leave(group, pids, demonitor)
  if (left === null) return 'not_joined'
  scope.tell('leave', left.key, pids)
  return 'ok'
}

function listOf(pids: unknown): readonly Pid[] {
  return Array.isArray(pids) ? [...pids] : [pids as Pid]
}

function isDown(message: unknown): message is ['DOWN', MonitorRef, 'process', Pid, Reason] {
  return Array.isArray(message) && message.length === 5 && message[0] === 'DOWN' && message[2] === 'process'
}
