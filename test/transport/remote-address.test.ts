import { expect, it } from 'vitest'
import { usualAddress } from '../../src/transport/remote-address.ts'

it.each([
  ['127.0.0.1', '127.0.0.1'],
  ['::ffff:127.0.0.1', '127.0.0.1'],
  ['0000:0000:0000:0000:0000:ffff:7f00:0001', '127.0.0.1'],
  ['::ffff:c0a8:1f5', '192.168.1.245'],
  ['0000:0000:0000:0000:0000:0000:0000:0001', '::1'],
  ['2001:0db8:0000:0000:0000:0000:0000:0001', '2001:db8::1'],
  ['::1', '::1'],
  ['fe80::1%eth0', 'fe80::1%eth0'],
  ['', ''],
])('%s is usually written %s', (address, usual) => {
  expect(usualAddress(address)).toBe(usual)
})
