/** Supervision: who starts whom, who restarts whom, and in which order it all ends. */

export {
  ApplicationModule,
  type ApplicationSpec,
  type ApplicationStart,
  type ApplicationType,
  application,
} from './application.ts'
export * as Application from './application-api.ts'
export type { AutoShutdown, ChildDefinition, ChildModule, CompleteChildSpec } from './child-spec.ts'
export type { DynamicFlags } from './dynamic-state.ts'
export { type DynamicSupervisorInit, type DynamicSupervisorOptions, startChildNow } from './dynamic-supervisor.ts'
export * as DynamicSupervisor from './dynamic-supervisor-api.ts'
export { DynamicSupervisorModule, type DynamicSupervisorSpec, dynamicSupervisor } from './dynamic-supervisor-module.ts'
export type { Outcome } from './outcome.ts'
export {
  type PartitionName,
  PartitionSupervisor,
  type PartitionSupervisorModule,
  type PartitionSupervisorOptions,
} from './partition-supervisor.ts'
export type { PartitionsName } from './partition-table.ts'
export * as Pg from './pg.ts'
export {
  type Dispatcher,
  type Registration,
  Registry,
  type RegistryModule,
  type RegistryName,
  via,
} from './registry.ts'
export type { Guard, MatchClause, MatchHead, MatchSpec } from './registry-match.ts'
export type { RegistryOptions } from './registry-process.ts'
export type { RegisterResult } from './registry-register.ts'
export type { RunUntilSignalOptions, SignalSource, UntilSignal } from './run-until-signal.ts'
export type { Strategy } from './strategy.ts'
export {
  type StartChildResult,
  type SupervisorInit,
  SupervisorModule,
  type SupervisorOptions,
  type SupervisorSpec,
  supervisor,
} from './supervisor.ts'
export * as Supervisor from './supervisor-api.ts'
export type { ChildCounts, ChildEntry, SupervisorFlags } from './supervisor-state.ts'
export type {
  SupervisedChildOptions,
  SupervisedTaskOptions,
  TaskSupervisorOptions,
} from './task-supervisor.ts'
export * as TaskSupervisor from './task-supervisor-api.ts'
export type { SupervisedStreamOptions } from './task-supervisor-stream.ts'
