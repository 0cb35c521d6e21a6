import { type ChildSpec, type Starting, type StartResult, startProcess } from '../actors/index.ts'
import type { LineCard } from './line-card.ts'

/** Has a child started by somebody, and calls `onResult` once with what came of it, now or later. Must not throw. */
export type StartChild = (spec: ChildSpec, onResult: (result: StartResult) => void) => void

/** The spec of one connection's process, for the supervisor of them all. */
export function connectionSpec(card: LineCard): ChildSpec {
  return { id: 'connection', start: [STARTER, 'start', [card]], restart: 'temporary', shutdown: 5000, type: 'worker' }
}

const STARTER = {
  start: (card: LineCard): Starting => startProcess(card.group.program, card, { node: card.group.node }, true),
}
