import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { decodePath, PathPattern } from '../../src/transport/path-pattern.ts'

function match(pattern: string, path: string): Record<string, string> | null {
  const params = new PathPattern(pattern).match(decodePath(path) as string[])
  return params === null ? null : { ...params }
}

describe('PathPattern', () => {
  it.each([
    ['/ws', '/ws', {}],
    ['/ws', '/ws/', null],
    ['/ws', '/wss', null],
    ['/', '/', {}],
    ['/websocket/:id', '/websocket/7', { id: '7' }],
    ['/websocket/:id', '/websocket/', null],
    ['/websocket/:id', '/websocket', null],
    ['/websocket/:id', '/websocket/7/8', null],
    ['/:a/x/:b', '/1/x/2', { a: '1', b: '2' }],
    ['/files/*', '/files/a/b', { '*': 'a/b' }],
    ['/files/*', '/files', null],
    ['/*', '/', { '*': '' }],
  ])('%s against %s', (pattern, path, params) => {
    expect(match(pattern, path)).toEqual(params)
  })

  it('keeps a parameter that is called __proto__ a parameter', () => {
    expect(Object.keys(new PathPattern('/:__proto__').match(['x']) as object)).toEqual(['__proto__'])
  })

  it.each(['ws', '/:', '/:a/:a', '/*/a'])('refuses %s', (pattern) => {
    expect(() => new PathPattern(pattern)).toThrow(TypeError)
  })
})

describe('decodePath', () => {
  it('decodes segment by segment: an encoded slash separates nothing', () => {
    expect(decodePath('/a%2Fb/%20')).toEqual(['a/b', ' '])
  })

  it.each(['/%', '/%zz', '/%ff', '/a/%e2%82'])('gives null for %s', (path) => {
    expect(decodePath(path)).toBeNull()
  })

  it('gives back every segment that was encoded', () => {
    const segment = fc.string({ unit: 'grapheme' })
    fc.assert(
      fc.property(fc.array(segment, { minLength: 1 }), (segments) => {
        expect(decodePath(`/${segments.map(encodeURIComponent).join('/')}`)).toEqual(segments)
      }),
    )
  })
})
