/** Supervision: who starts whom, who restarts whom, and in which order it all ends. */

export type { AutoShutdown, ChildDefinition, ChildModule, CompleteChildSpec } from './child-spec.ts'
export type { Outcome } from './outcome.ts'
export type { Strategy } from './strategy.ts'
export {
  type StartChildResult,
  SupervisorModule,
  type SupervisorInit,
  type SupervisorOptions,
  type SupervisorSpec,
  supervisor,
} from './supervisor.ts'
export * as Supervisor from './supervisor-api.ts'
export type { ChildCounts, ChildEntry, SupervisorFlags } from './supervisor-state.ts'
export type { Guard, MatchClause, MatchHead, MatchSpec } from './registry-match.ts'
export type { RegistryOptions } from './registry-process.ts'
export type { RegisterResult } from './registry-register.ts'
export { type Dispatcher, type Registration, Registry, RegistryModule, type RegistryName, via } from './registry.ts'
