import { findChain, findCycles, type Graph } from './graph.ts'
import { type Import, readImports } from './imports.ts'
import { judgeImport, judgePlace, resolveRelative } from './rules.ts'

/** Source texts by path, as in 'src/actors/pid.ts'. */
export type Sources = ReadonlyMap<string, string>

const longFrom = 400
const tooLongFrom = 600

/** Returns a line for everything in the sources that DESIGN's arrows or the size limits forbid. */
export function checkArchitecture(sources: Sources): string[] {
  const imports = new Map<string, Import[]>()
  for (const [path, text] of sources) imports.set(path, readImports(path, text))
  return [
    ...[...sources].flatMap(([path, text]) => checkFile(path, text)),
    ...[...imports].flatMap(([path, list]) => checkImports(path, list, sources)),
    ...checkCycles(imports),
    ...checkRootLoadsNoThirdParty(imports),
  ]
}

function checkFile(path: string, text: string): string[] {
  const violations: string[] = []
  const place = judgePlace(path)
  if (place !== undefined) violations.push(`${path}: ${place}`)
  const lines = text.trimEnd().split('\n').length
  if (lines > tooLongFrom) violations.push(`${path}: ${lines} lines, the limit is ${tooLongFrom}`)
  else if (lines > longFrom && !/^\s*\/\/ Long because \S/m.test(text)) {
    violations.push(`${path}: ${lines} lines, over ${longFrom} needs a comment '// Long because …'`)
  }
  return violations
}

function checkImports(path: string, list: readonly Import[], sources: Sources): string[] {
  return list.flatMap(({ line, specifier }) => {
    const reason =
      specifier === undefined
        ? 'a computed module name cannot be checked'
        : judgeImport(path, specifier, (target) => sources.has(target))
    return reason === undefined ? [] : [`${path}:${line}: ${reason}`]
  })
}

// Type imports are erased, so a circle made only of them never meets at run time; a dynamic import does.
function checkCycles(imports: ReadonlyMap<string, Import[]>): string[] {
  const graph = graphOf(imports, (each) => each.kind !== 'type')
  return findCycles(graph).map((cycle) => `cycle: ${cycle.join(' -> ')}`)
}

function checkRootLoadsNoThirdParty(imports: ReadonlyMap<string, Import[]>): string[] {
  const graph = graphOf(imports, (each) => each.kind === 'value')
  const chain = findChain(graph, 'src/index.ts', isPackage)
  return chain === undefined ? [] : [`'linecard' loads a third party: ${chain.join(' -> ')}`]
}

// Files are nodes by path and packages by name; only paths begin with src/.
function isPackage(name: string): boolean {
  return !name.startsWith('src/') && !name.startsWith('node:')
}

function graphOf(imports: ReadonlyMap<string, Import[]>, counts: (each: Import) => boolean): Graph {
  const graph = new Map<string, string[]>()
  for (const [path, list] of imports)
    graph.set(
      path,
      list.filter(counts).flatMap((each) => nodeOf(path, each)),
    )
  return graph
}

function nodeOf(path: string, { specifier }: Import): string[] {
  if (specifier === undefined) return []
  return [specifier.startsWith('.') ? resolveRelative(path, specifier) : specifier]
}
