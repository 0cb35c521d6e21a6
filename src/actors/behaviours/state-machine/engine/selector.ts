import { isPattern, matches } from '../event-types.ts'
import type { InnerNode, InnerTransition } from '../xstate.ts'
import type { Configuration } from './configuration.ts'
import type { Guard } from './guard.ts'
import type { Plan } from './plan.ts'
import { childrenIn, properAncestors } from './state-nodes.ts'

/** A transition that may be taken in a configuration. */
export interface Choice {
  readonly transition: InnerTransition
  readonly guard: Guard | null
  /** Of the transition, in its machine. */
  readonly number: number
  /** What taking it alone does; worked out at the first time. */
  plan: Plan | null
}

/** The transitions to try for events of one type: those of the states beside each other first, and if none of them is taken, one's own. */
export interface Selector {
  readonly choices: readonly Choice[]
  readonly inner: readonly Selector[]
}

export const NOTHING: Selector = { choices: [], inner: [] }

/** Finds out which transitions of `here` events of `type` may take. */
export function selectorFor(type: string, here: Configuration, choicesOf: ChoicesOf): Selector {
  if (!here.isChain) return branch(here.root, type, here, choicesOf)
  const leaf = leafBelow(here.root, here)
  const path = [leaf, ...properAncestors(leaf, undefined)]
  const choices = path.flatMap((node) => choicesOf(candidates(node, type)))
  return choices.length === 0 ? NOTHING : { choices, inner: [] }
}

export type ChoicesOf = (transitions: readonly InnerTransition[] | undefined) => Choice[]

function branch(node: InnerNode, type: string, here: Configuration, choicesOf: ChoicesOf): Selector {
  const children = childrenIn(node, here.shown)
  const inner = children.map((child) => branch(child, type, here, choicesOf)).filter((selector) => selector !== NOTHING)
  const choices = choicesOf(candidates(node, type))
  return inner.length === 0 && choices.length === 0 ? NOTHING : { choices, inner }
}

function leafBelow(node: InnerNode, here: Configuration): InnerNode {
  const [child] = childrenIn(node, here.shown)
  return child === undefined ? node : leafBelow(child, here)
}

/** The transitions of a state for an event type: the exact ones, then those of the longer patterns. */
function candidates({ transitions }: InnerNode, type: string): InnerTransition[] {
  const patterns = [...transitions.keys()]
    .filter((descriptor) => descriptor !== type && isPattern(descriptor) && matches(type, descriptor))
    .sort((a, b) => b.length - a.length)
  return [type, ...patterns].flatMap((descriptor) => transitions.get(descriptor) ?? [])
}
