/** Elixir's `Supervisor` module: exported as the namespace `Supervisor`. */
export { stopProcess as stop } from '../actors/index.ts'
export { childSpec } from './child-spec.ts'
export {
  checkChildspecs,
  countChildren,
  deleteChild,
  getChildspec,
  init,
  restartChild,
  startChild,
  startLink,
  terminateChild,
  whichChildren,
} from './supervisor.ts'
