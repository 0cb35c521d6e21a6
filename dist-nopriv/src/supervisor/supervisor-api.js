/** Elixir's `Supervisor` module: exported as the namespace `Supervisor`. */
export { stopProcess as stop } from "../actors/index.js";
export { childSpec } from "./child-spec.js";
export { checkChildspecs, countChildren, deleteChild, getChildspec, init, restartChild, startChild, startLink, terminateChild, whichChildren, } from "./supervisor.js";
//# sourceMappingURL=supervisor-api.js.map