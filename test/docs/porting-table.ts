import { existsSync, readdirSync } from 'node:fs'
import { codeSpans, readDocument, root, tableRows } from './documents.ts'

/** A row of a table of docs/porting.md. */
export interface Row {
  /** What stands above its table: `Functions`, or `Options of a registry: \`RegistryOptions\``. */
  readonly table: string
  readonly elixir: string
  readonly ours: string
  /** Of a result: the value that it is. */
  readonly remarks: string
  /** What would fail if the row were not true: scenarios (`genserver/020`) and test files. */
  readonly heldBy: string
}

const { text } = readDocument('docs/porting.md')

/** The part of the page below a heading of the second level. */
export function section(title: string): string {
  const [, body] = text.split(`\n## ${title}\n`)
  return body?.split('\n## ')[0] ?? ''
}

export function rowsOf(table: string, body: string): Row[] {
  return tableRows(body).map(([elixir = '', ours = '', remarks = '', heldBy = '']) => ({
    table,
    elixir,
    ours,
    remarks,
    heldBy,
  }))
}

/** The parts of a section, by their headings of the third level. */
export function parts(title: string): { readonly heading: string; readonly body: string }[] {
  const [, ...found] = section(title).split('\n### ')
  return found.map((body) => ({ heading: body.split('\n', 1)[0] as string, body }))
}

export function hasTwin({ ours }: Row): boolean {
  return ours !== 'none'
}

/** The files that a `held by` cell names, from the repository's folder; null for what there is not. */
export function holders({ heldBy }: Row): { readonly named: string; readonly path: string | null }[] {
  return codeSpans(heldBy).map((named) => ({ named, path: pathOf(named) }))
}

function pathOf(named: string): string | null {
  const [area = '', number = ''] = named.split('/')
  if (!/^\w+\/\d{3}$/.test(named)) return existsSync(root + named) ? named : null
  const folder = `test/conformance/${area}/`
  if (!existsSync(root + folder)) return null
  const twin = readdirSync(root + folder).find((file) => file.startsWith(`${number}_`) && file.endsWith('.ts'))
  return twin === undefined ? null : folder + twin
}
