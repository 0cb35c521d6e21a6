// `npm run -s example <name> [arguments]` runs examples/<name>/main.ts as compiled by `npm run build`.
import { existsSync, readdirSync } from 'node:fs'
import { fileURLToPath, pathToFileURL } from 'node:url'

const built = fileURLToPath(new URL('../dist-examples/', import.meta.url))
const folders = existsSync(built) ? readdirSync(built) : []
const names = folders.filter((name) => existsSync(`${built}${name}/main.js`))
const name = process.argv[2]

if (name !== undefined && names.includes(name)) {
  process.argv.splice(1, 2, `${built}${name}/main.js`)
  await import(pathToFileURL(`${built}${name}/main.js`).href)
} else {
  const wrong = name === undefined ? 'Name an example' : `There is no example '${name}'`
  const list = names.length > 0 ? names.map((each) => `  ${each}`).join('\n') : '  none: run `npm run build` first'
  console.error(`${wrong}: npm run -s example <name>\nThe examples are:\n${list}`)
  process.exitCode = 1
}
