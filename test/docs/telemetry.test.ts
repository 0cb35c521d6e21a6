import { readdirSync, readFileSync } from 'node:fs'
import ts from 'typescript'
import { describe, expect, it } from 'vitest'
import { codeSpans, readDocument, root, tableRows } from './documents.ts'

const { text } = readDocument('docs/telemetry.md')

/** The code spans of the first column of a section's table. */
function documented(title: string): string[] {
  const body = text.split(`\n## ${title}\n`)[1]?.split('\n## ')[0] ?? ''
  return tableRows(body).flatMap(([cell = '']) => codeSpans(cell))
}

/** What the sources say of events and reports. */
class Emitted {
  readonly events: Set<string> = new Set()
  readonly labels: Set<string> = new Set()
  /** Labels that are put together: `supervisor/${…}`. */
  readonly patterns: Set<string> = new Set()

  read(node: ts.Node): void {
    if (ts.isArrayLiteralExpression(node) && node.elements.every(ts.isStringLiteral)) {
      const words = node.elements.map((element) => (element as ts.StringLiteral).text)
      if (words[0] === 'linecard') this.events.add(words.join('.'))
    } else if (ts.isStringLiteral(node) && isLabel(node)) this.labels.add(node.text)
    else if (ts.isTemplateExpression(node)) {
      const spans = [node.head.text, ...node.templateSpans.map(({ literal }) => literal.text)]
      if (/^\w*\/\w*$/.test(spans.join(''))) this.patterns.add(spans.join('*'))
    }
    ts.forEachChild(node, (child) => this.read(child))
  }
}

/** `supervisor/progress`, or what stands in a constant `label`. */
function isLabel(node: ts.StringLiteral): boolean {
  if (/^[\w.]+\/\w+$/.test(node.text)) return !node.text.startsWith('application/')
  const declaration = ts.findAncestor(node, ts.isVariableDeclaration)
  return declaration?.name.getText() === 'label' && ts.isConditionalExpression(node.parent)
}

function readSources(): Emitted {
  const emitted = new Emitted()
  for (const name of readdirSync(`${root}src`, { recursive: true, encoding: 'utf8' })) {
    if (!name.endsWith('.ts')) continue
    const code = readFileSync(`${root}src/${name}`, 'utf8')
    emitted.read(ts.createSourceFile(name, code, ts.ScriptTarget.Latest, true))
  }
  return emitted
}

const { events, labels, patterns } = readSources()

describe('docs/telemetry.md', () => {
  it('names the events that there are', () => {
    expect(events.size).toBeGreaterThan(5)
    expect(documented('Events').sort()).toEqual([...events].sort())
  })

  it('names every label of a report', () => {
    expect(labels.size).toBeGreaterThan(8)
    expect([...labels].filter((label) => !documented('Reports').includes(label))).toEqual([])
  })

  it('names labels for every way in which they are put together, and no others', () => {
    const matched = new Set<string>()
    const unknown = documented('Reports').filter((label) => {
      const pattern = [...patterns].find((each) => new RegExp(`^${each.replace('*', '\\w+')}$`).test(label))
      if (pattern !== undefined) matched.add(pattern)
      return pattern === undefined && !labels.has(label)
    })
    expect(unknown).toEqual([])
    expect([...patterns].filter((pattern) => !matched.has(pattern))).toEqual([])
  })
})
