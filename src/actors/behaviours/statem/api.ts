/** Erlang's `gen_statem` module: exported as the namespace `GenStatem`. */

export { cast } from '../call.ts'
export { stop } from '../proc-lib.ts'
export {
  checkResponse,
  receiveResponse,
  reqidsAdd,
  reqidsNew,
  reqidsSize,
  reqidsToList,
  sendRequest,
  waitResponse,
} from '../request-ids.ts'
export type {
  Action,
  Actions,
  EnterAction,
  EventType,
  Replies,
  ReplyAction,
  TimeoutAction,
  TimeoutOptions,
  TimeoutTime,
  TimeoutType,
} from './action-types.ts'
export { type CallTimeout, call, reply } from './client.ts'
export { enterLoop, start, startLink, startMonitor } from './module.ts'
export type { CallbackMode, StateFunction, StatemModule } from './types.ts'
