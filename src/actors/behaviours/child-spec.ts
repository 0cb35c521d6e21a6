import type { StartName } from './gen.ts'
import type { Starting, StartResult } from './starting.ts'

/** How a supervisor starts, restarts and stops one child. Plain data: change it with a spread. Mirrors `t:Supervisor.child_spec/0`. */
export interface ChildSpec {
  /** What the supervisor calls it: any value; unique under one `Supervisor`, unused under a `DynamicSupervisor`. */
  readonly id: unknown
  /** Starts the child, linked to the caller: a function, or `[module, functionName, arguments]`. */
  readonly start: StartFunction | StartMfa
  /** `permanent`: always restarted; `transient`: after an abnormal end only; `temporary`: never. @default 'permanent' */
  readonly restart?: 'permanent' | 'transient' | 'temporary'
  /** Ms that the child has to end in after exit signal `shutdown`, before it is killed. @default 5000 for a worker, 'infinity' for a supervisor */
  readonly shutdown?: number | 'infinity' | 'brutal_kill'
  /** @default 'worker' */
  readonly type?: 'worker' | 'supervisor'
  /** Its end counts for the supervisor's `autoShutdown`; only for temporary and transient children. @default false */
  readonly significant?: boolean
  /** Shown by `whichChildren`, for release tools. @default the module of `start`; none when that is a function */
  readonly modules?: readonly unknown[] | 'dynamic'
}

/** The id of a child that has a name: the name, or what it is in its registry. */
export function idOfName(name: StartName): unknown {
  return typeof name === 'string' ? name : name.at(-1)
}

/** Resolves to the pid, throws or rejects with a `StartError`, or gives OTP's tuple. */
export type StartFunction = (...args: never[]) => Starting | StartResult | PromiseLike<unknown> | unknown

export type StartMfa = readonly [module: object, name: string, args: readonly unknown[]]
