/** Elixir's `GenServer` module: exported as the namespace `GenServer`. */
export { call, cast, replyTo as reply } from "./call.js";
export { stopProcess as stop } from "./gen.js";
export { start, startLink, startMonitor } from "./gen-server.js";
export { checkResponse, receiveResponse, reqidsAdd, reqidsNew, reqidsSize, reqidsToList, sendRequest, waitResponse, } from "./request-ids.js";
export { abcast, multiCall } from "./requests.js";
export { whereis } from "./server-address.js";
//# sourceMappingURL=gen-server-api.js.map