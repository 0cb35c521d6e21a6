/** Elixir's `DynamicSupervisor` module: exported as the namespace `DynamicSupervisor`. */
export { stopProcess as stop } from "../actors/index.js";
export { childSpec, countChildren, startChild, startLink, terminateChild, whichChildren, } from "./dynamic-supervisor.js";
//# sourceMappingURL=dynamic-supervisor-api.js.map