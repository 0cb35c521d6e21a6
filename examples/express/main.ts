/**
 * An Express application that keeps its own routes and serves connections beside them: `npm run -s example express`. `PORT` says where.
 */

import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { makeApp, serveTalk } from './app.ts'

const server = createServer(makeApp())
await serveTalk(server)
server.listen(Number(process.env.PORT ?? '3000'), '127.0.0.1', () => {
  const { port } = server.address() as AddressInfo
  console.log(`http://127.0.0.1:${port} and ws://127.0.0.1:${port}/talk`)
})
