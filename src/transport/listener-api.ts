/** What can be asked of a listener's process: exported as the namespace `Listener`. */
export { counters, info, port } from './listener.ts'
