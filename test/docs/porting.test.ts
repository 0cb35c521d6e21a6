import { beforeAll, describe, expect, it } from 'vitest'
import * as linecard from '../../src/index.ts'
import { codeSpans, readDocument, root, tableRows } from './documents.ts'
import { createProgram } from './type-check.ts'

const { text } = readDocument('docs/porting.md')

/** Elixir's and Erlang's modules: each function of ours in them has a row. `Listener` is nobody's but ours. */
const MODULES = [
  'Process',
  'GenServer',
  'Supervisor',
  'DynamicSupervisor',
  'Registry',
  'Application',
  'ProcLib',
  'Timer',
  'Global',
] as const

function section(title: string): string {
  const [, body] = text.split(`\n## ${title}\n`)
  return body?.split('\n## ')[0] ?? ''
}

/** The Linecard cells that are not `none`. */
function ours(body: string): string[] {
  return tableRows(body)
    .map(([, cell = '']) => cell)
    .filter((cell) => cell !== 'none')
}

function functionsOf(module: (typeof MODULES)[number]): string[] {
  const given = lookUp(module) as object
  const members = module === 'Registry' ? Object.getPrototypeOf(given) : given
  return Object.getOwnPropertyNames(members)
    .filter((name) => /^[a-z]/.test(name) && name !== 'constructor' && name !== 'toString')
    .filter((name) => typeof (given as Record<string, unknown>)[name] === 'function')
    .map((name) => `${module}.${name}`)
}

function lookUp(path: string): unknown {
  return path
    .split('.')
    .reduce<unknown>((value, name) => (value as Record<string, unknown> | undefined)?.[name], linecard)
}

describe('the functions', () => {
  const named = ours(section('Functions')).flatMap(codeSpans)

  it('are listed', () => {
    expect(named.length).toBeGreaterThan(80)
  })

  it.each(named)('%s is exported', (path) => {
    expect(typeof lookUp(path)).toBe('function')
  })

  it.each(MODULES)('of %s are all there', (module) => {
    const functions = functionsOf(module)
    expect(functions.length).toBeGreaterThan(3)
    expect(functions.filter((name) => !named.includes(name))).toEqual([])
  })
})

describe('the callbacks and options', () => {
  const [, ...parts] = section('Callbacks and options').split('\n### ')
  const tables = parts.map((part) => {
    const heading = part.split('\n', 1)[0] as string
    return { heading, type: codeSpans(heading)[0] ?? '', names: ours(part).flatMap(codeSpans) }
  })
  let properties: (type: string) => string[]

  beforeAll(() => {
    const entry = `${root}src/index.ts`
    const program = createProgram(new Map(), [entry])
    const checker = program.getTypeChecker()
    const module = checker.getSymbolAtLocation(program.getSourceFile(entry) as never)
    const exported = module === undefined ? [] : checker.getExportsOfModule(module)
    properties = (type) => {
      const symbol = exported.find(({ name }) => name === type)
      if (symbol === undefined) throw new Error(`There is no type \`${type}\` in src/index.ts`)
      return checker
        .getDeclaredTypeOfSymbol(checker.getAliasedSymbol(symbol))
        .getProperties()
        .map(({ name }) => name)
    }
  }, 60_000)

  it('are listed', () => {
    expect(tables.length).toBeGreaterThan(8)
  })

  it.each(tables)('$heading', ({ heading, type, names }) => {
    const there = properties(type)
    expect(names.filter((name) => !there.includes(name))).toEqual([])
    if (!heading.startsWith('Some ')) expect([...names].sort()).toEqual([...there].sort())
  })
})

describe('the results', () => {
  const rows = tableRows(section('Results')).filter(([, cell]) => cell !== 'none')

  it('are listed', () => {
    expect(rows.length).toBeGreaterThan(12)
  })

  it.each(rows)('%s is %s', (_elixir, made = '', is = '') => {
    expect(evaluate(codeSpans(made)[0])).toEqual(evaluate(codeSpans(is)[0]))
  })

  /** An expression in which the library's functions, and the words of the table, stand for themselves. */
  function evaluate(expression = ''): unknown {
    const words = ['state', 'value', 'reason', 'term', 'frames', 'code', 'text']
    const { ok, noreply, reply, stop, ignore, continueWith, push } = linecard
    const functions = { ok, noreply, reply, stop, ignore, continueWith, push }
    const run = new Function(...words, ...Object.keys(functions), `return ${expression}`)
    return run(...words, ...Object.values(functions))
  }
})
