import { execFile } from 'node:child_process'
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import ts from 'typescript'

/** The kernel as JavaScript, for tests of what becomes of a whole program. */
export interface CompiledKernel {
  /** Runs an ES module in a Node of its own, with everything that the kernel exports in scope; resolves when it has ended. */
  run(code: string): Promise<Ended>
  remove(): void
}

export interface Ended {
  readonly exitCode: number
  /** The lines that it printed. */
  readonly lines: readonly string[]
  readonly stderr: string
}

const source = fileURLToPath(new URL('../../src/actors', import.meta.url))

export function compileKernel(): CompiledKernel {
  const folder = mkdtempSync(join(tmpdir(), 'linecard-kernel-'))
  writeFileSync(join(folder, 'package.json'), '{ "type": "module" }')
  for (const file of readdirSync(source, { recursive: true, encoding: 'utf8' })) {
    if (file.endsWith('.ts')) compile(file, folder)
  }
  let programs = 0
  return {
    run(code) {
      const path = join(folder, `program-${++programs}.js`)
      writeFileSync(path, `import * as kernel from './index.js'\nObject.assign(globalThis, kernel)\n${code}`)
      return new Promise((resolve) => {
        execFile(process.execPath, [path], { timeout: 20_000 }, (error, stdout, stderr) => {
          const exitCode = error === null ? 0 : typeof error.code === 'number' ? error.code : Number.NaN
          resolve({ exitCode, lines: stdout.split('\n').slice(0, -1), stderr })
        })
      })
    },
    remove: () => rmSync(folder, { recursive: true }),
  }
}

function compile(file: string, folder: string): void {
  const { outputText } = ts.transpileModule(readFileSync(join(source, file), 'utf8'), {
    compilerOptions: {
      target: ts.ScriptTarget.ES2022,
      module: ts.ModuleKind.ESNext,
      verbatimModuleSyntax: true,
      rewriteRelativeImportExtensions: true,
    },
  })
  const path = join(folder, file.replace(/\.ts$/, '.js'))
  mkdirSync(dirname(path), { recursive: true })
  writeFileSync(path, outputText)
}
