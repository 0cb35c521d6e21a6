import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { checkArchitecture, type Sources } from './architecture/check.ts'

function readSources(): Sources {
  const root = new URL('../', import.meta.url)
  const names = readdirSync(new URL('src/', root), { recursive: true, encoding: 'utf8' })
  const paths = names.filter((name) => name.endsWith('.ts')).map((name) => `src/${name.replaceAll('\\', '/')}`)
  return new Map(paths.map((path) => [path, readFileSync(new URL(path, root), 'utf8')]))
}

function check(files: Record<string, string>): string[] {
  return checkArchitecture(new Map(Object.entries(files)))
}

const lines = (count: number): string => '\n'.repeat(count - 1).concat('export {}')

describe('src', () => {
  const sources = readSources()

  it('has files to check', () => {
    expect(sources.size).toBeGreaterThan(0)
  })

  it('keeps to the arrows and the size limits', { timeout: 30_000 }, () => {
    expect(checkArchitecture(sources)).toEqual([])
  })
})

describe('the checker accepts', () => {
  it('imports along the arrows, inside a folder, and of third parties where they live', () => {
    const violations = check({
      'src/index.ts': `export * from './actors/index.ts'\nexport { memory } from './transport/memory.ts'`,
      'src/actors/index.ts': `export { pid } from './pid.ts'\nexport { genServer } from './behaviours/index.ts'`,
      'src/actors/pid.ts': `import { inspect } from 'node:util'`,
      'src/actors/behaviours/index.ts': `import { pid } from '../pid.ts'`,
      'src/actors/behaviours/state-machine/xstate.ts': `import { createActor } from 'xstate'`,
      'src/supervisor/index.ts': `import { genServer } from '../actors/behaviours/index.ts'`,
      'src/transport/memory.ts': `import { child } from '../supervisor/index.ts'`,
      'src/transport/uws-binding.ts': `import { createRequire } from 'node:module'\nawait import('uWebSockets.js')`,
      'src/transport/uws.ts': `import './uws-binding.ts'`,
      'src/transport/node.ts': `import { WebSocketServer } from 'ws'`,
      'src/relay/index.ts': `import { listener } from '../transport/uws.ts'`,
      'src/cli/start.ts': `import { relay } from '../relay/index.ts'\nimport * as linecard from '../index.ts'`,
    })
    expect(violations).toEqual([])
  })

  it('a circle of type imports inside a folder', () => {
    const violations = check({
      'src/actors/a.ts': `import type { B } from './b.ts'`,
      'src/actors/b.ts': `import type { A } from './a.ts'`,
    })
    expect(violations).toEqual([])
  })

  it('a file over 400 lines that says why', () => {
    expect(check({ 'src/actors/table.ts': `// Long because it is one flat table.\n${lines(450)}` })).toEqual([])
  })
})

describe('the checker rejects', () => {
  const upward: [kind: string, source: string][] = [
    ['a static import', `import { child } from '../supervisor/index.ts'`],
    ['a side-effect import', `import '../supervisor/index.ts'`],
    ['a type import', `import type { Child } from '../supervisor/index.ts'`],
    ['an import() type', `export type Child = import('../supervisor/index.ts').Child`],
    ['a re-export', `export * from '../supervisor/index.ts'`],
    ['a dynamic import', `export const load = () => import('../supervisor/index.ts')`],
    ['a dynamic import of a template', 'export const load = () => import(`../supervisor/index.ts`)'],
  ]

  it.each(upward)('%s that goes upward', (_kind, source) => {
    const violations = check({ 'src/actors/pid.ts': source, 'src/supervisor/index.ts': '' })
    expect(violations).toEqual(['src/actors/pid.ts:1: upward: actors may not import supervisor'])
  })

  it('an import of what is behind the face of another folder', () => {
    const violations = check({
      'src/supervisor/index.ts': `\nimport { pid } from '../actors/pid.ts'`,
      'src/actors/pid.ts': '',
    })
    expect(violations).toEqual([
      'src/supervisor/index.ts:2: src/actors/pid.ts is not the public face (index.ts) of its folder',
    ])
  })

  const alone: [what: string, path: string, source: string, reason: RegExp][] = [
    ['a computed module name', 'src/actors/a.ts', 'await import(name)', /computed module name/],
    ['a package nobody allowed', 'src/relay/index.ts', `import 'express'`, /'express' is neither/],
    ['a builtin without node:', 'src/actors/a.ts', `import 'fs'`, /'fs' is neither/],
    ['the package itself', 'src/relay/index.ts', `import 'linecard'`, /'linecard' is neither/],
    ['ws outside its file', 'src/transport/uws.ts', `import type { WebSocket } from 'ws'`, /'ws' may be imported only/],
    ['uWebSockets.js outside its file', 'src/relay/a.ts', `import('uWebSockets.js')`, /may be imported only/],
    ['xstate outside its file', 'src/actors/a.ts', `export * from 'xstate'`, /may be imported only/],
    ['require', 'src/relay/a.ts', `require('ws')`, /'ws' may be imported only/],
    ['createRequire', 'src/relay/a.ts', `import { createRequire } from 'node:module'`, /unseen/],
    ['a relative import without .ts', 'src/actors/a.ts', `import './b'`, /is no file/],
    ['an import that leaves src', 'src/actors/a.ts', `import '../../test/clock.ts'`, /leaves src/],
    ['an unknown folder', 'src/utils/a.ts', '', /no known folder/],
    ['a long file without a reason', 'src/actors/a.ts', lines(401), /401 lines, over 400/],
    ['a file over 600 lines', 'src/actors/a.ts', `// Long because I say so.\n${lines(600)}`, /601 lines/],
  ]

  it.each(alone)('%s', (_what, path, source, reason) => {
    const violations = check({ [path]: source })
    expect(violations).toHaveLength(1)
    expect(violations[0]).toMatch(reason)
  })

  it('an import of src/index.ts from below', () => {
    const violations = check({ 'src/index.ts': '', 'src/relay/index.ts': `import * as linecard from '../index.ts'` })
    expect(violations).toEqual(['src/relay/index.ts:1: src/index.ts is above relay'])
  })

  it('a kernel that knows its behaviours', () => {
    const violations = check({
      'src/actors/process.ts': `import { agent } from './behaviours/agent.ts'`,
      'src/actors/behaviours/agent.ts': '',
    })
    expect(violations).toEqual(['src/actors/process.ts:1: upward: the kernel may not import its behaviours'])
  })

  it('a relay offered by src/index.ts', () => {
    const violations = check({ 'src/index.ts': `export * from './relay/index.ts'`, 'src/relay/index.ts': '' })
    expect(violations).toEqual(['src/index.ts:1: src/index.ts does not offer src/relay/index.ts'])
  })

  it('a third party that src/index.ts loads through other files', () => {
    const violations = check({
      'src/index.ts': `export * from './transport/index.ts'`,
      'src/transport/index.ts': `export { node } from './node.ts'`,
      'src/transport/node.ts': `import { WebSocketServer } from 'ws'`,
    })
    expect(violations).toEqual([
      `'linecard' loads a third party: src/index.ts -> src/transport/index.ts -> src/transport/node.ts -> ws`,
    ])
  })

  it('a cycle, once, also when a dynamic import hides it', () => {
    const violations = check({
      'src/actors/a.ts': `import { b } from './b.ts'`,
      'src/actors/b.ts': `import { c } from './c.ts'`,
      'src/actors/c.ts': `export const load = () => import('./a.ts')`,
    })
    expect(violations).toEqual(['cycle: src/actors/a.ts -> src/actors/b.ts -> src/actors/c.ts -> src/actors/a.ts'])
  })
})
