import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { codeSpans, root } from './documents.ts'
import { parts, rowsOf, section } from './porting-table.ts'

/** What Elixir 1.14 and OTP 25 offer, recorded by test/conformance/beam/api.exs. */
const api = JSON.parse(readFileSync(`${root}test/conformance/beam/api.json`, 'utf8')) as Record<
  string,
  Record<string, string[]>
>

/** Modules all of whose functions have a row. */
const MODULES = [
  'Kernel',
  'Process',
  'Node',
  ':erlang',
  'GenServer',
  ':gen_server',
  ':gen_statem',
  ':proc_lib',
  ':global',
  'Supervisor',
  ':supervisor',
  'DynamicSupervisor',
  'Registry',
  'Application',
  'Agent',
  'PartitionSupervisor',
  'Task',
  'Task.Supervisor',
  ':pg',
  ':timer',
  ':sys',
]

/** Under which heading the callbacks and options of a module stand. */
const TABLES: readonly (readonly [module: string, what: string, type: string])[] = [
  ['Process', 'spawn_opt', 'SpawnOptions'],
  [':erlang', 'monitor_option', 'MonitorOptions'],
  [':erlang', 'process_info_item', 'ProcessInfo'],
  ['GenServer', 'callbacks', 'GenServerSpec'],
  [':gen_server', 'callbacks', 'GenServerSpec'],
  [':gen_statem', 'callbacks', 'GenStatemSpec'],
  ['GenServer', 'option', 'StartOptions'],
  [':gen_server', 'start_opt', 'StartOptions'],
  [':gen_server', 'enter_loop_opt', 'StartOptions'],
  ['Supervisor', 'callbacks', 'SupervisorSpec'],
  ['Supervisor', 'init_option', 'SupervisorOptions'],
  ['Supervisor', 'option', 'StartOptions'],
  [':supervisor', 'child_spec', 'ChildSpec'],
  [':supervisor', 'sup_flags', 'SupervisorOptions'],
  ['DynamicSupervisor', 'init_option', 'DynamicSupervisorOptions'],
  ['Registry', 'start_option', 'RegistryOptions'],
  ['Application', 'callbacks', 'ApplicationSpec'],
]

/** All functions that the tables name. */
const functions = new Set(rowsOf('Functions', section('Functions')).flatMap(({ elixir }) => functionsIn(elixir)))

/** `Agent.get/3`, `get/5`: a name without a module is of the one before it; if there is none, Kernel's. */
function functionsIn(cell: string): string[] {
  let module = 'Kernel'
  return codeSpans(cell).flatMap((span) => {
    const [, name = '', arities = ''] = /^([\w.:]*[\w!?]+)\/([\d,]+)$/.exec(span) ?? []
    if (name.includes('.')) module = name.slice(0, name.lastIndexOf('.'))
    return spelledOut(name.includes('.') ? name : `${module}.${name}`, arities)
  })
}

/** `1,2` are two functions. */
function spelledOut(path: string, arities: string): string[] {
  return arities === '' ? [] : arities.split(',').map((arity) => `${path}/${arity}`)
}

/** The forms of each function that a module has. */
function offered(module: string): string[][] {
  return (api[module]?.functions ?? []).map((name) => {
    const [path = '', arities = ''] = name.split('/')
    return spelledOut(`${module}.${path}`, arities)
  })
}

describe('docs/porting.md', () => {
  it.each(MODULES)('has a row for each function of %s', (module) => {
    const there = offered(module)
    expect(there.length).toBeGreaterThan(4)
    expect(there.filter((forms) => !forms.some((form) => functions.has(form))).flat()).toEqual([])
  })

  it.each(MODULES)('names no function that %s does not have', (module) => {
    const hidden = (api[module]?.hidden ?? []).map((name) => `${module}.${name}`)
    const there = new Set([...offered(module).flat(), ...hidden])
    const named = [...functions].filter((name) => name.slice(0, name.lastIndexOf('.')) === module)
    expect(named.length).toBeGreaterThan(3)
    expect(named.filter((name) => !there.has(name))).toEqual([])
  })

  it.each(TABLES)('has a row for each of %s: %s, in %s', (module, what, type) => {
    const names = api[module]?.[what] ?? []
    expect(names.length).toBeGreaterThan(0)
    const spans = parts('Callbacks and options')
      .filter(({ heading }) => heading.includes(`\`${type}\``))
      .flatMap(({ body }) => rowsOf(type, body))
      .flatMap(({ elixir }) => codeSpans(elixir))
    const spelled = what === 'callbacks' ? names : names.map((name) => `:${name}`)
    expect(spelled.filter((name) => !spans.includes(name))).toEqual([])
  })
})
