import { type Address, type Node, type Starting, type StartResult, startProcess, whereisOn } from '../actors/index.ts'
import { type CompleteChildSpec, startChildNow } from '../supervisor/index.ts'
import type { LineCard } from './line-card.ts'

/** Has a child started by somebody, and calls `onResult` once with what came of it, now or later. Must not throw. */
export type StartChild = (spec: CompleteChildSpec, onResult: (result: StartResult) => void) => void

/**
 * Has a DynamicSupervisor start children: best known by its name, so that one that was restarted is found again. While there is none, each
 * start fails with `'noproc'`.
 */
export function underSupervisor(node: Node, supervisor: Address): StartChild {
  return (spec, onResult) => {
    const pid = whereisOn(node, supervisor)
    if (pid === null) onResult(['error', 'noproc'])
    else startChildNow(pid, spec, onResult)
  }
}

/** The spec of one connection's process, for the supervisor of them all. */
export function connectionSpec(card: LineCard): CompleteChildSpec {
  return {
    id: 'connection',
    start: [STARTER, 'start', [card]],
    restart: 'temporary',
    shutdown: 5000,
    type: 'worker',
    significant: false,
    modules: MODULES,
  }
}

const STARTER = {
  start: (card: LineCard): Starting => startProcess(card.group.program, card, { node: card.group.node }, true),
  toString: () => 'Connection',
}

const MODULES: readonly unknown[] = [STARTER]
