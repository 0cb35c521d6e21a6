/** The kernel: nodes, processes, and the behaviours that are built on them. */

import type { Task as TaskOf } from './behaviours/task.ts'

export type { AgentPid } from './behaviours/agent.ts'
export * as Agent from './behaviours/agent.ts'
export { Call, Cast, call, cast, type From, nodeFor, replyTo } from './behaviours/call.ts'
export { type ChildSpec, idOfName, type StartFunction, type StartMfa } from './behaviours/child-spec.ts'
export type { DebugOption } from './behaviours/debug.ts'
export { debugEvent } from './behaviours/debug.ts'
export type { DebugFunction, DebugFunctionSpec, Statistics, SystemEvent } from './behaviours/debug-actions.ts'
export {
  acknowledgeStart,
  Boot,
  failStart,
  isParentExit,
  reportCrash,
  type StartName,
  type StartOptions,
  startEnded,
  startProcess,
  stopProcess,
} from './behaviours/gen.ts'
export { checkUse, GenServerModule, genServer, type ServerRef, type UseOptions } from './behaviours/gen-server.ts'
export * as GenServer from './behaviours/gen-server-api.ts'
export type {
  Awaitable,
  CallResult,
  CodeChangeResult,
  GenServerSpec,
  InitResult,
  NoReplyResult,
  ServerStatus,
} from './behaviours/gen-server-types.ts'
export * as ProcLib from './behaviours/proc-lib.ts'
export type { LabelledResponse, RequestIds } from './behaviours/request-ids.ts'
export type { RequestId, Response } from './behaviours/requests.ts'
export { type Continue, continueWith, type Extra, ignore, noreply, ok, reply, stop } from './behaviours/results.ts'
export type { StartMonitorResult } from './behaviours/start-monitored.ts'
export { StartError, Starting, type StartResult } from './behaviours/starting.ts'
export * as GenStatem from './behaviours/statem/api.ts'
export { GenStatemModule, genStatem } from './behaviours/statem/module.ts'
export {
  callerOf,
  changeCallbackModule,
  eventTimeout,
  genericTimeout,
  keepState,
  keepStateAndData,
  nextEvent,
  nextState,
  popCallbackModule,
  postpone,
  pushCallbackModule,
  repeatState,
  repeatStateAndData,
  stateTimeout,
  stopAndReply,
} from './behaviours/statem/results.ts'
export type {
  GenStatemSpec,
  StatemChange,
  StatemInitResult,
  StatemResult,
  StatemStatus,
} from './behaviours/statem/types.ts'
export * as Task from './behaviours/task-api.ts'
export type { TaskResults } from './behaviours/task-many.ts'
export type { Yielded } from './behaviours/task-wait.ts'
/** A task that its owner can ask for its result: Elixir's `%Task{}`. See `Task.async`. */
export type Task<T = unknown> = TaskOf<T>
export * as Sys from './behaviours/sys.ts'
export {
  debugIncoming,
  genericStatus,
  handleSystemMessage,
  type SystemProgram,
  type SystemState,
  type SystemStatus,
} from './behaviours/system.ts'
export { isSystemMessage, SystemMessage } from './behaviours/system-message.ts'
export { type Callers, callersIn, TaskProgram } from './behaviours/task-program.ts'
export { adoptTask, createTask, startWaiting } from './behaviours/task-start.ts'
export {
  type AsyncStreamOptions,
  type Enumerable,
  makeStream,
  type StreamResult,
} from './behaviours/task-stream.ts'
export { type TaskSource, tooMany } from './behaviours/task-stream-guard.ts'
export {
  type TaskWork,
  taskArguments,
} from './behaviours/task-work.ts'
export { formatted, reportTermination } from './behaviours/termination-report.ts'
export type { Listener as CallListener } from './behaviours/wait.ts'
export {
  type ArgumentsOf,
  callByName,
  type FunctionName,
  type FurtherArguments,
  type ResultOf,
} from './call-by-name.ts'
export { capture, captured } from './capture.ts'
export { type Clock, RealClock, VirtualClock } from './clock.ts'
export { exitSignal, terminate as endProcess } from './death.ts'
export { currentNode, defaultNode } from './default-node.ts'
export { badarg, OtpError, type OtpErrorCode } from './errors.ts'
export { acquireFifo, Fifo, releaseFifo } from './fifo.ts'
export * as Global from './global-module.ts'
export { info, type ProcessInfo } from './info.ts'
export { KeyMap, keyText, ownKey, sameKey } from './key-map.ts'
export { asSeen, deliver, type Envelope, Marker } from './mailbox.ts'
export type { Alias, AliasMode, MonitorRef } from './monitors.ts'
export { type Address, type GlobalName, type Name, type Via, type ViaModule, whereis as whereisOn } from './names.ts'
export { Node, type NodeOptions } from './node.ts'
export { onDeath } from './on-death.ts'
export { park, unpark } from './park.ts'
export { _, matches, type Pattern } from './pattern.ts'
export {
  DEBUGGED,
  firstTold,
  isDead,
  Pid,
  type Program,
  TRAP_EXIT,
  toldAfter,
  unwatch,
  Watcher,
  watch,
  watchAsFirst,
} from './pid.ts'
export {
  abortSignal,
  alias,
  type DemonitorOptions,
  demonitor,
  exit,
  isAlive,
  link,
  list,
  type MonitorOptions,
  monitor,
  monotonicTime,
  node,
  register,
  registered,
  type SendAfterOptions,
  type SpawnOptions,
  send,
  sendAfter,
  sleep,
  spawn,
  spawnLink,
  spawnMonitor,
  startTimer,
  trapExit,
  unalias,
  unlink,
  unregister,
  whereis,
} from './process.ts'
export * as Process from './process-module.ts'
export { ExitError, formatReason, isOrderly, isShutdown, type Reason, reasonOfThrown, Stacktrace } from './reason.ts'
export { receive } from './receive.ts'
export { makeRef, Ref } from './ref.ts'
export { logReports, type ReportLogger } from './report-log.ts'
export { particulars, REPORT_EVENT, type Report, type ReportLevel } from './reports.ts'
export { runProcess } from './run.ts'
export { currentProcess, outside, self } from './running.ts'
export { checkMayStart, hibernate, type ProcessFunction, startSoon } from './spawn.ts'
export { isThenable, suspend } from './suspend.ts'
export type { EventName, Measurements, Metadata, Telemetry, TelemetryHandler } from './telemetry.ts'
export { isMap, sameTerm } from './terms.ts'
export * as Timer from './timer-module.ts'
export { type CancelTimerOptions, cancelTimer, readTimer, type TimerRef } from './timers.ts'
