/** The package as it is shipped: a few files, which stand for the sources in every respect. */

import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import * as linecard from '../src/index.ts'
import * as relay from '../src/relay/index.ts'
import { readImports } from './architecture/imports.ts'
import { BuiltCopy } from './cli/built-copy.ts'

let copy: BuiltCopy
beforeAll(() => {
  copy = new BuiltCopy()
}, 60_000)
afterAll(() => copy.remove())

/** What a program prints that imports the package as a user's does. */
async function printed(program: string): Promise<unknown> {
  writeFileSync(join(copy.folder, 'program.js'), program)
  const running = copy.run(['program.js'])
  await running.ended()
  expect(running.stderr).toEqual([])
  return JSON.parse(running.stdout.join(''))
}

/** The files that an import of one loads with it, and what else it names. */
function loadedWith(file: string, files = new Set<string>(), others = new Set<string>()) {
  const path = join(copy.folder, 'dist', file)
  files.add(file)
  for (const { kind, specifier = '' } of readImports(path, readFileSync(path, 'utf8'))) {
    if (kind !== 'value') continue
    const target = join(dirname(file), specifier)
    if (!specifier.startsWith('.')) others.add(specifier)
    else if (!files.has(target)) loadedWith(target, files, others)
  }
  return { files: [...files], others: [...others].sort() }
}

/** The names of what a module offers, and of what is in the namespaces among that. */
function namesIn(module: object): object {
  const named = Object.entries(module).map(([key, value]): [string, unknown] => {
    if (typeof value === 'function') return [key, value.name]
    return [key, Object.prototype.toString.call(value) === '[object Module]' ? namesIn(value) : typeof value]
  })
  return Object.fromEntries(named)
}

describe('the package', () => {
  it("loads three files for `import 'linecard'`, no third party, and little of Node", () => {
    const { files, others } = loadedWith('index.js')
    expect(files).toHaveLength(3)
    expect(others).toEqual(['node:async_hooks', 'node:os', 'node:util', 'node:v8'])
  })

  it('loads four files for `npm start` before it chooses a transport', () => {
    expect(loadedWith('cli/start.js').files).toHaveLength(4)
  })

  it('loads a third party only with the entry that is made for it', () => {
    const parties = (file: string) => loadedWith(file).others.filter((name) => !name.startsWith('node:'))
    expect(parties('relay/index.js')).toEqual([])
    // It loads its library when it is used.
    expect(parties('transport/uws.js')).toEqual([])
    expect(parties('transport/node.js')).toEqual(['ws'])
    expect(parties('actors/behaviours/state-machine/index.js')).toEqual(['xstate'])
  })

  it('has no character for which V8 would take two bytes for each', () => {
    const files = readdirSync(join(copy.folder, 'dist'), { recursive: true, encoding: 'utf8' })
    const wide = files.filter((file) => {
      return file.endsWith('.js') && /[^\0-\xff]/.test(readFileSync(join(copy.folder, 'dist', file), 'utf8'))
    })
    expect(wide).toEqual([])
  })

  it('holds each source once', () => {
    const maps = readdirSync(join(copy.folder, 'dist'), { recursive: true, encoding: 'utf8' }).filter((file) =>
      file.endsWith('.js.map'),
    )
    const sources = maps.flatMap((file) => {
      const { sources: inFile } = JSON.parse(readFileSync(join(copy.folder, 'dist', file), 'utf8'))
      return (inFile as string[]).map((source) => join(dirname(file), source))
    })
    expect(sources.length).toBeGreaterThan(200)
    expect(sources.filter((source, index) => sources.indexOf(source) !== index)).toEqual([])
  })

  it('has one Pid for all its entries', async () => {
    const program = `
      import { Node, Pid } from 'linecard'
      import { Relay } from 'linecard/relay'
      import { StateMachine } from 'linecard/state-machine'
      import { node as transport } from 'linecard/transport/node'
      import { createMachine } from 'xstate'
      const node = new Node()
      const pids = [
        await Relay.startLink({ port: 0, transport }, { node, name: 'Relay' }),
        await StateMachine.start(createMachine({}), { node }),
      ]
      console.log(JSON.stringify(pids.map((pid) => pid instanceof Pid)))
      process.exit()
    `
    expect(await printed(program)).toEqual([true, true])
  })

  it('calls everything by the name that it has in the sources', async () => {
    const program = `
      import * as linecard from 'linecard'
      import * as relay from 'linecard/relay'
      ${namesIn}
      console.log(JSON.stringify([namesIn(linecard), namesIn(relay)]))
    `
    expect(await printed(program)).toEqual([namesIn(linecard), namesIn(relay)])
  })

  it('shows the names of the sources in a stack trace', async () => {
    const program = `
      import { GenServer, Node } from 'linecard'
      GenServer.start({ name: 'Failing', init() { console.log(JSON.stringify(new Error('here').stack)) } }, 0, { node: new Node() }).catch(() => {})
    `
    const lines = String(await printed(program))
      .split('\n')
      .slice(2)
    expect(lines.length).toBeGreaterThan(2)
    expect(lines.filter((line) => line.includes('$'))).toEqual([])
  })

  it.each(Object.entries(entries()))(
    'has the declarations of %s beside its code',
    (_name, { types, default: code }) => {
      expect(dirname(types)).toBe(dirname(code))
      expect(basename(types, '.d.ts')).toBe(basename(code, '.js'))
      expect(readFileSync(join(copy.folder, code), 'utf8')).toMatch(/^export /m)
    },
  )
})

function entries(): Record<string, { types: string; default: string }> {
  const { exports } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8'))
  const { './package.json': _itself, ...modules } = exports
  return modules
}
