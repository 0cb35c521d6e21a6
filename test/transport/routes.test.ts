import { describe, expect, it } from 'vitest'
import { RouteTable } from '../../src/transport/routes.ts'

const paths = ['/*', '/a/:id', '/:x/b', '/a/b', '/a/*']
const table = new RouteTable(
  paths.map((path) => ({ path })),
  [
    { path: '/a/b', handle: () => ({ status: 200 }) },
    { path: '/a/b', method: 'POST', handle: () => ({ status: 200 }) },
  ],
)

function found(path: string): unknown {
  const match = table.find(path)
  return match === null || match === 'malformed' ? match : match.entry.pattern.text
}

describe('RouteTable', () => {
  it.each([
    ['/a/b', '/a/b'],
    ['/a/%62', '/a/b'],
    ['/a/c', '/a/:id'],
    ['/c/b', '/:x/b'],
    ['/a/b/c', '/a/*'],
    ['/z', '/*'],
    ['/%', 'malformed'],
    ['*', null],
    ['', null],
  ])('finds for %s the most specific route: %s', (path, pattern) => {
    expect(found(path)).toBe(pattern)
  })

  it('finds nothing where there is nothing', () => {
    expect(new RouteTable([{ path: '/ws' }], []).find('/other')).toBeNull()
  })

  it('knows which methods a path understands', () => {
    const match = table.find('/a/b')
    expect(match !== null && match !== 'malformed' && match.entry.methods).toBe('GET, POST, HEAD')
  })

  it('refuses two routes of one kind for one path', () => {
    expect(() => new RouteTable([{ path: '/a' }, { path: '/a' }], [])).toThrow(/each route once/)
  })
})
