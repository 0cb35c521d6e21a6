import {
  type ChildSpec,
  exitSignal,
  isDead,
  isShutdown,
  type Pid,
  type Reason,
  Watcher,
  watch,
} from '../actors/index.ts'
import type { Steps, Wait } from './steps.ts'

/** What of a child decides how it is shut down, and what is an orderly end of it. */
export type Leaving = Required<Pick<ChildSpec, 'restart' | 'shutdown'>>

/** A child that did not end as it was asked to. */
export type Disorder<C> = readonly [pid: Pid, child: C, reason: Reason]

/** Whether `reason` is how `child` may end when it is shut down; `early` when it had died before that. */
export type Judge<C> = (child: C, reason: Reason, early: boolean) => boolean

/**
 * Ends children at the same time and waits until they all are dead: exit signal `shutdown`, and `kill` when the child's own time is over, or
 * at once for `brutal_kill`. Gives those that did not end as asked. Mirrors `supervisor:shutdown/1` for one child,
 * `DynamicSupervisor.terminate_children/2` for many.
 *
 * The links stay, so that nobody is orphaned when the supervisor is killed meanwhile; the EXIT messages, of processes that are no children
 * any more, will be ignored.
 */
export function* shutDown<C extends Leaving>(
  supervisor: Pid,
  children: Iterable<readonly [Pid, C]>,
  inOrder: Judge<C>,
): Steps<readonly Disorder<C>[]> {
  const round = new Round(supervisor, inOrder)
  for (const [pid, child] of children) round.add(pid, child)
  const timers = [...round.graceful].map(([ms, group]) => supervisor.node.timers.call(supervisor, ms, killAll, group))
  if (round.left > 0) {
    yield (wait) => {
      round.wait = wait
    }
  }
  for (const timer of timers) supervisor.node.timers.stop(timer)
  return round.disorders
}

/** Children that are shut down together. */
class Round<C extends Leaving> {
  readonly supervisor: Pid
  readonly disorders: Disorder<C>[] = []
  /** Those with a time of their own, by that time in ms. */
  readonly graceful: Map<number, Departure<C>[]> = new Map()
  left = 0
  wait: Wait | null = null
  readonly #inOrder: Judge<C>
  #exits: ReadonlyMap<Pid, Reason> | null = null

  constructor(supervisor: Pid, inOrder: Judge<C>) {
    this.supervisor = supervisor
    this.#inOrder = inOrder
  }

  add(pid: Pid, child: C): void {
    if (isDead(pid)) this.#addDead(pid, child)
    else new Departure(this, child).begin(pid)
  }

  ended(pid: Pid, child: C, reason: Reason): void {
    if (!this.#inOrder(child, reason, false)) this.disorders.push([pid, child, reason])
    this.left--
    if (this.left === 0) this.wait?.end()
  }

  /** Its EXIT is in the mailbox, unless it was not linked. */
  #addDead(pid: Pid, child: C): void {
    this.#exits ??= exitsIn(this.supervisor)
    const reason = this.#exits.has(pid) ? this.#exits.get(pid) : 'noproc'
    if (!this.#inOrder(child, reason, true)) this.disorders.push([pid, child, reason])
  }
}

/** One child on its way out. */
class Departure<C extends Leaving> extends Watcher {
  readonly #round: Round<C>
  readonly #child: C

  constructor(round: Round<C>, child: C) {
    super()
    this.#round = round
    this.#child = child
  }

  begin(pid: Pid): void {
    const { supervisor, graceful } = this.#round
    const { shutdown } = this.#child
    this.#round.left++
    watch(pid, this)
    exitSignal(pid, supervisor, shutdown === 'brutal_kill' ? 'kill' : 'shutdown', 'exit')
    if (typeof shutdown !== 'number' || this.target === null) return
    const group = graceful.get(shutdown)
    if (group === undefined) graceful.set(shutdown, [this])
    else group.push(this)
  }

  kill(): void {
    if (this.target !== null) exitSignal(this.target, this.#round.supervisor, 'kill', 'exit')
  }

  override targetDied(pid: Pid, reason: Reason): void {
    this.#round.ended(pid, this.#child, reason)
  }
}

function killAll(group: readonly Departure<Leaving>[]): void {
  for (const departure of group) departure.kill()
}

/** The reasons of all EXIT messages in a supervisor's mailbox. */
function exitsIn(supervisor: Pid): ReadonlyMap<Pid, Reason> {
  const exits = new Map<Pid, Reason>()
  const { queue } = supervisor
  for (let index = 0; index < (queue?.length ?? 0); index++) {
    const message = queue?.at(index)
    if (Array.isArray(message) && message.length === 3 && message[0] === 'EXIT') exits.set(message[1], message[2])
  }
  return exits
}

/** Mirrors the clauses of `supervisor:shutdown/1`. */
export function endedAsAsked(child: Leaving, reason: Reason): boolean {
  if (reason === (child.shutdown === 'brutal_kill' ? 'killed' : 'shutdown')) return true
  return child.restart !== 'permanent' && (reason === 'normal' || isShutdown(reason))
}

/** Mirrors `DynamicSupervisor.monitor_children/1` and `wait_child/4`. */
export function dynamicEndedAsAsked(child: Leaving, reason: Reason, early: boolean): boolean {
  if (!early && child.shutdown === 'brutal_kill') return reason === 'killed'
  if (reason === 'normal') return child.restart !== 'permanent'
  return !early && isShutdown(reason)
}
