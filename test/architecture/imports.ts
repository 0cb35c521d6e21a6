import ts from 'typescript'

/** One place in a file that names another module. */
export type Import = {
  readonly line: number
  /** `value` loads the module with the file, `type` is erased, `dynamic` loads it later. */
  readonly kind: 'value' | 'type' | 'dynamic'
  /** What is named, or undefined where it is computed and nobody can check it. */
  readonly specifier: string | undefined
}

/** Lists every import, re-export, `import()`, `import('…').Type` and `require()` of a source text. */
export function readImports(path: string, text: string): Import[] {
  const file = ts.createSourceFile(path, text, ts.ScriptTarget.ES2022, true)
  const found: Import[] = []

  function add(node: ts.Node, kind: Import['kind'], named: ts.Node | undefined): void {
    const line = file.getLineAndCharacterOfPosition(node.getStart(file)).line + 1
    const specifier = named !== undefined && ts.isStringLiteralLike(named) ? named.text : undefined
    found.push({ line, kind, specifier })
  }

  function visit(node: ts.Node): void {
    if (ts.isImportDeclaration(node)) {
      add(node, isTypeOnly(node) ? 'type' : 'value', node.moduleSpecifier)
    } else if (ts.isExportDeclaration(node) && node.moduleSpecifier !== undefined) {
      add(node, node.isTypeOnly ? 'type' : 'value', node.moduleSpecifier)
    } else if (ts.isImportTypeNode(node)) {
      add(node, 'type', ts.isLiteralTypeNode(node.argument) ? node.argument.literal : undefined)
    } else if (ts.isExternalModuleReference(node)) {
      add(node, 'value', node.expression)
    } else if (isDynamicLoad(node)) {
      add(node, 'dynamic', node.arguments[0])
    }
    ts.forEachChild(node, visit)
  }

  visit(file)
  return found
}

// `import { type X } from` still loads the module under verbatimModuleSyntax; only `import type` is erased.
function isTypeOnly(node: ts.ImportDeclaration): boolean {
  return node.importClause?.phaseModifier === ts.SyntaxKind.TypeKeyword
}

function isDynamicLoad(node: ts.Node): node is ts.CallExpression {
  if (!ts.isCallExpression(node)) return false
  const callee = node.expression
  return callee.kind === ts.SyntaxKind.ImportKeyword || (ts.isIdentifier(callee) && callee.text === 'require')
}
