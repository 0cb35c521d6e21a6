/** Elixir's `GenServer` module: exported as the namespace `GenServer`. */

export { call, cast, replyTo as reply } from './call.ts'
export { stopProcess as stop } from './gen.ts'
export { start, startLink, startMonitor } from './gen-server.ts'
export {
  checkResponse,
  receiveResponse,
  reqidsAdd,
  reqidsNew,
  reqidsSize,
  reqidsToList,
  sendRequest,
  waitResponse,
} from './request-ids.ts'
export { abcast, multiCall } from './requests.ts'
export { whereis } from './server-address.ts'
