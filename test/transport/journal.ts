import { EventEmitter, once } from 'node:events'

/** What callbacks ran, in order, as lines of text; tests wait for lines, not for time. */
export class Journal {
  readonly lines: string[] = []
  readonly #written = new EventEmitter()
  #read = 0

  write(line: string): void {
    this.lines.push(line)
    this.#written.emit('line')
  }

  /** The next line that nobody has waited for. */
  async next(): Promise<string> {
    while (this.#read >= this.lines.length) await once(this.#written, 'line')
    return this.lines[this.#read++] as string
  }

  /** Waits for a line that begins with `start`, passing over others, and returns it. */
  async until(start: string): Promise<string> {
    for (;;) {
      const line = await this.next()
      if (line.startsWith(start)) return line
    }
  }
}
