import { posix } from 'node:path'
import ts from 'typescript'
import { type Block, root } from './documents.ts'

/** One program over the given files, as `npm run typecheck` would see them: 'linecard' stands for the sources. */
export function createProgram(virtual: ReadonlyMap<string, string>, names: readonly string[]): ts.Program {
  const { config } = ts.readConfigFile(`${root}tsconfig.json`, ts.sys.readFile)
  const { options } = ts.parseJsonConfigFileContent(config, ts.sys, root)
  const host = ts.createCompilerHost(options)
  const { fileExists, directoryExists, readFile, getSourceFile } = host
  const folders = new Set([...virtual.keys()].map((path) => posix.dirname(path)))
  host.fileExists = (path) => virtual.has(path) || fileExists(path)
  host.directoryExists = (path) => folders.has(path) || (directoryExists?.(path) ?? false)
  host.readFile = (path) => virtual.get(path) ?? readFile(path)
  host.getSourceFile = (path, languageVersion, ...rest) => {
    const text = virtual.get(path)
    return text === undefined
      ? getSourceFile(path, languageVersion, ...rest)
      : ts.createSourceFile(path, text, languageVersion)
  }
  return ts.createProgram([...names], options, host)
}

/** What is wrong with the types of blocks, as `README.md:12: message`. Faults of the sources are not reported here. */
export function typeErrors(blocks: readonly Block[]): string[] {
  const byPath = new Map(blocks.map((block) => [pathOf(block), block]))
  const program = createProgram(new Map([...byPath].map(([path, { code }]) => [path, code])), [...byPath.keys()])
  return [...byPath].flatMap(([path, block]) => {
    const file = program.getSourceFile(path)
    const found = [...program.getSyntacticDiagnostics(file), ...program.getSemanticDiagnostics(file)]
    return found.map(({ start = 0, messageText }) => {
      const line = block.line + block.code.slice(0, start).split('\n').length - 1
      return `${block.document.path}:${line}: ${ts.flattenDiagnosticMessageText(messageText, '\n')}`
    })
  })
}

/** Where a block would be if it were a file: the blocks of a document in one folder. */
function pathOf({ document, name }: Block): string {
  return posix.join(root.replaceAll('\\', '/'), 'test/docs', document.path.replaceAll(/\W/g, '-'), name)
}
