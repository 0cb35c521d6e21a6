import type { CompleteChildSpec } from './child-spec.ts'

type Start = CompleteChildSpec['start']
type StartFunction = Exclude<Start, readonly unknown[]>

/** What a DynamicSupervisor keeps of the spec of one child: what it shares with all of its kind, and what is its own. */
export class DynamicChild {
  readonly kind: ChildKind
  /** The arguments that it is started with, or the whole start, where that is a function. */
  readonly own: readonly unknown[] | StartFunction

  constructor(kind: ChildKind, own: readonly unknown[] | StartFunction) {
    this.kind = kind
    this.own = own
  }

  get start(): Start {
    const { kind, own } = this
    return typeof own === 'function' ? own : [kind.module as object, kind.name, own]
  }

  get restart(): CompleteChildSpec['restart'] {
    return this.kind.restart
  }

  get shutdown(): CompleteChildSpec['shutdown'] {
    return this.kind.shutdown
  }
}

/** What is the same in the specs of many children: all but id and arguments. */
class ChildKind {
  /** Null when the start is a function. */
  readonly module: object | null
  readonly name: string
  readonly restart: CompleteChildSpec['restart']
  readonly shutdown: CompleteChildSpec['shutdown']
  readonly type: CompleteChildSpec['type']
  readonly modules: CompleteChildSpec['modules']
  /** Stands for each child that is never started again. Mirrors `DynamicSupervisor.mfa_for_restart/2`. */
  readonly withoutArguments: DynamicChild

  constructor({ start, restart, shutdown, type, modules }: CompleteChildSpec) {
    const isFunction = typeof start === 'function'
    this.module = isFunction ? null : start[0]
    this.name = isFunction ? '' : start[1]
    this.restart = restart
    this.shutdown = shutdown
    this.type = type
    this.modules = modules
    this.withoutArguments = new DynamicChild(this, isFunction ? noStart : [])
  }

  fits({ start, restart, shutdown, type, modules }: CompleteChildSpec): boolean {
    const sameStart =
      typeof start === 'function' ? this.module === null : this.module === start[0] && this.name === start[1]
    const sameRest = this.restart === restart && this.shutdown === shutdown && this.type === type
    return sameStart && sameRest && sameModules(this.modules, modules)
  }
}

function sameModules(a: CompleteChildSpec['modules'], b: CompleteChildSpec['modules']): boolean {
  if (a === b || a === 'dynamic' || b === 'dynamic') return a === b
  if (a.length !== b.length) return false
  for (let index = 0; index < a.length; index++) if (a[index] !== b[index]) return false
  return true
}

/** In place of a start function that is not needed any more. */
function noStart(): ['error', 'undefined'] {
  return ['error', 'undefined']
}

/** The kinds of children that a supervisor has started, the last one of each module. Those of a module that is gone are forgotten, but for the last. */
export class ChildKinds {
  readonly #byModule: WeakMap<object, ChildKind> = new WeakMap()
  /** Most supervisors have children of one kind only. */
  #last: ChildKind | null = null

  /** What to keep of a spec. */
  childOf(spec: CompleteChildSpec): DynamicChild {
    const { start } = spec
    const kind = this.#kindOf(spec, typeof start === 'function' ? noStart : start[0])
    if (kind.restart === 'temporary') return kind.withoutArguments
    return new DynamicChild(kind, typeof start === 'function' ? start : start[2])
  }

  #kindOf(spec: CompleteChildSpec, module: object): ChildKind {
    if (this.#last?.fits(spec)) return this.#last
    let kind = this.#byModule.get(module)
    if (kind === undefined || !kind.fits(spec)) {
      kind = new ChildKind(spec)
      this.#byModule.set(module, kind)
    }
    this.#last = kind
    return kind
  }
}
