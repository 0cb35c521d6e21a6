import { afterEach } from 'vitest'
import { type ServerKind, TestServer, type TestServerOptions } from './server.ts'
import { framesSuite } from './suite-frames.ts'
import { handshakeSuite } from './suite-handshake.ts'
import { lifecycleSuite } from './suite-lifecycle.ts'
import { limitsSuite } from './suite-limits.ts'
import { protocolSuite } from './suite-protocol.ts'

/** Starts a server that is destroyed after the test. */
export type MakeServer = (options?: TestServerOptions) => Promise<TestServer>

/** One suite for all transports: what each of them owes to its clients and to its connections. */
export function wsSuite(kind: ServerKind): void {
  const servers: TestServer[] = []
  afterEach(() => {
    for (const server of servers.splice(0)) server.destroy()
  })
  const makeServer: MakeServer = async (options = {}) => {
    const server = await TestServer.start(kind, options)
    servers.push(server)
    return server
  }
  handshakeSuite(makeServer, kind)
  framesSuite(makeServer, kind)
  protocolSuite(makeServer, kind)
  limitsSuite(makeServer, kind)
  lifecycleSuite(makeServer, kind)
}
