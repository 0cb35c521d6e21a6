import { describe, expect, it } from 'vitest'
import { decodeText, encodeText } from '../../src/transport/uws-text.ts'

const lengths = [0, 1, 20, 63, 64, 65, 4095, 4096, 4097, 65_535, 65_536, 65_537]
const endings = { ASCII: 'a', 'the last of ASCII': '\x7f', 'Latin-1': 'é', 'two bytes a unit': 'ā', 'a pair': '😀' }

function bytesOf(text: string): ArrayBuffer {
  return Uint8Array.from(Buffer.from(text)).buffer
}

function sent(text: string): string {
  const encoded = encodeText(text)
  return typeof encoded === 'string' ? encoded : Buffer.from(encoded).toString()
}

describe.each(Object.entries(endings))('texts that end in %s', (_what, ending) => {
  it.each(lengths)('of %i characters before are decoded as they were', (length) => {
    const text = `${'a'.repeat(length)}${ending}`
    expect(decodeText(bytesOf(text))).toBe(text)
  })

  it.each(lengths)('of %i characters before are sent as they are', (length) => {
    const text = `${'a'.repeat(length)}${ending}`
    expect(sent(text)).toBe(text)
  })
})

describe('decodeText', () => {
  it('keeps a byte order mark', () => {
    expect(decodeText(bytesOf('\ufeffa'))).toBe('\ufeffa')
  })
})

describe('encodeText', () => {
  it('gives bytes for short and for long ASCII, so that the library need not encode', () => {
    expect(encodeText('')).toEqual(new Uint8Array(0))
    expect(encodeText('hello')).toEqual(new Uint8Array(Buffer.from('hello')))
    expect(encodeText('a'.repeat(16_384))).toHaveLength(16_384)
  })

  it('leaves a text that is no ASCII to the library', () => {
    expect(encodeText('né')).toBe('né')
    const long = 'é'.padStart(5000, 'a')
    expect(encodeText(long)).toBe(long)
  })
})
