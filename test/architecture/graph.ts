/** For each file, the files it names. */
export type Graph = ReadonlyMap<string, readonly string[]>

/** Returns a shortest chain of files from `start` to one that satisfies `found`, both included. */
export function findChain(graph: Graph, start: string, found: (file: string) => boolean): string[] | undefined {
  const cameFrom = new Map<string, string | undefined>([[start, undefined]])
  for (const file of cameFrom.keys()) {
    if (found(file)) return unwind(cameFrom, file)
    for (const next of graph.get(file) ?? []) if (!cameFrom.has(next)) cameFrom.set(next, file)
  }
  return undefined
}

/** Returns one cycle for each group of files that import each other in a circle, as a closed chain. */
export function findCycles(graph: Graph): string[][] {
  const cycles: string[][] = []
  const reported = new Set<string>()
  for (const [file, nexts] of graph) {
    if (reported.has(file)) continue
    const chains = nexts.map((next) => findChain(graph, next, (each) => each === file))
    const back = chains.find((chain) => chain !== undefined)
    if (back === undefined) continue
    cycles.push([file, ...back])
    for (const member of back) reported.add(member)
  }
  return cycles
}

function unwind(cameFrom: ReadonlyMap<string, string | undefined>, end: string): string[] {
  const chain: string[] = []
  for (let file: string | undefined = end; file !== undefined; file = cameFrom.get(file)) chain.unshift(file)
  return chain
}
