import { execFile, execFileSync } from 'node:child_process'
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import ts from 'typescript'

/** How a program ended. */
export interface Ended {
  readonly exitCode: number
  /** The lines that it printed. */
  readonly lines: readonly string[]
  readonly stderr: string
}

const bundler = fileURLToPath(new URL('../scripts/bundle.js', import.meta.url))

/** Makes the package's JavaScript out of its sources as they are now: what is in dist may be older. */
export function bundlePackage(target: string): void {
  execFileSync(process.execPath, [bundler, target], { stdio: ['ignore', 'inherit', 'inherit'] })
}

/** Compiles every source of a folder as it is now, file by file. Types are not checked. */
export function compileFolder(source: string, target: string): void {
  for (const file of readdirSync(source, { recursive: true, encoding: 'utf8' })) {
    if (!file.endsWith('.ts')) continue
    const path = join(target, file.replace(/\.ts$/, '.js'))
    mkdirSync(dirname(path), { recursive: true })
    writeFileSync(path, compileCode(readFileSync(join(source, file), 'utf8')))
  }
}

export function compileCode(code: string): string {
  const { outputText } = ts.transpileModule(code, {
    compilerOptions: {
      target: ts.ScriptTarget.ES2022,
      useDefineForClassFields: false,
      module: ts.ModuleKind.ESNext,
      verbatimModuleSyntax: true,
      rewriteRelativeImportExtensions: true,
    },
  })
  return outputText
}

/** Runs a JavaScript file in a Node of its own, started with `flags`; resolves when that has ended. */
export function runProgram(path: string, flags: readonly string[] = []): Promise<Ended> {
  return new Promise((resolve) => {
    execFile(process.execPath, [...flags, path], { timeout: 20_000 }, (error, stdout, stderr) => {
      const exitCode = error === null ? 0 : typeof error.code === 'number' ? error.code : Number.NaN
      resolve({ exitCode, lines: stdout.split('\n').slice(0, -1), stderr })
    })
  })
}
