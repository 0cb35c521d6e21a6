import type { HttpRequest, HttpResponse } from 'uWebSockets.js'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { UwsHeads } from '../../src/transport/uws-heads.ts'

type Header = readonly [name: string, value: string]

function request(headers: readonly Header[]): HttpRequest {
  return {
    getCaseSensitiveMethod: () => 'GET',
    getUrl: () => '/ws',
    getQuery: () => 'a=1',
    forEach: (take: (name: string, value: string) => void) => {
      for (const [name, value] of headers) take(name, value)
    },
  } as unknown as HttpRequest
}

function response(...bytes: number[]): HttpResponse {
  return {
    getRemoteAddress: () => Uint8Array.from(bytes).buffer,
    getRemoteAddressAsText: () => Buffer.from('0000:0000:0000:0000:0000:0000:0000:0001'),
  } as unknown as HttpResponse
}

function joined(headers: readonly Header[]): Record<string, string> {
  const all: Record<string, string> = Object.create(null)
  for (const [name, value] of headers) all[name] = name in all ? `${all[name]}, ${value}` : value
  return all
}

it('reads the headers of each request by themselves, whatever those before it had', () => {
  const name = fc.constantFrom('host', 'upgrade', 'x-a', 'x-b', 'cookie', '__proto__')
  const headers = fc.array(fc.tuple(name, fc.string({ maxLength: 3 })), { maxLength: 8 })
  fc.assert(
    fc.property(fc.array(headers, { maxLength: 6 }), (requests) => {
      const heads = new UwsHeads()
      for (const each of requests) {
        const head = heads.read(response(127, 0, 0, 1), request(each), false)
        expect(Object.entries(head.headers)).toEqual(Object.entries(joined(each)))
        expect(head.headerBytes).toBe(each.flat().join('').length)
      }
    }),
  )
})

it.each([
  [[10, 0, 200, 1], '10.0.200.1'],
  [[0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 255, 255, 127, 0, 0, 1], '127.0.0.1'],
  [[0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1], '::1'],
])('reads the address %j as %s', (bytes, address) => {
  expect(new UwsHeads().read(response(...bytes), request([]), true).remoteAddress).toBe(address)
})
