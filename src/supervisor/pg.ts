/**
 * Groups of processes by name: Erlang's `pg`, exported as the namespace `Pg`.
 *
 * A scope is a process that keeps groups; most programs have the one called `'pg'`, which is meant where no scope is given. A process may be
 * in any number of groups, and in one several times. It leaves them all when it ends; a group without members is forgotten. Groups are named
 * by any value: arrays are compared by what is in them, other objects by identity, as the keys of a `Registry` are.
 *
 * - Look-ups read the scope's table and send no message. A process that has ended is in no answer.
 * - What asks the scope (`join`, `leave`, `monitor`, …) exits with `['noproc', ['gen_server', 'call', [scope, request, 'infinity']]]` where that does
 *   not run; look-ups of members give `[]`.
 * - When a scope ends, its memberships are lost; the members go on.
 *
 * @module
 */

import {
  type ChildSpec,
  call,
  currentNode,
  ExitError,
  GenServer,
  type MonitorRef,
  Pid,
  type Reason,
  type Ref,
  receive,
  type Starting,
  self,
} from '../actors/index.ts'
import { type PgRequest, scopeServer } from './pg-scope.ts'
import { runningTable, tableOf } from './pg-table.ts'

const DEFAULT_SCOPE = 'pg'

/** Starts a scope that nobody is linked to; its name is the scope. Mirrors `pg:start/1`. */
export function start(scope: string): Starting {
  return GenServer.start(scopeServer, checkScope(scope), { name: scope })
}

/** Starts a scope, linked to the caller; its name is the scope. Mirrors `pg:start_link/0,1`. */
export function startLink(scope: string = DEFAULT_SCOPE): Starting {
  return GenServer.startLink(scopeServer, checkScope(scope), { name: scope })
}

/** How a supervisor starts a scope: `Pg`, or `[Pg, scope]`, among its children. Its id is the scope. */
export function childSpec(scope: string = DEFAULT_SCOPE): ChildSpec {
  return { id: scope, start: [module, 'startLink', [scope]] }
}

/** Stands for this module in child specs. */
const module = { startLink, toString: () => 'pg' }

/**
 * Adds a process of this node, or several, to a group; resolves to `'ok'`. One that is in it already is in it once more. Whoever monitors the
 * group or the scope gets `[ref, 'join', group, pids]`. Mirrors `pg:join/2,3`.
 *
 * @throws {TypeError} when there is something else among `pids`
 */
export function join(group: unknown, pids: Pid | readonly Pid[]): Promise<'ok'>
export function join(scope: string, group: unknown, pids: Pid | readonly Pid[]): Promise<'ok'>
export function join(...given: readonly unknown[]): Promise<unknown> {
  const [scope, group, pids] = withScope(given, 3)
  return ask(scope, ['join_local', group, checkPids(pids)])
}

/**
 * Takes a process, or several, out of a group, each once; resolves to `'ok'`, or to `'not_joined'` if none of them was in it. Whoever monitors
 * the group or the scope gets `[ref, 'leave', group, pids]`. Mirrors `pg:leave/2,3`.
 */
export function leave(group: unknown, pids: Pid | readonly Pid[]): Promise<'ok' | 'not_joined'>
export function leave(scope: string, group: unknown, pids: Pid | readonly Pid[]): Promise<'ok' | 'not_joined'>
export function leave(...given: readonly unknown[]): Promise<unknown> {
  const [scope, group, pids] = withScope(given, 3)
  return ask(scope, ['leave_local', group, checkPids(pids)])
}

// ---- looking up

/** The members of a group, in no order, each as often as it has joined. Mirrors `pg:get_members/1,2`. */
export function getMembers(group: unknown): Pid[]
export function getMembers(scope: string, group: unknown): Pid[]
export function getMembers(...given: readonly unknown[]): Pid[] {
  const [scope, group] = withScope(given, 2)
  return tableOf(currentNode(), scope)?.membersOf(group) ?? []
}

/** Those of `getMembers` that run on this node: all. Mirrors `pg:get_local_members/1,2`. */
export function getLocalMembers(group: unknown): Pid[]
export function getLocalMembers(scope: string, group: unknown): Pid[]
export function getLocalMembers(...given: readonly unknown[]): Pid[] {
  const [scope, group] = withScope(given, 2)
  return getMembers(scope, group)
}

/** The groups that there are, in no order. Mirrors `pg:which_groups/0,1`. @throws {OtpError} OTP_ERR_BADARG where the scope does not run */
export function whichGroups(scope: string = DEFAULT_SCOPE): unknown[] {
  return [...runningTable(currentNode(), scope).groups.values()].map((group) => group.key)
}

/** The groups that have members on this node. Mirrors `pg:which_local_groups/0,1`. @throws {OtpError} OTP_ERR_BADARG as `whichGroups` */
export function whichLocalGroups(scope: string = DEFAULT_SCOPE): unknown[] {
  const groups = [...runningTable(currentNode(), scope).groups.values()]
  return groups.filter((group) => !group.isEmpty).map((group) => group.key)
}

// ---- monitoring

/**
 * Resolves to a reference and the members of a group, which need not be there yet. From then on the caller gets `[ref, 'join', group, pids]`
 * and `[ref, 'leave', group, pids]` for whoever comes and goes. Mirrors `pg:monitor/1,2`.
 */
export async function monitor(group: unknown): Promise<[MonitorRef, Pid[]]>
export async function monitor(scope: string, group: unknown): Promise<[MonitorRef, Pid[]]>
export async function monitor(...given: readonly unknown[]): Promise<[MonitorRef, Pid[]]> {
  const [scope, group] = withScope(given, 2)
  self()
  return ask(scope, ['monitor', group])
}

/** `monitor` of all groups of a scope, those to come too; resolves to a reference and the members by group. Mirrors `pg:monitor_scope/0,1`. */
export async function monitorScope(scope: string = DEFAULT_SCOPE): Promise<[MonitorRef, Map<unknown, Pid[]>]> {
  self()
  return ask(scope, 'monitor')
}

/**
 * Ends a monitor of either kind and takes its messages out of the caller's mailbox; resolves to `'ok'`, or to false if the scope knows none of
 * that reference. Mirrors `pg:demonitor/1,2`.
 */
export async function demonitor(ref: Ref): Promise<'ok' | false>
export async function demonitor(scope: string, ref: Ref): Promise<'ok' | false>
export async function demonitor(...given: readonly unknown[]): Promise<'ok' | false> {
  const [scope, ref] = withScope(given, 2)
  self()
  const ended = await ask<'ok' | false>(scope, ['demonitor', ref as MonitorRef])
  if (ended === 'ok') await flush(ref)
  return ended
}

async function flush(ref: unknown): Promise<void> {
  const isOfMonitor = (message: unknown): boolean =>
    Array.isArray(message) &&
    message.length === 4 &&
    message[0] === ref &&
    (message[1] === 'join' || message[1] === 'leave')
  const none = Symbol('none')
  while ((await receive(isOfMonitor, 0, none)) !== none);
}

/** Fills in the scope where only what comes behind it is given. */
function withScope(given: readonly unknown[], count: number): [scope: string, ...rest: unknown[]] {
  const [scope, ...rest] = given.length < count ? [DEFAULT_SCOPE, ...given] : given
  return [checkScope(scope), ...rest]
}

function checkScope(scope: unknown): string {
  if (typeof scope === 'string' && scope !== '') return scope
  throw new TypeError(`Expected \`scope\` to be a string that is not empty, got \`${String(scope)}\``)
}

function checkPids(pids: unknown): Pid | readonly Pid[] {
  const node = currentNode()
  for (const pid of Array.isArray(pids) ? pids : [pids]) {
    if (pid instanceof Pid && pid.node === node) continue
    throw new TypeError(`Expected a process of node ${node.name}, or an array of such, got \`${String(pid)}\``)
  }
  return pids as Pid | readonly Pid[]
}

/** A call as `gen_server` makes it, which is how its failure names it. */
async function ask<R>(scope: string, request: PgRequest): Promise<R> {
  try {
    return await call<R>(scope, request, 'infinity')
  } catch (thrown) {
    if (!(thrown instanceof ExitError)) throw thrown
    const [what] = thrown.reason as [Reason, unknown]
    throw new ExitError([what, ['gen_server', 'call', [scope, request, 'infinity']]])
  }
}
