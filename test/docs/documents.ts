import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

/** The repository's folder, with a slash at its end. */
export const root: string = fileURLToPath(new URL('../../', import.meta.url))

/** A page that is written by hand. */
export interface Document {
  /** From the repository's folder: `docs/errors.md`. */
  readonly path: string
  readonly text: string
}

export function readDocument(path: string): Document {
  return { path, text: readFileSync(root + path, 'utf8') }
}

/** README.md, CHANGELOG.md and everything in docs but the API pages, which typedoc makes. */
export function readDocuments(): Document[] {
  const pages = readdirSync(`${root}docs`, { recursive: true, encoding: 'utf8' })
    .map((name) => name.replaceAll('\\', '/'))
    .filter((name) => name.endsWith('.md') && !name.startsWith('api/'))
    .sort()
  return ['README.md', 'CHANGELOG.md', ...pages.map((name) => `docs/${name}`)].map(readDocument)
}

/** A ```ts block. */
export interface Block {
  readonly document: Document
  /** What its first line calls it (`// echo.ts: …`), or `block-3.ts`. */
  readonly name: string
  /** Where its code begins in the document, counted from 1. */
  readonly line: number
  readonly code: string
}

export function blocksOf(document: Document): Block[] {
  const fences = [...document.text.matchAll(/^```ts\n(.*?)^```$/gms)]
  return fences.map(({ index, 1: code = '' }, number) => ({
    document,
    name: /^\/\/ ([\w-]+\.ts)\b/.exec(code)?.[1] ?? `block-${number + 1}.ts`,
    line: document.text.slice(0, index).split('\n').length + 1,
    code,
  }))
}

/** What a block says that it prints: the comments behind its `console.log`s. */
export function foretold({ code }: Block): string[] {
  return [...code.matchAll(/console\.log\(.*\) \/\/ (.+)$/gm)].map(([, printed = '']) => printed.trim())
}

/** The rows of the tables of a text, as their cells; without the heads. */
export function tableRows(text: string): string[][] {
  const lines = text.split('\n')
  const isRow = (line: string | undefined): boolean => line?.startsWith('|') ?? false
  return lines
    .filter((line, index) => isRow(line) && !isRule(line) && !isRule(lines[index + 1] ?? ''))
    .map((line) =>
      line
        .split(/(?<!\\)\|/)
        .slice(1, -1)
        .map((cell) => cell.trim()),
    )
}

function isRule(line: string): boolean {
  return /^\|[\s:|-]+\|$/.test(line)
}

/** The code spans of a text: what stands between backquotes. */
export function codeSpans(text: string): string[] {
  return [...text.matchAll(/`([^`]+)`/g)].map(([, code = '']) => code)
}
