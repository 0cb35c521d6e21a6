import { type ChildProcess, fork } from 'node:child_process'
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { bundlePackage, compileCode, type Ended, runProgram } from '../compile.ts'
import { type Block, root } from './documents.ts'

const THIRD_PARTIES = ['ws', 'uWebSockets.js', 'xstate']

/** A user's project in a temporary folder, with the package, as its sources are now, installed in it. */
export class InstalledPackage {
  readonly #folder = mkdtempSync(join(tmpdir(), 'linecard-docs-'))
  readonly #package = join(this.#folder, 'node_modules', 'linecard')
  readonly #children: ChildProcess[] = []

  constructor() {
    mkdirSync(this.#package, { recursive: true })
    writeFileSync(join(this.#folder, 'package.json'), '{ "type": "module" }')
    copyFileSync(`${root}package.json`, join(this.#package, 'package.json'))
    bundlePackage(join(this.#package, 'dist'))
    for (const name of THIRD_PARTIES)
      symlinkSync(`${root}node_modules/${name}`, join(this.#folder, 'node_modules', name), 'junction')
  }

  /** Writes a block as JavaScript: the blocks of one document side by side, so that they can import each other. */
  write(block: Block, change: (code: string) => string = (code) => code): string {
    const folder = join(this.#folder, block.document.path.replaceAll(/\W/g, '-'))
    mkdirSync(folder, { recursive: true })
    const path = join(folder, block.name.replace(/\.ts$/, '.js'))
    writeFileSync(path, change(compileCode(block.code)))
    return path
  }

  run(block: Block): Promise<Ended> {
    return runProgram(this.write(block))
  }

  /** Starts a program that goes on until `remove`; `path` is what `write` gave, or a file of the package. */
  start(path: string, env: NodeJS.ProcessEnv = {}): ChildProcess {
    const child = fork(path, { cwd: this.#package, env: { ...process.env, ...env }, silent: true, execArgv: [] })
    this.#children.push(child)
    return child
  }

  /** A file of the package, as JavaScript. */
  file(name: string): string {
    return join(this.#package, name)
  }

  remove(): void {
    for (const child of this.#children) child.kill('SIGKILL')
    rmSync(this.#folder, { recursive: true })
  }
}
