import * as linecard from '../../src/index.ts'
import { codeSpans } from './documents.ts'
import type { Row } from './porting-table.ts'
import { callsLike, type Uses } from './uses.ts'

/** How the conformance suite's stock processes spell what they pass on. */
const STOCK: Readonly<Record<string, readonly string[]>> = {
  spawn: ['spawnAs'],
  spawnLink: ['spawnLinkAs'],
  'GenServer.start': ['G.start'],
  'GenServer.startLink': ['G.startLink'],
  'GenStatem.start': ['M.start'],
  'GenStatem.startLink': ['M.startLink'],
  'GenStatem.startMonitor': ['M.startMonitor'],
  'Supervisor.startLink': ['S.sup', 'S.startLink'],
  'Application.load': ['Ap.load'],
}

/** What `G` calls a GenServer's callbacks. */
const GENERIC: Readonly<Record<string, string>> = {
  handleCall: 'call',
  handleCast: 'cast',
  handleInfo: 'info',
  handleContinue: 'continue',
}

/** What every application is loaded with by `Ap.load`. */
const AP: ReadonlySet<string> = new Set(['name', 'applications', 'env', 'start', 'prepStop', 'stop'])

/** What the files that hold a row have to use, each in one of them at the least. */
export function wantedBy(row: Row): string[] {
  if (row.table === 'Results') return codeSpans(row.ours).slice(0, 1)
  return codeSpans(row.ours)
}

/** Whether a file uses what a row is about. */
export function holds(row: Row, wanted: string, uses: Uses): boolean {
  if (row.table === 'Functions') return spellings(wanted).some((name) => uses.names.has(name))
  if (row.table === 'Results') return wanted.includes('(') ? callsLike(uses, wanted) : uses.names.has(wanted)
  if (row.table.includes('`ProcessInfo`')) return uses.names.has('info') && uses.strings.has(wanted)
  if (row.table.includes('`ApplicationSpec`') && uses.names.has('Ap')) return uses.names.has(wanted) || AP.has(wanted)
  const generic = row.table.includes('`GenServerSpec`') && uses.names.has('G') ? GENERIC[wanted] : undefined
  return uses.names.has(wanted) || (generic !== undefined && uses.names.has(generic))
}

/** `Process.alive` is also exported as `isAlive`. */
function spellings(path: string): string[] {
  const value = lookUp(path)
  const bare = Object.entries(linecard).flatMap(([name, exported]) => (exported === value ? [name] : []))
  return [path, ...bare, ...(STOCK[path] ?? [])]
}

/** What `GenServer.call` is among the exports. */
export function lookUp(path: string): unknown {
  return path
    .split('.')
    .reduce<unknown>((value, name) => (value as Record<string, unknown> | undefined)?.[name], linecard)
}
