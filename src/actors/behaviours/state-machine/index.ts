/** xstate v5 machines as processes: a machine is the callback module, as in gen_statem. */

export { postpone, reply } from './actions.ts'
export type { Called, Caller, ReplyTo } from './events.ts'
export type { PersistedSnapshot, PersistedTimer, SnapshotStore } from './persisted.ts'
export type { MachineOptions, MachineStatus } from './settings.ts'
export {
  type MachineArguments,
  type MachineStartOptions,
  type StartMachineArguments,
  type StartMachineOptions,
  type StateMachineModule,
  stateMachine,
} from './state-machine.ts'
export * as StateMachine from './state-machine-api.ts'
export type { MachineObserver, Subscription } from './subscribe.ts'
