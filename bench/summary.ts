/** Rounds in three figures: machines are noisy, so a single one says nothing. */
export interface Summary {
  readonly min: number
  readonly median: number
  readonly max: number
}

export function summarize(values: readonly number[]): Summary {
  const sorted = [...values].sort((a, b) => a - b)
  return {
    min: sorted[0] ?? Number.NaN,
    median: sorted[Math.floor(sorted.length / 2)] ?? Number.NaN,
    max: sorted.at(-1) ?? Number.NaN,
  }
}

/** `1.2 / 1.3 / 1.5 M/s` */
export function show({ min, median, max }: Summary, unit: string = ''): string {
  const digits = (value: number): string =>
    value.toLocaleString('en-US', { maximumFractionDigits: value < 100 ? 2 : 0 })
  return `${digits(min)} / ${digits(median)} / ${digits(max)}${unit === '' ? '' : ` ${unit}`}`
}
