import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { compileFolder, type Ended, runProgram } from '../compile.ts'

/** The kernel as JavaScript, for tests of what becomes of a whole program. */
export interface CompiledKernel {
  /** Runs an ES module in a Node of its own, with everything that the kernel exports in scope; resolves when it has ended. */
  run(code: string, flags?: readonly string[]): Promise<Ended>
  remove(): void
}

const source = fileURLToPath(new URL('../../src/actors', import.meta.url))

export function compileKernel(): CompiledKernel {
  const folder = mkdtempSync(join(tmpdir(), 'linecard-kernel-'))
  writeFileSync(join(folder, 'package.json'), '{ "type": "module" }')
  compileFolder(source, folder)
  let programs = 0
  return {
    run(code, flags = []) {
      const path = join(folder, `program-${++programs}.js`)
      writeFileSync(path, `import * as kernel from './index.js'\nObject.assign(globalThis, kernel)\n${code}`)
      return runProgram(path, flags)
    },
    remove: () => rmSync(folder, { recursive: true }),
  }
}
