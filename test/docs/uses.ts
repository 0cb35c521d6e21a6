import { readFileSync } from 'node:fs'
import ts from 'typescript'
import { root } from './documents.ts'

/** What a file says outside its comments and imports. */
export interface Uses {
  /** `GenServer.call`, and each name by itself. */
  readonly names: ReadonlySet<string>
  readonly strings: ReadonlySet<string>
  readonly calls: readonly ts.CallExpression[]
}

const read = new Map<string, Uses>()

/** What the file at `path`, from the repository's folder, uses. */
export function usesOf(path: string): Uses {
  let uses = read.get(path)
  if (uses === undefined) {
    uses = usesIn(readFileSync(root + path, 'utf8'))
    read.set(path, uses)
  }
  return uses
}

function usesIn(code: string): Uses {
  const names = new Set<string>()
  const strings = new Set<string>()
  const calls: ts.CallExpression[] = []
  const visit = (node: ts.Node): void => {
    if (ts.isImportDeclaration(node)) return
    if (ts.isIdentifier(node)) names.add(node.text)
    if (ts.isPropertyAccessExpression(node)) names.add(node.getText())
    if (ts.isStringLiteral(node)) strings.add(node.text)
    if (ts.isCallExpression(node)) calls.push(node)
    ts.forEachChild(node, visit)
  }
  visit(ts.createSourceFile('code.ts', code, ts.ScriptTarget.Latest, true))
  return { names, strings, calls }
}

/** Whether there is a call like `example`: as many arguments, the same literals; words of the tables stand for anything. */
export function callsLike({ calls }: Uses, example: string): boolean {
  const [wanted] = usesIn(example).calls
  return wanted !== undefined && calls.some((call) => isLike(call, wanted))
}

function isLike(given: ts.Expression, wanted: ts.Expression): boolean {
  if (ts.isNumericLiteral(wanted)) return !ts.isStringLiteral(given) && !ts.isCallExpression(given) && !isList(given)
  if (ts.isStringLiteral(wanted)) return ts.isStringLiteral(given) && given.text === wanted.text
  if (isList(wanted)) return isList(given)
  if (!ts.isCallExpression(wanted)) return true
  return (
    ts.isCallExpression(given) &&
    given.expression.getText() === wanted.expression.getText() &&
    given.arguments.length === wanted.arguments.length &&
    wanted.arguments.every((argument, index) => isLike(given.arguments[index] as ts.Expression, argument))
  )
}

function isList(node: ts.Expression): boolean {
  return ts.isArrayLiteralExpression(node)
}
