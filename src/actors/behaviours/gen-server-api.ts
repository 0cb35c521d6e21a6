/** Elixir's `GenServer` module: exported as the namespace `GenServer`. */

export { whereis } from '../process.ts'
export { call, cast, replyTo as reply } from './call.ts'
export { stopProcess as stop } from './gen.ts'
export { start, startLink } from './gen-server.ts'
export { abcast, checkResponse, multiCall, receiveResponse, sendRequest, waitResponse } from './requests.ts'
