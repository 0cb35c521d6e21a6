/** What the frames of a well-behaved client come to. Rows of the recorded behaviour of WebSock on Bandit give tests their names. */

import { describe, expect, it } from 'vitest'
import { exit } from '../../src/actors/index.ts'
import { DynamicSupervisor } from '../../src/supervisor/index.ts'
import { BINARY, closeFrame, frame, handshake, PING, PONG, RawClient, TEXT, text } from './raw-client.ts'
import type { ServerKind } from './server.ts'
import type { MakeServer } from './suite.ts'

export function framesSuite(makeServer: MakeServer, kind: ServerKind): void {
  describe('frames', () => {
    it('brings a text in and its answer back', async () => {
      const server = await makeServer()
      const client = await server.open()
      client.send(text('hello'))
      expect(await client.next()).toBe('text:echo:hello')
      expect(await server.journal.next()).toBe('in hello')
    })

    it.each([0, 1, 125, 126, 65_535, 65_536, 1_000_000])(
      'brings a text of %i characters back whole',
      async (length) => {
        const server = await makeServer()
        const client = await server.open()
        client.send(text('x'.repeat(length)))
        expect(await client.next()).toBe(`text:echo:${'x'.repeat(length)}`)
      },
    )

    it('decodes a text once and exactly: astral characters, NUL, a byte order mark', async () => {
      const server = await makeServer()
      const client = await server.open()
      const difficult = '\ufeff€ \u0000 𝄞\u2028'
      client.send(text(difficult))
      expect(await client.next()).toBe(`text:echo:${difficult}`)
    })

    it('brings bytes in that nothing changes later', async () => {
      const server = await makeServer()
      const client = await server.open()
      const first = String.fromCharCode(...Array.from({ length: 256 }, (_, index) => index))
      client.send(frame(BINARY, Buffer.from(first, 'latin1')), frame(BINARY, 'second'), frame(BINARY))
      expect(await client.next()).toBe(`binary:${first}`)
      expect(await client.next()).toBe('binary:second')
      expect(await client.next()).toBe('binary:')
    })

    it('keeps the order of a thousand frames that come in one packet', async () => {
      const server = await makeServer()
      const client = await server.open()
      const numbers = Array.from({ length: 1000 }, (_, index) => String(index))
      client.send(...numbers.map(text))
      for (const number of numbers) expect(await client.next()).toBe(`text:echo:${number}`)
    })

    it('takes a frame that comes byte by byte', async () => {
      const server = await makeServer()
      const client = await server.open()
      for (const byte of text('slow')) {
        client.send(Buffer.from([byte]))
        await new Promise((resolve) => setImmediate(resolve))
      }
      expect(await client.next()).toBe('text:echo:slow')
    })

    it('UTF-8 char split over fragments', async () => {
      const server = await makeServer()
      const client = await server.open()
      client.send(frame(TEXT, Buffer.from([0xe2]), { fin: false }), frame(0, Buffer.from([0x82, 0xac])))
      expect(await client.next()).toBe('text:echo:€')
    })

    it('return push_list: sends frames of every kind in their order', async () => {
      const server = await makeServer()
      const client = await server.open()
      client.send(text('push_list'))
      for (const sent of ['text:a', 'text:b', 'binary:', 'ping:pi']) expect(await client.next()).toBe(sent)
    })

    it('sends a pong that a connection pushes, or leaves it out where there is no way to', async () => {
      const server = await makeServer()
      const client = await server.open()
      client.send(text('push_pong'))
      if (kind !== 'uws') expect(await client.next()).toBe('pong:po')
      expect(await client.next()).toBe('text:behind')
    })
  })

  describe('control frames', () => {
    it('client ping w/ handle_control: is answered, and told to the connection', async () => {
      const server = await makeServer()
      const client = await server.open()
      client.send(frame(PING, 'pingdata'), frame(PONG, 'unsolicited-pong'))
      expect(await client.next()).toBe('pong:pingdata')
      expect(await server.journal.next()).toBe('ping pingdata')
      expect(await server.journal.next()).toBe('pong unsolicited-pong')
    })

    it('client ping empty', async () => {
      const server = await makeServer()
      const client = await server.open()
      client.send(frame(PING))
      expect(await client.next()).toBe('pong:')
    })

    it('ping between fragments', async () => {
      const server = await makeServer()
      const client = await server.open()
      client.send(frame(TEXT, 'frag', { fin: false }), frame(PING, 'mid'), frame(0, 'ment'))
      expect(await client.next()).toBe('pong:mid')
      expect(await client.next()).toBe('text:echo:fragment')
    })
  })

  describe('a close by the client', () => {
    it.each([1000, 1001, 4999])('client close frame code %i: is answered with the same', async (code) => {
      const server = await makeServer()
      const client = await server.open()
      client.send(closeFrame(code, 'because'))
      expect(await client.next()).toBe(`CLOSE ${code} "because"`)
      client.socket.end()
      expect(await server.journal.next()).toBe('terminate remote')
    })

    it('client close frame code 3000', async () => {
      const server = await makeServer()
      const client = await server.open()
      client.send(closeFrame(3000))
      // uWebSockets.js takes the codes of libraries and frameworks for errors.
      expect(await client.next()).toBe(kind === 'uws' ? 'CLOSE' : 'CLOSE 3000')
      client.socket.end()
      expect(await server.journal.next()).toBe(kind === 'uws' ? 'terminate [error, closed]' : 'terminate remote')
    })

    it('client close frame code null', async () => {
      const server = await makeServer()
      const client = await server.open()
      client.send(closeFrame())
      expect(await client.next()).toBe('CLOSE')
      client.socket.end()
      expect(await server.journal.next()).toBe('terminate remote')
    })

    it('text then close then text in one packet', async () => {
      const server = await makeServer()
      const client = await server.open()
      client.send(text('one'), closeFrame(1000), text('two'))
      expect(await client.untilClose()).toEqual(['text:echo:one', 'CLOSE 1000'])
      client.socket.end()
      expect(await server.journal.next()).toBe('in one')
      expect(await server.journal.next()).toBe('terminate remote')
    })

    it('client FIN without close frame (socket.end)', async () => {
      const server = await makeServer()
      const client = await server.open()
      client.socket.end()
      expect(await server.journal.next()).toBe('terminate [error, closed]')
      expect(await client.next()).toBe('END')
    })

    it('client RST without close frame', async () => {
      const server = await makeServer()
      const client = await server.open()
      client.socket.resetAndDestroy()
      expect(await server.journal.next()).toBe('terminate [error, closed]')
    })
  })

  describe('a close by the connection', () => {
    it('return stop_normal, and the client answers', async () => {
      const server = await makeServer()
      const client = await server.open()
      client.send(text('stop_normal'))
      expect(await client.next()).toBe('CLOSE 1000')
      client.send(closeFrame(1000))
      expect(await client.next()).toBe('END')
      client.socket.end()
    })

    it('return stop_normal_4000d', async () => {
      const server = await makeServer()
      const client = await server.open()
      client.send(text('stop_4000'))
      expect(await client.next()).toBe('CLOSE 4000 "detail"')
    })

    it('return stop_bigdetail: cuts the reason to what a close frame can carry', async () => {
      const server = await makeServer()
      const client = await server.open()
      client.send(text('stop_long'))
      expect(await client.next()).toBe(`CLOSE 4004 "${'x'.repeat(123)}"`)
    })

    it('return stop_normal_4002m: sends the last frames first', async () => {
      const server = await makeServer()
      const client = await server.open()
      client.send(text('stop_last'))
      expect(await client.untilClose()).toEqual(['text:last1', 'text:last2', 'CLOSE 4002 "bye"'])
    })

    it('frames after stop_normal in one packet: are not handled', async () => {
      const server = await makeServer()
      const client = await server.open()
      client.send(text('stop_normal'), text('after1'), text('after2'))
      expect(await client.untilClose()).toEqual(['CLOSE 1000'])
      expect(server.journal.lines.slice(1)).toEqual(['in stop_normal', 'terminate normal'])
    })

    it('frames after raise in one packet', async () => {
      const server = await makeServer()
      const client = await server.open()
      client.send(text('before'), text('raise'), text('after'))
      expect(await client.untilClose()).toEqual(['text:echo:before', 'CLOSE 1011'])
      expect(server.journal.lines.slice(1, 3)).toEqual(['in before', 'in raise'])
      expect(server.journal.lines[3]).toMatch(/^terminate \[error, .*boom in handleIn/)
    })

    it('stop_normal, client never answers close: the TCP connection ends all the same', {
      timeout: 10_000,
    }, async () => {
      const server = await makeServer()
      const client = await server.open()
      client.send(text('stop_normal'))
      expect(await client.next()).toBe('CLOSE 1000')
      await client.ended()
      await expect.poll(async () => (await server.counters()).open, { timeout: 6000 }).toBe(0)
    })

    it('outside kill: the client sees 1011, and nobody else notices', async () => {
      const server = await makeServer()
      const [victim, other] = [await server.open(), await server.open()]
      const [first] = await DynamicSupervisor.whichChildren(server.supervisor)
      exit(first?.[1] as never, 'kill')
      expect(await victim.next()).toBe('CLOSE 1011')
      other.send(text('still here'))
      expect(await other.next()).toBe('text:echo:still here')
    })
  })

  it('frame in the same packet as the upgrade request', async () => {
    const server = await makeServer()
    const client = await RawClient.connect(server.port, Buffer.concat([handshake(), text('later')]))
    expect((await client.readHead()).status).toBe(101)
    // uWebSockets.js loses it. RFC 6455 §4.1 has clients wait for the 101.
    if (kind === 'uws') client.send(text('later'))
    expect(await client.next()).toBe('text:echo:later')
  })

  it('a slow reader: what it does not read waits, and its connection is told when it has caught up', async () => {
    const server = await makeServer({ route: { limits: { maxBufferedBytes: 'infinity' } }, maxBufferedBytes: 2 ** 30 })
    const client = await server.open()
    client.socket.pause()
    client.send(text('flood'))
    await server.journal.until('in flood')
    client.socket.resume()
    for (let index = 0; index < 64; index++) expect((await client.next()).length).toBe('binary:'.length + (1 << 20))
    await server.journal.until('drain')
  })
}
