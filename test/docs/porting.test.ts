import { beforeAll, describe, expect, it } from 'vitest'
import * as linecard from '../../src/index.ts'
import { codeSpans, root } from './documents.ts'
import { holds, lookUp, wantedBy } from './held-by.ts'
import { hasTwin, holders, parts, type Row, rowsOf, section } from './porting-table.ts'
import { createProgram } from './type-check.ts'
import { usesOf } from './uses.ts'

/** Elixir's and Erlang's modules: each function of ours in them has a row. `Listener` is nobody's but ours. */
const MODULES = [
  'Process',
  'GenServer',
  'GenStatem',
  'Agent',
  'Supervisor',
  'DynamicSupervisor',
  'PartitionSupervisor',
  'Task',
  'TaskSupervisor',
  'Pg',
  'Registry',
  'Application',
  'ProcLib',
  'Timer',
  'Global',
  'Sys',
] as const

function functionsOf(module: (typeof MODULES)[number]): string[] {
  const given = lookUp(module) as object
  // A namespace has no prototype, the only instance of a class has its functions there.
  const members = Object.getPrototypeOf(given) ?? given
  return Object.getOwnPropertyNames(members)
    .filter((name) => /^[a-z]/.test(name) && name !== 'constructor' && name !== 'toString')
    .filter((name) => typeof (given as Record<string, unknown>)[name] === 'function')
    .map((name) => `${module}.${name}`)
}

const functions = rowsOf('Functions', section('Functions'))
const specs = parts('Callbacks and options').map((part) => ({ ...part, rows: rowsOf(part.heading, part.body) }))
const results = rowsOf('Results', section('Results'))

/** What the rows name that are not `none`. */
function ours(rows: readonly Row[]): string[] {
  return rows.filter(hasTwin).flatMap((row) => codeSpans(row.ours))
}

describe('the functions', () => {
  const named = ours(functions)

  it('are listed', () => {
    expect(named.length).toBeGreaterThan(80)
  })

  it.each(named)('%s is exported', (path) => {
    expect(typeof lookUp(path)).toBe('function')
  })

  it.each(MODULES)('of %s are all there', (module) => {
    const there = functionsOf(module)
    expect(there.length).toBeGreaterThan(3)
    expect(there.filter((name) => !named.includes(name))).toEqual([])
  })
})

describe('the callbacks and options', () => {
  const tables = specs.map(({ heading, rows }) => ({
    heading,
    type: codeSpans(heading).at(-1) ?? '',
    names: ours(rows),
  }))
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
  const rows = results.filter(hasTwin).map(({ elixir, ours: made, remarks }) => [elixir, made, remarks] as const)

  it('are listed', () => {
    expect(rows.length).toBeGreaterThan(12)
  })

  it.each(rows)('%s is %s', (_elixir, made, is) => {
    expect(evaluate(codeSpans(made)[0])).toEqual(evaluate(codeSpans(is)[0]))
  })

  /** An expression in which the library's functions, and the words of the table, stand for themselves. */
  function evaluate(expression = ''): unknown {
    const words = ['state', 'data', 'value', 'reason', 'term', 'frames', 'code', 'text', 'from', 'name', 'module']
    const more = ['actions', 'replies', 'type', 'content', 'time']
    const all = [...words, ...more]
    const run = new Function(...all, ...Object.keys(linecard), `return ${expression}`)
    return run(...all, ...Object.values(linecard))
  }
})

describe('what holds', () => {
  const rows = [...functions, ...specs.flatMap((part) => part.rows), ...results].map((row) => ({
    ...row,
    title: `${row.elixir === '' ? row.ours : row.elixir}, of ${row.table}`,
  }))

  it.each(rows.filter(hasTwin))('$title', (row) => {
    const files = holders(row)
    expect(files.filter(({ path }) => path === null)).toEqual([])
    const uses = files.map(({ named, path }) => ({ named, uses: usesOf(path as string) }))
    expect(uses.length, 'nothing holds it').toBeGreaterThan(0)
    const wanted = wantedBy(row)
    expect(wanted.filter((name) => !uses.some((file) => holds(row, name, file.uses)))).toEqual([])
    const idle = uses.filter((file) => !wanted.some((name) => holds(row, name, file.uses)))
    expect(idle.map(({ named }) => named)).toEqual([])
  })

  it.each(rows.filter((row) => !hasTwin(row)))('$title: none, and why', ({ remarks, heldBy }) => {
    expect(remarks).not.toBe('')
    expect(heldBy).toBe('')
  })
})
