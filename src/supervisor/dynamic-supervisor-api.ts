/** Elixir's `DynamicSupervisor` module: exported as the namespace `DynamicSupervisor`. */
export { stopProcess as stop } from '../actors/index.ts'
export {
  childSpec,
  countChildren,
  init,
  startChild,
  startLink,
  terminateChild,
  whichChildren,
} from './dynamic-supervisor.ts'
