/**
 * node:http and `ws` as a transport: runs wherever Node does, and can share an HTTP server that somebody else owns, such as an Express
 * application's (`attach`).
 */

export { type AttachOptions, attach, sharing } from './node-attach.ts'
export { node } from './node-transport.ts'
