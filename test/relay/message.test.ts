/** What clients say to each other, from outside: who gets what, and what the sender is told. */

import fc from 'fast-check'
import { afterEach, describe, expect, it } from 'vitest'
import { jsonText } from './json-text.ts'
import { onEachTransport, RelayServer } from './relay-server.ts'

onEachTransport((transport) => {
  const servers: RelayServer[] = []
  afterEach(() => {
    for (const server of servers.splice(0)) server.destroy()
  })
  async function start(): Promise<RelayServer> {
    const server = await RelayServer.start({ transport })
    servers.push(server)
    return server
  }

  describe('a message', () => {
    it('reaches its target and nobody else', async () => {
      const server = await start()
      const [sender, target, other] = await server.openAll(1, 2, 3)
      sender.tell([2], '{"hi":1}')
      expect(await target.next()).toBe('{"hi":1}')
      other.tell([3], '"mine"')
      expect(await other.next()).toBe('"mine"')
      expect([sender.waiting, target.waiting]).toEqual([0, 0])
    })

    it('reaches several, the sender among them if it is named', async () => {
      const server = await start()
      const [sender, two, three] = await server.openAll(1, 2, 3)
      sender.tell([3, 1, 2], '"all"')
      expect(await Promise.all([sender.next(), two.next(), three.next()])).toEqual(['"all"', '"all"', '"all"'])
    })

    it('reaches a target as often as it is named', async () => {
      const server = await start()
      const [sender, target] = await server.openAll(1, 2)
      sender.tell([2, 1, 2, 2], '"again"')
      sender.tell([2], '"end"')
      expect(await target.take(4)).toEqual(['"again"', '"again"', '"again"', '"end"'])
      expect(await sender.next()).toBe('"again"')
    })

    it('may have no targets, and is then for nobody', async () => {
      const server = await start()
      const sender = await server.open(1)
      sender.tell([], '"nobody"')
      sender.tell([1], '"me"')
      expect(await sender.next()).toBe('"me"')
    })

    it('comes in the order in which it was sent', async () => {
      const server = await start()
      const [sender, target] = await server.openAll(1, 2)
      for (let index = 0; index < 1000; index++) sender.tell([2], String(index))
      expect(await target.take(1000)).toEqual(Array.from({ length: 1000 }, (_, index) => String(index)))
    })

    it('finds a target by its number, however its id was written', async () => {
      const server = await start()
      const target = await server.open('/websocket/007')
      const [sender, least] = await server.openAll(1, -(2 ** 53))
      sender.ws.send('{"targets":[7,-9007199254740992],"payload":"found"}')
      expect(await Promise.all([target.next(), least.next()])).toEqual(['"found"', '"found"'])
    })
  })

  describe('a payload', () => {
    it.each([
      ['a big integer', '123456789012345678901234567890'],
      ['minus zero', '-0'],
      ['a number beyond all floats', '1e400'],
      ['a fraction with more digits than a float has', '0.1000000000000000055511151231257827021181583404541015625'],
      ['null', 'null'],
      ['an empty string', '""'],
      ['characters of every plane', '"é 漢 \u{1f600} \u2028 \u007f"'],
      ['escaped halves of a surrogate pair', '"\\ud800 \\uDC00 \\ud83d\\ude00"'],
      ['an escaped null character', '"\\u0000"'],
      ['duplicate keys', '{"a":1,"a":2,"__proto__":{"a":3}}'],
      ['space inside', '[ 1 ,\t{ "a" :\r\n[ ] } ]'],
      ['100,000 levels of nesting', '['.repeat(100_000) + ']'.repeat(100_000)],
      ['a megabyte', `"${'x'.repeat(1_000_000)}"`],
    ])('arrives exactly as it was written: %s', async (_what, payload) => {
      const server = await start()
      const [sender, target] = await server.openAll(1, 2)
      sender.tell([2], payload)
      // Compared before `expect`: showing such values takes long.
      expect((await target.next()) === payload).toBe(true)
    })

    it('arrives without the space around it', async () => {
      const server = await start()
      const sender = await server.open(1)
      sender.ws.send(' { "payload" :\n [ 1 ] \t, "targets" : [ 1 ] } ')
      expect(await sender.next()).toBe('[ 1 ]')
    })

    it('arrives exactly as it was written, whatever JSON it is', async () => {
      const server = await start()
      const [sender, target] = await server.openAll(1, 2)
      const arrives = fc.asyncProperty(jsonText, async (payload) => {
        sender.tell([2], payload)
        expect(await target.next()).toBe(payload)
      })
      await fc.assert(arrives, { numRuns: 200 })
    })
  })

  describe('a message that cannot be relayed', () => {
    it.each([
      ['', { code: 'bad_json', position: 0 }],
      ['not json', { code: 'bad_json', position: 1 }],
      ['{"targets":[2],"payload":NaN}', { code: 'bad_json', position: 25 }],
      ['{"targets":[2],"payload":1}x', { code: 'bad_json', position: 27 }],
      ['[1,2]', { code: 'bad_shape', value: '[1,2]' }],
      ['{"payload":1}', { code: 'bad_shape', field: 'targets' }],
      ['{"targets":[2]}', { code: 'bad_shape', field: 'payload' }],
      ['{"targets":2,"payload":1}', { code: 'bad_shape', field: 'targets', value: '2' }],
      ['{"targets":[2,"3"],"payload":1}', { code: 'bad_shape', field: 'targets', index: 1, value: '"3"' }],
      ['{"targets":[2,2.0],"payload":1}', { code: 'bad_shape', field: 'targets', index: 1, value: '2.0' }],
      ['{"targets":[9007199254740993],"payload":1}', { code: 'bad_shape', field: 'targets', index: 0 }],
      [`{"targets":[${Array(10_001).fill(2)}],"payload":1}`, { code: 'too_many_targets', limit: 10_000 }],
    ])('is answered with an error to its sender only: %.40s', async (text, error) => {
      const server = await start()
      const [sender, target] = await server.openAll(1, 2)
      sender.ws.send(text)
      expect(await sender.error()).toEqual(expect.objectContaining({ ...error, message: expect.any(String) }))
      sender.tell([2], '"still connected"')
      expect(await target.next()).toBe('"still connected"')
      expect(sender.waiting).toBe(0)
    })

    it('is answered once for each, in order', async () => {
      const server = await start()
      const sender = await server.open(1)
      for (const text of ['x', '{}', '{"targets":[9],"payload":0}']) sender.ws.send(text)
      const codes = [await sender.error(), await sender.error(), await sender.error()].map(({ code }) => code)
      expect(codes).toEqual(['bad_json', 'bad_shape', 'unknown_targets'])
    })

    it('names each unknown target once; those that are known got the payload', async () => {
      const server = await start()
      const [sender, target] = await server.openAll(1, 2)
      sender.tell([8, 2, 9, 8], '"for 2"')
      expect(await target.next()).toBe('"for 2"')
      expect(await sender.error()).toEqual({
        code: 'unknown_targets',
        message: 'No connection has any of 2 ids',
        targets: [8, 9],
      })
    })

    it('says so in the singular', async () => {
      const server = await start()
      const sender = await server.open(1)
      sender.tell([-3], '0')
      expect(await sender.error()).toEqual({
        code: 'unknown_targets',
        message: 'No connection has the id -3',
        targets: [-3],
      })
    })

    it('names a hundred unknown targets at most', async () => {
      const server = await start()
      const sender = await server.open(1)
      const unknown = Array.from({ length: 10_000 }, (_, index) => index + 10)
      sender.tell(unknown, '0')
      const { message, targets } = await sender.error()
      expect([message, targets]).toEqual(['No connection has any of 10000 ids', unknown.slice(0, 100)])
    })

    it('does not know a target that has gone', async () => {
      const server = await start()
      const [sender, target] = await server.openAll(1, 2)
      target.ws.close(1000)
      await expect.poll(() => server.ids()).toEqual([1])
      sender.tell([2], '"too late"')
      expect(await sender.error()).toEqual(expect.objectContaining({ code: 'unknown_targets', targets: [2] }))
    })

    it('may be a binary frame, even one with JSON in it', async () => {
      const server = await start()
      const [sender, target] = await server.openAll(1, 2)
      sender.ws.send(Buffer.from('{"targets":[2],"payload":1}'))
      expect(await sender.next()).toBe(
        '{"error":{"code":"binary_not_supported","message":"Expected a text frame with JSON, got a binary frame"}}',
      )
      sender.tell([2], '"text"')
      expect(await target.next()).toBe('"text"')
    })

    it('is no matter to a thousand other messages that are under way', async () => {
      const server = await start()
      const [bad, sender, target] = await server.openAll(1, 2, 3)
      for (let index = 0; index < 1000; index++) {
        sender.tell([3], String(index))
        bad.ws.send(['{', '{}', Buffer.alloc(3), '{"targets":[9],"payload":1}'][index % 4] as string)
      }
      expect(await target.take(1000)).toEqual(Array.from({ length: 1000 }, (_, index) => String(index)))
      for (const answer of await bad.take(1000)) expect(answer).toMatch(/^{"error":/)
    })
  })
})
