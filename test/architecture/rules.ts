import { posix } from 'node:path'

/** The arrows: each folder may import those before it, never those after. */
const layers = ['actors', 'supervisor', 'connection', 'transport', 'relay', 'cli'] as const

type Layer = (typeof layers)[number]

/** The only files that may name a third party. */
const thirdParties: Readonly<Record<string, RegExp>> = {
  'uWebSockets.js': /^src\/transport\/uws[^/]*\.ts$/,
  ws: /^src\/transport\/node[^/]*\.ts$/,
  xstate: /^src\/actors\/behaviours\/state-machine\/xstate\.ts$/,
}

/** What src/index.ts may name: the folders that `import 'linecard'` offers. */
const offeredByRoot: readonly Layer[] = ['actors', 'supervisor', 'connection', 'transport']

/** Entry points of their own, beside their folder's index.ts, because they load a third party. */
const extraFaces = ['src/transport/uws.ts', 'src/transport/node.ts']

const rootFile = 'src/index.ts'

/** Says why `importer` may not name `specifier`, or returns undefined if it may. */
export function judgeImport(
  importer: string,
  specifier: string,
  exists: (path: string) => boolean,
): string | undefined {
  if (!specifier.startsWith('.')) return judgePackage(importer, specifier)
  const target = resolveRelative(importer, specifier)
  if (!target.startsWith('src/')) return `'${specifier}' leaves src`
  if (!exists(target)) return `'${specifier}' is no file (relative imports end in .ts)`
  if (importer === rootFile) return judgeRootImport(target)
  return judgeRelative(importer, target)
}

/** Names the file that a relative specifier means. */
export function resolveRelative(importer: string, specifier: string): string {
  return posix.join(posix.dirname(importer), specifier)
}

/** Says what is wrong with a file's place, or returns undefined. */
export function judgePlace(path: string): string | undefined {
  if (path === rootFile || layerOf(path) !== undefined) return undefined
  return `is in no known folder of src: give it a place among the arrows in test/architecture/rules.ts`
}

function judgePackage(importer: string, specifier: string): string | undefined {
  if (specifier.startsWith('node:')) return judgeBuiltin(importer, specifier)
  const home = thirdParties[specifier]
  if (home === undefined) return `'${specifier}' is neither node:* nor an allowed third party`
  return home.test(importer) ? undefined : `'${specifier}' may be imported only in ${home.source}`
}

// createRequire would load a package that no import names.
function judgeBuiltin(importer: string, specifier: string): string | undefined {
  if (specifier !== 'node:module' || thirdParties['uWebSockets.js']?.test(importer)) return undefined
  return `'node:module' can load packages unseen`
}

function judgeRootImport(target: string): string | undefined {
  const layer = layerOf(target)
  if (layer === undefined || !offeredByRoot.includes(layer)) return `${rootFile} does not offer ${target}`
  // Transport files are named one by one, so that those with a third party can stay out.
  if (layer === 'transport' || isFace(target)) return undefined
  return `${target} is not the public face (index.ts) of its folder`
}

function judgeRelative(importer: string, target: string): string | undefined {
  const from = layerOf(importer)
  const to = layerOf(target)
  if (from === undefined) return undefined
  if (to === undefined) return target === rootFile && from === 'cli' ? undefined : `${target} is above ${from}`
  if (from === to) return judgeWithinFolder(importer, target)
  if (layers.indexOf(to) > layers.indexOf(from)) return `upward: ${from} may not import ${to}`
  return isFace(target) ? undefined : `${target} is not the public face (index.ts) of its folder`
}

// The kernel does not know the behaviours that are built on it; only their common face does.
function judgeWithinFolder(importer: string, target: string): string | undefined {
  const behaviours = 'src/actors/behaviours/'
  if (!target.startsWith(behaviours) || importer.startsWith(behaviours)) return undefined
  return importer === 'src/actors/index.ts' ? undefined : 'upward: the kernel may not import its behaviours'
}

function layerOf(path: string): Layer | undefined {
  return layers.find((layer) => path.startsWith(`src/${layer}/`))
}

function isFace(path: string): boolean {
  return posix.basename(path) === 'index.ts' || extraFaces.includes(path)
}
