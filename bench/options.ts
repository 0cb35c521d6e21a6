import { parseArgs } from 'node:util'

export interface Options {
  /** Names of parts; null for all. */
  readonly rows: readonly string[] | null
  readonly rounds: number
  readonly json: boolean
}

/** What the command line says; null when it is no use, or asks for help. */
export function readOptions(names: readonly string[]): Options | null {
  const { values } = parseArgs({
    options: {
      rows: { type: 'string' },
      rounds: { type: 'string', default: '5' },
      json: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  })
  const rounds = Number(values.rounds)
  const rows = values.rows?.split(',') ?? null
  const unknown = rows?.filter((row) => !names.includes(row)) ?? []
  if (unknown.length > 0) console.error(`No row is called ${unknown.join(', ')}`)
  const fits = Number.isInteger(rounds) && rounds > 0 && unknown.length === 0
  return values.help || !fits ? null : { rows, rounds, json: values.json }
}

export function usage(names: readonly string[]): string {
  return `npm run bench -- [options]
  --rows A,B     only these rows (${names.join(', ')})
  --rounds N     rounds of each row (default 5)
  --json         one JSON object instead of the table`
}
