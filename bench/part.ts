/** One thing that `npm run bench` measures. */
export interface Part {
  /** What `--rows` calls it. */
  readonly name: string
  /** Measures in so many rounds. Says what came of it, and gives the same for `--json`. */
  measure(rounds: number, say: (line: string) => void): Promise<readonly object[]> | readonly object[]
}
