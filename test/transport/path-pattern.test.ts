import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isDecodable, PathPattern } from '../../src/transport/path-pattern.ts'

function match(pattern: string, path: string): Record<string, string> | null {
  const params = new PathPattern(pattern).match(path, path.includes('%'))
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
    expect(Object.keys(new PathPattern('/:__proto__').match('/x', false) as object)).toEqual(['__proto__'])
  })

  it.each(['ws', '/:', '/:a/:a', '/*/a'])('refuses %s', (pattern) => {
    expect(() => new PathPattern(pattern)).toThrow(TypeError)
  })
})

describe('a path with percent signs', () => {
  it('is decoded segment by segment: an encoded slash separates nothing', () => {
    expect(match('/:a/:b', '/a%2Fb/%20')).toEqual({ a: 'a/b', b: ' ' })
    expect(match('/a b/*', '/a%20b/c%2Fd/e')).toEqual({ '*': 'c/d/e' })
    expect(match('/a/b', '/a%2Fb')).toBeNull()
  })

  it.each(['/%', '/%zz', '/%ff', '/a/%e2%82', '/%e2/%82%ac'])('%s makes no sense', (path) => {
    expect(isDecodable(path)).toBe(false)
  })

  it('gives back every segment that was encoded', () => {
    const segment = fc.string({ unit: 'grapheme', minLength: 1 })
    fc.assert(
      fc.property(segment, segment, (a, b) => {
        const path = `/${encodeURIComponent(a)}/x/${encodeURIComponent(b)}`
        expect(isDecodable(path)).toBe(true)
        expect(match('/:a/x/:b', path)).toEqual({ a, b })
        expect(match('/:a/*', path)).toEqual({ a, '*': `x/${b}` })
      }),
    )
  })
})
