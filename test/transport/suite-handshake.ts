/** What becomes of requests: opening handshakes, good and bad, and plain HTTP. */

import { describe, expect, it } from 'vitest'
import { abortSignal, currentProcess, genServer, ok, reply, runProcess } from '../../src/actors/index.ts'
import type { ConnectionRequest } from '../../src/connection/index.ts'
import { ACCEPT, handshake, RawClient, type ResponseHead } from './raw-client.ts'
import type { ServerKind, TestServer } from './server.ts'
import type { MakeServer } from './suite.ts'

const errorCode = ({ body }: { body: string }): unknown => JSON.parse(body).error.code

function plain(path: string, method = 'GET', headers = ''): Buffer {
  return Buffer.from(`${method} ${path} HTTP/1.1\r\nHost: localhost\r\n${headers}\r\n`, 'latin1')
}

/** Opens a WebSocket with headers of the test's, and gives the request as the connection's hooks saw it. */
async function requestSeen(
  makeServer: MakeServer,
  path: string,
  headers: Record<string, string> = {},
): Promise<ConnectionRequest> {
  let seen: ConnectionRequest | null = null
  const authenticate = (request: ConnectionRequest): true => {
    seen = request
    return true
  }
  const server = await makeServer({ route: { path: '/ws/:id', authenticate } })
  await server.open(path, headers)
  if (seen === null) throw new Error('the hook was not called')
  return seen
}

export function handshakeSuite(makeServer: MakeServer, kind: ServerKind): void {
  describe('an opening handshake', () => {
    it('handshake: ok headers', async () => {
      const server = await makeServer()
      const { status, headers } = (await RawClient.open(server.port)).head
      expect(status).toBe(101)
      expect(headers.upgrade?.toLowerCase()).toBe('websocket')
      expect(headers.connection?.toLowerCase()).toBe('upgrade')
      expect(headers['sec-websocket-accept']).toBe(ACCEPT)
      expect(headers).not.toHaveProperty('sec-websocket-protocol')
      expect(headers).not.toHaveProperty('sec-websocket-extensions')
    })

    it('gives the connection the whole request, decoded', async () => {
      const request = await requestSeen(makeServer, '/ws/a%20b%2Fc?x=1&y=%20&x=2', {
        'X-Twice': 'one',
        'x-twice': 'two',
        Origin: 'https://example.com',
      })
      expect(request).toMatchObject({
        method: 'GET',
        path: '/ws/a%20b%2Fc',
        params: { id: 'a b/c' },
        query: { x: '2', y: ' ' },
      })
      expect(request.headers['x-twice']).toBe('one, two')
      expect(request.headers.origin).toBe('https://example.com')
      expect(request.remoteAddress).toBe('127.0.0.1')
      expect(request.identity).toBeNull()
    })

    const refused: [row: string, headers: Record<string, string | null>, status: number][] = [
      ['handshake: no key', { 'Sec-WebSocket-Key': null }, 400],
      ['a key that is too short', { 'Sec-WebSocket-Key': 'c2hvcnQ=' }, 400],
      ['a key of 24 characters that is not base64', { 'Sec-WebSocket-Key': '!'.repeat(24) }, 400],
      ['handshake: version 8', { 'Sec-WebSocket-Version': '8' }, 426],
      ['no version', { 'Sec-WebSocket-Version': null }, 426],
      ['no Connection header', { Connection: 'keep-alive' }, 426],
      ['a list of subprotocols that is none', { 'Sec-WebSocket-Protocol': 'a,,b' }, 400],
    ]
    // Without that header it is a plain request, and so the owner's.
    const ours = refused.filter(([, headers]) => kind !== 'shared' || headers.Connection === undefined)
    it.each(ours)('%s: is refused, and never by a 500', async (_row, headers, status) => {
      const server = await makeServer()
      const response = await RawClient.ask(server.port, handshake('/ws', headers))
      expect(response.status).toBe(status)
      expect(response.headers['content-type']).toBe('application/json')
      expect(errorCode(response)).toBe(status === 400 ? 'bad_handshake' : 'upgrade_required')
      if (status === 426) expect(response.headers['sec-websocket-version']).toBe('13')
    })

    it('handshake: POST', async () => {
      const server = await makeServer()
      const response = await RawClient.ask(server.port, handshake('/ws', {}, 'POST'))
      expect([response.status, response.headers.allow]).toEqual([405, 'GET'])
    })

    it.skipIf(kind === 'shared')('article: plain GET without upgrade headers', async () => {
      const server = await makeServer()
      const response = await RawClient.ask(server.port, plain('/ws'))
      expect(response.status).toBe(426)
      expect(response.headers.upgrade).toBe('websocket')
      expect(response.headers.connection?.toLowerCase()).toContain('upgrade')
    })

    it('article: path /websocket/ (no id)', async () => {
      const server = await makeServer({ route: { path: '/websocket/:id' } })
      const response = await RawClient.ask(server.port, handshake('/websocket/'))
      expect(response.status).toBe(404)
    })

    it.skipIf(kind === 'shared')('a path with a percent sign that makes no sense: 400', async () => {
      const server = await makeServer({ route: { path: '/websocket/:id' } })
      for (const path of ['/websocket/%zz', '/websocket/%', '/websocket/%ff']) {
        const response = await RawClient.ask(server.port, handshake(path))
        expect([response.status, errorCode(response)]).toEqual([400, 'bad_request'])
      }
    })

    it('an exact route that a request writes with percent signs is the same route', async () => {
      const server = await makeServer()
      expect((await RawClient.open(server.port, '/%77s')).head.status).toBe(101)
    })
  })

  describe('origins', () => {
    const origins = ['https://example.com', 'https://*.example.org']
    const rows: [origin: string, status: number][] = [
      ['https://example.com', 101],
      ['HTTPS://EXAMPLE.COM', 101],
      ['https://a.b.example.org', 101],
      ['https://example.org', 403],
      ['http://example.com', 403],
      ['https://example.com.evil.net', 403],
      ['https://evilexample.org', 403],
      ['null', 403],
    ]
    it.each(rows)('handshake: cross Origin %s: %i', async (origin, status) => {
      const server = await makeServer({ route: { origins } })
      const client = await RawClient.connect(server.port, handshake('/ws', { Origin: origin }))
      expect((await client.readHead()).status).toBe(status)
    })

    it('a client without an origin is no browser, and is let in', async () => {
      const server = await makeServer({ route: { origins } })
      expect((await RawClient.open(server.port)).head.status).toBe(101)
    })
  })

  describe('subprotocols', () => {
    const negotiate = async (offered: string): Promise<ResponseHead> => {
      const server = await makeServer({ route: { subprotocols: ['v2', 'v1'] } })
      return (await RawClient.open(server.port, '/ws', { 'Sec-WebSocket-Protocol': offered })).head
    }

    it("handshake: subprotocol offered: the first of the client's that the route speaks", async () => {
      expect((await negotiate('v3, v1, v2')).headers['sec-websocket-protocol']).toBe('v1')
    })

    it('none is named when none fits', async () => {
      expect((await negotiate('v3')).headers).not.toHaveProperty('sec-websocket-protocol')
    })
  })

  describe('authenticate', () => {
    const later = <T>(value: T): Promise<T> => new Promise((resolve) => setImmediate(() => resolve(value)))
    const ask = (server: TestServer): Promise<ResponseHead & { body: string }> =>
      RawClient.ask(server.port, handshake())

    it('what it returns is the identity, at once or later', async () => {
      for (const authenticate of [() => 'ada', () => later('ada')]) {
        let identity: unknown
        const admit = (request: ConnectionRequest): void => {
          identity = request.identity
        }
        const server = await makeServer({ route: { authenticate, admit } })
        await server.open()
        expect(identity).toBe('ada')
      }
    })

    it.each([false, null, undefined])('%s means nobody: 401', async (nobody) => {
      for (const authenticate of [() => nobody, () => later(nobody)]) {
        const server = await makeServer({ route: { authenticate } })
        expect(await ask(server)).toMatchObject({ status: 401 })
      }
    })

    it('what it throws is a 500 that says nothing, and is reported', async () => {
      const reports: unknown[] = []
      const boom = (): never => {
        throw new Error('the password is 1234')
      }
      for (const authenticate of [boom, async () => boom(), () => later(null).then(boom)]) {
        const server = await makeServer({ route: { authenticate } })
        server.node.telemetry.attach('test', [['linecard', 'report']], (_event, _measurements, report) =>
          reports.push(report),
        )
        const response = await ask(server)
        expect(response.status).toBe(500)
        expect(response.body).not.toContain('1234')
      }
      expect(reports).toEqual(Array(3).fill(expect.objectContaining({ label: 'transport/request_failed' })))
    })

    it('a promise that it forgets and that rejects is its own failure, not the server’s', async () => {
      const authenticate = async (): Promise<never> => {
        void Promise.reject(new Error('forgotten'))
        return new Promise(() => {})
      }
      const server = await makeServer({ route: { authenticate } })
      expect((await ask(server)).status).toBe(500)
    })

    it('runs as a process, so that it may call servers by name', async () => {
      const Users = genServer({
        init: () => ok(['ada']),
        calls: { first: (users: string[]) => reply(users[0], users) },
      })
      let identity: unknown
      const server = await makeServer({
        route: {
          authenticate: () => Users.call('users', 'first'),
          admit: (request) => {
            identity = [request.identity, currentProcess()?.node === server.node]
          },
        },
      })
      await runProcess(server.node, () => Users.start(undefined, { name: 'users' }))
      await server.open()
      expect(identity).toEqual(['ada', true])
    })

    it('upgradeTimeoutMs: 503, and the hook is ended', async () => {
      let signal: AbortSignal | null = null
      const authenticate = (): Promise<never> => {
        signal = abortSignal()
        return new Promise(() => {})
      }
      const server = await makeServer({ route: { authenticate }, upgradeTimeoutMs: 3000 })
      const client = await RawClient.connect(server.port, handshake())
      await expect.poll(() => signal).not.toBeNull()
      await server.clock.advance(3000)
      expect((await client.readHead()).status).toBe(503)
      expect((signal as unknown as AbortSignal).aborted).toBe(true)
      expect((await server.counters()).refused.upgradeTimeoutMs).toBe(1)
    })

    it('a client that goes away meanwhile is forgotten', async () => {
      let asked = 0
      const authenticate = (): Promise<never> => {
        asked++
        return new Promise(() => {})
      }
      const server = await makeServer({ route: { authenticate }, maxConnections: 1 })
      const client = await RawClient.connect(server.port, handshake())
      await expect.poll(() => asked).toBe(1)
      client.destroy()
      await expect.poll(() => server.node.processes().some(({ program }) => program.label === 'request')).toBe(false)
      const second = await RawClient.connect(server.port, handshake())
      await expect.poll(() => asked).toBe(2)
      second.destroy()
    })
  })

  describe('admit', () => {
    it('refuses with its own status and JSON', async () => {
      const refusal = { status: 409, body: { error: { code: 'taken', id: 7 } }, headers: { 'X-Id': '7' } }
      const server = await makeServer({
        route: { path: '/ws/:id', admit: ({ params }) => (params.id === '7' ? refusal : null) },
      })
      const response = await RawClient.ask(server.port, handshake('/ws/7'))
      expect(response).toMatchObject({ status: 409, headers: { 'x-id': '7', 'content-type': 'application/json' } })
      expect(JSON.parse(response.body)).toEqual(refusal.body)
      expect((await RawClient.open(server.port, '/ws/8')).head.status).toBe(101)
    })

    it.each([
      ['throws', () => assertNever()],
      ['returns no response', () => 'no'],
      ['returns a header that would split the response', () => ({ status: 400, headers: { x: 'a\r\nSet-Cookie: b' } })],
    ])('is answered with 500 when it %s', async (_what, admit) => {
      const server = await makeServer({ route: { admit: admit as never } })
      expect((await RawClient.ask(server.port, handshake())).status).toBe(500)
    })
  })

  describe.skipIf(kind === 'shared')('plain HTTP', () => {
    it('answers its routes with text, bytes and JSON, at once and later', async () => {
      const more = [
        {
          path: '/text/:name',
          handle: (r: { params: { name?: string } }) => ({ status: 200, body: `hi ${r.params.name}` }),
        },
        { path: '/bytes', handle: () => ({ status: 201, body: Buffer.from([1, 2]) }) },
        { path: '/json', handle: async () => ({ status: 200, body: { ok: true } }) },
        { path: '/none', method: 'DELETE', handle: () => ({ status: 204 }) },
      ]
      const server = await makeServer({ more: more as never })
      expect(await RawClient.ask(server.port, plain('/text/ada'))).toMatchObject({ status: 200, body: 'hi ada' })
      expect(await RawClient.ask(server.port, plain('/bytes'))).toMatchObject({ status: 201, body: '\u0001\u0002' })
      const json = await RawClient.ask(server.port, plain('/json'))
      expect(json).toMatchObject({ body: '{"ok":true}', headers: { 'content-type': 'application/json' } })
      expect((await RawClient.ask(server.port, plain('/none', 'DELETE'))).status).toBe(204)
      expect((await server.counters()).answered).toBe(4)
    })

    it('answers HEAD without a body, and keeps the connection for the next request', async () => {
      const server = await makeServer({ more: [{ path: '/health', handle: () => ({ status: 200, body: 'fine' }) }] })
      const client = await RawClient.connect(server.port, plain('/health', 'HEAD'))
      expect((await client.readHead()).headers['content-length']).toBe('4')
      client.send(plain('/health', 'HEAD'))
      expect((await client.readHead()).status).toBe(200)
    })

    it.each([
      ['/nowhere', 'GET', 404, 'not_found'],
      ['/health', 'POST', 405, 'method_not_allowed'],
      ['/ws', 'PUT', 405, 'method_not_allowed'],
      ['/broken', 'GET', 500, 'internal_error'],
    ])('%s %s: %i', async (path, method, status, code) => {
      const more = [
        { path: '/health', handle: () => ({ status: 200 }) },
        { path: '/broken', handle: () => assertNever() },
      ]
      const server = await makeServer({ more: more as never })
      const response = await RawClient.ask(server.port, plain(path, method))
      expect([response.status, errorCode(response)]).toEqual([status, code])
    })

    it('bytes that are no request do not harm the server', async () => {
      const server = await makeServer()
      const client = await RawClient.connect(server.port, Buffer.from('\u0000\u0001 nonsense\r\n\r\n'))
      expect((await client.readHead()).status).toBeGreaterThanOrEqual(400)
      expect((await RawClient.open(server.port)).head.status).toBe(101)
    })
  })
}

function assertNever(): never {
  throw new Error('on purpose')
}
