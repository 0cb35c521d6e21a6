import type { Part } from './part.ts'
import { rivalsHere, runOurs, runRival } from './rivals.ts'
import type { RivalName, Row } from './row.ts'
import { rows } from './rows.ts'
import { show, summarize } from './summary.ts'

/** Rounds inside each program: so many in all, and of those the first, which only warm up. The median of the others is the program's figure. */
interface InnerRounds {
  readonly all: number
  readonly warm: number
}

/** A rate's rounds are 100 ms each: what counts is code that has been hot for a while. */
const JAVASCRIPT: InnerRounds = { all: 9, warm: 6 }
/** Its code is compiled when it is loaded. */
const BEAM: InnerRounds = { all: 4, warm: 1 }
/** Bytes are the same each time; at sizes of a million every round is a long one. */
const SHORT: InnerRounds = { all: 2, warm: 1 }

function innerRounds(row: Row, program: RivalName | 'linecard'): InnerRounds {
  if (row.unit === 'B') return SHORT
  if (row.sizes === undefined) return program === 'beam' ? BEAM : JAVASCRIPT
  return program === 'beam' ? { all: 1, warm: 0 } : SHORT
}

let known: ReadonlySet<RivalName> | null = null

function knownRivals(say: (line: string) => void): ReadonlySet<RivalName> {
  if (known === null) {
    known = rivalsHere()
    if (!known.has('beam')) say('There is no elixir on the path, so the BEAM is not measured.')
  }
  return known
}

/** A part for each row that is measured inside one program. */
export const inProcessParts: readonly Part[] = rows.map((row) => ({
  name: row.name,
  measure(rounds, say) {
    const here = knownRivals(say)
    const rivals = row.rivals.filter((rival) => here.has(rival))
    return measureRow(row, rivals, rounds, say)
  },
}))

/** Rounds of ours and of the rivals take turns, each in a program of its own. */
function measureRow(row: Row, rivals: readonly RivalName[], rounds: number, say: (line: string) => void): object[] {
  const ours: number[][] = []
  const theirs = new Map(rivals.map((rival) => [rival, [] as number[][]]))
  for (let round = 0; round < rounds; round++) {
    ours.push(measured(row, 'linecard'))
    for (const [rival, figures] of theirs) figures.push(measured(row, rival))
  }
  const results = (row.sizes ?? [null]).map((size, at) => {
    const name = size === null ? row.name : `${row.name} ${size.toLocaleString('en-US')}`
    const figures = summarize(ours.map((round) => round[at] ?? 0))
    say(`${name.padEnd(34)} ${show(figures, row.unit)}`)
    const beside = [...theirs].map(([rival, rivalRounds]) => {
      const rivalFigures = summarize(rivalRounds.map((round) => round[at] ?? 0))
      const ratio = summarize(rivalRounds.map((round, index) => ratioOf(row, ours[index]?.[at] ?? 0, round[at] ?? 0)))
      say(`  ${rival.padEnd(32)} ${show(rivalFigures, row.unit)}   ratio ${show(ratio)}`)
      return [rival, { figures: rivalFigures, ratio }] as const
    })
    return { name: row.name, size, unit: row.unit, figures, rivals: Object.fromEntries(beside) }
  })
  return row.sizes === undefined ? results : [...results, growth(row, ours, theirs, say)]
}

/** What an operation costs at the largest size, over what it costs at the smallest. */
function growth(
  row: Row,
  ours: readonly number[][],
  theirs: ReadonlyMap<RivalName, readonly number[][]>,
  say: (line: string) => void,
): object {
  const growthOf = (rounds: readonly number[][]) =>
    summarize(rounds.map((figures) => costRatio(row, figures[0] ?? 0, figures.at(-1) ?? 0)))
  const rivals = Object.fromEntries([...theirs].map(([rival, rounds]) => [rival, growthOf(rounds)]))
  const others = Object.entries(rivals).map(([rival, summary]) => `   ${rival} ${show(summary)}`)
  const figures = growthOf(ours)
  say(`  ${'cost at the largest / smallest'.padEnd(32)} ${show(figures)}${others.join('')}`)
  return { name: row.name, unit: 'growth', figures, rivals }
}

function costRatio({ unit }: Row, smallest: number, largest: number): number {
  return unit === 'B' ? largest / smallest : smallest / largest
}

function ratioOf({ unit }: Row, ours: number, theirs: number): number {
  return unit === 'B' ? theirs / ours : ours / theirs
}

/** Runs the program of a row; gives its figure for each size. */
function measured(row: Row, program: RivalName | 'linecard'): number[] {
  const { all, warm } = innerRounds(row, program)
  const rounds = (program === 'linecard' ? runOurs(row, all) : runRival(program, row, all)).slice(warm)
  return (rounds[0] ?? []).map((_, at) => summarize(rounds.map((figures) => figures[at] ?? 0)).median)
}
