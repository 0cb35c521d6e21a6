import type { ChildSpec } from '../actors/index.ts'

/**
 * Who is restarted when a child is: that child alone; all children; or that child and those that were started after it.
 */
export type Strategy = 'one_for_one' | 'one_for_all' | 'rest_for_one'

export interface RestartPlan<C> {
  /** The siblings to shut down, in this order: last started, first stopped. */
  readonly stop: readonly C[]
  /** The children to start then, in this order. Temporary siblings were stopped for good. */
  readonly start: readonly C[]
}

/**
 * What the restart of `failed` means for `children`, which are in start order. Mirrors `supervisor:restart/3`.
 *
 * Siblings that are not running are part of it: a transient child that had ended normally comes back with its group.
 */
export function planRestart<C extends Pick<ChildSpec, 'restart'>>(
  strategy: Strategy,
  children: readonly C[],
  failed: C,
): RestartPlan<C> {
  const group = groupOf(strategy, children, failed)
  return {
    stop: group.filter((child) => child !== failed).reverse(),
    start: group.filter((child) => child === failed || child.restart !== 'temporary'),
  }
}

function groupOf<C>(strategy: Strategy, children: readonly C[], failed: C): readonly C[] {
  switch (strategy) {
    case 'one_for_one':
      return [failed]
    case 'one_for_all':
      return children
    case 'rest_for_one':
      return children.slice(children.indexOf(failed))
  }
}

export function isStrategy(value: unknown): value is Strategy {
  return value === 'one_for_one' || value === 'one_for_all' || value === 'rest_for_one'
}
