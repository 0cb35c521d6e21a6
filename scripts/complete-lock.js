// `npm run lock` after a change of dependencies. Where a registry does not serve the binaries of every platform, npm leaves
// those out of the lock, and `npm ci` then refuses it. This adds them, by what their names say.
import { readFileSync, writeFileSync } from 'node:fs'

const file = new URL('../package-lock.json', import.meta.url)
const lock = JSON.parse(readFileSync(file, 'utf8'))
const packages = lock.packages

function entryOf(name, version) {
  const [, os, cpu, abi = ''] = /-(android|darwin|freebsd|linux|openharmony|win32)-(\w+)(?:-(\w+))?$/.exec(name) ?? []
  if (os === undefined) throw new Error(`No platform in the name of ${name}: add it to package-lock.json by hand`)
  const libc = abi.startsWith('musl') ? 'musl' : 'glibc'
  return { version, cpu: [cpu], dev: true, ...(os === 'linux' && { libc: [libc] }), optional: true, os: [os] }
}

for (const [where, { optionalDependencies = {} }] of Object.entries(packages)) {
  for (const [name, version] of Object.entries(optionalDependencies)) {
    const known = packages[`node_modules/${name}`] ?? packages[`${where}/node_modules/${name}`]
    if (known === undefined) packages[`node_modules/${name}`] = entryOf(name, version)
  }
}

writeFileSync(file, `${JSON.stringify(lock, null, 2)}\n`)
