import { type ChildProcessWithoutNullStreams, spawn, spawnSync } from 'node:child_process'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'

/** Whether there is an `elixir` to run. */
export function hasElixir(): boolean {
  return spawnSync('elixir', ['--version']).error === undefined
}

/** One BEAM that runs program after program. */
export class Beam {
  readonly #process: ChildProcessWithoutNullStreams
  readonly #answers: AsyncIterator<string>

  /** `script` is the interpreter. */
  constructor(script: string) {
    // They rely on one scheduler.
    const env = { ...process.env, ERL_FLAGS: '+S 1:1', ERL_CRASH_DUMP: '/dev/null' }
    this.#process = spawn('elixir', [fileURLToPath(new URL(script, import.meta.url))], { env })
    this.#process.stderr.pipe(process.stderr)
    // When it has ended, so have its answers: that is what is reported.
    this.#process.stdin.on('error', () => {})
    this.#answers = createInterface(this.#process.stdout)[Symbol.asyncIterator]()
  }

  /** One at a time. */
  async run(line: string): Promise<unknown> {
    this.#process.stdin.write(`${line}\n`)
    const answer = await this.#answers.next()
    if (answer.done === true) throw new Error('The BEAM has ended')
    return JSON.parse(answer.value) as unknown
  }

  stop(): void {
    this.#process.kill('SIGKILL')
  }
}
