import type { ActionInfo, BuiltinAction, EventObject, InnerMachine, MachineContext } from '../xstate.ts'

/** What there is to do for an action. */
export const CUSTOM = 0
export const ASSIGN = 1
export const RAISE = 2
export const CANCEL = 3
/** Another one of xstate's own: by its own `resolve` and `execute`. */
export const BUILTIN = 4
/** Its name stands for nothing. */
export const MISSING = 5

export type ActionKind = typeof CUSTOM | typeof ASSIGN | typeof RAISE | typeof CANCEL | typeof BUILTIN | typeof MISSING

/** A function of an action's arguments, or the value itself. */
export type Expression = unknown | ((info: ActionInfo, params: unknown) => unknown)

export function evaluate(expression: Expression, info: ActionInfo, params: unknown): unknown {
  return typeof expression === 'function' ? expression(info, params) : expression
}

/** What the built-in actions that are done here carry. */
export interface CarriedByBuiltin {
  readonly assignment: Expression
  readonly event: Expression
  readonly delay: Expression
  readonly id: string | undefined
  readonly sendId: Expression
}

/** An action with its name looked up and its kind known. */
export class Action {
  readonly kind: ActionKind
  readonly type: string
  readonly run: (info: ActionInfo, params: unknown) => void
  readonly builtin: BuiltinAction & CarriedByBuiltin
  readonly params: unknown
  readonly paramsOf: ((args: { context: MachineContext; event: EventObject }) => unknown) | null
  /** The keys of an assignment that is an object. */
  readonly keys: readonly string[]

  constructor(action: unknown, machine: InnerMachine) {
    const named = typeof action === 'object' && action !== null ? (action as { type: string; params?: unknown }) : null
    const type = named === null ? action : named.type
    const found = typeof action === 'function' ? action : machine.implementations.actions[type as string]
    this.type = typeof type === 'string' ? type : (type as { name?: string }).name || '(anonymous)'
    this.kind = kindOf(found)
    this.run = found as Action['run']
    this.builtin = found as never
    const params = named?.params
    this.paramsOf = typeof params === 'function' ? (params as never) : null
    this.params = this.paramsOf === null ? params : undefined
    const assignment = this.kind === ASSIGN ? this.builtin.assignment : null
    this.keys = typeof assignment === 'object' && assignment !== null ? Object.keys(assignment) : []
  }
}

function kindOf(found: unknown): ActionKind {
  if (typeof found !== 'function') return MISSING
  if (!('resolve' in found)) return CUSTOM
  switch ((found as { type?: unknown }).type) {
    case 'xstate.assign':
      return ASSIGN
    case 'xstate.raise':
      return RAISE
    case 'xstate.cancel':
      return CANCEL
    default:
      return BUILTIN
  }
}
