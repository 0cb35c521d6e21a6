/** Erlang's `gen_statem` module: exported as the namespace `GenStatem`. */
export { cast } from "../call.js";
export { stop } from "../proc-lib.js";
export { checkResponse, receiveResponse, reqidsAdd, reqidsNew, reqidsSize, reqidsToList, sendRequest, waitResponse, } from "../request-ids.js";
export { call, reply } from "./client.js";
export { enterLoop, start, startLink, startMonitor } from "./module.js";
//# sourceMappingURL=api.js.map