/**
 * What becomes of clients that break the protocol, RFC 6455. The node transport says why, by a close code; uWebSockets.js just hangs up. Either
 * way the connection's process learns of it, and nobody else is disturbed.
 */

import { describe, expect, it } from 'vitest'
import { BINARY, CLOSE, closeFrame, frame, PING, TEXT, text } from './raw-client.ts'
import type { ServerKind } from './server.ts'
import type { MakeServer } from './suite.ts'

interface Row {
  readonly row: string
  readonly frames: readonly Uint8Array[]
  /** The close code of the node transport. */
  readonly code: number
  /** What uWebSockets.js shows instead, if not just the end of the TCP connection. */
  readonly uws?: readonly string[]
  /** What `terminate` is told. @default by the node transport an error with words, by uWebSockets.js `closed` */
  readonly uwsTold?: RegExp
}

const bytes = (...values: number[]): Uint8Array => Uint8Array.from(values)

const rows: readonly Row[] = [
  { row: 'client close frame code 1005', frames: [closeFrame(1005)], code: 1002, uws: ['CLOSE'] },
  { row: 'client close frame code 999', frames: [closeFrame(999)], code: 1002, uws: ['CLOSE'] },
  { row: 'client close frame code 1015', frames: [closeFrame(1015)], code: 1002, uws: ['CLOSE'] },
  { row: 'client close frame code 2999', frames: [closeFrame(2999)], code: 1002, uws: ['CLOSE'] },
  { row: 'client close frame code 1004', frames: [closeFrame(1004)], code: 1002, uws: ['CLOSE'] },
  { row: 'client close frame code 5000', frames: [closeFrame(5000)], code: 1002, uws: ['CLOSE'] },
  {
    row: 'client close frame, reason invalid utf8',
    frames: [closeFrame(1000, bytes(0xff))],
    code: 1007,
    uws: ['CLOSE'],
  },
  {
    row: 'client close frame, 1-byte payload',
    frames: [frame(CLOSE, 'x')],
    code: 1002,
    uws: ['CLOSE'],
    uwsTold: /remote/,
  },
  { row: 'client ping 126 bytes', frames: [frame(PING, 'x'.repeat(126))], code: 1002 },
  { row: 'client ping fragmented (fin=0)', frames: [frame(PING, 'x', { fin: false })], code: 1002 },
  { row: 'rsv1 set (no compression)', frames: [frame(TEXT, 'x', { rsv: 4 })], code: 1002 },
  { row: 'rsv2 set', frames: [frame(TEXT, 'x', { rsv: 2 })], code: 1002 },
  { row: 'opcode 3', frames: [frame(3, 'x')], code: 1002 },
  { row: 'continuation without start', frames: [frame(0, 'x')], code: 1002 },
  {
    row: 'text in the middle of a fragmented text',
    frames: [frame(TEXT, 'a', { fin: false }), text('b')],
    code: 1002,
  },
  { row: 'invalid UTF-8 text', frames: [frame(TEXT, bytes(0xff, 0xfe))], code: 1007, uwsTold: /invalid UTF-8/ },
  {
    row: 'a surrogate half in UTF-8',
    frames: [frame(TEXT, bytes(0xed, 0xa0, 0x80))],
    code: 1007,
    uwsTold: /invalid UTF-8/,
  },
]

export function protocolSuite(makeServer: MakeServer, kind: ServerKind): void {
  describe('a client that breaks the protocol', () => {
    it.each(rows)('$row', async ({ frames, code, uws = [], uwsTold = /closed/ }) => {
      const server = await makeServer()
      const bystander = await server.open()
      const client = await server.open()
      client.send(...frames)
      const seen = await client.untilClose()
      if (kind !== 'uws') expect(seen).toEqual([`CLOSE ${code}`])
      else if (uws.length > 0) expect(seen).toEqual(uws)
      else expect(['END', 'RESET']).toContain(seen.at(-1))
      const told = await server.journal.until('terminate')
      expect(told).toMatch(kind === 'uws' ? uwsTold : /terminate \[error, /)
      bystander.send(text('undisturbed'))
      expect(await bystander.next()).toBe('text:echo:undisturbed')
    })

    it.skipIf(kind === 'uws')('unmasked frame', async () => {
      const server = await makeServer()
      const client = await server.open()
      client.send(frame(TEXT, 'abcdefgh', { masked: false }))
      expect(await client.untilClose()).toEqual(['CLOSE 1002'])
      expect((await server.counters()).cut.protocol).toBe(1)
    })

    it('empty non-fin continuation: is allowed by RFC 6455 §5.4', async () => {
      const server = await makeServer()
      const client = await server.open()
      client.send(frame(TEXT, 'a', { fin: false }), frame(0, '', { fin: false }), frame(0, 'b'))
      expect(await client.next()).toBe('text:echo:ab')
    })
  })

  describe('maxPayloadBytes', () => {
    it('frame of exactly the limit', async () => {
      const server = await makeServer({ maxPayloadBytes: 100 })
      const client = await server.open()
      client.send(frame(BINARY, 'x'.repeat(100)))
      expect(await client.next()).toBe(`binary:${'x'.repeat(100)}`)
    })

    it.each([
      ['max_frame_size=100, frame of 101', [frame(BINARY, 'x'.repeat(101))]],
      [
        'fragmented message, max_frame_size=100, 3 x 90 bytes',
        [
          frame(BINARY, 'x'.repeat(90), { fin: false }),
          frame(0, 'x'.repeat(90), { fin: false }),
          frame(0, 'x'.repeat(90)),
        ],
      ],
    ])('%s: closes with 1009', async (_row, frames) => {
      const server = await makeServer({ maxPayloadBytes: 100 })
      const client = await server.open()
      client.send(...frames)
      const [closed = ''] = await client.untilClose()
      expect(closed).toMatch(/^CLOSE 1009/)
      expect(await server.journal.until('terminate')).toMatch(/error, .*(too big|Max payload)/)
      expect((await server.counters()).cut.maxPayloadBytes).toBe(1)
    })

    it('frame of 10_000_001 bytes on the wire (header only sent): nothing is buffered for it', async () => {
      const server = await makeServer({ maxPayloadBytes: 1_000_000 })
      const client = await server.open()
      client.send(frame(BINARY, Buffer.alloc(10_000_001)).subarray(0, 20))
      const seen = await client.untilClose()
      if (kind === 'uws') expect(['END', 'RESET']).toContain(seen.at(-1))
      else expect(seen).toEqual(['CLOSE 1009'])
      expect(await server.journal.until('terminate')).toMatch(/error, .*(too big|Max payload)/)
      expect((await server.counters()).cut.maxPayloadBytes).toBe(1)
    })

    it('a route may have its own', async () => {
      const server = await makeServer({ maxPayloadBytes: 1000, route: { maxPayloadBytes: 10 } })
      const client = await server.open()
      client.send(text('x'.repeat(11)))
      expect((await client.untilClose())[0]).toMatch(/^CLOSE 1009/)
    })
  })
}
