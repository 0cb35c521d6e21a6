import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { bundlePackage, compileFolder } from '../compile.ts'

const root = fileURLToPath(new URL('../../', import.meta.url))

/** The package, built from its sources as they are now, in a folder of its own: what is in dist may be older. */
export class BuiltCopy {
  readonly folder: string = mkdtempSync(join(tmpdir(), 'linecard-'))
  readonly #programs: Program[] = []

  constructor() {
    bundlePackage(join(this.folder, 'dist'))
    compileFolder(join(root, 'examples'), join(this.folder, 'dist-examples'))
    mkdirSync(join(this.folder, 'scripts'))
    for (const file of ['package.json', 'scripts/example.js']) copyFileSync(join(root, file), join(this.folder, file))
    symlinkSync(join(root, 'node_modules'), join(this.folder, 'node_modules'), 'junction')
  }

  /** Runs a file of it by Node; `env` is all of the environment but PATH. */
  run(args: readonly string[], env: Readonly<Record<string, string>> = {}): Program {
    const { PATH = '' } = process.env
    const program = new Program(spawn(process.execPath, args, { cwd: this.folder, env: { PATH, ...env } }))
    this.#programs.push(program)
    return program
  }

  /** Ends what still runs. */
  endAll(): void {
    for (const program of this.#programs.splice(0)) program.kill('SIGKILL')
  }

  remove(): void {
    this.endAll()
    rmSync(this.folder, { recursive: true, force: true })
  }
}

/** A program that runs, and what it has printed. */
export class Program {
  readonly stdout: string[] = []
  readonly stderr: string[] = []
  readonly #child: ChildProcess
  readonly #ended: Promise<unknown[]>

  constructor(child: ChildProcess) {
    this.#child = child
    this.#ended = once(child, 'close')
    for (const name of ['stdout', 'stderr'] as const) {
      createInterface({ input: child[name] as NonNullable<ChildProcess['stdout']> }).on('line', (line) => {
        this[name].push(line)
        child.emit('printed')
      })
    }
  }

  /** The first line that matches, when it has been printed. */
  async line(pattern: RegExp, where: 'stdout' | 'stderr' = 'stdout'): Promise<string> {
    for (;;) {
      const found = this[where].find((line) => pattern.test(line))
      if (found !== undefined) return found
      const ended = await Promise.race([once(this.#child, 'printed').then(() => false), this.#ended.then(() => true)])
      if (ended && !this[where].some((line) => pattern.test(line)))
        throw new Error(`Expected ${pattern} in ${where}, got:\n${[...this.stdout, ...this.stderr].join('\n')}`)
    }
  }

  kill(signal: NodeJS.Signals): void {
    this.#child.kill(signal)
  }

  /** With what it ended: an exit code, or the signal that ended it. */
  async ended(): Promise<unknown> {
    const [code, signal] = await this.#ended
    return code ?? signal
  }
}
