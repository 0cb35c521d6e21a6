/** The reference application: clients send each other JSON, each by its own connection process. */

export * as ConnectionManager from './connection-manager.ts'
export * as Message from './message.ts'
export { port, Relay, type RelayOptions, ROUTES } from './relay.ts'
export { RelayConnection, type RelayMessage } from './relay-connection.ts'
