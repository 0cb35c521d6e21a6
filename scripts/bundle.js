// `node scripts/bundle.js [folder]`: the package's JavaScript, out of src into dist; `tsc` adds the declarations.
// Why it is not a file for each source: docs/adr/0013-the-package-is-a-few-files.md.
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'rolldown'

const root = fileURLToPath(new URL('../', import.meta.url))
const index = `${root}src/index.ts`
const [folder = `${root}dist`] = process.argv.slice(2)

/** What `import 'linecard'` loads. */
let loadedByIndex = null

function isLoadedByIndex(id, graph) {
  loadedByIndex ??= loadedBy(index, graph)
  return loadedByIndex.has(id)
}

/** A module and all that it imports, directly or not; what it imports only when it needs it does not count. */
function loadedBy(id, graph, found = new Set()) {
  if (found.has(id)) return found
  found.add(id)
  for (const imported of graph.getModuleInfo(id)?.importedIds ?? []) loadedBy(imported, graph, found)
  return found
}

const { output } = await build({
  cwd: root,
  input: {
    index,
    'transport/uws': 'src/transport/uws.ts',
    'transport/node': 'src/transport/node.ts',
    'actors/behaviours/state-machine/index': 'src/actors/behaviours/state-machine/index.ts',
    'relay/index': 'src/relay/index.ts',
    'cli/start': 'src/cli/start.ts',
  },
  external: /^(node:.*|ws|xstate|uWebSockets\.js)$/,
  platform: 'node',
  tsconfig: 'tsconfig.build.json',
  logLevel: 'warn',
  output: {
    dir: folder,
    cleanDir: true,
    chunkFileNames: 'chunks/[name].js',
    codeSplitting: {
      groups: [
        { name: (id, graph) => (isLoadedByIndex(id, graph) ? 'linecard' : null), debugName: 'linecard', priority: 3 },
        { name: 'transport', test: /\/src\/transport\/(?!uws|node)/, priority: 2 },
        { name: 'uws', test: /\/src\/transport\/uws/, priority: 1 },
        { name: 'node', test: /\/src\/transport\/node/, priority: 1 },
      ],
    },
    minifyInternalExports: false,
    // `constructor.name` and stack traces say what the sources say, also of what has to be called `name$1` here.
    keepNames: true,
    sourcemap: true,
    // The package has its sources.
    sourcemapExcludeSources: true,
  },
})

/**
 * V8 takes two bytes for each character of a file that has a single one beyond Latin-1: half a megabyte for some dots in comments. No line
 * becomes another, so the source maps stay right.
 */
function toLatin1(code) {
  return code
    .replace(/^\s*(?:\*|\/[*/]).*$/gm, (comment) => comment.replaceAll('…', '...'))
    .replace(/[^\0-\xff]/g, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`)
}

for (const { fileName } of output.filter(({ type }) => type === 'chunk')) {
  const path = join(folder, fileName)
  writeFileSync(path, toLatin1(readFileSync(path, 'utf8')))
}
