/** xstate machines as processes: exported as the namespace `StateMachine`. */

export { whereis } from '../../process.ts'
export { replyTo as reply } from '../call.ts'
export { stopProcess as stop } from '../gen.ts'
export { call, childSpec, persistedSnapshot, send, snapshot, start, startLink } from './state-machine.ts'
export { on, subscribe, toPromise, unsubscribe, waitFor } from './subscribe.ts'
