import { existsSync, readFileSync } from 'node:fs'
import { posix } from 'node:path'
import ts from 'typescript'
import { describe, expect, it } from 'vitest'
import { readDocument, readDocuments, root } from './documents.ts'

const documents = readDocuments()

describe.each(documents)('$path', ({ path, text }) => {
  it('has links that lead somewhere', () => {
    const broken = linksOf(text).filter((link) => !leadsSomewhere(path, link))
    expect(broken).toEqual([])
  })

  it('has no unfinished places', () => {
    expect(text).not.toMatch(/\bTODO\b|\bFIXME\b|\bTBD\b/)
    expect(text).not.toContain(['registry', 'npmjs', 'org'].join('.'))
  })
})

it('links are found', () => {
  expect(linksOf('see [a](b.md#c), `[no](link)` and\n```ts\nx[0](1)\n```\n[web](https://example.com) [d](#e)')).toEqual(
    ['b.md#c', '#e'],
  )
  expect(leadsSomewhere('docs/errors.md', 'guarantees.md#exit-reasons')).toBe(true)
  expect(leadsSomewhere('docs/errors.md', 'guarantees.md#no-such-heading')).toBe(false)
  expect(leadsSomewhere('docs/errors.md', '../missing')).toBe(false)
})

describe('README.md', () => {
  const { text } = readDocument('README.md')

  it('is under 200 lines', () => {
    expect(text.split('\n').length).toBeLessThan(200)
  })

  it('names commands that there are', () => {
    const { scripts } = JSON.parse(readFileSync(`${root}package.json`, 'utf8')) as { scripts: Record<string, string> }
    const commands = [...text.matchAll(/\bnpm (?:run (?:-s )?([\w:]+)|(start|test)\b)/g)]
    const names = commands.map(([, run, short]) => run ?? short ?? '')
    expect(names).toEqual(expect.arrayContaining(['start', 'test', 'bench']))
    expect(names.filter((name) => scripts[name] === undefined)).toEqual([])
  })

  it('pins uWebSockets.js as package.json does', () => {
    const { optionalDependencies } = JSON.parse(readFileSync(`${root}package.json`, 'utf8')) as {
      optionalDependencies: Record<string, string>
    }
    expect(optionalDependencies['uWebSockets.js']).toBe(`npm:${/`(uwebsockets@[\d.]+)`/.exec(text)?.[1]}`)
  })
})

describe('docs/errors.md', () => {
  it('has a paragraph for each code, and no other', () => {
    const { text } = readDocument('docs/errors.md')
    const paragraphs = [...text.matchAll(/^## (\w+)\n\n\S/gm)].map(([, code]) => code)
    expect(paragraphs.sort()).toEqual(errorCodes().sort())
  })

  function errorCodes(): string[] {
    const path = 'src/actors/errors.ts'
    const file = ts.createSourceFile(path, readFileSync(root + path, 'utf8'), ts.ScriptTarget.Latest, true)
    const type = file.statements
      .filter(ts.isTypeAliasDeclaration)
      .find(({ name }) => name.text === 'OtpErrorCode')?.type
    if (type === undefined || !ts.isUnionTypeNode(type)) throw new Error('Expected OtpErrorCode to be a union')
    return type.types.map((member) => member.getText().replaceAll("'", ''))
  }
})

/** The relative links of a page, code left out. */
function linksOf(text: string): string[] {
  const prose = text.replaceAll(/^```.*?^```$/gms, '').replaceAll(/`[^`\n]*`/g, '')
  const links = [...prose.matchAll(/\]\(([^)\s]+)\)/g)].map(([, link = '']) => link)
  return links.filter((link) => !/^[a-z]+:/.test(link))
}

function leadsSomewhere(from: string, link: string): boolean {
  const [target = '', anchor] = link.split('#')
  const path = target === '' ? from : posix.join(posix.dirname(from), target)
  if (!existsSync(root + path)) return false
  return anchor === undefined || headingsOf(readFileSync(root + path, 'utf8')).includes(anchor)
}

/** As GitHub makes anchors of headings. */
function headingsOf(text: string): string[] {
  return [...text.matchAll(/^#+ (.+)$/gm)].map(([, heading = '']) =>
    heading
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{N} _-]/gu, '')
      .replaceAll(' ', '-'),
  )
}
